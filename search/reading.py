"""Reading the index: what is known of all pages, and where terms stand."""

import uuid
from collections.abc import Iterable
from operator import itemgetter
from threading import Lock
from typing import Any

import numpy as np
from django.db import connection

from search import arrays
from search.arrays import BLOCK, FACTS, Columns, Facts, Postings
from search.models import Block, Entry, Posting

TermPostings = dict[str, list[tuple[int, Postings]]]  # by term, the position of each block with its pages

_read: dict[uuid.UUID, Facts] = {}  # what this process has read, by the version of the block
_last: tuple[Any, "Index"] | None = None
_lock = Lock()


class Index:
    """All that is known at one moment. Dropped blocks leave gaps in the numbers; positions have none.

    `roots` are the positions pages are shown under, `alive` says which may be shown. `copies` are the positions of
    works that there is more than one translation of, a work's beside each other, and begin at `first_copies` there.
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
        self.copies, self.first_copies = self._find_copies()

    def _find_copies(self) -> tuple[Any, Any]:
        at = np.flatnonzero(self.is_root)
        at = at[np.argsort(self.facts["work"][at], kind="stable")]
        _works, index, number = np.unique(self.facts["work"][at], return_inverse=True, return_counts=True)
        return at[number[index] > 1], np.cumsum(number[number > 1]) - number[number > 1]

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


def read_index() -> Index:
    return read_with_postings(())[0]


def read_with_postings(terms: Iterable[str]) -> tuple[Index, TermPostings]:
    """The index as it is now, and where the terms stand: one query.

    Nothing is built where nothing has changed since this process asked.
    """
    global _last  # noqa: PLW0603  # a block, once read, serves all threads of the process
    blocks, versions, hidden, rows = _read_rows(terms)
    key = (tuple(versions.items()), tuple(hidden))
    last = _last
    if last is None or last[0] != key:
        last = _last = (key, Index(blocks, hidden))
    return last[1], last[1].placed(rows)


def _read_rows(terms: Iterable[str]) -> tuple[dict[int, Facts], dict[int, uuid.UUID], list[int], list[Any]]:
    """The facts and version of each block in order, the numbers that are hidden, and the rows of postings.

    The facts of a block that this process has read already are not sent again.
    """
    known = dict(_read)
    blocks, entries, postings = (connection.ops.quote_name(model._meta.db_table) for model in (Block, Entry, Posting))
    sql = (
        f"SELECT number, version, CASE WHEN version = ANY(%s) THEN NULL ELSE facts END, NULL,"  # noqa: S608  # the tables' own names
        f" (SELECT array_agg(number ORDER BY number) FROM {entries} WHERE is_hidden) FROM {blocks}"
        f" UNION ALL SELECT block, NULL, pages, term, NULL FROM {postings} WHERE term = ANY(%s)"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(known), sorted(terms)])
        rows = cursor.fetchall()
    ours = sorted((row for row in rows if row[1] is not None), key=itemgetter(0))
    found = {
        version: known[version] if facts is None else arrays.read_facts(facts)
        for _number, version, facts, _term, _hidden in ours
    }
    with _lock:
        _read.clear()
        _read.update(found)
    hidden = (ours[0][4] or []) if ours else []
    stand = [(term, block, pages) for block, version, pages, term, _hidden in rows if version is None]
    return {row[0]: found[row[1]] for row in ours}, {row[0]: row[1] for row in ours}, hidden, stand
