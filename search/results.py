"""The answer as it is shown: twenty works, what one needs to choose among them, and the ways to narrow."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from django import forms
from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.core.listing import PAGE_SIZE, FilterForm, Ticks, active_filters, read_filters, turn_to
from search.decisions import read_decisions
from search.facets import Facet, Narrowed, facets, narrow
from search.finding import Found, find
from search.hits import make_hits
from search.questions import LONGEST, Question
from search.ranking import is_over
from search.values import LANGUAGES

ORDERS = [
    ("treff", _("Best match")),
    ("nyest", _("Newest")),
    ("snarest", _("Soonest")),
    ("kortest", _("Shortest")),
]


class SearchForm(FilterForm):
    """The facets as a form; the counts are written into its labels when they are known."""

    orden = forms.ChoiceField(
        label=_("Order"), choices=ORDERS, required=False, widget=forms.RadioSelect, initial="treff"
    )

    def __init__(self, data: QueryDict, choices: Sequence[Facet]) -> None:
        super().__init__(data)
        self._facets = choices
        for facet in choices:
            values = [(one.value, one.label) for one in facet.choices]
            field = self.fields[facet.name] = Ticks(label=facet.label, choices=values)
            field.narrower = facet.narrower

    def count(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Leaves out what nothing would be left of, unless it is ticked."""
        for facet in self._facets:
            ticked = self.cleaned_data[facet.name]
            self.fields[facet.name].choices = [  # type: ignore[attr-defined]
                (one.value, f"{one.label} ({number})")
                for one in facet.choices
                if (number := counts[facet.name][one.value]) or one.value in ticked
            ]


@dataclass
class Results:
    """What the template of a list needs, as `cms.core.listing.Listing`, and how the question was understood."""

    form: SearchForm
    page: PaginatorPage[Any]
    total: int
    found: Found
    ignored: list[str] = field(default_factory=list)
    active: list[tuple[str, str]] = field(default_factory=list)

    @property
    def query(self) -> str:
        """What was asked, as it was written."""
        return self.found.understanding.question.text

    @property
    def longest(self) -> int:
        """The letters that were read, where there were more; else 0."""
        return LONGEST if self.found.understanding.question.is_cut else 0

    @property
    def corrected(self) -> str:
        return self.found.understanding.corrected


@dataclass
class Answered:
    """The works that answer, in order and narrowed, none of them fetched yet. `ignored` is what was not understood."""

    form: SearchForm
    choices: Sequence[Facet]
    found: Found
    narrowed: Narrowed
    order: "Ordered"
    promoted: set[int]
    ignored: list[str]


def answer(query: QueryDict) -> Results:
    """Any query string has an answer. Three queries; two more where a word is not in the bank."""
    answered = ask(query)
    form, order, ignored = answered.form, answered.order, answered.ignored
    page = turn_to(Paginator(order, PAGE_SIZE), query, ignored)
    page.object_list = make_hits(answered.found, list(page.object_list), answered.promoted)
    active = active_filters(form, query)
    form.count(answered.narrowed.counts)
    return Results(form, page, len(order), answered.found, ignored, active)


def ask(query: QueryDict) -> Answered:
    """Two queries; two more where a word is not in the bank."""
    question = Question.of(query.get("q", ""))
    decisions = read_decisions(question)
    choices = facets(decisions.values)
    form, ignored = read_filters(lambda data: SearchForm(data, choices), query)
    ticked = {facet.name: form.cleaned_data[facet.name] for facet in choices}
    found = find(
        question,
        decisions.synonyms,
        literally="ordrett" in query,
        everything=not question.text and any(ticked.values()),
    )
    promoted = _promote(found, [*chain(*decisions.promoted.values()), *found.understanding.promoted])
    narrowed = narrow(choices, ticked, found.index, found.scores > 0, found.moment.minute)
    scores = _once(found, np.where(narrowed.left, found.scores, 0))
    order = Ordered(found, scores, form.cleaned_data["orden"])
    return Answered(form, choices, found, narrowed, order, promoted, ignored)


