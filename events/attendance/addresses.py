"""The address behind the code at the door: signed, so that no meeting's can be guessed from another's."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import translation

from events.models import Occurrence, Registration
from events.places.addresses import key_of

_SALT = "events.door"


def door_key(occurrence: Occurrence) -> str:
    return Signer(salt=_SALT).sign(str(occurrence.pk))


def occurrence_of(key: str) -> Occurrence | None:
    """None where the key was not made here, or the meeting is removed."""
    try:
        pk = Signer(salt=_SALT).unsign(key)
    except BadSignature:
        return None
    return Occurrence.objects.select_related("sign_up").filter(pk=int(pk)).first()


def door_address(occurrence: Occurrence, language: str) -> str:
    """The whole address, in an interface's language."""
    with translation.override(language):
        return f"{settings.BASE_URL}{reverse('attendance:door', args=(door_key(occurrence),))}"


def own_path(registration: Registration) -> str:
    """Below the key that only letters carry."""
    return reverse("attendance:own", args=(key_of(registration),))
