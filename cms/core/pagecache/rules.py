"""Which questions may be answered from the page cache, and which answers may be kept in it. Plain values, no Django."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

# A question with any of these is somebody's own, or asks for more than a page to read.
_OWN = ("HTTP_AUTHORIZATION", "HTTP_RANGE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
# What newsletters, networks and search engines add to links, to know their readers by: nothing here is asked by it.
_MARK = re.compile(r"(utm_\w*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|twclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi)(=|$)")
# Said of one answer, not of what it answers with.
_OF_ONE_ANSWER = frozenset({"date", "connection", "content-length", "etag", "vary", "x-request-id", "content-encoding"})
_NOT_KEPT = re.compile(r"\b(private|no-store)\b", re.IGNORECASE)
Headers = Iterable[tuple[str, str]]


def is_public_question(environ: Mapping[str, str], own_cookies: Iterable[str], own_paths: tuple[str, ...] = ()) -> bool:
    """Whether a stranger asks for something to read: no session, no token, no part of a file."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ["PATH_INFO"].startswith(own_paths):
        return False
    if environ.get("SCRIPT_NAME"):  # who sets it decides where links lead
        return False
    cookies = environ.get("HTTP_COOKIE", "")
    if cookies and any(name in cookies for name in own_cookies):
        return False
    return not any(name in environ for name in _OWN)


def without_marks(query: str) -> str:
    """The query string without them; a reader who comes from a newsletter asks for what all ask for."""
    return "&".join(part for part in query.split("&") if not _MARK.match(part))


def name_of(environ: Mapping[str, str]) -> str:
    """What two questions have in common that have one answer: host, scheme, path and query string."""
    scheme = environ.get("HTTP_X_FORWARDED_PROTO") or environ["wsgi.url_scheme"]
    host = environ.get("HTTP_HOST") or environ["SERVER_NAME"]
    path = environ["PATH_INFO"]  # decoded, so that it may hold a question mark of its own: its length keeps it apart
    return f"{scheme}://{host}{path}?{environ.get('QUERY_STRING', '')} {len(path)}"


def may_be_kept(status: str, headers: Headers) -> bool:
    """Whether an answer is the same for everybody: it sets no cookie, and differs by no more than its compression."""
    if not status.startswith("200"):
        return False
    for name, value in headers:
        lower = name.lower()
        if lower == "set-cookie" or (lower == "cache-control" and _NOT_KEPT.search(value)):
            return False
        if lower == "vary" and value.lower().strip() not in ("", "accept-encoding"):
            return False
    return True


def kept_headers(headers: Headers) -> list[tuple[str, str]]:
    return [(name, value) for name, value in headers if name.lower() not in _OF_ONE_ANSWER]


@lru_cache(maxsize=100)  # browsers say one of few things, and would be read anew each time
def encoding_for(accepted: str) -> str:
    """The best compression that the browser names: br, gzip, or none. `q=0` refuses one."""
    names = {}
    for part in accepted.lower().split(","):
        name, _semicolon, weight = part.strip().partition(";")
        names[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((name for name in ("br", "gzip") if names.get(name, False)), "")


def has_tag(if_none_match: str, tag: str) -> bool:
    """Whether the browser has it already, in whatever compression."""
    if if_none_match.strip() == "*":
        return True
    return any(
        asked.strip().removeprefix("W/").strip('"').partition("-")[0] == tag for asked in if_none_match.split(",")
    )
