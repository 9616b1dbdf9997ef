"""What is right, what an answer lacks, what is drawn: the plain functions of a quiz.

Long, since each kind of question has its own way to be right.
"""

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.quizzes import rules
from learning.quizzes.answers import LONGEST, Fault, fault_of, read
from learning.quizzes.drawing import draw, mixed_for_all
from learning.quizzes.grading import Answer, Mark, grade, is_passed, normalised, score
from learning.quizzes.questions import FALSE, TRUE, WHOLE, Choice, Kind, Part, Question
from learning.quizzes.rules import Flaw, Refusal

RED, GREEN, BLUE = Choice("r", "Rødt", "<p>Stopp.</p>"), Choice("g", "Grønt", "<p>Gå.</p>"), Choice("b", "Blått")
SINGLE = Question("1", Kind.SINGLE, "Når går man?", {WHOLE: ["g"]}, choices=[RED, GREEN, BLUE])
MULTIPLE = Question("2", Kind.MULTIPLE, "Hva er i lyset?", {WHOLE: ["r", "g"]}, choices=[RED, GREEN, BLUE])
TRUTH = Question(
    "3", Kind.TRUE_FALSE, "Bøker er gratis.", {WHOLE: [TRUE]}, choices=[Choice(TRUE, ""), Choice(FALSE, "")]
)
ORDER = Question(
    "4", Kind.ORDER, "Rekkefølgen?", {"a": ["1"], "b": ["2"]}, items=[Choice("a", "Hei"), Choice("b", "Ha det")]
)
MATCH = Question(
    "5",
    Kind.MATCH,
    "Hvem skrev hva?",
    {"i": ["v"], "h": ["s"]},
    choices=[Choice("v", "Vildanden"), Choice("s", "Sult")],
    items=[Choice("i", "Ibsen"), Choice("h", "Hamsun")],
)
SHORT = Question("6", Kind.SHORT, "Hvem eier banken?", {WHOLE: ["Nasjonalbiblioteket", "NB"]})
CLOZE = Question(
    "7", Kind.CLOZE, "Fyll inn.", {"1": ["bøker"], "2": ["hei", "god dag"]}, passage=["Lån ", " og si ", "."]
)
ALL = [SINGLE, MULTIPLE, TRUTH, ORDER, MATCH, SHORT, CLOZE]


def rightly(question: Question) -> dict[str, list[str]]:
    written = question.kind in (Kind.SHORT, Kind.CLOZE)
    return {part: list(right)[:1] if written else list(right) for part, right in question.right.items()}


# --- grading ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_what_is_right_is_right_and_nothing_is_wrong(question: Question) -> None:
    mark, nothing = grade(question, rightly(question)), grade(question, {})

    assert (mark.is_right, mark.parts) == (True, dict.fromkeys(question.right, True))
    assert nothing == Mark(False, dict.fromkeys(question.right, False))


@pytest.mark.parametrize(
    ("question", "answer", "parts"),
    [
        (SINGLE, {WHOLE: ["r"]}, {WHOLE: False}),
        (SINGLE, {WHOLE: ["r", "g"]}, {WHOLE: False}),
        (MULTIPLE, {WHOLE: ["r"]}, {WHOLE: False}),
        (MULTIPLE, {WHOLE: ["r", "g", "b"]}, {WHOLE: False}),
        (TRUTH, {WHOLE: [FALSE]}, {WHOLE: False}),
        (ORDER, {"a": ["2"], "b": ["1"]}, {"a": False, "b": False}),
        (MATCH, {"i": ["v"], "h": ["v"]}, {"i": True, "h": False}),
        (SHORT, {WHOLE: ["Kulturrådet"]}, {WHOLE: False}),
        (CLOZE, {"1": ["bøker"], "2": ["ha det"]}, {"1": True, "2": False}),
    ],
)
def test_what_is_wrong_is_wrong_in_its_part(question: Question, answer: Answer, parts: dict[str, bool]) -> None:
    mark = grade(question, answer)

    assert (mark.is_right, mark.parts) == (False, parts)


def test_the_order_in_which_several_are_chosen_says_nothing() -> None:
    assert grade(MULTIPLE, {WHOLE: ["g", "r"]}).is_right


def test_feedback_is_of_what_was_chosen_then_of_the_whole() -> None:
    question = replace(MULTIPLE, feedback_right="<p>Bra.</p>", feedback_wrong="<p>Nei.</p>")

    assert grade(question, {WHOLE: ["r", "g"]}).feedback == ("<p>Stopp.</p>", "<p>Gå.</p>", "<p>Bra.</p>")
    assert grade(question, {WHOLE: ["b"]}).feedback == ("<p>Nei.</p>",)


def test_a_written_answer_is_never_the_key_of_a_choice() -> None:
    question = replace(SHORT, choices=[Choice("NB", "", "<p>Nei.</p>")])

    assert grade(question, {WHOLE: ["NB"]}).feedback == ()


