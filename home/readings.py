"""Readings that somebody else has answered, a CDN for example: sums by day and address, added to our own.

Only what never reached us is handed in, so that nothing is counted twice. What other rooms know of a reading (which
search led to it) is not in anybody's log, and is not counted.
"""

import csv
import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import get_language_from_path
from wagtail.models import Page

from cms.core.counting import VIEWS
from cms.core.editions import nearest_first
from cms.core.models import StoredCount


class CountedAlready(Exception):
    """The very same sums have been handed in before."""


@transaction.atomic
def add(text: str) -> tuple[int, int]:
    """Lines of `2026-11-27,/kurs/,123`; how many readings were added, and how many lead to no page there is now.

    Raises CountedAlready, or ValueError with the line that cannot be read; then nothing is added.
    """
    mark = hashlib.sha256(text.encode()).hexdigest()
    try:
        with transaction.atomic():
            StoredCount.objects.create(batch=f"handed in:{mark}")
    except IntegrityError as error:
        raise CountedAlready from error
    days: dict[datetime.date, Counter[str]] = {}
    unknown = 0
    for day, path, number in _lines(text):
        page = _page_at(path)
        if page is None:
            unknown += number
        else:
            days.setdefault(day, Counter())[str(page)] += number
    for day, counts in sorted(days.items()):
        VIEWS.store(day, dict(counts))
    return sum(counts.total() for counts in days.values()), unknown


def _lines(text: str) -> Iterable[tuple[datetime.date, str, int]]:
    for place, row in enumerate(csv.reader(text.splitlines()), start=1):
        try:
            day, path, number = row
            read = datetime.date.fromisoformat(day), path, int(number)
        except ValueError:
            raise ValueError(f"Line {place} is not a day, an address and a number: {','.join(row)[:100]}") from None
        if read[2] < 0:
            raise ValueError(f"Line {place} has a number below nothing: {read[2]}")
        yield read


def _page_at(path: str) -> int | None:
    """The live page that readers get there, by the order in which the route looks."""
    language = get_language_from_path(path)
    rest = path.strip("/").removeprefix(language or "").strip("/")
    if not rest:
        places = {f"/{language or settings.LANGUAGE_CODE}/": 0}
    else:
        codes = nearest_first(language or settings.LANGUAGE_CODE)
        places = {f"/{code}/{rest}/": number for number, code in enumerate(codes)}
    found = Page.objects.live().filter(url_path__in=places).values_list("url_path", "pk")
    return min(((places[url_path], pk) for url_path, pk in found), default=(0, None))[1]
