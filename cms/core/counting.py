"""How often readers open each page. Whatever answers readers calls `count_answer`: the middleware today."""

import datetime
import re

from django.conf import settings
from django.db import connection
from django.dispatch import Signal
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.models import Page

from cms.core.models import PageViews
from cms.core.tallies import Tally

# Programs say so in their name, as a courtesy; what says nothing at all is none of our readers.
_PROGRAM = re.compile(
    r"bot|crawl|spider|slurp|fetch|preview|monitor|headless|lighthouse|python|curl|wget|java/|http", re.IGNORECASE
)

reader_answered = Signal()  # with `request`: a person outside the bank got what was asked for


def is_reader(request: HttpRequest) -> bool:
    """Whether a person outside the bank asks: nobody who is logged in, no program, no browser that guesses ahead."""
    agent = request.headers.get("User-Agent", "")
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "prefetch" not in request.headers.get("Sec-Purpose", "")
        and bool(agent)
        and not _PROGRAM.search(agent)
    )


def count_answer(request: HttpRequest, response: HttpResponseBase) -> None:
    """Counts the page that the request was answered with, if any; other rooms count what they know of it."""
    if response.status_code != 200 or not is_reader(request):
        return
    page_pk = getattr(request, "served_page", None)
    if page_pk is not None:
        VIEWS.count(str(page_pk))
    reader_answered.send(sender=None, request=request)


def _add(day: datetime.date, counts: dict[str, int]) -> None:
    """In the order of pages, so that two batches never wait for each other. Django's own upsert cannot add."""
    numbers = {int(page): number for page, number in counts.items()}
    there = Page.objects.filter(pk__in=numbers).order_by("pk").values_list("pk", flat=True)
    table = connection.ops.quote_name(PageViews._meta.db_table)
    sql = (
        f"INSERT INTO {table} (page_id, day, number) VALUES (%s, %s, %s) "  # noqa: S608  # the table's own name
        f"ON CONFLICT (page_id, day) DO UPDATE SET number = {table}.number + EXCLUDED.number"
    )
    with connection.cursor() as cursor:
        cursor.executemany(sql, [(page, day, numbers[page]) for page in there])


VIEWS = Tally("views", _add)
