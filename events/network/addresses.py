"""The secret address of a person's meetings: signed, so that none can be guessed or made of what the database holds."""

import uuid

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from events.models import CalendarLink

_SALT = "events.network.calendar"


def path_of(link: CalendarLink) -> str:
    return reverse("network_calendar:feed", args=(Signer(salt=_SALT).sign(link.key.hex),))


def link_of(signed: str) -> CalendarLink | None:
    """None where it was not made here, or another has been made since."""
    try:
        key = Signer(salt=_SALT).unsign(signed)
    except BadSignature:
        return None
    return CalendarLink.objects.select_related("user").filter(key=uuid.UUID(hex=key)).first()
