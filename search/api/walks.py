"""Lists of works in an order that stands still: each once, whatever language it is in and whatever comes meanwhile.

A work is its translations. Its place is told by its key and a moment that is its own and not one translation's, so that
what is published or taken down while somebody reads on moves nothing.
"""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet

from search.values import LANGUAGES


@dataclass(frozen=True)
class Row:
    """A work in a list: its moment, and the pages of it that the question asks for."""

    key: UUID
    moment: datetime.datetime
    pages: Sequence[int]


@dataclass
class ShownWork:
    """A work as it is shown: the edition nearest to the reader, and all there are, nearest first."""

    page: Any
    editions: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Order:
    """The pages that are asked for, and the moment their works have their place by.

    It is an aggregate over `editions`; over the pages themselves where it is the work's own.
    """

    pages: QuerySet[Any]
    moment: Any
    latest_first: bool
    editions: QuerySet[Any] | None = None


def read_rows(order: Order, number: int, after: tuple[datetime.datetime, UUID] | None = None) -> list[Row]:
    """At most so many works after a place, as one query. What has no moment is left out."""
    asked = order.pages.order_by()
    editions, numbers = asked, ArrayAgg("pk")
    if order.editions is not None:
        editions = order.editions.order_by().filter(translation_key__in=asked.values("translation_key"))
        numbers = ArrayAgg("pk", filter=Q(pk__in=asked.values("pk")))
    rows = editions.values("translation_key").annotate(moment=order.moment, numbers=numbers)
    rows = rows.filter(moment__isnull=False)
    if after is not None:
        last, key = after
        beyond = Q(moment__lt=last) if order.latest_first else Q(moment__gt=last)
        rows = rows.filter(beyond | Q(moment=last, translation_key__gt=key))
    ordered = rows.order_by("-moment" if order.latest_first else "moment", "translation_key")
    return [Row(row["translation_key"], row["moment"], row["numbers"]) for row in ordered[:number]]


def fetch(model: Any, wanted: dict[UUID, Sequence[int] | None], language: str) -> list[ShownWork]:
    """The works in the order wanted. Only one of these pages is shown, where they are named; two queries.

    A work that was taken down since it was asked for is left out.
    """
    by_key: dict[UUID, list[Any]] = defaultdict(list)
    for page in model.for_readers().live().public().filter(translation_key__in=list(wanted)):
        by_key[page.translation_key].append(page)
    near = [language, *LANGUAGES]
    found = []
    for key, pages in wanted.items():
        editions = sorted(by_key[key], key=lambda page: near.index(page.content_language))
        shown = next((page for page in editions if pages is None or page.pk in pages), None)
        if shown is not None:
            found.append(ShownWork(shown, editions))
    return found