def _promote(found: Found, pages: Sequence[int]) -> set[int]:
    """Puts what the group has chosen before everything else, where readers can open it; returns the works.

    A work that is chosen in one language is chosen in all.
    """
    if not pages:
        return set()
    index = found.index
    works = index.facts["work"]
    chosen = np.unique(works[index.roots[np.isin(index.facts["page"], pages) & index.alive]])
    for work in chosen:
        found.scores[index.is_root & (works == work)] = found.scores.max(initial=0) + 1
    return {int(work) for work in chosen}


def _once(found: Found, scores: Any) -> Any:
    """A work that exists in several languages is shown in the one nearest to the reader's, for the best of them."""
    index = found.index
    at = index.copies[scores[index.copies] > 0]
    if len(at):
        near = [get_language() or "nb", *LANGUAGES]
        nearness = np.array([near.index(code) for code in LANGUAGES])[index.facts["language"][at]]
        works = index.facts["work"][at]
        ordered = np.lexsort((nearness, works))
        _works, first, group = np.unique(works[ordered], return_index=True, return_inverse=True)
        best = np.zeros(len(first), scores.dtype)
        np.maximum.at(best, group, scores[at][ordered])
        scores[at] = 0
        scores[at[ordered][first]] = best
    return scores


class Place(NamedTuple):
    """Where a work stands in an order: what is sorted by, the least first, and the work as the index knows it."""

    key: float
    worse: float
    page: int
    work: int


class Ordered(Sequence[int]):
    """The positions of the works, the first first. Only as many are sorted as somebody looks at."""

    def __init__(self, found: Found, scores: Any, order: str) -> None:
        self._at = np.flatnonzero(scores)
        self._scores = scores[self._at]
        self._page_of, self._work_of = found.index.facts["page"], found.index.facts["work"]
        self._keys = self._key(found, order)

    def _key(self, found: Found, order: str) -> Any:
        """What is sorted by, the least first."""
        facts = found.index.facts
        if order == "nyest":
            return -facts["updated"][self._at].astype(np.int64)
        if order == "kortest":
            minutes = facts["minutes"][self._at].astype(np.int64)
            return np.where(minutes == 0, 2**20, minutes)
        if order == "snarest":  # what has no day comes last, and what is over before that, the latest first
            dated = {name: facts[name][self._at] for name in ("starts", "state")}
            left = dated["starts"].astype(np.int64) - found.moment.minute
            over = is_over(dated, found.moment.minute)
            return np.where(dated["starts"] == 0, 2**40, np.where(over, 2**35 - left, left))
        return -self._scores

    def __len__(self) -> int:
        return len(self._at)

    def __getitem__(self, wanted: Any) -> Any:
        """What is equal stands in one order always: by its score, then by its page."""
        last = min(wanted.stop, len(self)) if isinstance(wanted, slice) else wanted + 1
        if last <= 0:
            return []
        near = np.flatnonzero(self._keys <= np.partition(self._keys, last - 1)[last - 1])
        order = np.lexsort((self._page_of[self._at[near]], -self._scores[near], self._keys[near]))
        return [int(at) for at in self._at[near[order]]][wanted]

    def place_of(self, position: int) -> Place:
        return self._place(int(np.searchsorted(self._at, position)))

    def _place(self, number: int) -> Place:
        at = self._at[number]
        found = (self._keys[number], -self._scores[number], self._page_of[at], self._work_of[at])
        return Place(*(value.item() for value in found))

    def after(self, place: Place) -> "Ordered":
        """What comes after a work: where it stands now, or where it stood when it is no longer among them."""
        there = np.flatnonzero(self._work_of[self._at] == np.uint64(place.work))
        if len(there):
            place = self._place(int(there[0]))
        worse = -self._scores
        equal = self._keys == place.key
        later = (worse > place.worse) | ((worse == place.worse) & (self._page_of[self._at] > place.page))
        rest = copy.copy(self)
        for name in ("_at", "_scores", "_keys"):
            setattr(rest, name, getattr(self, name)[(self._keys > place.key) | (equal & later)])
        return rest
