"""What readers did with a work: how often each page was opened in a month, and how often the whole was on each day."""

import datetime
from dataclasses import dataclass

from django.db.models import Sum
from django.utils import timezone

from cms.core.models import BasePage, PageViews

PERIOD = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Readings:
    """The views of a month; days are those that have any, the latest first."""

    pages: list[tuple[BasePage, int]]
    days: list[tuple[datetime.date, int]]


def readings_of(work: BasePage) -> Readings:
    """Two queries beside the work's pages."""
    pages = [page for page in work.work_pages() if page.live]
    lately = PageViews.objects.filter(day__gt=timezone.localdate() - PERIOD, page__in=[page.pk for page in pages])
    by_page = dict(lately.order_by().values_list("page").annotate(total=Sum("number")))
    by_day = lately.order_by("-day").values_list("day").annotate(total=Sum("number"))
    return Readings([(page, by_page.get(page.pk, 0)) for page in pages], list(by_day))
