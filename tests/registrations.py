"""Sign-ups and who has signed up, as rows: for tests of what is told of them."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from cms.people.models import Municipality
from events.models import EventPage, Registration, SignUp


def door_to(event: EventPage, **fields: Any) -> SignUp:
    """A sign-up here, to all that the event has."""
    door = SignUp.objects.create(work=event.translation_key, is_here=True, **fields)
    event.occurrences.update(sign_up=door)
    return door


def register(door: SignUp, email: str = "kari@example.org", **fields: Any) -> Registration:
    """With a place, unless another state is given; an offer is good for a day."""
    name = fields.pop("name", "Kari Nord")
    if fields.get("state") == Registration.State.OFFERED:
        fields["offered_until"] = timezone.now() + datetime.timedelta(days=1)
    municipality = Municipality.objects.get(name="Hamar")
    given = {"state": Registration.State.PLACE, "name_key": name.casefold(), "party": uuid.uuid4()} | fields
    return Registration.objects.create(sign_up=door, name=name, email=email, municipality=municipality, **given)
