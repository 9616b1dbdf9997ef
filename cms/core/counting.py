"""How often readers open each page: counted in Redis, by page and day, and moved to the table by a job.

No cookie, no address, no person, and no write to the database while a reader waits. Whatever answers readers calls
`count_view`: today the middleware, tomorrow a page cache that stands before it.
"""

import datetime
import logging
import re
import time
import uuid
from functools import cache
from typing import Any

import redis
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from wagtail.models import Page

from cms.core.models import PageViews, StoredCount

logger = logging.getLogger(__name__)

FEWEST = 5  # a figure for fewer is not shown
COUNTING, MOVING = "kb:views:", "kb:views-moving:"
PATIENCE = 0.2  # seconds a reader waits for Redis at the most
PATIENCE_OF_JOB = 20
PAUSE = 30  # seconds without counting after Redis was away, so that not every reader waits
KEPT = datetime.timedelta(days=30)  # the marks of stored batches
# Programs say so in their name, as a courtesy; what says nothing at all is none of our readers.
_PROGRAM = re.compile(
    r"bot|crawl|spider|slurp|fetch|preview|monitor|headless|lighthouse|python|curl|wget|java/|http", re.IGNORECASE
)

_resume_at = 0.0


@cache
def _redis(address: str, patience: float) -> Any:
    """One for each use in a process; its answers are text."""
    return redis.Redis.from_url(
        address, socket_connect_timeout=patience, socket_timeout=patience, decode_responses=True
    )


def _address() -> str:
    return str(settings.CACHES["default"]["LOCATION"])


def count_view(page_pk: int) -> None:
    """Adds one to the page's views of today. Never raises: a view that is not counted is better than one not given."""
    global _resume_at  # noqa: PLW0603  # one switch for all threads of the process
    if time.monotonic() < _resume_at:
        return
    try:
        _redis(_address(), PATIENCE).hincrby(f"{COUNTING}{timezone.localdate().isoformat()}", str(page_pk), 1)
    except redis.RedisError as error:
        _resume_at = time.monotonic() + PAUSE
        logger.warning("Views are not counted for %s seconds: %s", PAUSE, error)


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
    """Counts what the request was answered with, where it is a page and a reader got it."""
    page_pk = getattr(request, "served_page", None)
    if page_pk is not None and response.status_code == 200 and is_reader(request):
        count_view(page_pk)


# --- by the clock ---


def store_views() -> None:
    """Moves what is counted into the table, each view once, whether run twice, at once with itself, or killed.

    A day's count is renamed, so that nobody adds to it any more; then it is added to the table together with a mark
    of its name, in one transaction; then it is dropped. A batch whose mark is there is only dropped.
    """
    client = _redis(_address(), PATIENCE_OF_JOB)
    for key in list(client.scan_iter(match=f"{COUNTING}*")):
        _set_aside(client, key)
    for key in sorted(client.scan_iter(match=f"{MOVING}*")):
        _store(client, key)
    StoredCount.objects.filter(stored_at__lt=timezone.now() - KEPT).delete()


def _set_aside(client: Any, key: str) -> None:
    try:
        client.rename(key, f"{MOVING}{key.removeprefix(COUNTING)}:{uuid.uuid4()}")
    except redis.ResponseError:  # another run was first, and nobody has read anything since
        logger.info("%s is being moved already.", key)


@transaction.atomic
def _store_once(key: str, counts: dict[str, str]) -> None:
    _mark, is_first = StoredCount.objects.get_or_create(batch=key)
    if not is_first:
        return
    day = datetime.date.fromisoformat(key.removeprefix(MOVING).partition(":")[0])
    numbers = {int(page): int(number) for page, number in counts.items()}
    there = Page.objects.filter(pk__in=numbers).order_by("pk").values_list("pk", flat=True)
    _add(day, {page: numbers[page] for page in there})


def _store(client: Any, key: str) -> None:
    _store_once(key, client.hgetall(key))
    client.delete(key)


def _add(day: datetime.date, numbers: dict[int, int]) -> None:
    """In the order of pages, so that two batches never wait for each other. Django's own upsert cannot add."""
    table = connection.ops.quote_name(PageViews._meta.db_table)
    sql = (
        f"INSERT INTO {table} (page_id, day, number) VALUES (%s, %s, %s) "  # noqa: S608  # the table's own name
        f"ON CONFLICT (page_id, day) DO UPDATE SET number = {table}.number + EXCLUDED.number"
    )
    with connection.cursor() as cursor:
        cursor.executemany(sql, [(page, day, number) for page, number in numbers.items()])
