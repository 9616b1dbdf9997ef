"""A learner's own quiz: drawn once, answered in peace, graded on the server, and seen by nobody else.

Long, since each verb of a quiz is tried as its learner, as another and signed out.
"""

from typing import Any
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.test import Client

from cms.core.models import Mail
from learning.courses.actions import finish_part
from learning.models import CoursePage, Enrolment, LessonPage, QuizAttempt
from learning.quizzes import actions
from learning.quizzes.actions import Incomplete
from learning.quizzes.answers import Fault
from learning.quizzes.rules import Refusal
from learning.quizzes.texts import FAULTS, REFUSALS
from learning.refused import Refused
from tests.learners import make_learner, past_the_door
from tests.quizzes import enrolled, every_kind, lesson_with, pool, right_answers, short, single
from tests.reading import soup, text
from tests.world import World, draft_lesson, put_up, translate

pytestmark = pytest.mark.django_db

QUIZ = [*every_kind(), pool(single("a"), short("b"), short("c"), draw=2)]
MOST, PASS_MARK = 2, 75


@pytest.fixture(scope="module")
def lasting_lesson(lasting_world: World) -> int:
    return lesson_with(lasting_world, QUIZ, most_attempts=MOST, pass_mark=PASS_MARK).pk


@pytest.fixture
def lesson(lasting_lesson: int, db: None) -> LessonPage:
    return LessonPage.objects.get(pk=lasting_lesson)


@pytest.fixture
def enrolment(lesson: LessonPage) -> Enrolment:
    """Of who has read the lesson: the quiz is all that the course still asks for."""
    found = enrolled(lesson)
    finish_part(found, lesson)
    return found


def is_completed(enrolment: Enrolment) -> bool:
    enrolment.refresh_from_db()
    return enrolment.completed_at is not None


def address(enrolment: Enrolment, lesson: LessonPage, prefix: str = "") -> str:
    return f"{prefix}/min-laering/quiz/{enrolment.pk}/{lesson.pk}/"


