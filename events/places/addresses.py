"""The addresses that only letters carry: signed, so that none can be guessed, and the same each time."""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from events.models import Registration

_SALT = "events.registration"
_CALENDAR_SALT = "events.my_calendar"


def key_of(registration: Registration) -> str:
    return Signer(salt=_SALT).sign(str(registration.pk))


def registration_of(key: str) -> Registration | None:
    """None where the key was not made here, or names are erased."""
    try:
        pk = Signer(salt=_SALT).unsign(key)
    except BadSignature:
        return None
    found = Registration.objects.select_related("sign_up", "municipality__county")
    return found.filter(pk=int(pk), erased_at=None).first()


def own_path(registration: Registration) -> str:
    return reverse("places:own", args=(key_of(registration),))


def calendar_key(registration: Registration) -> str:
    """For the feed of all that this one's address is signed up to; another key than the page's: it can only read."""
    return Signer(salt=_CALENDAR_SALT).sign(str(registration.pk))


def registration_of_calendar(key: str) -> Registration | None:
    try:
        pk = Signer(salt=_CALENDAR_SALT).unsign(key)
    except BadSignature:
        return None
    return Registration.objects.filter(pk=int(pk), erased_at=None).first()
