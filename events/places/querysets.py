"""What the clock has something to do with."""

import datetime

from django.db.models import Q

from events.models import Registration, SignUp


def doors_to_settle(now: datetime.datetime) -> list[int]:
    """Sign-ups with an offer that has run out, or with places left and somebody who waits."""
    late = Q(registrations__state=Registration.State.OFFERED, registrations__offered_until__lte=now)
    waits = Q(registrations__state=Registration.State.WAITING, occurrences__starts_at__gt=now)
    return list(SignUp.objects.filter(late | waits).order_by("pk").distinct().values_list("pk", flat=True))
