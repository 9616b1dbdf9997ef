"""The addresses that only letters carry: signed, so that none can be guessed, and the same each time.

The signature holds the e-mail address, too: where that is corrected, the letter that went astray leads nowhere, and
whoever opens the page has had the letter.
"""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from events.models import Registration

PAGE, CALENDAR = "events.registration", "events.my_calendar"  # a key of one is no key of the other


def key_of(registration: Registration, what: str = PAGE) -> str:
    return Signer(salt=f"{what}:{registration.email}").sign(str(registration.pk))


def registration_of(key: str, what: str = PAGE) -> Registration | None:
    """None where the key was not made here, is another's, or names are erased."""
    number = key.partition(":")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    found = Registration.objects.select_related("sign_up", "municipality__county").filter(erased_at=None)
    registration = found.filter(pk=int(number)).first()
    if registration is None:
        return None
    try:
        Signer(salt=f"{what}:{registration.email}").unsign(key)
    except BadSignature:
        return None
    return registration


def own_path(registration: Registration) -> str:
    return reverse("places:own", args=(key_of(registration),))


def calendar_key(registration: Registration) -> str:
    """For the feed of all that this one's address is signed up to; it can only read."""
    return key_of(registration, CALENDAR)


def registration_of_calendar(key: str) -> Registration | None:
    return registration_of(key, CALENDAR)
