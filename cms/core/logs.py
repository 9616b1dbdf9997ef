"""How the log is written, and what must not stand in it: addresses that are keys, and people.

It knows nothing of Django, since gunicorn writes its own lines by it before the site is loaded.
"""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

# What one request, or the job it asked for, is called in every line about it.
request_id: ContextVar[str] = ContextVar("request_id", default="")

# What follows these in an address is a key: whoever has it opens a page that is somebody's own. Django logs the address
# of every request it answers with an error. tests/core/test_logs.py walks all addresses and tells which one lacks.
_SECRET = re.compile(
    r"(/fagperson/|/evaluering/|/pamelding/min/|/oppmote/min/|/oppmote/(?!min/)|/kalender/min/|/nettverk/kalender/"
    r"|(?<!/admin)/bevis/|/password/reset/key/|/min-laering/inn/|/min-laering/kode/|/personalmote/bekreft/"
    r"|/spiller/|/pakke/)[^/\s?#\"']+"
)
_CONTROLS = {code: repr(chr(code))[1:-1] for code in (*range(32), *range(127, 160), 0x2028, 0x2029)}
# With each a sign without which it need not be looked for: a line for every request must cost little.
_PERSONAL = (
    ("?", re.compile(r"(/[^\s\"'?]*\?)[^\s\"')]+"), r"\1…"),  # what somebody searched for, or filled in
    ("@", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "…@…"),
    (".", re.compile(r"\b(?!127\.0\.0\.1\b|0\.0\.0\.0\b)\d{1,3}(?:\.\d{1,3}){3}\b"), "…"),
    (":", re.compile(r"(?<![\w:])(?:(?:[0-9a-fA-F]{1,4}:){3,7}|(?:[0-9a-fA-F]{1,4}:)+:)[0-9a-fA-F:]*"), "…"),
    # PostgreSQL names the values of the row it would not take.
    (":", re.compile(r"(DETAIL: |CONTEXT: ).*"), r"\1…"),
)


def hidden(text: str) -> str:
    """The text with `…` for keys, questions, e-mail and network addresses, and for values of the database."""
    text = _SECRET.sub(r"\1…", text)
    for sign, pattern, instead in _PERSONAL:
        if sign in text:
            text = pattern.sub(instead, text)
    return text


class HideSecrets(logging.Filter):
    """Writes `…` for them in every line that goes out."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        shown = hidden(message)
        if shown != message:
            record.msg, record.args = shown, ()
        record.is_hidden = True
        return True


class LineFormatter(logging.Formatter):
    """For a person at a terminal: the request's name begins the message. Tracebacks are searched for secrets too.

    A message is one line, so that no address that somebody asks for can look like a line of its own.
    """

    def format(self, record: logging.LogRecord) -> str:
        name = request_id.get()
        record.request = f"[{name[:8]}] " if name else ""
        return hidden(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 — the library's name
        return super().formatMessage(record).translate(_CONTROLS)


class JsonFormatter(logging.Formatter):
    """One object a line, for whatever gathers the logs.

    `at`, `level`, `logger`, `message`; `request` where there is one; `trace` of an error; and what a caller gives as
    `extra={"facts": {…}}`.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage() if hasattr(record, "is_hidden") else hidden(record.getMessage()),
        }
        if name := request_id.get():
            line["request"] = name
        line |= getattr(record, "facts", {})
        if record.exc_info:
            line["trace"] = hidden(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)
