"""The language ledger: what went up in each written form, year by year, by owner, in pages and in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Count, Sum, Window
from django.db.models.functions import ExtractYear, RowNumber
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, get_page_models

from cms.core.editions import WRITTEN_FORMS, WRITTEN_IN
from cms.core.models import BasePage
from cms.core.models.edition import TranslatedWork
from cms.core.sections import SECTION_PATH_LENGTH, WORK_DEPTH, libraries_by_section_path
from cms.people.models import CountyLibrary
from workflows.models import WordCount

LEAST = 25  # per cent of each written form, over time, in what a central state body publishes (språklova § 13)


class Form(models.TextChoices):
    BOKMAL = "nb", gettext_lazy("Bokmål")
    NYNORSK = "nn", gettext_lazy("Nynorsk")
    SAMI = "sami", gettext_lazy("Sámi")
    OTHER = "other", gettext_lazy("Other languages")


FORM_OF: Mapping[str, Form] = {
    "nb": Form.BOKMAL,
    "nn": Form.NYNORSK,
    "se": Form.SAMI,
    "smj": Form.SAMI,
    "sma": Form.SAMI,
}


def share(part: int, whole: int) -> int | None:
    """In per cent, rounded down, so that 25 is never said of less. None of nothing."""
    return 100 * part // whole if whole else None


@dataclass
class Amount:
    pages: int = 0
    words: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.pages + other.pages, self.words + other.words)

    def share_of(self, whole: "Amount") -> tuple[int | None, int | None]:
        """By words, and by pages."""
        return share(self.words, whole.words), share(self.pages, whole.pages)


@dataclass(frozen=True)
class Cell:
    label: str
    amount: Amount
    by_words: int | None
    by_pages: int | None


@dataclass(frozen=True)
class Balance:
    """The written form there is least of, and its share of what is in bokmål or nynorsk."""

    form: str
    by_words: int
    by_pages: int

    @property
    def is_enough(self) -> bool:
        return self.by_words >= LEAST

    @property
    def form_name(self) -> str:
        return str(WRITTEN_IN[self.form])


@dataclass
class Line:
    """What one owner, or all of them, published. Of a library whose section is gone there is no name."""

    library: CountyLibrary | None
    amounts: dict[Form, Amount] = field(default_factory=lambda: {form: Amount() for form in Form})

    @property
    def total(self) -> Amount:
        return sum(self.amounts.values(), Amount())

    @property
    def cells(self) -> list[Cell]:
        return [Cell(str(form.label), amount, *amount.share_of(self.total)) for form, amount in self.amounts.items()]

    def take(self, form: Form, amount: Amount) -> None:
        self.amounts[form] += amount

    @property
    def balance(self) -> Balance | None:
        """None where there are no words in either written form."""
        bokmal, nynorsk = (self.amounts[form] for form in (Form.BOKMAL, Form.NYNORSK))
        form, least = min((Form.NYNORSK, nynorsk), (Form.BOKMAL, bokmal), key=lambda each: each[1].words)
        by_words, by_pages = least.share_of(bokmal + nynorsk)
        return None if by_words is None else Balance(form.value, by_words, by_pages or 0)


@dataclass(frozen=True)
class Twice:
    """A work that readers find in both written forms, with nothing said of why."""

    title: str
    owner: CountyLibrary | None
    links: list[tuple[str, str]]  # the written form and the address, of each edition


@dataclass
class Report:
    year: int
    years: list[int]
    lines: list[Line]
    total: Line
    state_body: Line | None  # the National Library's, in the year
    over_time: Line | None  # and in all years together
    twice: list[Twice]
    least: int = LEAST


def report_of(wanted: int | None = None) -> Report:
    """Of that year, or of this one where it is None or not among `years`. Four queries, however much there is."""
    by_path = libraries_by_section_path()
    libraries = sorted(set(by_path.values()), key=lambda library: library.name)
    figures = _figures()
    years = _years(figures)
    year = wanted if wanted in years else years[0]
    lines: dict[int | None, Line] = {library.pk: Line(library) for library in libraries}
    national = next((library for library in libraries if library.kind == CountyLibrary.Kind.NATIONAL), None)
    total, over_time = Line(None), Line(national)
    for at, owner, form, amount in figures:
        if at == year:
            total.take(form, amount)
            lines.setdefault(owner, Line(None)).take(form, amount)
        if national is not None and owner == national.pk:
            over_time.take(form, amount)
    return Report(
        year=year,
        years=years,
        lines=list(lines.values()),
        total=total,
        state_body=lines[national.pk] if national else None,
        over_time=over_time if national else None,
        twice=_twice(by_path, national),
    )


def _figures() -> list[tuple[int, int | None, Form, Amount]]:
    """Year, owner, form and amount. A page counts once a year in each language, with its latest text of the year."""
    counts = WordCount.objects.annotate(year=ExtractYear("record__used_at"))
    of_one_page = ("record__page_number", "language", "year")
    latest_first = ("-record__used_at", "-pk")
    latest = counts.annotate(place=Window(RowNumber(), partition_by=of_one_page, order_by=latest_first)).filter(place=1)
    rows = counts.filter(pk__in=latest.values("pk")).order_by().values_list("year", "library", "language")
    return [
        (year, owner, FORM_OF.get(language, Form.OTHER), Amount(pages, words))
        for year, owner, language, pages, words in rows.annotate(pages=Count("pk"), all_words=Sum("words"))
    ]


def _years(figures: list[tuple[int, int | None, Form, Amount]]) -> list[int]:
    """From the first in which something went up to this one, the latest first."""
    now = timezone.localdate().year
    return list(range(now, min([year for year, *_rest in figures] or [now]) - 1, -1))


def _twice(by_path: Mapping[str, CountyLibrary], national: CountyLibrary | None) -> list[Twice]:
    """By title. The frame (front pages, catalogues, sections) stands in every language, and is no text of this kind."""
    unexplained = list(TranslatedWork.objects.filter(reason="").values_list("key", flat=True))
    frame = [model for model in get_page_models() if issubclass(model, BasePage) and model.is_permanent]
    pages = Page.objects.live().not_type(*frame).filter(translation_key__in=unexplained, depth__lte=WORK_DEPTH)
    works: dict[Any, dict[str, Page]] = {}
    for page in pages.order_by("path"):
        works.setdefault(page.translation_key, {})[page.url_path.split("/")[1]] = page
    found = []
    for editions in works.values():
        both = [editions[form] for form in WRITTEN_FORMS if form in editions]
        if len(both) == len(WRITTEN_FORMS):
            owner = by_path.get(both[0].path[:SECTION_PATH_LENGTH], national)
            found.append(Twice(both[0].title, owner, [_link(page) for page in both]))
    return sorted(found, key=lambda work: work.title)


def _link(page: Page) -> tuple[str, str]:
    code, _slash, rest = page.url_path.lstrip("/").partition("/")
    with translation.override(code):
        address = reverse("wagtail_serve", args=(rest,))
    return str(Form(code).label), address


def rows(report: Report) -> list[list[Any]]:
    """The report as a spreadsheet: a line for each owner, then all; the state body's shares; what stands twice."""
    head = [_("County library"), _("Pages"), _("Words")]
    for form in Form:
        head += [
            _("%(form)s, pages") % {"form": form.label},
            _("%(form)s, per cent of the pages") % {"form": form.label},
            _("%(form)s, words") % {"form": form.label},
            _("%(form)s, per cent of the words") % {"form": form.label},
        ]
    table: list[list[Any]] = [[_("Year"), report.year], [], head]
    table += [[line.library or _("Outside the sections"), *_row(line)] for line in report.lines]
    table.append([_("All"), *_row(report.total)])
    table += [[], [_("Least used of bokmål and nynorsk"), "", _("Per cent of the words"), _("Per cent of the pages")]]
    for when, line in ((report.year, report.state_body), (_("All years"), report.over_time)):
        balance = line.balance if line else None
        if line and balance:
            table.append([f"{line.library}, {when}", balance.form_name, balance.by_words, balance.by_pages])
    table += [[], [_("In bokmål and nynorsk without a reason"), _("County library"), _("Bokmål"), _("Nynorsk")]]
    table += [[work.title, work.owner or "", *(link for _form, link in work.links)] for work in report.twice]
    return table


def _row(line: Line) -> list[Any]:
    row: list[Any] = [line.total.pages, line.total.words]
    for cell in line.cells:
        row += [cell.amount.pages, cell.by_pages, cell.amount.words, cell.by_words]
    return row
