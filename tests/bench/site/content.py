"""Run with a site's own settings: its people, what readers will ask for, and how many queries each question costs."""

import json
import random
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import django
from django.test.utils import CaptureQueriesContext

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
WORKS = 200  # so many of a kind are asked for, drawn by chance
CATALOGUES = (
    "/kurs/",
    "/kurs/?side=3",
    "/kurs/?kompetanse=formidling",
    "/kurs/?fylke=34&malform=nb",
    "/kurs/?niva=basic&varighet=21-45",
    "/ressurser/",
    "/ressurser/?kompetanse=formidling&side=2",
    "/ressurser/?fylke=46",
)
# The first word stands on nearly every page.
SEARCHES = (
    "bibliotek",
    "formidling for barn",
    "kurs i kildekritikk",
    "sommarles i skulen",
    "digital kompetanse",
    "lesing",
)
BEGINNINGS = ("bi", "bib", "bibliotek", "les", "lesel", "form", "kilde", "spill f")


def addresses() -> dict[str, list[str]]:
    """By kind of question, what readers ask for."""
    from django.urls import reverse

    from learning.models import CoursePage

    paths = list(CoursePage.objects.live().order_by("pk").values_list("url_path", flat=True))
    chosen = random.Random(1).sample(paths, min(WORKS, len(paths)))
    return {
        "detail": [reverse("wagtail_serve", args=(path.lstrip("/").partition("/")[2],)) for path in chosen],
        "catalogue": list(CATALOGUES),
        "home": ["/"],
        "search": [f"/sok/?{urlencode({'q': text})}" for text in SEARCHES],
        "suggest": [f"/sok/forslag/?q={quote(text)}" for text in BEGINNINGS],
    }


def get(path: str) -> tuple[str, dict[str, str], bytes]:
    """As the WSGI server asks. Returns status, headers and body."""
    from django.test import RequestFactory

    from cms.wsgi import application

    said: list[Any] = []
    asked: dict[str, Any] = {"HTTP_USER_AGENT": AGENT, "HTTP_X_FORWARDED_PROTO": "https"}
    environ = RequestFactory().get(path, SERVER_NAME="127.0.0.1", **asked).environ
    answer: Any = application(environ, lambda status, headers, fault=None: said.extend((status, dict(headers))))  # type: ignore[arg-type]
    body = b"".join(answer)
    answer.close()
    return said[0], said[1], body


def queries(paths: list[str]) -> int:
    """The most that one of them costs, each asked for once before."""
    from django.db import connection

    numbers = []
    for path in paths:
        get(path)
        with CaptureQueriesContext(connection) as found:
            status, _headers, _body = get(path)
            numbers.append(len(found))  # the next request clears them
        if not status.startswith("200"):
            raise ValueError(f"{path}: {status}")
    return max(numbers)


def main(out: Path) -> None:
    django.setup()
    asked = addresses()
    out.write_text(
        json.dumps(
            {
                "addresses": asked,
                "queries": {kind: queries(paths[:8]) for kind, paths in asked.items()},
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