def as_sent(answers: dict[str, Any]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in answers.items():
        data.setlist(name, values)
    return data


def rightly(attempt: QuizAttempt) -> dict[str, list[str]]:
    return right_answers(actions.questions_of(attempt))


def wrongly(attempt: QuizAttempt) -> dict[str, list[str]]:
    """Everything answered, and four of the nine wrong."""
    wrong = {"q-short-answer": ["Feil"], "q-cloze-1": ["feil"], "q-true_false-answer": ["false"]}
    single = next(question for question in actions.questions_of(attempt) if question.key == "single")
    red = next(choice.key for choice in single.choices if choice.text == "Rødt")
    return rightly(attempt) | wrong | {"q-single-answer": [red]}


# --- beginning -------------------------------------------------------------------------------------------------------


def test_a_quiz_is_drawn_once_and_is_the_same_when_it_is_opened_again(enrolment: Enrolment, lesson: LessonPage) -> None:
    first = actions.begin(enrolment.pk, lesson)

    again = actions.begin(enrolment.pk, lesson)

    assert (again.pk, again.questions, QuizAttempt.objects.count()) == (first.pk, first.questions, 1)
    keys = [question["key"] for question in first.questions]
    assert (len(keys), keys[:7]) == (9, ["single", "multiple", "true_false", "order", "match", "short", "cloze"])
    assert set(keys[7:]) < {"a", "b", "c"}
    assert (first.number, first.pass_mark, first.language, first.answers) == (1, PASS_MARK, "nb", {})


def test_the_attempts_come_to_an_end(enrolment: Enrolment, lesson: LessonPage) -> None:
    for number in range(1, MOST + 1):
        attempt = actions.begin(enrolment.pk, lesson)
        assert (attempt.number, actions.hand_in(attempt.pk, as_sent(wrongly(attempt))).is_passed) == (number, False)

    with pytest.raises(Refused) as refused:
        actions.begin(enrolment.pk, lesson)

    assert refused.value.refusal == Refusal.NO_ATTEMPTS_LEFT


def test_a_quiz_that_is_passed_is_not_taken_again(enrolment: Enrolment, lesson: LessonPage) -> None:
    attempt = actions.begin(enrolment.pk, lesson)
    actions.hand_in(attempt.pk, as_sent(rightly(attempt)))

    with pytest.raises(Refused) as refused:
        actions.begin(enrolment.pk, lesson)

    assert refused.value.refusal == Refusal.IS_PASSED


def test_a_new_round_has_its_own_attempts(enrolment: Enrolment, lesson: LessonPage) -> None:
    attempt = actions.begin(enrolment.pk, lesson)
    actions.hand_in(attempt.pk, as_sent(rightly(attempt)))
    anew = Enrolment.objects.create(learner=enrolment.learner, work=enrolment.work, round=2)

    assert actions.begin(anew.pk, lesson).number == 1


def test_a_lesson_of_another_course_or_of_an_open_one_is_refused(world: World, lesson: LessonPage) -> None:
    elsewhere = enrolled(lesson_with(world, [short()], title="Annet"))
    practice = lesson_with(world, [short()], kind="open", title="Åpent")
    own = Enrolment.objects.create(learner=elsewhere.learner, work=practice.course.translation_key)

    for enrolment, page in ((elsewhere, lesson), (own, practice)):
        with pytest.raises(Refused) as refused:
            actions.begin(enrolment.pk, page)
        assert refused.value.refusal == Refusal.NOT_IN_COURSE


def test_a_lesson_without_a_quiz_has_none_to_begin(world: World) -> None:
    lesson = lesson_with(world, [], title="Uten")

    with pytest.raises(Refused) as refused:
        actions.begin(enrolled(lesson).pk, lesson)

    assert (refused.value.refusal, str(refused.value)) == (Refusal.NO_QUIZ, str(REFUSALS[Refusal.NO_QUIZ]))


# --- answering -------------------------------------------------------------------------------------------------------


def test_answers_are_kept_one_by_one_and_none_is_lost(enrolment: Enrolment, lesson: LessonPage) -> None:
    attempt = actions.begin(enrolment.pk, lesson)

    actions.keep_answers(attempt.pk, as_sent({"q-short-answer": ["Nasjonal"], "q-multiple-answer": ["", "1", "2"]}))
    actions.keep_answers(attempt.pk, as_sent({"q-cloze-1": ["bøker"], "q-multiple-answer": [""]}))

    attempt.refresh_from_db()
    assert {key: answer for key, answer in attempt.answers.items() if answer} == {
        "short": {"answer": ["Nasjonal"]},
        "multiple": {"answer": []},
        "cloze": {"1": ["bøker"]},
    }
    assert attempt.graded_at is None


def test_what_lacks_an_answer_is_not_graded_and_what_was_answered_is_kept(
    enrolment: Enrolment, lesson: LessonPage
) -> None:
    attempt = actions.begin(enrolment.pk, lesson)
    answers = rightly(attempt)
    del answers["q-short-answer"]

    with pytest.raises(Incomplete) as incomplete:
        actions.hand_in(attempt.pk, as_sent(answers))

    attempt.refresh_from_db()
    assert (incomplete.value.faults, str(incomplete.value)) == ({"short": Fault.UNANSWERED}, "short")
    assert (attempt.graded_at, attempt.marks, is_completed(enrolment)) == (None, {}, False)
    assert attempt.answers["cloze"] == {"1": ["bøker"], "2": ["hei"]}


# --- grading ---------------------------------------------------------------------------------------------------------


def test_each_kind_of_question_is_graded(enrolment: Enrolment, lesson: LessonPage) -> None:
    attempt = actions.begin(enrolment.pk, lesson)

    graded = actions.hand_in(attempt.pk, as_sent(rightly(attempt)))

    assert graded.marks == dict.fromkeys([question["key"] for question in attempt.questions], True)
    assert (graded.is_passed, is_completed(enrolment)) == (True, True)
    assert graded.graded_at is not None


def test_what_is_wrong_is_marked_and_too_little_does_not_pass(enrolment: Enrolment, lesson: LessonPage) -> None:
    attempt = actions.begin(enrolment.pk, lesson)

    graded = actions.hand_in(attempt.pk, as_sent(wrongly(attempt)))

    wrong = [key for key, is_right in graded.marks.items() if not is_right]
    assert (wrong, len(graded.marks)) == (["single", "true_false", "short", "cloze"], 9)
    assert (graded.is_passed, is_completed(enrolment)) == (False, False)


def test_handed_in_twice_it_is_graded_once(enrolment: Enrolment, lesson: LessonPage) -> None:
    attempt = actions.begin(enrolment.pk, lesson)
    first = actions.hand_in(attempt.pk, as_sent(rightly(attempt)))

    second = actions.hand_in(attempt.pk, as_sent(wrongly(attempt)))
    kept = actions.keep_answers(attempt.pk, as_sent(wrongly(attempt)))

    assert (second.marks, second.answers, second.graded_at) == (first.marks, first.answers, first.graded_at)
    assert (kept.answers, is_completed(enrolment)) == (first.answers, True)
    assert Mail.objects.filter(to=enrolment.learner.email).count() == 1  # that the certificate waits for a name


def test_a_lesson_that_is_edited_changes_nothing_under_way(
    world: World, enrolment: Enrolment, lesson: LessonPage
) -> None:
    attempt = actions.begin(enrolment.pk, lesson)
    answers = rightly(attempt)
    LessonPage.objects.filter(pk=lesson.pk).update(quiz=[short("ny")])
    CoursePage.objects.filter(pk=lesson.course.pk).update(pass_mark=100, most_attempts=1)

    again = actions.begin(enrolment.pk, LessonPage.objects.get(pk=lesson.pk))
    graded = actions.hand_in(attempt.pk, as_sent(answers))

    assert (again.pk, again.questions) == (attempt.pk, attempt.questions)
    assert (graded.is_passed, graded.pass_mark, len(graded.marks)) == (True, PASS_MARK, 9)


def test_the_quiz_of_a_lesson_in_two_languages_is_one(world: World, enrolment: Enrolment, lesson: LessonPage) -> None:
    translate(CoursePage.objects.get(pk=lesson.course.pk), "nn", "Skranken på nynorsk")
    nynorsk = LessonPage.objects.get(translation_key=lesson.translation_key, locale__language_code="nn")

    attempt = actions.begin(enrolment.pk, nynorsk)

    assert (attempt.language, actions.begin(enrolment.pk, lesson).pk) == ("nn", attempt.pk)


# --- the page --------------------------------------------------------------------------------------------------------


def test_to_look_begins_nothing_and_a_button_does(enrolment: Enrolment, lesson: LessonPage) -> None:
    client = past_the_door(enrolment.learner)

    first = soup(client.get(address(enrolment, lesson)))
    assert (first.select_one("[name=action]")["value"], QuizAttempt.objects.count()) == ("begin", 0)
    assert first.select("[data-question]") == []
    begun = client.post(address(enrolment, lesson), {"action": "begin"})

    page = soup(client.get(begun["Location"]))
    attempt = QuizAttempt.objects.get()
    assert begun["Location"] == address(enrolment, lesson)
    assert [one["data-question"] for one in page.select("[data-question]")] == [q["key"] for q in attempt.questions]
    again = soup(client.get(begun["Location"]))
    assert page.select("form.quiz fieldset") == again.select("form.quiz fieldset")


def test_the_way_through_a_quiz(enrolment: Enrolment, lesson: LessonPage) -> None:
    client = past_the_door(enrolment.learner)
    here = address(enrolment, lesson)
    client.post(here, {"action": "begin"})
    attempt = QuizAttempt.objects.get()
    sent = {"attempt": attempt.pk}

    kept = client.post(here, sent | {"action": "keep", "q-short-answer": "Feil"}, follow=True)
    assert soup(kept).select_one("[role=status]:not([data-kept])") is not None
    assert soup(kept).select_one("#q-short input")["value"] == "Feil"

    lacking = client.post(here, sent | {"action": "hand_in"})
    assert len(soup(lacking).select(".quiz-faults li")) == 8
    assert text(soup(lacking).select_one("#q-single-fault")) == str(FAULTS[Fault.UNANSWERED])
    assert soup(lacking).select_one("#q-short input")["value"] == "Feil"

    graded = client.post(here, sent | wrongly(attempt) | {"action": "hand_in"}, follow=True)
    page = soup(graded)
    assert [word for word in text(page.select_one(".quiz-score h2")).split() if word.isdigit()] == ["5", "9"]
    assert [text(piece) for piece in page.select("#q-single .quiz-verdict .rich")] == [
        "Rødt er stopp.",
        "Les én gang til.",
    ]
    assert len(page.select("fieldset[disabled]")) == 9
    assert page.select_one("[name=action]")["value"] == "begin"

    client.post(here, {"action": "begin"})
    second = QuizAttempt.objects.get(number=2)
    passed = client.post(here, {"action": "hand_in", "attempt": second.pk} | rightly(second), follow=True)
    assert soup(passed).select_one(".quiz-score")["data-color"] == "success"
    assert soup(passed).select("[name=action]") == []


def test_after_the_last_attempt_the_page_says_so_and_takes_no_more(enrolment: Enrolment, lesson: LessonPage) -> None:
    client = past_the_door(enrolment.learner)
    for _time in range(MOST):
        attempt = actions.begin(enrolment.pk, lesson)
        actions.hand_in(attempt.pk, as_sent(wrongly(attempt)))

    page = soup(client.get(address(enrolment, lesson)))
    response = client.post(address(enrolment, lesson), {"action": "begin"})

    no_more = str(REFUSALS[Refusal.NO_ATTEMPTS_LEFT])
    assert (no_more in text(page.main), page.select("[name=action]")) == (True, [])
    assert text(soup(response).select_one("[role=alert]")) == no_more
    assert QuizAttempt.objects.count() == MOST


def test_a_script_keeps_answers_without_a_page(enrolment: Enrolment, lesson: LessonPage) -> None:
    attempt = actions.begin(enrolment.pk, lesson)
    sent = {"action": "keep", "attempt": attempt.pk, "q-short-answer": "NB"}

    response = past_the_door(enrolment.learner).post(
        address(enrolment, lesson), sent, headers={"Accept": "application/json"}
    )

    attempt.refresh_from_db()
    assert (response.status_code, response.content, attempt.answers["short"]) == (204, b"", {"answer": ["NB"]})


def test_an_attempt_whose_lesson_has_lost_its_quiz_is_still_there(enrolment: Enrolment, lesson: LessonPage) -> None:
    actions.begin(enrolment.pk, lesson)
    LessonPage.objects.filter(pk=lesson.pk).update(quiz=[])

    response = past_the_door(enrolment.learner).get(address(enrolment, lesson))

    assert len(soup(response).select("[data-question]")) == 9


def test_the_page_is_the_learners_alone_and_no_cache_keeps_it(enrolment: Enrolment, lesson: LessonPage) -> None:
    response = past_the_door(enrolment.learner).get(address(enrolment, lesson))

    assert "no-store" in response["Cache-Control"]
    assert soup(response).select_one("meta[name=robots]")["content"] == "noindex"


# --- others ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("prefix", ["", "/nn"])
def test_who_is_signed_out_is_sent_to_the_sign_in(
    enrolment: Enrolment, lesson: LessonPage, method: str, prefix: str
) -> None:
    here = address(enrolment, lesson, prefix)

    response = getattr(Client(), method)(here)

    assert (response.status_code, response["Location"]) == (
        302,
        f"{prefix}/min-laering/logg-inn/?videre={quote(here, safe='')}",
    )
    assert not QuizAttempt.objects.exists()


@pytest.mark.parametrize("action", ["", "begin", "keep", "hand_in"])
def test_anothers_quiz_is_not_there(enrolment: Enrolment, lesson: LessonPage, action: str) -> None:
    attempt = actions.begin(enrolment.pk, lesson)
    client = past_the_door(make_learner("annen"))
    sent = {"action": action, "attempt": attempt.pk} | rightly(attempt)

    response = client.post(address(enrolment, lesson), sent) if action else client.get(address(enrolment, lesson))

    attempt.refresh_from_db()
    assert (response.status_code, attempt.answers, QuizAttempt.objects.count()) == (404, {}, 1)


@pytest.mark.parametrize("action", ["keep", "hand_in"])
def test_nor_is_anothers_attempt_by_ones_own_address(enrolment: Enrolment, lesson: LessonPage, action: str) -> None:
    theirs = actions.begin(enrolment.pk, lesson)
    own = enrolled(lesson, make_learner("annen"))
    actions.begin(own.pk, lesson)
    client = past_the_door(own.learner)

    codes = [
        client.post(address(own, lesson), {"action": action, "attempt": pk} | rightly(theirs)).status_code
        for pk in (theirs.pk, "", "x")
    ]

    theirs.refresh_from_db()
    assert (codes, theirs.answers, theirs.graded_at) == ([404] * 3, {}, None)


def test_a_lesson_that_is_not_of_the_course_or_not_up_is_not_there(
    world: World, enrolment: Enrolment, lesson: LessonPage
) -> None:
    other = lesson_with(world, [short()], title="Annet")
    practice = lesson_with(world, [short()], kind="open", title="Åpent")
    without = put_up(draft_lesson(world, CoursePage.objects.get(pk=lesson.course.pk), "Uten quiz"))
    client = past_the_door(enrolment.learner)
    shown = client.get(address(enrolment, lesson)).status_code
    LessonPage.objects.filter(pk=lesson.pk).update(live=False)

    codes = [client.get(address(enrolment, page)).status_code for page in (other, practice, without, lesson)]

    assert (shown, codes) == (200, [404, 404, 404, 404])


def test_another_site_cannot_hand_in_for_a_learner(enrolment: Enrolment, lesson: LessonPage) -> None:
    attempt = actions.begin(enrolment.pk, lesson)
    client = past_the_door(enrolment.learner, enforce_csrf_checks=True)

    response = client.post(address(enrolment, lesson), {"action": "hand_in", "attempt": attempt.pk} | rightly(attempt))

    attempt.refresh_from_db()
    assert (response.status_code, attempt.graded_at) == (403, None)


def test_a_session_of_a_learner_who_has_gone_is_nobodys(enrolment: Enrolment, lesson: LessonPage) -> None:
    client = past_the_door(enrolment.learner)
    here = address(enrolment, lesson)
    enrolment.learner.delete()

    assert client.get(here).status_code == 302
