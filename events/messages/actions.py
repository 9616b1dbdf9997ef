"""Verbs of messages."""

from uuid import UUID

from django.db import transaction

from cms.core.jobs import ask
from cms.people.models import User
from events.messages import rules
from events.messages.querysets import receivers_of
from events.messages.texts import REFUSALS
from events.models import EventPage, Message
from learning.refused import raise_if


@transaction.atomic
def send(page: EventPage, user: User, *, audience: str, subject: str, text: str, form: UUID) -> Message:
    """Stores the message; a job writes the letters. What one form sends twice is one message. Raises Refused."""
    sent = Message.objects.filter(form=form, work=page.translation_key).first()
    if sent is not None:
        return sent
    receivers = receivers_of(page.translation_key, audience)
    raise_if(rules.may_send(receivers=len(receivers)), REFUSALS)
    said = {"audience": audience, "subject": subject, "text": text}
    message, _made = Message.objects.get_or_create(
        form=form, defaults={"work": page.translation_key, "sender": user, **said}
    )
    transaction.on_commit(_ask)
    return message


def _ask() -> None:
    from events.messages.tasks import send_messages

    ask(send_messages)