@pytest.mark.parametrize(
    "written",
    ["nb", " NB ", "N\u0042.", "NB!", "nb...", "ＮＢ", "Nasjonal\u00adbiblioteket".replace("\u00ad", ""), "NB \u00a0"],
)
def test_a_short_answer_may_be_written_in_many_ways(written: str) -> None:
    assert grade(SHORT, {WHOLE: [written]}).is_right


@pytest.mark.parametrize("written", ["n b", "NBB", "", "?"])
def test_but_not_in_any(written: str) -> None:
    assert not grade(SHORT, {WHOLE: [written]}).is_right


LETTERS = st.text("abcæøåÆØÅáčđŋšŧž 1,-", min_size=1)


@given(LETTERS, st.sampled_from([str.upper, str.lower, str.title]), st.text(" \t\n\u00a0"), st.text(".,;:!? "))
def test_capitals_spaces_around_and_final_punctuation_make_no_difference(
    text: str, cased: object, space: str, final: str
) -> None:
    assert callable(cased)
    assert normalised(space + cased(text) + final + space) == normalised(text)


@given(st.lists(st.booleans()), st.integers(1, 100))
def test_a_score_counts_and_the_pass_mark_is_reached_exactly(marks: list[bool], pass_mark: int) -> None:
    right, out_of = score({str(number): mark for number, mark in enumerate(marks)})

    assert (right, out_of) == (marks.count(True), len(marks))
    assert is_passed(right, out_of, pass_mark) is (bool(marks) and right / len(marks) >= pass_mark / 100)


# --- reading ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_what_a_form_sends_is_read_as_it_was_answered(question: Question) -> None:
    sent = {f"q-{question.key}-{part}": values for part, values in rightly(question).items()}

    answer = read(question, sent, {})

    assert answer == rightly(question)
    assert fault_of(question, answer) is None


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_what_is_not_sent_stays_and_what_is_emptied_goes(question: Question) -> None:
    kept = rightly(question)

    assert read(question, {"q-other-answer": ["x"]}, kept) == kept
    assert read(question, {f"q-{question.key}-{part}": [""] for part in kept}, kept) == {part: [] for part in kept}
    assert read(question, {}, {}) == {}


@given(st.sampled_from(ALL), st.lists(st.text(), max_size=3))
def test_whatever_is_sent_is_read_into_the_shape_of_an_answer(question: Question, values: list[str]) -> None:
    sent = {f"q-{question.key}-{part}": values for part in question.right}
    offered = {choice.key for choice in question.choices} | {str(place) for place in range(1, len(question.items) + 1)}

    answer = read(question, sent, {})

    assert list(answer) == list(question.right)
    for value in (value for values in answer.values() for value in values):
        assert value
        assert len(value) <= LONGEST
        assert "\x00" not in value
        assert question.kind in (Kind.SHORT, Kind.CLOZE) or value in offered
    grade(question, answer)


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_a_question_lacks_an_answer_until_every_part_has_one(question: Question) -> None:
    first, *_others = question.right
    half = {part: values for part, values in rightly(question).items() if part != first}

    assert [fault_of(question, answer) for answer in ({}, half)] == [Fault.UNANSWERED] * 2


def test_two_in_one_place_are_not_in_order() -> None:
    assert fault_of(ORDER, {"a": ["1"], "b": ["1"]}) == Fault.SAME_PLACE
    assert fault_of(MATCH, {"i": ["v"], "h": ["v"]}) is None


# --- drawing ---------------------------------------------------------------------------------------------------------


@given(st.integers(0, 3), st.randoms(use_true_random=False))
def test_as_many_are_drawn_as_the_pool_says_each_once_and_in_their_order(number: int, chance: random.Random) -> None:
    drawn = draw([Part([SINGLE]), Part([TRUTH, SHORT, CLOZE], number)], chance)

    keys = [question.key for question in drawn]
    assert (keys[0], len(keys), keys) == ("1", 1 + number, sorted(set(keys)))


@given(st.sampled_from(ALL), st.randoms(use_true_random=False))
def test_what_is_drawn_is_called_by_its_place_and_means_the_same(question: Question, chance: random.Random) -> None:
    (drawn,) = draw([Part([question])], chance)

    if question.kind != Kind.TRUE_FALSE:
        assert [choice.key for choice in drawn.choices] == [str(n) for n in range(1, len(drawn.choices) + 1)]
        assert [item.key for item in drawn.items] == [str(n) for n in range(1, len(drawn.items) + 1)]
    assert meaning(drawn) == meaning(question)


def meaning(question: Question) -> set[tuple[str, frozenset[str]]]:
    """What is right, by the words alone."""
    items = {item.key: item.text for item in question.items}
    choices = {choice.key: choice.text or choice.key for choice in question.choices}
    return {
        (items.get(part, part), frozenset(choices.get(value, value) for value in values))
        for part, values in question.right.items()
    }


