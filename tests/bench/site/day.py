"""Run with a site's own settings beside its servers: what is sent and approved, when readers see it, and a day of both.

python -m tests.bench.site.day OUT UNCACHED_PORT UNCACHED_PID POSTGRESQL_PID [CACHED_PORT]

The last only where a server with the page cache is asked too.
"""

import http.client
import itertools
import json
import os
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

import django
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from tests.bench.site.content import CATALOGUES, SEARCHES
from tests.bench.site.editors import HOST, Browser, Editors
from tests.bench.site.load import Cost
from tests.bench.site.processes import Server

WORKS = int(os.environ.get("BENCH_WORKS", "20"))  # are sent and approved, one after the other
PUBLISHED = int(os.environ.get("BENCH_PUBLISHED", "10"))  # are waited for by readers
REQUESTS = int(os.environ.get("BENCH_REQUESTS", "20000"))  # of readers in a day
NEWS = int(os.environ.get("BENCH_NEWS", "100"))  # are published meanwhile
READERS = 4
PATIENCE = 10  # seconds until what is published must be seen
SHARES = (70, 12, 10, 8)  # per cent of works, catalogues, front pages and searches in a day
LOOKS = 4  # at each page before: so that every worker keeps it as it was


# --- what is sent and approved -------------------------------------------------------------------------------------


def cost(forms: Sequence[tuple[str, dict[str, Any]]], browser: Browser, server: Server, postgresql: Server) -> Cost:
    """Of posting each form once, one after the other."""
    before, before_there = server.processor(), postgresql.processor()
    taken = []
    for address, fields in forms:
        began = time.perf_counter()
        browser.post(address, fields)
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    return Cost(
        rps=1000 * len(taken) / sum(taken),
        cpu=(server.processor() - before) * 1000 / len(taken),
        database=(postgresql.processor() - before_there) * 1000 / len(taken),
        p50=median(taken),
        p95=taken[int(len(taken) * 0.95) - 1],
        p99=taken[-1],
    )


def queries(form: tuple[str, dict[str, Any]], browser: Browser) -> int:
    """Of one form, posted as the WSGI server would."""
    from django.db import connection

    from cms.wsgi import application
    from tests.bench.site.editors import TOKEN

    headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in browser.headers().items()}
    headers.pop("HTTP_CONTENT_TYPE")
    given: Any = headers | {"SERVER_NAME": HOST, "SERVER_PORT": str(browser.port)}
    environ = RequestFactory().post(form[0], {"csrfmiddlewaretoken": TOKEN} | form[1], **given).environ
    statuses: list[str] = []
    with CaptureQueriesContext(connection) as found:
        answer: Any = application(environ, lambda status, headers, fault=None: statuses.append(status))  # type: ignore[arg-type]
        b"".join(answer)
        answer.close()
        number = len(found)
    if not statuses[0].startswith("302"):
        raise ValueError(f"{form[0]}: {statuses[0]}")
    return number


def sent_and_approved(editors: Editors, server: Server, postgresql: Server) -> dict[str, Any]:
    """The first of each for what a worker keeps."""
    works = [editors.draft() for _number in range(WORKS + 2)]
    forms = [editors.submission(work) for work in works]
    editors.contact.post(*forms[0])
    number = queries(forms[1], editors.contact)
    found = {"submit": cost(forms[2:], editors.contact, server, postgresql).as_json() | {"queries": number}}
    forms = [editors.decision(work) for work in works]
    editors.reviewer.post(*forms[0])
    number = queries(forms[1], editors.reviewer)
    return found | {"approve": cost(forms[2:], editors.reviewer, server, postgresql).as_json() | {"queries": number}}


# --- when readers see it -------------------------------------------------------------------------------------------


