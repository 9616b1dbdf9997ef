"""What an answer has read, noted while Django makes it (`watching` sees it): nobody has to remember to say so.

What reads a table is out of date when that table changes; that is the rule, and a view that says nothing is never
stale. It may say less: a page that shows itself alone is told apart by its works, pictures and documents by their rows
(docs/adr/0050-page-cache.md).
"""

import contextvars
import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Model
from wagtail.models import Page

from cms.core.pagecache import tables
from cms.core.pagecache.clock import EVERYTHING


class Recorder:
    """What one answer reads. It is kept only where its view says that it may be.

    `works`: the translation keys of what a page that shows itself alone shows; None for what lists others.
    `reading`: what is counted when it is read. `may_be_late`: the last one harms nobody while this is made.
    """

    def __init__(self, position: int = 0) -> None:
        self.position = position  # in the database's log, of the last change that was told before
        self.reads_from = ""  # which database, once it is known (cms.core.replica)
        self.is_kept = False
        self.is_deaf = False  # what is read now is known already
        self.kind = ""  # the table of the only type of page that is read now
        self.unwatched: set[str] = set()  # tables; what is made of them is not kept
        self.reading = ""
        self.may_be_late = False
        self.until: datetime.datetime | None = None  # what its view knows to change by the clock
        self.tags: set[str] = set()
        self.seen: set[str] = set()  # the tables
        self.works: set[str] | None = None
        self._page_tags: set[str] = set()
        self._shown: set[str] = set()

    def see(self, found: frozenset[str]) -> None:
        if self.is_deaf:
            return
        if self.kind and tables.PAGE in found:
            found = found - {tables.PAGE} | {self.kind}
        self.seen |= found
        pages = found & tables.page_tables().keys()
        for name in found - pages:
            if name in tables.LEFT or name in tables.BY_ROW:
                continue
            if name not in tables.watched():
                self.unwatched.add(name)
            elif self.works is None or name not in tables.OF_WORKS:
                self.tags.add(name)
        if pages:
            kinds = {tables.page_tables()[name].kind for name in pages} - {""}
            self._page_tags |= {f"pages:{kind}" for kind in kinds} or {"pages"}

    def show(self, instance: Model) -> None:
        if isinstance(instance, Page):
            key = instance.__dict__.get("translation_key")
            self._shown.add(f"work:{key}" if key else "pages")
        else:
            self.tags.add(f"{instance._meta.db_table}:{instance.pk}")

    def found_page(self, page: Page, *, alone: bool) -> None:
        """The page that answers. What was read to find it is known by its path and by the page itself."""
        self.tags.add(f"path:{page.url_path.lstrip('/').partition('/')[2]}")
        self._page_tags = {f"pages:{page._meta.db_table}"}
        self._shown.add(f"work:{page.translation_key}")
        if alone:
            self.works = self._shown
            self.tags -= tables.OF_WORKS.keys()  # of its own works, like what is read after this

    def keys(self) -> list[str] | None:
        """The translation keys of what a page that shows itself alone shows."""
        if self.works is None:
            return None
        return [tag.removeprefix("work:") for tag in self.works if tag.startswith("work:")]

    def all_tags(self) -> tuple[str, ...]:
        found = self.tags | {EVERYTHING, tables.FRAME}
        found |= self._page_tags if self.works is None else self.works
        return tuple(sorted(found))


_current: contextvars.ContextVar[Recorder | None] = contextvars.ContextVar("page_cache_recorder", default=None)


def current() -> Recorder | None:
    """The recorder of the answer that is being made for a stranger; None for everything else."""
    return _current.get()


@contextmanager
def recorded(position: int = 0) -> Iterator[Recorder]:
    recorder = Recorder(position)
    token = _current.set(recorder)
    try:
        yield recorder
    finally:
        _current.reset(token)


@contextmanager
def unrecorded() -> Iterator[None]:
    """For what the page cache itself asks."""
    token = _current.set(None)
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def reading_pages_of(kind: type[Page]) -> Iterator[None]:
    """What is asked inside of plain pages concerns this type of page alone."""
    recorder = _current.get()
    if recorder is None:
        yield
        return
    before, recorder.kind = recorder.kind, kind._meta.db_table
    try:
        yield
    finally:
        recorder.kind = before


@contextmanager
def reading_only(*names: str) -> Iterator[None]:
    """What is asked inside depends on these tables alone, whatever else it names. Say why where it is used."""
    recorder = _current.get()
    if recorder is None:
        yield
        return
    recorder.see(frozenset(names))
    before, recorder.is_deaf = recorder.is_deaf, True
    try:
        yield
    finally:
        recorder.is_deaf = before
