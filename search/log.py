"""Counting what is asked for and what is opened of it, without persons (docs/adr/0030-search-log.md)."""

import datetime
from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.db import connection
from django.db.models import Exists, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_from_path, override

from cms.core.counting import note_reading, reader_answered
from cms.core.tallies import FEWEST, Tally
from search.models import Query, QueryDay, Word
from search.privacy import without_persons
from search.questions import clean
from search.words.analysis import words

LONGEST = 80  # letters; what is longer was pasted, and is nobody's query
MOST_WORDS = 8
MOST_AT_ONCE = 1_000  # of a batch the most frequent; whoever asks for everything fills no table
KEPT = datetime.timedelta(days=90)
FEW_KEPT = datetime.timedelta(days=30)  # queries that few have asked


def countable(text: str) -> str:
    """The query as it is counted; empty where it is not."""
    text = clean(text)
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS:
        return ""
    kept = without_persons(text)
    return kept if len(kept) <= LONGEST else ""  # a ligature written out is longer than it was


# --- while a reader waits ------------------------------------------------------------------------------------------


def remember(request: HttpRequest, text: str, found: int) -> None:
    """Leaves with the request what is counted when it is answered. `found` works were found of all there are."""
    note_reading(request, searched=[text, found])


def count(sender: object, meta: Mapping[str, Any], reading: dict[str, Any], **kwargs: Any) -> None:
    """Counts what was asked, or that a hit of it was opened: a browser says which page of ours a link was on."""
    if "searched" in reading:
        text, found = reading["searched"]
        if text := countable(text):
            LOG.count(f"asked\t{found}\t{text}")
    elif "page" in reading and (query := _came_from(meta)) and (text := countable(query)):
        LOG.count(f"opened\t\t{text}")


def _came_from(meta: Mapping[str, Any]) -> str:
    """The query whose results the reader comes from; empty where it is from somewhere else."""
    address = meta.get("HTTP_REFERER")
    if not address:
        return ""
    try:
        place = urlsplit(address)
    except ValueError:  # no address at all
        return ""
    with override(get_language_from_path(place.path) or "nb"):
        is_search = place.netloc == meta.get("HTTP_HOST", meta["SERVER_NAME"]) and place.path == reverse("search")
    return QueryDict(place.query).get("q", "") if is_search else ""


# --- by the clock --------------------------------------------------------------------------------------------------


def _store(day: datetime.date, counts: dict[str, int]) -> None:
    """Adds a batch to its day. What is opened counts only for what was asked: anybody may say where they come from."""
    asked: dict[str, int] = defaultdict(int)
    opened: dict[str, int] = defaultdict(int)
    found: dict[str, int] = {}
    for what, number in counts.items():
        kind, hits, text = what.split("\t")
        if kind == "asked":
            asked[text] += number
            found[text] = int(hits)
        else:
            opened[text] += number
    most = sorted(asked, key=lambda text: (-asked[text], text))[:MOST_AT_ONCE]
    rows = [Query(text=text, found=found[text], last_on=day) for text in sorted(most)]
    Query.objects.bulk_create(rows, update_conflicts=True, unique_fields=["text"], update_fields=["found", "last_on"])
    keys = dict(Query.objects.filter(text__in={*most, *opened}).order_by("pk").values_list("text", "pk"))
    _add([(pk, day, asked.get(text, 0), opened.get(text, 0)) for text, pk in keys.items()])
    _sum_up(Query.objects.filter(pk__in=keys.values()))


def _add(rows: list[tuple[int, datetime.date, int, int]]) -> None:
    """In the order of queries, so that two batches never wait for each other. Django's own upsert cannot add."""
    table = connection.ops.quote_name(QueryDay._meta.db_table)
    sql = (
        f"INSERT INTO {table} (query_id, day, asked, opened) VALUES (%s, %s, %s, %s) "  # noqa: S608  # our own table
        f"ON CONFLICT (query_id, day) DO UPDATE SET "
        f"asked = {table}.asked + EXCLUDED.asked, opened = {table}.opened + EXCLUDED.opened"
    )
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def _sum_up(queries: Any) -> None:
    days = QueryDay.objects.filter(query=OuterRef("pk")).order_by().values("query")
    sums = {name: Coalesce(Subquery(days.annotate(sum=Sum(name)).values("sum")), 0) for name in ("asked", "opened")}
    queries.update(**sums)


LOG = Tally("queries", _store)


def tend() -> None:
    """Once a day: forgets old days and what few have asked, and chooses anew what is suggested to others."""
    today = timezone.localdate()
    QueryDay.objects.filter(day__lt=today - KEPT).delete()
    _sum_up(Query.objects.all())
    Query.objects.filter(asked__lt=FEWEST, last_on__lt=today - FEW_KEPT).delete()
    Query.objects.filter(~Exists(QueryDay.objects.filter(query=OuterRef("pk")))).delete()
    choose_good()


def choose_good() -> None:
    """What is suggested: asked and opened by enough, and in words that live pages say, so that nobody writes there."""
    enough = dict(Query.objects.shown().filter(found__gt=0, opened__gte=FEWEST).values_list("pk", "text"))
    asked = {word for text in enough.values() for word in words(text)}
    known = set(Word.objects.filter(word__in=asked).values_list("word", flat=True))
    good = [pk for pk, text in enough.items() if known.issuperset(words(text))]
    Query.objects.filter(is_good=True).exclude(pk__in=good).update(is_good=False)
    Query.objects.filter(pk__in=good, is_good=False).update(is_good=True)


def connect() -> None:
    reader_answered.connect(count, dispatch_uid="search.log.count")
