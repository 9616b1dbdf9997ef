"""Years that nobody means: a slip of the finger in a date of an event, a deadline or a plan."""

import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FIRST_YEAR = 2000
YEARS_AHEAD = 10


def likely_year(value: datetime.date) -> None:
    """A validator of fields. Raises ValidationError."""
    if not FIRST_YEAR <= value.year <= timezone.localdate().year + YEARS_AHEAD:
        raise ValidationError(_("Look at the year."), code="year")
