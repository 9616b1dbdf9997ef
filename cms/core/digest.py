"""The daily letter: what could wait, gathered in one letter each working morning."""

import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cms.core.models import Mail
from cms.core.outbox import store_text
from cms.core.working_days import is_working_day
from cms.people.models import User

FROM = datetime.time(7)  # in Norway


def is_time(now: datetime.datetime) -> bool:
    """From seven on working days; a job that is late that day sends late, not a day after."""
    local = timezone.localtime(now)
    return is_working_day(local.date()) and local.time() >= FROM


def people_to_write_to() -> list[int]:
    """The primary keys of those for whom something waits, whatever they have chosen meanwhile."""
    return list(
        Mail.objects.for_the_daily_letter().order_by("digest_to").values_list("digest_to", flat=True).distinct()
    )


@transaction.atomic
def collect(user_pk: int, now: datetime.datetime) -> Mail | None:
    """Gathers what waits for one person in a letter that is stored like any other. One a day, whoever runs at once.

    None when nothing waits, or today's letter is stored already: what has come since waits for the next working day.
    What waits for a closed account is given up, where the operator sees it.
    """
    letters = list(
        Mail.objects.for_the_daily_letter()
        .select_for_update(skip_locked=True, of=("self",))
        .filter(digest_to=user_pk)
        .order_by("created_at", "pk")
    )
    if not letters:
        return None
    user = User.objects.get(pk=user_pk)
    keys = [letter.pk for letter in letters]
    if not user.is_active:
        error = _("The account was closed before the daily letter went.")
        Mail.objects.filter(pk__in=keys).update(failed_at=now, digest_to=None, last_error=error)
        return None
    with translation.override(user.preferred_language):
        text = render_to_string("mail/daily.txt", {"receiver": user, "base_url": settings.BASE_URL, "letters": letters})
    subject, _newline, body = text.strip().partition("\n")
    key = f"daily:{user.pk}:{timezone.localdate(now).isoformat()}"
    daily = store_text(user.email, subject.strip(), body.strip() + "\n", user.preferred_language, key=key)
    if daily is not None:
        Mail.objects.filter(pk__in=keys).update(digest=daily)
    return daily
