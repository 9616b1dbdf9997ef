"""The periods, as a screen offers them."""

from django.utils.translation import gettext as _

from learning.figures.people import half_year
from learning.figures.rules import Period


def period_in_words(period: Period) -> str:
    found = half_year(period)
    return _("all time") if found is None else str(found)