def visible(editors: Editors) -> dict[str, Any]:
    """From the reviewer's answer to the first reader who sees the work: on its page, in the catalogue, at its county.

    `first`: how many of the first readers did. Times in milliseconds.
    """
    reader = Browser(editors.port)
    taken: dict[str, list[float]] = {"page": [], "catalogue": [], "county": []}
    first: Counter[str] = Counter()
    for work in [waiting(editors) for _number in range(PUBLISHED)]:
        places = {"page": address_of(work), "catalogue": "/kurs/", "county": "/innlandet/"}
        for path in places.values():
            for _look in range(LOOKS):
                reader.get(path)
        form = editors.decision(work)
        editors.reviewer.post(*form)
        answered = time.perf_counter()
        for name, path in places.items():
            attempt = 1
            while work.title.encode() not in reader.get(path)[2]:
                attempt += 1
                if time.perf_counter() - answered > PATIENCE:
                    raise TimeoutError(f"{path} does not show {work.title}")
            first[name] += attempt == 1
            taken[name].append((time.perf_counter() - answered) * 1000)
    return {
        name: {
            "p50_ms": round(median(times), 1),
            "most_ms": round(max(times), 1),
            "first": first[name],
            "of": len(times),
        }
        for name, times in taken.items()
    }


def waiting(editors: Editors) -> Any:
    work = editors.draft()
    editors.contact.post(*editors.submission(work))
    return work


def address_of(work: Any) -> str:
    return "/" + str(work.url_path).lstrip("/").partition("/")[2]


# --- a day of both -------------------------------------------------------------------------------------------------


def questions() -> Callable[[], str]:
    """What the next reader asks for. Few things are asked for often: the nth by one in n, as Zipf found of words."""
    from wagtail.models import Page

    from events.models import EventPage
    from learning.models import CoursePage, LessonPage, ResourcePage

    kinds: tuple[Any, ...] = (CoursePage, LessonPage, ResourcePage, EventPage)
    works = [address_of(page) for page in Page.objects.live().type(*kinds).order_by("pk").only("url_path")]
    chance = random.Random(1)
    chance.shuffle(works)
    fronts = ["/", "/nn/", "/arrangement/", "/innlandet/", "/fylkesbibliotekene/", "/en/", "/se/"]
    searches = [f"/sok/?q={quote(f'{text} {more}'.strip())}" for more in ("", *range(30)) for text in SEARCHES]
    lists = (works, list(CATALOGUES), fronts, searches)
    weights = [list(itertools.accumulate(1 / place for place in range(1, len(some) + 1))) for some in lists]

    def ask() -> str:
        (which,) = chance.choices(range(len(lists)), SHARES)
        return chance.choices(lists[which], cum_weights=weights[which])[0]

    return ask


def day(editors: Editors) -> dict[str, Any]:
    """`hit_rate`: of what readers asked, how much was answered from what is kept, as the answers say themselves.

    None where they do not say it.
    """
    from search.tasks import index_waiting

    works = [waiting(editors) for _number in range(NEWS)]
    ask = questions()
    paths = [ask() for _number in range(REQUESTS)]
    said: Counter[str] = Counter()
    done = itertools.count()
    read = [0]

    def reading(mine: Sequence[str]) -> None:
        connection = http.client.HTTPConnection(HOST, editors.port, timeout=60)
        for path in mine:
            connection.request("GET", path, headers=Browser(editors.port).headers() | {"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            said[answer.getheader("X-Page-Cache") or "unsaid"] += 1
            said[f"status {answer.status}"] += 1
            read[0] = next(done)

    threads = [threading.Thread(target=reading, args=(paths[number::READERS],)) for number in range(READERS)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for number, work in enumerate(works):
        while read[0] < number * REQUESTS / NEWS and any(thread.is_alive() for thread in threads):
            time.sleep(0.005)
        editors.reviewer.post(*editors.decision(work))
        index_waiting()  # as the worker does meanwhile
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    is_said = said["hit"] + said["made"] > 0
    return {
        "requests": REQUESTS,
        "published": NEWS,
        "rps": round(REQUESTS / seconds, 1),
        "hit_rate": round(said["hit"] / REQUESTS, 3) if is_said else None,
        "answers": {name: number for name, number in sorted(said.items()) if name.startswith("status")},
    }


def main(out: Path, uncached: int, pid: int, postgresql: int, cached: int = 0) -> None:
    django.setup()
    found: dict[str, Any] = sent_and_approved(Editors(uncached), Server(pid, uncached), Server(postgresql))
    if cached:
        editors = Editors(cached)
        found |= {"visible": visible(editors), "day": day(editors)}
    out.write_text(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
