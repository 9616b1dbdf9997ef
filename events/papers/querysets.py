"""Who has signed up, with all that a list or a name tag says of them: a fixed number of queries."""

from uuid import UUID

from events.messages.querysets import receivers_of
from events.models import Audience, Registration
from events.models.registration import RegistrationQuerySet


def listed(work: UUID) -> RegistrationQuerySet:
    """Everybody whose name is kept, whatever has become of their place; by name."""
    found = Registration.objects.filter(sign_up__work=work, erased_at=None)
    return (
        found.select_related("sign_up", "municipality__county")
        .prefetch_related("check_ins", "sign_up__occurrences")
        .order_by("name_key", "pk")
    )


def tagged(work: UUID) -> list[Registration]:
    """Those who have a place, each once; by name."""
    return sorted(receivers_of(work, Audience.PLACE), key=lambda registration: registration.name_key)
