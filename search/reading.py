"""Reading the index: what is known of all pages, and where terms stand."""

import uuid
from collections.abc import Callable, Iterable
from operator import itemgetter
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from django.db import connection

from cms.core.replica import reading_connection
from search import arrays
from search.arrays import BLOCK, FACTS, Columns, Facts, Postings
from search.models import Block, Entry, Posting

KEPT = 64 * 1024**2  # bytes a process keeps of where terms stand; one that stands everywhere has five for each page
ROOM = 1_000  # bytes that are reckoned for a term, besides
TermPostings = dict[str, list[tuple[int, Postings]]]  # by term, the position of each block with its pages

# What this process has read, by the version of the block.
_facts: dict[uuid.UUID, Facts] = {}
_stands: dict[str, "Stand"] = {}  # what was asked for last comes last
_size = 0  # of `_stands`, in bytes
_last: tuple[Any, "Index"] | None = None
_lock = Lock()


class Index:
    """All that is known at one moment. Dropped blocks leave gaps in the numbers; positions have none.

    `roots` are the positions pages are shown under, `alive` says which may be shown, `is_root` which are shown under
    themselves; `parts` are those that are not. `copies` are the positions of works that there is more than one
    translation of, a work's beside each other, and begin at `first_copies` there.
    """

    def __init__(self, blocks: dict[int, Facts], hidden: list[int]) -> None:
        self._positions = {number: place for place, number in enumerate(blocks)}
        facts = np.concatenate([*blocks.values(), np.zeros(0, dtype=FACTS)])
        self.facts: Columns = {name: np.ascontiguousarray(facts[name]) for name in FACTS.names or ()}
        shift = np.zeros(max(blocks, default=0) + 1, dtype=np.int64)
        for number, place in self._positions.items():
            shift[number] = (place - number) * BLOCK
        self.alive = self.facts["alive"].copy()
        for number in hidden:
            if number // BLOCK in self._positions:
                self.alive[number + shift[number // BLOCK]] = False
        roots = self.facts["root"].astype(np.int64)
        self.roots = roots + shift[roots // BLOCK]
        self.alive &= self.alive[self.roots]
        self.is_root = self.alive & (self.roots == np.arange(len(self.roots)))
        self.parts = np.flatnonzero(self.alive & ~self.is_root)
        self.copies, self.first_copies = self._find_copies()
        self._kept: dict[Any, tuple[Any, Any]] = {}

    def _find_copies(self) -> tuple[Any, Any]:
        at = np.flatnonzero(self.is_root)
        at = at[np.argsort(self.facts["work"][at], kind="stable")]
        _works, index, number = np.unique(self.facts["work"][at], return_inverse=True, return_counts=True)
        return at[number[index] > 1], np.cumsum(number[number > 1]) - number[number > 1]

    def kept(self, what: Any, when: Any, reckon: Callable[[], Any]) -> Any:
        """What follows from the facts, reckoned once while they stand; and anew when it is another `when`."""
        known = self._kept.get(what)
        if known is None or known[0] != when:
            known = self._kept[what] = (when, reckon())
        return known[1]

    @staticmethod
    def at(block: int, pages: Postings) -> Any:
        """The positions of the pages of one posting."""
        return pages["offset"].astype(np.int64) + block * BLOCK

    def postings(self, terms: Iterable[str]) -> TermPostings:
        """Where each term stands, by position of the block."""
        wanted = Posting.objects.filter(term__in=sorted(terms))
        return self.placed(wanted.values_list("term", "block", "pages"))

    def placed(self, rows: Iterable[tuple[str, int, bytes | memoryview]]) -> TermPostings:
        """Rows of `Posting`, by position of the block; those of a block dropped since are left out."""
        found: TermPostings = {}
        for term, block, pages in rows:
            if block in self._positions:
                found.setdefault(term, []).append((self._positions[block], arrays.read_postings(pages)))
        return found


class Blocks(NamedTuple):
    """By number, in order: the version of each block and its facts."""

    versions: dict[int, uuid.UUID]
    facts: dict[int, Facts]


class Stand(NamedTuple):
    """Where a term stands, in each of these versions of blocks; `parts` has those that it stands in."""

    versions: frozenset[uuid.UUID]
    parts: dict[uuid.UUID, bytes | memoryview]

    @property
    def size(self) -> int:
        return ROOM + sum(map(len, self.parts.values()))


def read_index() -> Index:
    return read_with_postings(())[0]


def read_with_postings(terms: Iterable[str]) -> tuple[Index, TermPostings]:
    """The index as it is now, and where the terms stand: one query.

    Nothing is built where nothing has changed since this process asked, and nothing is sent that it has read already.
    """
    global _last  # noqa: PLW0603  # a block, once read, serves all threads of the process
    terms = set(terms)
    blocks, hidden, stands = _read(terms)
    key = (tuple(blocks.versions.items()), tuple(hidden))
    last = _last
    if last is None or last[0] != key:
        last = _last = (key, Index(blocks.facts, hidden))
    numbers = {version: number for number, version in blocks.versions.items()}
    rows = ((term, numbers[version], pages) for term in stands for version, pages in stands[term].parts.items())
    return last[1], last[1].placed(rows)


def _read(terms: set[str]) -> tuple[Blocks, list[int], dict[str, Stand]]:
    """The blocks, the numbers that are hidden, and where each term stands."""
    facts, read = dict(_facts), {term: _stands[term] for term in terms if term in _stands}
    # Known of every one of these terms: where it stands in a block changes only with the block's version.
    known = frozenset.intersection(*(stand.versions for stand in read.values())) if read else frozenset()
    rows = _ask(facts, terms, read, known)
    ours = sorted((row for row in rows if row[1] is not None), key=itemgetter(0))
    blocks = Blocks(
        {row[0]: row[1] for row in ours},
        {row[0]: facts[row[1]] if row[2] is None else arrays.read_facts(row[2]) for row in ours},
    )
    current = frozenset(blocks.versions.values())
    stands = {term: Stand(current, {}) for term in terms}
    for term, stand in read.items():
        stands[term].parts.update({version: stand.parts[version] for version in known & current & stand.parts.keys()})
    for number, version, pages, term, _hidden in rows:
        if version is None:
            stands[term].parts[blocks.versions[number]] = pages
    _keep(blocks, stands)
    return blocks, (ours[0][4] or []) if ours else [], stands


def _ask(facts: Iterable[uuid.UUID], terms: Iterable[str], read: Iterable[str], known: Iterable[uuid.UUID]) -> Any:
    """Rows of (block, version, facts, nothing, hidden numbers), and rows of (block, nothing, pages, term, nothing).

    Without the facts of versions in `facts`, and without the pages of terms in `read` in versions in `known`.
    """
    blocks, entries, postings = (connection.ops.quote_name(model._meta.db_table) for model in (Block, Entry, Posting))
    sql = (
        f"SELECT number, version, CASE WHEN version = ANY(%s) THEN NULL ELSE facts END, NULL,"  # noqa: S608  # the tables' own names
        f" (SELECT array_agg(number ORDER BY number) FROM {entries} WHERE is_hidden) FROM {blocks}"
        f" UNION ALL SELECT block, NULL, pages, term, NULL FROM {postings} JOIN {blocks} ON number = block"
        f" WHERE term = ANY(%s) AND NOT (term = ANY(%s) AND version = ANY(%s))"
    )
    with reading_connection().cursor() as cursor:
        cursor.execute(sql, [list(facts), sorted(terms), sorted(read), list(known)])
        return cursor.fetchall()


def _keep(blocks: Blocks, stands: dict[str, Stand]) -> None:
    """All facts, and where those terms stand that were asked for last, as many as there is room for."""
    global _size  # noqa: PLW0603
    with _lock:
        _facts.clear()
        _facts.update({version: blocks.facts[number] for number, version in blocks.versions.items()})
        for term, stand in stands.items():
            before = _stands.pop(term, None)
            _size += stand.size - (before.size if before else 0)
            _stands[term] = stand
        while _size > KEPT:
            _size -= _stands.pop(next(iter(_stands))).size
