"""The half-year report: decisions, times, silent county libraries, and what is past its date; as PDF and CSV."""

import builtins
import csv
import datetime
import io
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone, translation
from pypdf import PdfReader

from cms.core.half_years import HalfYear, half_year_of
from cms.people.models import CountyLibrary, User
from tests.reading import soup
from tests.world import World, draft_resource, login, publish, put_up
from workflows.models import Decision
from workflows.reports import pdf
from workflows.reports.half_year import half_years, report_of, stale_pages

TODAY = timezone.localdate
DAY = datetime.timedelta(days=1)


def address(kind: str, half_year: HalfYear | None = None) -> str:
    chosen = half_year or half_year_of(TODAY())
    return reverse(f"workflows:half_year_{kind}", args=(chosen.year, chosen.half))


def decided(library: str, kind: str = "approved", days: float = 1, at: datetime.datetime | None = None) -> Decision:
    at = at or timezone.now()
    return Decision.objects.create(
        kind=kind,
        work_number=1,
        title="Verk",
        library=CountyLibrary.objects.get(slug=library),
        submitted_at=at - days * DAY,
        decided_at=at,
    )


def line_of(half_year: HalfYear, library: str) -> Any:
    return next(line for line in report_of(half_year).lines if line.library and line.library.slug == library)


@pytest.mark.parametrize(
    ("day", "half_year", "first", "last"),
    [
        ("2026-01-01", HalfYear(2026, 1), "2026-01-01", "2026-06-30"),
        ("2026-06-30", HalfYear(2026, 1), "2026-01-01", "2026-06-30"),
        ("2026-07-01", HalfYear(2026, 2), "2026-07-01", "2026-12-31"),
        ("2026-12-31", HalfYear(2026, 2), "2026-07-01", "2026-12-31"),
    ],
)
def test_a_day_belongs_to_a_half_year(day: str, half_year: HalfYear, first: str, last: str) -> None:
    found = half_year_of(datetime.date.fromisoformat(day))

    assert found == half_year
    assert (found.first_day.isoformat(), found.last_day.isoformat()) == (first, last)


def test_half_years_go_from_the_first_decision_to_today(world: World) -> None:
    now = half_year_of(TODAY())
    assert half_years() == [now]

    decided("innlandet", at=timezone.now() - 366 * DAY)

    earlier = HalfYear(now.year - 1, now.half)
    between = HalfYear(now.year, 1) if now.half == 2 else HalfYear(now.year - 1, 2)
    assert half_years() == [now, between, earlier]


def test_decisions_are_counted_by_county_library_and_kind_within_the_half_year(world: World) -> None:
    now = half_year_of(TODAY())
    first, last = now.limits
    for kind in ("approved", "approved", "sent_back", "taken_down", "emergency", "withdrawn"):
        decided("innlandet", kind)
    decided("vestland", at=first)
    decided("vestland", at=last)
    decided("vestland", at=first - datetime.timedelta(microseconds=1))

    report = report_of(now)

    assert line_of(now, "innlandet").decided == {
        "approved": 2, "sent_back": 1, "withdrawn": 1, "taken_down": 1, "emergency": 1,
    }  # fmt: skip
    assert line_of(now, "vestland").decided == {"approved": 2}
    assert report.total.number("approved") == 4


def test_times_are_those_of_answers_and_hidden_where_there_are_fewer_than_five(world: World) -> None:
    now = half_year_of(TODAY())
    for days in (1, 2, 3, 4):
        decided("innlandet", days=days)
    assert (line_of(now, "innlandet").median, report_of(now).total.median) == (None, None)

    decided("vestland", "sent_back", days=10)
    decided("vestland", "withdrawn", days=100)

    report = report_of(now)
    assert (report.total.median, report.total.ninetieth) == (pytest.approx(3), pytest.approx(7.6))
    assert (line_of(now, "innlandet").median, line_of(now, "vestland").median) == (None, None)
    decided("innlandet", days=5)
    assert line_of(now, "innlandet").median == pytest.approx(3)


def test_who_saved_nothing_and_had_nothing_decided_is_silent(world: World) -> None:
    now = half_year_of(TODAY())
    draft_resource(world)  # Innlandet wrote
    decided("vestland", "taken_down")

    silent = {library.slug for library in report_of(now).silent}

    everybody = set(CountyLibrary.objects.values_list("slug", flat=True))
    assert silent == everybody - {"innlandet", "vestland"}


def test_what_readers_see_past_its_date_is_listed_under_its_county_library(world: World) -> None:
    late, draft = draft_resource(world, "Gammel"), draft_resource(world, "Gammelt utkast")
    for resource in (late, draft):
        resource.review_due_on = TODAY() - 3 * DAY
        resource.save()
    put_up(late)
    put_up(draft_resource(world, "Fersk"))

    assert [page.title for page in stale_pages(TODAY())] == ["Gammel"]
    assert [page.title for page in line_of(half_year_of(TODAY()), "innlandet").stale] == ["Gammel"]
    assert stale_pages(TODAY() - 3 * DAY) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_report_costs_the_same_however_much_was_decided(
    world: World, django_assert_num_queries: Any, number: int
) -> None:
    for count in range(number):
        publish(draft_resource(world, f"Håndbok {count}"), world)

    with django_assert_num_queries(6):
        report_of(half_year_of(TODAY()))