def test_over_many_draws_what_is_right_stands_in_every_place() -> None:
    chance = random.Random(1)

    places = {draw([Part([SINGLE])], chance)[0].right[WHOLE][0] for _time in range(60)}

    assert places == {"1", "2", "3"}


def test_for_all_readers_the_order_is_one_and_the_names_stay() -> None:
    shown = mixed_for_all(MATCH)

    assert shown == mixed_for_all(MATCH)
    assert meaning(shown) == meaning(MATCH)
    assert {choice.key for choice in shown.choices} == {"v", "s"}


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_a_question_that_was_stored_is_the_same_when_it_is_read(question: Question) -> None:
    stored = json.dumps(question.as_json())

    assert json.dumps(Question.from_json(json.loads(stored)).as_json()) == stored


# --- what a question must have ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_a_whole_question_has_no_flaw(question: Question) -> None:
    assert rules.flaws_of(question) == []
    assert rules.flaws_of(replace(question, text=" ")) == [Flaw.NO_TEXT]


@pytest.mark.parametrize(
    ("question", "flaw"),
    [
        (replace(SINGLE, choices=[GREEN]), Flaw.TOO_FEW),
        (replace(SINGLE, choices=[]), Flaw.TOO_FEW),
        (replace(SINGLE, choices=[GREEN, Choice("x", " ")]), Flaw.EMPTY_CHOICE),
        (replace(SINGLE, choices=[GREEN, Choice("x", "grønt.")]), Flaw.ALIKE),
        (replace(SINGLE, right={WHOLE: []}), Flaw.NOT_ONE_RIGHT),
        (replace(SINGLE, right={WHOLE: ["r", "g"]}), Flaw.NOT_ONE_RIGHT),
        (replace(MULTIPLE, right={WHOLE: []}), Flaw.NONE_RIGHT),
        (replace(TRUTH, right={WHOLE: []}), Flaw.NO_TRUTH),
        (replace(ORDER, items=[Choice("a", "Hei")]), Flaw.TOO_FEW),
        (replace(ORDER, items=[]), Flaw.TOO_FEW),
        (replace(ORDER, items=[Choice("a", "Hei"), Choice("b", "hei")]), Flaw.ALIKE),
        (replace(MATCH, choices=[Choice("v", "Sult"), Choice("s", "Sult")]), Flaw.ALIKE),
        (replace(MATCH, items=[Choice("i", ""), Choice("h", "Hamsun")]), Flaw.EMPTY_CHOICE),
        (replace(SHORT, right={WHOLE: []}), Flaw.NO_ANSWER),
        (replace(SHORT, right={WHOLE: ["NB", "?"]}), Flaw.NO_ANSWER),
        (replace(CLOZE, right={}), Flaw.NO_GAP),
        (replace(CLOZE, right={"1": ["bøker", " "]}), Flaw.EMPTY_GAP),
        (replace(CLOZE, passage=["Her [", " er "]), Flaw.LOOSE_BRACKET),
        (replace(CLOZE, passage=["Her ", " er ]x"]), Flaw.LOOSE_BRACKET),
    ],
)
def test_what_is_wrong_with_a_question(question: Question, flaw: Flaw) -> None:
    assert rules.flaws_of(question) == [flaw]


@pytest.mark.parametrize(
    ("questions", "drawn", "flaw"),
    [
        ([], 1, Flaw.NO_QUESTIONS),
        ([SHORT], 0, Flaw.DRAWS_TOO_MANY),
        ([SHORT], 2, Flaw.DRAWS_TOO_MANY),
        ([SHORT], 1, None),
    ],
)
def test_a_pool_has_as_many_as_it_draws(questions: list[Question], drawn: int, flaw: Flaw | None) -> None:
    assert rules.flaw_of_pool(Part(questions, drawn)) == flaw


def test_what_is_asked_is_what_is_drawn() -> None:
    assert rules.questions_asked([Part([SINGLE]), Part([SHORT, CLOZE, ORDER], 2), Part([], 1)]) == 3


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({}, None),
        ({"attempts": 2, "most": None}, None),
        ({"attempts": 1, "most": 2}, None),
        ({"attempts": 2, "most": 2}, Refusal.NO_ATTEMPTS_LEFT),
        ({"attempts": 3, "most": 2}, Refusal.NO_ATTEMPTS_LEFT),
        ({"is_passed": True, "most": 0}, Refusal.IS_PASSED),
        ({"questions": 0}, Refusal.NO_QUIZ),
        ({"is_in_course": False, "is_passed": True}, Refusal.NOT_IN_COURSE),
    ],
)
def test_who_may_begin(facts: dict[str, object], refusal: Refusal | None) -> None:
    known = {"is_in_course": True, "questions": 5, "attempts": 0, "most": None, "is_passed": False}

    assert rules.may_begin(**known | facts) == refusal
