"""Two at once in the organiser's rooms, on the real database with real threads."""

import uuid

import pytest

from cms.core.models import Mail
from events.evaluations import actions as evaluations
from events.evaluations.tasks import tend_evaluations
from events.evaluations.tokens import new_token
from events.messages import actions as messages
from events.messages.tasks import send_messages
from events.models import Evaluation, EvaluationAnswer, Message
from learning.refused import Refused
from tests.races import at_once
from tests.signed_up import let_it_be_over, open_event, registered
from tests.world import find_world

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_clicks_at_the_same_moment_send_one_message_and_two_workers_one_letter() -> None:
    world = find_world()
    event, form = open_event(world), uuid.uuid4()
    registered(event, "Kari Dahl")

    def send() -> int:
        said = {"audience": "place", "subject": "Ta med bok", "text": "Hei!"}
        return messages.send(event, world.contact, **said, form=form).pk

    sent = at_once(send, send)
    at_once(send_messages, send_messages)

    assert (len(set(sent)), Message.objects.count()) == (1, 1)
    assert Mail.objects.filter(key__contains=":message:").count() == 1


def test_two_workers_ask_once_and_one_link_answers_once_while_others_answer_too() -> None:
    event = open_event(find_world())
    registered(event, "Kari Dahl")
    evaluation = evaluations.save(event.translation_key, is_on=True, audience="place", questions=[])
    let_it_be_over(event)
    at_once(tend_evaluations, tend_evaluations)
    token, other = new_token(evaluation), new_token(evaluation)

    done = at_once(*[lambda link=link: evaluations.answer(link, {"useful": "4"}) for link in (token, token, other)])

    assert Mail.objects.filter(key__contains=":evaluation:").count() == 1
    assert sorted(type(result) for result in done if result is not None) == [Refused]
    assert (Evaluation.objects.get().answered, EvaluationAnswer.objects.count()) == (2, 2)