# --- on the screen ---


def test_the_report_is_one_click_away_and_another_half_year_is_chosen(world: World) -> None:
    decided("innlandet", at=timezone.now() - 366 * DAY)
    decided("innlandet")
    now = half_year_of(TODAY())
    client = login(world.leader)

    screens = [
        client.get(reverse("workflows:half_year"), query)
        for query in ({}, {"halvar": f"{now.year - 1}-{now.half}"}, {"halvar": "x"})
    ]

    assert [screen.context["report"].half_year for screen in screens] == [now, HalfYear(now.year - 1, now.half), now]
    links = {link["href"] for link in soup(screens[0]).select(".kb-actions a")}
    assert links == {address("pdf"), address("csv"), reverse("workflows:decisions")}


def test_a_half_year_that_is_not_is_not_found(world: World) -> None:
    client = login(world.leader)
    wrong = [HalfYear(TODAY().year, 3), HalfYear(1, 1), HalfYear(TODAY().year + 1, 1), HalfYear(10**9, 1)]

    assert [client.get(address(kind, half)).status_code for half in wrong for kind in ("pdf", "csv")] == [404] * 8


# --- the spreadsheet ---


def test_the_spreadsheet_has_a_row_for_each_county_library_and_one_for_all(world: World) -> None:
    for _number in range(5):
        decided("innlandet", days=2)

    response = login(world.leader).get(address("csv"))

    content = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    found = {row[0]: row[1:] for row in rows if row}
    assert found["Innlandet fylkesbibliotek"] == ["5", "0", "0", "0", "0", "2.0", "2.0", "", "0"]
    assert found["Alle"][:7] == ["5", "0", "0", "0", "0", "2.0", "2.0"]


# --- the PDF ---


@dataclass
class Read:
    """A PDF as a reader independent of the one who wrote it finds it."""

    document: PdfReader

    @property
    def language(self) -> str:
        return str(self.root["/Lang"])

    @property
    def root(self) -> Any:
        return self.document.trailer["/Root"]

    @property
    def title(self) -> str | None:
        return self.document.metadata.title if self.document.metadata else None

    @property
    def letters(self) -> set[str]:
        fonts = [font for page in self.document.pages for font in page["/Resources"]["/Font"].values()]
        return {str(font.get_object()["/BaseFont"]).partition("+")[2].partition("-")[0] for font in fonts}

    def tags(self, element: Any = None) -> list[str]:
        """The structure from top to bottom."""
        element = (self.root["/StructTreeRoot"] if element is None else element).get_object()
        if isinstance(element, list):
            return [tag for inner in element for tag in self.tags(inner)]
        if not isinstance(element, dict):
            return []
        own = [str(element["/S"])] if "/S" in element else []
        return own + (self.tags(element["/K"]) if "/K" in element else [])


def pdf_of(user: User, language: str = "nb") -> Read:
    user.wagtail_userprofile.preferred_language = language
    user.wagtail_userprofile.save()
    response = login(user).get(address("pdf"))
    assert response["Content-Type"] == "application/pdf"
    return Read(PdfReader(io.BytesIO(response.content)))


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_pdf_tells_its_title_and_language(world: World, language: str) -> None:
    found = pdf_of(world.leader, language)

    with translation.override(language):
        title = f"Kompetansebanken: {half_year_of(TODAY())}"
    assert (found.title, found.language) == (title, language)
    assert bool(found.root["/ViewerPreferences"]["/DisplayDocTitle"]) is True


def test_the_pdf_is_tagged_and_says_that_it_is_pdf_ua(world: World) -> None:
    late = draft_resource(world, "Gammel")
    late.review_due_on = TODAY() - DAY
    late.save()
    put_up(late)

    found = pdf_of(world.leader)

    tags = found.tags()
    assert bool(found.root["/MarkInfo"]["/Marked"]) is True
    assert b'pdfuaid:part="1"' in found.root["/Metadata"].get_data()
    assert [tag for tag in tags if tag in {"/H1", "/H2"}] == ["/H1", "/H2", "/H2", "/H2"]
    assert (tags.count("/Table"), tags.count("/Caption"), tags.count("/TH") > 20) == (2, 2, True)


def test_the_pdf_is_drawn_in_our_own_letters_alone(world: World) -> None:
    assert pdf_of(world.leader).letters == {"Inter"}


def test_a_document_that_asks_for_anything_else_is_not_drawn() -> None:
    from weasyprint.urls import FatalURLFetchingError

    for address in ("https://example.org/x.png", "file:///etc/passwd", "kb:settings"):
        with pytest.raises(FatalURLFetchingError):
            pdf.as_pdf(f'<html lang="nb"><title>x</title><body><img src="{address}" alt="x"></body></html>')


def test_a_server_without_pango_says_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def lacking(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", lacking)

    response = login(world.leader).get(address("pdf"))

    assert response.status_code == 302
    assert "Pango" in str(next(iter(get_messages(response.wsgi_request))))
