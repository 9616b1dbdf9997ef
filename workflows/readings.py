"""What readers did with a work: how often each page was opened in a month, and how often the whole was on each day."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils import timezone

from cms.core.models import BasePage, PageViews

PERIOD = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Readings:
    """The views of a month; days are those that have any, the latest first."""

    pages: list[tuple[BasePage, int]]
    days: list[tuple[datetime.date, int]]


def views_lately(pages: Any) -> QuerySet[PageViews]:
    """The rows of a month for these pages: instances, primary keys or a query of them."""
    return PageViews.objects.filter(day__gt=timezone.localdate() - PERIOD, page__in=pages).order_by()


def readings_of(work: BasePage) -> Readings:
    """Two queries beside the work's pages."""
    pages = [page for page in work.work_pages() if page.live]
    lately = views_lately([page.pk for page in pages])
    by_page = dict(lately.values_list("page").annotate(total=Sum("number")))
    by_day = lately.order_by("-day").values_list("day").annotate(total=Sum("number"))
    return Readings([(page, by_page.get(page.pk, 0)) for page in pages], list(by_day))
