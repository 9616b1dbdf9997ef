"""The command that measures the search: its figures are of the questions it is given, and it leaves nothing behind."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from search.evaluation import measure
from search.models import Entry, Posting
from search.tasks import index_waiting
from tests.world import World, draft_resource, put_up

pytestmark = pytest.mark.django_db

SET = {
    "passages": [
        {"id": 7, "title": "Om troll", "text": "Trollene bor i fjellet & er redde for sola."},
        {"id": 9, "title": "Om nisser", "text": "Nissene bor på låven og vil ha grøt."},
    ],
    "queries": [
        {
            "passage": 7,
            "nb": "Hvem er redd sola?",
            "nn": "Kven er redd sola?",
            "short": "troll fjell",
            "typo": "trollenne",
        },
        {"passage": 9, "nb": "Hva vil nissene ha?", "nn": "Kva vil nissane ha?", "short": "nisse låve"},
        {"passage": 9, "nb": "Hvem bor i fjellet?", "nn": "Kven bur i fjellet?", "short": "fjellet"},
    ],
}


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "set.json"
    path.write_text(json.dumps(SET), "utf-8")
    return path


def output(*args: object) -> str:
    out = StringIO()
    call_command("evaluate_search", *map(str, args), stdout=out)
    return out.getvalue()


def test_quality_is_told_by_the_rank_of_the_right_answer() -> None:
    answers = {"a": [1, 2], "b": [3, 1, 2], "c": [3]}

    quality = measure([("a", {1}), ("b", {2}), ("c", {1})], lambda text: answers[text])

    assert quality.as_json() == {"recall@1": 0.3333, "recall@10": 0.6667, "mrr@10": 0.4444}


def test_the_figures_are_json_and_nothing_else(world: World, questions: Path) -> None:
    figures = json.loads(output(questions, "--json"))

    assert list(figures) == ["ours", "stock"]
    assert {form: quality["recall@1"] for form, quality in figures["ours"].items()} == {
        "nb": 0.6667,
        "nn": 0.6667,
        "short": 0.6667,
        "typo": 1.0,
    }
    assert figures["stock"]["typo"] == {"recall@1": 0.0, "recall@10": 0.0, "mrr@10": 0.0}


def test_the_table_has_both_for_each_form(world: World, questions: Path) -> None:
    rows = [line.split()[:2] for line in output(questions).splitlines()]

    assert rows[0] == ["recall@1", "recall@10"]
    assert rows[1:] == [[form, whose] for form in ("nb", "nn", "short", "typo") for whose in ("ours", "stock")]


def test_nothing_is_left_and_nothing_else_answers(world: World, questions: Path) -> None:
    put_up(draft_resource(world, "Hvem er redd sola?"))
    index_waiting()
    before = [set(model.objects.values_list("pk", flat=True)) for model in (Page, Entry, Posting)]

    figures = json.loads(output(questions, "--json"))

    assert figures["ours"]["nb"]["recall@1"] == 0.6667
    assert [set(model.objects.values_list("pk", flat=True)) for model in (Page, Entry, Posting)] == before


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"passages": []}',
        "nonsense",
        '{"passages": [{"id": 1}], "queries": []}',
        '{"passages": 5, "queries": []}',
        '{"passages": [["id"]], "queries": []}',
        '{"passages": [], "queries": [{"nb": "troll"}]}',
        '{"passages": [], "queries": ["troll"]}',
        '{"passages": [], "queries": [{"passage": 1, "nb": "troll"}]}',
    ],
)
def test_a_file_that_is_no_set_is_said_to_be_none(world: World, tmp_path: Path, content: str) -> None:
    path = tmp_path / "set.json"
    path.write_text(content, "utf-8")

    with pytest.raises(CommandError, match=r"set\.json is no set of passages and queries"):
        output(path)
