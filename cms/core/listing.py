"""Lists of pages behind a plain GET form: filtered, counted, in pages of twenty.

A value that a filter does not know is ignored and said so; it is never an error and never a silent empty list.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.core.editions import farther
from cms.core.pagecache.recording import reading_pages_of
from cms.core.prepared import Prepared
from cms.core.sections import attach_libraries, libraries_by_section_path
from cms.people.models import County

PAGE_SIZE = 20
F = TypeVar("F", bound="FilterForm")
MAX_VALUES = 50  # what a person can tick; a longer query string is not read to its end


class FilterForm(forms.Form):
    """A form of many-choice filters. A subclass says per field how it narrows the query, in `narrow`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.choices = list(field.choices)  # type: ignore[attr-defined]  # or each look at them is a query
            field.narrower = getattr(field, "narrower", frozenset())  # type: ignore[attr-defined]

    def narrow(self, name: str, values: list[str]) -> Q:
        raise NotImplementedError(name)

    def plainly(self, name: str, narrowed: Q) -> Q:
        """What `narrow` has said, asked of plain pages, for a list that counts them."""
        raise NotImplementedError(name)

    def chosen(self) -> Iterator[tuple[str, list[str]]]:
        """The filters of which something is chosen, and what."""
        for name, values in self.cleaned_data.items():
            if values:
                yield name, values if isinstance(values, list) else [values]


class Ticks(forms.MultipleChoiceField):
    """A filter one may tick several values of. Those that are `narrower` are folded together below the others."""

    widget = forms.CheckboxSelectMultiple
    narrower: frozenset[str] | set[str] = frozenset()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


def county_choices() -> list[tuple[str, str]]:
    return _COUNTIES()


_COUNTIES: Prepared[tuple[str, str]] = Prepared(lambda: County.objects.values_list("code", "name"))


def in_counties(codes: Iterable[str]) -> Q:
    """Pages that stand in a section of the county libraries that serve these counties."""
    chosen = set(codes)
    libraries: Mapping[str, Any] = libraries_by_section_path()
    found = Q(pk__in=[])
    for path, library in libraries.items():
        if chosen.intersection(library.county_codes):
            found |= Q(path__startswith=path)
    return found


@dataclass
class Listing:
    """What a catalogue's template needs."""

    form: FilterForm
    page: PaginatorPage[Any]
    total: int
    ignored: list[str]
    active: list[tuple[str, str]]


def build_listing(
    form_class: type[FilterForm],
    query: QueryDict,
    pages: QuerySet[Any],
    prepare: Callable[[list[Any]], None],
    beside: Iterable[Any] = (),
    kind: type[Page] | None = None,
) -> Listing:
    """Filters `pages` by the query string, each work once, and prepares the twenty to show.

    `prepare` fetches what the cards need. Pages that stand `beside` the list get their county libraries with it.
    `kind`: where `pages` are all that are live of one kind.
    """
    found = narrow(form_class, query, pages)
    return listing_of(found, query, prepare, beside, None if kind is None else _number_of(kind, found))


def _number_of(kind: type[Page], found: "Narrowed") -> int:
    """Counted as plain pages: the table of a kind holds all that is written, and is read where a filter needs it."""
    pages = Page.objects.live().exact_type(kind).exclude(pk__in=found.farther)
    for name, narrowed in found.asked.items():
        pages = pages.filter(found.form.plainly(name, narrowed))
    with reading_pages_of(kind):
        return pages.count()


@dataclass
class Narrowed:
    """The pages that pass the filters, each work once.

    `ignored` says in words what the filters did not know. `asked`: by name, what each of them asks. `farther`: which
    pages are left out, since the work is there in a nearer language.
    """

    form: FilterForm
    ignored: list[str]
    pages: QuerySet[Any]
    asked: dict[str, Q]
    farther: list[int]


def narrow(form_class: type[FilterForm], query: QueryDict, pages: QuerySet[Any]) -> Narrowed:
    form, ignored = read_filters(form_class, query)
    return passing(form, ignored, pages)


def passing(form: FilterForm, ignored: list[str], pages: QuerySet[Any]) -> Narrowed:
    """As `narrow`, with a form that is read already."""
    asked = {name: form.narrow(name, values) for name, values in form.chosen()}
    for one in asked.values():
        pages = pages.filter(one)
    left = farther(form.cleaned_data.get("malform", ()))
    return Narrowed(form, ignored, pages.exclude(pk__in=left), asked, left)


def listing_of(
    found: Narrowed,
    query: QueryDict,
    prepare: Callable[[list[Any]], None],
    beside: Iterable[Any] = (),
    total: int | None = None,
) -> Listing:
    """As `build_listing`, of pages that are narrowed already, and counted where `total` is given."""
    form, ignored = found.form, found.ignored
    paginator = Paginator(found.pages, PAGE_SIZE)
    if total is not None:
        paginator.count = total
    page = turn_to(paginator, query, ignored)
    shown = list(page.object_list)
    prepare(shown)
    attach_libraries([*shown, *beside])
    page.object_list = shown
    return Listing(form, page, page.paginator.count, ignored, active_filters(form, query))


def turn_to(paginator: "Paginator[Any]", query: QueryDict, ignored: list[str]) -> PaginatorPage[Any]:
    """The page of results that is asked for; the nearest, and a word in `ignored`, where there is none such."""
    number = query.get("side", "1")
    if not number.isdecimal() or not 1 <= int(number[:9]) <= max(paginator.num_pages, 1):
        ignored.append(left_out(_("Page"), number))
    return paginator.get_page(1 if number.lstrip("-").isdecimal() and int(number[:9]) < 1 else number)


def read_filters(form_class: Callable[[QueryDict], F], query: QueryDict) -> tuple[F, list[str]]:
    """A valid form holding only what its filters know, and in words what was left out."""
    known = QueryDict(mutable=True)
    form = form_class(known)
    ignored = []
    for name, field in form.fields.items():
        choices = {str(value) for value, _label in field.choices}  # type: ignore[attr-defined]
        for value in query.getlist(name)[:MAX_VALUES]:
            if value in choices:
                known.appendlist(name, value)
            elif value:
                ignored.append(left_out(field.label, value))
    form.is_valid()
    return form, ignored


def left_out(label: object, value: str) -> str:
    """In words, what of a question was not understood."""
    return f"{label}: {value[:40]}"


def active_filters(form: FilterForm, query: QueryDict) -> list[tuple[str, str]]:
    """The ticked filters as (label, address without it)."""
    active = []
    for name, field in form.fields.items():
        labels = dict(field.choices)  # type: ignore[attr-defined]
        values = form.cleaned_data[name]
        for value in values if isinstance(values, list) else filter(None, [values]):
            if value == field.initial:  # what is chosen where nothing is
                continue
            rest = query.copy()
            rest.setlist(name, [other for other in rest.getlist(name) if other != value])
            rest.pop("side", None)
            active.append((str(labels[value]), "?" + rest.urlencode()))
    return active
