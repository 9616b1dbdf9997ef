"""The letter after the event, to who was there."""

from collections.abc import Iterable

from django.utils import translation

from cms.core.models import Mail
from cms.core.outbox import store_letter
from events.attendance.addresses import own_path
from events.models import Registration
from events.places.letters import PREFIX
from events.works import event_of

ATTENDED = "attended"


def attended(registrations: Iterable[Registration]) -> None:
    """Where the certificate is fetched; once to each."""
    for registration in registrations:
        key = f"{PREFIX}{registration.pk}:{ATTENDED}"
        if Mail.objects.filter(key=key).exists():
            continue
        with translation.override(registration.language):
            page = event_of(registration.sign_up.work)
            context = {"registration": registration, "page": page, "path": own_path(registration)}
        if page is not None:
            store_letter(registration.email, "events/attended", context, language=registration.language, key=key)
