"""What the clock has something to do with."""

import datetime

from django.db.models import Q

from events.models import Registration, SignUp

# Asked for each of five hundred who come at once, and so written out: see events.places.held.
HERE = """
SELECT *, EXISTS (SELECT FROM events_question WHERE sign_up_id = events_signup.id) AS asks_more
FROM events_signup WHERE id = %s AND is_here
"""


def door_here(pk: int) -> SignUp | None:
    """Where one signs up with us; `asks_more`: the organiser has questions of their own."""
    return next(iter(SignUp.objects.raw(HERE, [pk])), None)


def doors_to_settle(now: datetime.datetime) -> list[int]:
    """Sign-ups with an offer that has run out, or with places left and somebody who waits."""
    late = Q(registrations__state=Registration.State.OFFERED, registrations__offered_until__lte=now)
    waits = Q(registrations__state=Registration.State.WAITING, occurrences__starts_at__gt=now)
    return list(SignUp.objects.filter(late | waits).order_by("pk").distinct().values_list("pk", flat=True))
