"""The figures of judged questions, the table they are written in, and the command that asks them of the bank."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search.judging import Figures, Judged, JudgedAnswer, ask_all, misses, read_judged
from search.tasks import index_waiting
from tests.world import World, draft_resource, put_up

HEAD = "language\tform\tquery\twanted\thelpful\n"
TROLL, ELF, EXTRA = "nb/innlandet/om-troll", "nb/innlandet/om-alver", "nb/innlandet/om-huldra"


def judged(gains: dict[str, float], form: str = "word") -> Judged:
    return Judged("nb", form, "troll", gains)


def table(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "judged.tsv"
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
    return path


# --- figures ---


def test_an_answer_is_worth_what_it_has_and_where() -> None:
    answered = JudgedAnswer(judged({TROLL: 3.0, ELF: 3.0, EXTRA: 1.0}), [EXTRA, TROLL, "nb/om"], total=3)

    assert answered.missed == [ELF]
    assert answered.recall == 0.5
    assert answered.reciprocal_rank == 0.5
    # 1 + 3/log2(3) of 3 + 3/log2(3) + 1/2
    assert round(answered.ndcg, 4) == round(2.8928 / 5.3928, 4)


def test_the_best_order_there_could_be_is_worth_one_and_no_answer_nothing() -> None:
    question = judged({ELF: 1.0, TROLL: 3.0})

    assert JudgedAnswer(question, [TROLL, ELF], total=2).ndcg == 1
    assert (JudgedAnswer(question, [], total=0).ndcg, JudgedAnswer(question, [], total=0).reciprocal_rank) == (0, 0)


def test_questions_that_should_find_nothing_are_counted_apart() -> None:
    right, wrong = (JudgedAnswer(judged({}, "nothing"), [TROLL] * total, total) for total in (0, 1))
    answered = JudgedAnswer(judged({TROLL: 3.0}), [ELF, TROLL], total=2)

    assert Figures.of([answered, right, wrong]).as_json() == {
        "questions": 3,
        "recall@10": 1.0,
        "ndcg@10": 0.6309,
        "mrr@10": 0.5,
        "nothing": 0.5,
    }
    assert Figures.of([answered]).nothing is None
    assert Figures.of([right]).recall_at_10 is None


# --- the table ---


def test_a_table_is_read(tmp_path: Path) -> None:
    path = table(tmp_path, f"nb\tword\ttroll\t{TROLL} {ELF}\t{EXTRA}", "en\tnothing\ttax\t\t")

    assert read_judged(path) == [
        Judged("nb", "word", "troll", {TROLL: 3.0, ELF: 3.0, EXTRA: 1.0}),
        Judged("en", "nothing", "tax", {}),
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("nb\tword\ttroll", "Line 2 has 3 columns."),
        (f"tlh\tword\ttroll\t{TROLL}\t", "Line 2 is in 'tlh', which is none of nb, nn, se, en, smj, sma, fkv."),
        (f"nb\tword\ttroll\t{TROLL}\t{TROLL}", "Line 2 judges a work twice."),
        (f"nb\tword\ttroll\t\t{TROLL}", "Line 2 should say which works are wanted, or be of the form nothing."),
        (f"nb\tnothing\ttroll\t{TROLL}\t", "Line 2 should say which works are wanted, or be of the form nothing."),
        (f"nb\tnothing\ttroll\t\t{TROLL}", "Line 2 should say which works are wanted, or be of the form nothing."),
    ],
)
def test_a_line_that_is_none_is_told_by_its_number(tmp_path: Path, line: str, fault: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(fault)}$"):
        read_judged(table(tmp_path, line))


def test_a_byte_order_mark_and_an_empty_line_are_no_fault(tmp_path: Path) -> None:
    path = table(tmp_path, f"nb\tword\ttroll\t{TROLL}\t", "")
    path.write_text("\ufeff" + path.read_text("utf-8"), "utf-8")

    assert read_judged(path) == [Judged("nb", "word", "troll", {TROLL: 3.0})]


# --- asking the bank ---


@pytest.fixture
def bank(world: World) -> World:
    put_up(draft_resource(world, "Om troll"))
    put_up(draft_resource(world, "Om alver"))
    index_waiting()
    return world


def output(*args: object) -> str:
    out = StringIO()
    call_command("evaluate_search", *map(str, args), stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_bank_is_asked_and_the_figures_are_json_and_nothing_else(bank: World, tmp_path: Path) -> None:
    path = table(tmp_path, f"nb\tword\ttroll\t{TROLL}\t", f"nb\tsynonym\tpixie\t{ELF}\t", "en\tnothing\ttroll\t\t")

    figures = json.loads(output("--bank", path, "--json"))

    assert figures == {
        "languages": {
            "nb": {"questions": 2, "recall@10": 0.5, "ndcg@10": 0.5, "mrr@10": 0.5, "nothing": None},
            "en": {"questions": 1, "recall@10": None, "ndcg@10": None, "mrr@10": None, "nothing": 0.0},
        },
        "forms": {
            "word": {"questions": 1, "recall@10": 1.0, "ndcg@10": 1.0, "mrr@10": 1.0, "nothing": None},
            "synonym": {"questions": 1, "recall@10": 0.0, "ndcg@10": 0.0, "mrr@10": 0.0, "nothing": None},
            "nothing": {"questions": 1, "recall@10": None, "ndcg@10": None, "mrr@10": None, "nothing": 0.0},
        },
        "misses": [f"nb «pixie» lacks {ELF}", "en «troll» has 1 works, and should have none"],
    }


@pytest.mark.django_db
def test_the_table_has_each_language_each_form_and_what_is_missed(bank: World, tmp_path: Path) -> None:
    lines = output("--bank", table(tmp_path, f"nb\tword\ttroll\t{ELF}\t{TROLL}")).splitlines()

    assert [line.split() for line in lines] == [
        ["questions", "recall@10", "ndcg@10", "mrr@10", "nothing"],
        ["nb", "1", "0.000", "0.275", "0.000", "–"],
        ["word", "1", "0.000", "0.275", "0.000", "–"],
        [],
        ["nb", "«troll»", "lacks", ELF],
    ]


@pytest.mark.django_db
def test_a_work_judged_in_one_language_is_right_in_any(world: World) -> None:
    """The sections are there in both written forms; who reads nynorsk is shown that one."""
    index_waiting()
    section = Judged("nn", "place", "innlandet", {"nb/innlandet": 3.0})

    [answered] = ask_all([section])

    assert (answered.found[0], answered.total) == ("nb/innlandet", 1)
    assert misses([answered]) == []


@pytest.mark.django_db
def test_a_work_that_nobody_can_find_is_named(bank: World, tmp_path: Path) -> None:
    path = table(tmp_path, f"nb\tword\ttroll\t{TROLL}\t{EXTRA}")

    with pytest.raises(CommandError, match=rf"no set of judged questions of this bank: .*{EXTRA}"):
        output("--bank", path)


@pytest.mark.parametrize("content", ["", "nonsense\n", "{}"])
def test_a_file_that_is_no_table_is_said_to_be_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "judged.tsv"
    path.write_text(content, "utf-8")

    with pytest.raises(
        CommandError, match=r"judged\.tsv is no set of judged .* The first line should name the columns language,"
    ):
        output("--bank", path)


def test_it_is_asked_of_passages_or_of_the_bank_and_not_of_both(tmp_path: Path) -> None:
    path = table(tmp_path)

    for args in ([], [path, "--bank", path]):
        with pytest.raises(CommandError):
            output(*args)
