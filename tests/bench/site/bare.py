"""What a WSGI answer costs by itself: so many bytes and nothing else, behind the same gunicorn."""

import os
from collections.abc import Callable, Iterable
from typing import Any

BODY = b"x" * int(os.environ["BENCH_BYTES"])
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", HEADERS)
    return [BODY]
