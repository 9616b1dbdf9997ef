"""The letter that carries a message: as it is sent, and as it is shown before."""

from django.conf import settings
from django.template.loader import render_to_string

from events.messages.querysets import receivers_of
from events.models import EventPage, Message
from events.places.letters import of_organiser


def of_message(message: Message) -> int:
    """One for each receiver, none of whom sees another; how many. The same message is written to nobody twice."""
    receivers = receivers_of(message.work, message.audience)
    for registration in receivers:
        of_organiser(registration, message.subject, message.text, key=f"message:{message.pk}")
    return len(receivers)


def preview(page: EventPage, subject: str, text: str) -> tuple[str, str]:
    """Subject and body in the language of whoever looks, without the address of anybody's own page."""
    context = {"page": page, "subject": subject, "text": text, "base_url": settings.BASE_URL}
    first, _newline, body = render_to_string("mail/events/message.txt", context).strip().partition("\n")
    return first.strip(), body.strip()
