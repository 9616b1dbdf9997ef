"""Sees what is read and what is written: each statement to the database, each page and picture that comes of it."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model
from django.db.models.signals import post_init
from wagtail.models import Page

from cms.core.pagecache import changes, tables
from cms.core.pagecache.recording import current

_WORD = re.compile(r"\b[a-z]+_[a-z0-9_]+\b")
_WRITES = re.compile(
    r"\s*(INSERT|UPDATE|DELETE|MERGE|TRUNCATE)\b|\s*WITH\b.*\b(INSERT|UPDATE|DELETE)\b", re.IGNORECASE | re.DOTALL
)
# Wagtail asks these for every page. A site's root page is the frame; a page that some alone may see is never moved.
_OF_THE_FRAME = re.compile(r'^SELECT .* FROM "wagtailcore_(site|pageviewrestriction)" INNER JOIN "wagtailcore_page" ')


@lru_cache(maxsize=4096)
def _names(sql: str) -> tuple[frozenset[str], bool]:
    """The tables a statement names, and whether it writes. A word too many does no harm."""
    names = frozenset(_WORD.findall(sql)) & tables.all_names()
    return names - {tables.PAGE} if _OF_THE_FRAME.search(sql) else names, bool(_WRITES.match(sql))


def look(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Django's wrapper round every statement of a connection."""
    result = execute(sql, params, many, context)
    names, writes = _names(sql if isinstance(sql, str) else sql.as_string(None))
    if writes:
        if (recorder := current()) is not None:
            recorder.reads_from = DEFAULT_DB_ALIAS  # what one has written oneself stands there alone as yet
        if names & tables.watched():
            changes.tell_after_commit(context["connection"])
    elif (recorder := current()) is not None:
        recorder.see(names)
    return result


def look_at(connection: Any, **kwargs: Any) -> None:
    if look not in connection.execute_wrappers:
        connection.execute_wrappers.append(look)


def note_shown(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    recorder = current()
    if recorder is not None:
        recorder.show(instance)


def connect() -> None:
    """Once, when all models are there."""
    for model in apps.get_models():
        if issubclass(model, Page) or model._meta.db_table in tables.BY_ROW:
            post_init.connect(note_shown, sender=model, dispatch_uid=f"pagecache.shown.{model._meta.label}")
    for connection in connections.all(initialized_only=True):
        look_at(connection)
