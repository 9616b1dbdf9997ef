"""Two windows at one quiz, on the real database with real threads."""

import pytest

from learning.models import QuizAttempt
from learning.quizzes import actions
from tests.learners import past_the_door
from tests.learning.test_quiz_taken import address, as_sent, rightly, wrongly
from tests.quizzes import enrolled, every_kind, lesson_with
from tests.races import at_once, in_between
from tests.world import find_world

ROUNDS = [1, *(pytest.param(number, marks=pytest.mark.stress) for number in range(2, 11))]


@pytest.mark.parametrize("number", ROUNDS)
def test_two_windows_that_begin_get_one_draw_and_use_one_attempt(transactional_db: None, number: int) -> None:
    lesson = lesson_with(find_world(), every_kind(), most_attempts=1)
    enrolment = enrolled(lesson)
    clients = [past_the_door(enrolment.learner) for _window in range(3)]
    here = address(enrolment, lesson)

    answers = at_once(*[lambda client=client: client.post(here, {"action": "begin"}) for client in clients])

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert QuizAttempt.objects.count() == 1


def test_handed_in_by_two_at_once_it_is_graded_once_as_the_first_said(transactional_db: None) -> None:
    lesson = lesson_with(find_world(), every_kind(), most_attempts=1)
    enrolment = enrolled(lesson)
    attempt = actions.begin(enrolment.pk, lesson)
    right, wrong = as_sent(rightly(attempt)), as_sent(wrongly(attempt))

    second = in_between(lambda: actions.hand_in(attempt.pk, right), lambda: actions.hand_in(attempt.pk, wrong))

    attempt.refresh_from_db()
    assert (attempt.is_passed, attempt.marks, second.marks) == (True, dict.fromkeys(attempt.marks, True), attempt.marks)


def test_an_answer_that_comes_while_it_is_graded_changes_nothing(transactional_db: None) -> None:
    lesson = lesson_with(find_world(), every_kind())
    attempt = actions.begin(enrolled(lesson).pk, lesson)
    right, wrong = as_sent(rightly(attempt)), as_sent(wrongly(attempt))

    kept = in_between(lambda: actions.hand_in(attempt.pk, right), lambda: actions.keep_answers(attempt.pk, wrong))

    attempt.refresh_from_db()
    assert (kept.answers["short"], attempt.answers) == ({"answer": ["Nasjonalbiblioteket"]}, kept.answers)
