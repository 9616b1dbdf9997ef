"""What is stored of an evaluation tells nobody who answered what: not by a key, not by an order, not by PostgreSQL."""

import logging

import pytest
from django.db import connection
from django.utils import timezone

from cms.core.logs import HideSecrets
from cms.core.models import Mail
from events.evaluations import actions
from events.evaluations.tasks import tend_evaluations
from events.evaluations.tokens import digest_of, new_token
from events.models import Evaluation, EvaluationAnswer, EventPage, SpentToken
from tests.signed_up import DAY, let_it_be_over, open_event, registered
from tests.world import World, find_world

PEOPLE = ("Kari Dahl", "Per Dahl", "Ola Dahl", "Eva Dahl", "Siv Dahl", "Jan Dahl")


def asked(world: World) -> Evaluation:
    event = open_event(world)
    registered(event, *PEOPLE)
    actions.save(event.translation_key, is_on=True, audience="place", questions=[])
    let_it_be_over(event)
    tend_evaluations()
    return Evaluation.objects.get()


def column(sql: str) -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_neither_the_transaction_nor_the_place_of_a_row_says_which_answer_came_when() -> None:
    """PostgreSQL marks each row with its transaction (xmin) and keeps rows where they were put (ctid)."""
    evaluation = asked(find_world())
    for number in range(24):
        actions.answer(new_token(evaluation), {"useful": "4", "use": f"{number:02}"})

    links = column("SELECT xmin::text FROM events_spenttoken")
    answers = column("SELECT xmin::text FROM events_evaluationanswer")
    placed = column("SELECT value FROM events_evaluationanswer WHERE question = 'use' ORDER BY ctid")

    assert (len(set(links)), len(set(answers))) == (24, 1)
    assert len(placed) == 24
    assert placed != sorted(placed)  # in their own order by chance: once in ten to the twenty-third


@pytest.mark.django_db
def test_a_new_answer_gives_every_answer_a_new_key_and_a_random_one(world: World) -> None:
    evaluation = asked(world)
    actions.answer(new_token(evaluation), {"useful": "4", "use": "Bokprat"})
    before = set(EvaluationAnswer.objects.values_list("pk", flat=True))

    actions.answer(new_token(evaluation), {"useful": "5"})

    after = set(EvaluationAnswer.objects.values_list("pk", flat=True))
    assert (len(before), len(after), before & after) == (2, 3, set())
    assert {key.version for key in after} == {4}  # chance alone: version 1 and 7 hold the time


def test_no_column_holds_a_time_or_leads_to_a_person_or_to_the_same_persons_other_answers() -> None:
    assert {field.name for field in EvaluationAnswer._meta.get_fields()} == {
        *("id", "evaluation", "question", "value", "is_held")
    }
    assert {field.name for field in SpentToken._meta.get_fields()} == {"digest", "evaluation"}


@pytest.mark.django_db
def test_what_is_stored_of_a_used_link_is_not_the_link(world: World) -> None:
    evaluation = asked(world)
    token = new_token(evaluation)

    actions.answer(token, {"useful": "4"})

    (spent,) = SpentToken.objects.all()
    assert (spent.digest, len(spent.digest)) == (digest_of(token), 64)
    assert [part in spent.digest for part in token.replace(":", ".").split(".")[1:]] == [False, False]
    assert new_token(evaluation) != token


@pytest.mark.django_db
def test_once_it_is_closed_nobody_can_see_which_links_were_used(world: World) -> None:
    evaluation = asked(world)
    actions.answer(new_token(evaluation), {"useful": "4"})

    Evaluation.objects.update(told_on=timezone.localdate() - 30 * DAY)
    tend_evaluations()
    on_the_last_day = SpentToken.objects.count()
    Evaluation.objects.update(told_on=timezone.localdate() - 31 * DAY)
    tend_evaluations()

    assert (on_the_last_day, SpentToken.objects.count(), EvaluationAnswer.objects.count()) == (1, 0, 1)


@pytest.mark.django_db
def test_names_can_be_erased_and_the_answers_stay(world: World) -> None:
    evaluation = asked(world)
    actions.answer(new_token(evaluation), {"useful": "4"})

    Mail.objects.all().delete()
    EventPage.objects.get().occurrences.update(sign_up=None)

    assert EvaluationAnswer.objects.count() == 1


def test_the_secret_of_a_link_is_not_written_in_a_log() -> None:
    record = logging.makeLogRecord({"msg": "Not Found: %s", "args": ("/nn/evaluering/7.hemmelig:tegn/",)})

    HideSecrets().filter(record)

    assert record.getMessage() == "Not Found: /nn/evaluering/…/"
