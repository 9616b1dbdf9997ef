"""The list as a file, and name tags and posters as accessible PDF.

Long, since each paper is read by what its receivers read it with.
"""

import datetime
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pymupdf
import pypdf
import pytest
import zxingcpp
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from PIL import Image
from wagtail.models import PageLogEntry

from cms.core.pdf import NoPango
from cms.core.spreadsheet import workbook
from events.models import EventPage, Occurrence, Question, SignUp
from events.papers import pdf, rules
from events.places import privacy
from tests.reading import soup, text
from tests.signed_up import DAY, State, came, door_of, let_it_be_over, open_event, registered
from tests.world import World, login

HEADS = ["Navn", "E-postadresse", "Kommune", "Fylke", "Bibliotek", "Status", "Påmeldt", "Adressen bekreftet"]
LONG = "Wilhelmina-Konstantinopolitansdotter Grünerløkkensvangstrøm av Østre Hålogalandsvik og Ytterste Nærøysundet"
SIGNED_UP = datetime.datetime(2026, 11, 2, 8, 30, 12, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def lasting_event(lasting_world: World) -> int:
    return open_event(lasting_world, contact_email="kurs@example.org").pk


@pytest.fixture
def event(lasting_event: int, db: None) -> EventPage:
    return EventPage.objects.get(pk=lasting_event)


def fetch(world: World, event: EventPage, what: str) -> Any:
    return login(world.contact).post(reverse(f"events:{what}", args=(event.pk,)))


def csv_of(world: World, event: EventPage) -> list[list[str]]:
    body = b"".join(fetch(world, event, "list_csv")).decode("utf-8-sig")
    return [line.split(";") for line in body.splitlines()]


def sheet_of(response: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(response.content)).active


# --- the list ---


def test_the_list_says_who_where_from_and_since_when(world: World, event: EventPage) -> None:
    registered(event, "Kari Dahl", library="Hamar bibliotek", registered_at=SIGNED_UP, confirmed_at=SIGNED_UP)
    registered(event, "Berit Dahl", state=State.WAITING, registered_at=SIGNED_UP)

    heads, first, second = csv_of(world, event)

    assert heads == HEADS
    assert first == [
        *("Berit Dahl", "berit.dahl@example.org", "Hamar", "Innlandet", "", State.WAITING.label),
        *("2026-11-02 09:30:00", ""),
    ]
    assert second[4:] == ["Hamar bibliotek", State.PLACE.label, "2026-11-02 09:30:00", "2026-11-02 09:30:00"]


def test_the_organisers_own_questions_are_columns(world: World, event: EventPage) -> None:
    door = door_of(event)
    bus = Question.objects.create(sign_up=door, text="Tar du buss?", kind="yes_no", position=1)
    wish = Question.objects.create(sign_up=door, text="Hva vil du lære?", position=0)
    registered(event, "Kari Dahl", answers={str(bus.pk): "yes", str(wish.pk): "Bokprat"})
    registered(event, "Per Dahl", answers={str(bus.pk): "no"})

    rows = csv_of(world, event)

    assert [row[8:] for row in rows] == [["Hva vil du lære?", "Tar du buss?"], ["Bokprat", "Ja"], ["", "Nei"]]


def test_needs_have_columns_as_long_as_they_are_kept(world: World, event: EventPage) -> None:
    registered(event, "Kari Dahl", food_needs="Ikke nøtter", access_needs="Teleslynge")
    before = csv_of(world, event)
    let_it_be_over(event)

    privacy.forget(timezone.localdate())

    assert [row[8:] for row in before] == [
        ["Mat og allergier", "Hva de trenger for å delta"],
        ["Ikke nøtter", "Teleslynge"],
    ]
    assert csv_of(world, event)[0] == HEADS


def test_whose_name_is_erased_is_not_on_the_list(world: World, event: EventPage) -> None:
    (kari,) = registered(event, "Kari Dahl")
    privacy.erase(type(kari).objects.filter(pk=kari.pk))

    assert csv_of(world, event) == [HEADS]


def test_who_came_stands_by_the_meeting(world: World, event: EventPage) -> None:
    came(*registered(event, "Kari Dahl"))
    registered(event, "Per Dahl")
    event.occurrences.update(title="Del én")

    heads, kari, per = csv_of(world, event)

    assert heads[8].startswith("Kom: Del én (")
    assert (kari[8], per[8]) == ("Ja", "")


def test_where_each_meeting_is_signed_up_for_alone_it_says_for_which(world: World, event: EventPage) -> None:
    start = timezone.now() + 3 * DAY
    alone = SignUp.objects.create(work=event.translation_key, is_whole=False, is_here=True)
    Occurrence.objects.create(
        work=event.translation_key, title="Del to", starts_at=start, ends_at=start + DAY, sign_up=alone
    )
    registered(event, "Kari Dahl")
    registered(event, "Per Dahl", sign_up=alone)

    heads, kari, per = csv_of(world, event)

    assert (heads[8], kari[8]) == ("Påmeldt til", "Hele rekka")
    assert per[8].startswith("Del to (")


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+47", "-1+1", "@SUM(A1)", "  =1+1"])
def test_what_begins_as_a_formula_does_is_text_in_both_files(world: World, event: EventPage, name: str) -> None:
    registered(event, "Kari Dahl", library=name)

    (_heads, line), sheet = csv_of(world, event), sheet_of(fetch(world, event, "list_xlsx"))

    cell = sheet["E2"]
    assert line[4] == f"'{name}"
    assert (cell.value, cell.data_type, cell.quotePrefix) == (name, "s", True)


def test_the_excel_file_has_dates_heads_that_stay_and_columns_one_can_read(world: World, event: EventPage) -> None:
    registered(event, "Kari Dahl", registered_at=SIGNED_UP, library="x" * 90)

    response = fetch(world, event, "list_xlsx")

    sheet = sheet_of(response)
    assert [cell.value for cell in sheet[1]] == HEADS
    assert (sheet["A1"].font.bold, sheet["A2"].font.bold, sheet.freeze_panes) == (True, False, "A2")
    assert sheet["G2"].value == datetime.datetime(2026, 11, 2, 9, 30)  # noqa: DTZ001 — as the clock in Norway showed it
    assert [sheet.column_dimensions[letter].width for letter in "AE"] == [11, 60]
    assert response["Content-Disposition"].startswith('attachment; filename="pameldte-fagprat-')


def test_what_no_cell_and_no_title_may_hold_is_left_out() -> None:
    sheet = sheet_of(
        workbook("x.xlsx", "[Uke]: 1/2\x07" * 9, [["Navn", "Tall"], ["Kari\x00 \x0bDahl", 3], [None, 2.5]])
    )

    assert [[cell.value for cell in row] for row in sheet] == [["Navn", "Tall"], ["Kari Dahl", 3], [None, 2.5]]
    assert (len(sheet.title), set(sheet.title) & set("[]:*?/\\")) == (31, set())


def test_an_empty_sheet_is_a_file_too() -> None:
    assert sheet_of(workbook("x.xlsx", "", [])).title == "1"


def test_who_fetches_names_is_logged_and_shown(world: World, event: EventPage) -> None:
    registered(event, "Kari Dahl", "Per Dahl")
    login(world.deputy).post(reverse("events:list_csv", args=(event.pk,)))
    fetch(world, event, "list_xlsx")

    entries = PageLogEntry.objects.filter(action="kb.list_fetched").order_by("pk")
    page = soup(login(world.contact).get(reverse("events:papers", args=(event.pk,))))

    assert [(entry.user, entry.data) for entry in entries] == [
        (world.deputy, {"kind": "csv", "people": 2}),
        (world.contact, {"kind": "xlsx", "people": 2}),
    ]
    lines = [text(line) for line in page.select(".kb-rows li")]
    assert [line.split(" ")[0] for line in lines] == ["Contact", "Deputy"]
    assert ["XLSX · 2 navn" in lines[0], "CSV · 2 navn" in lines[1]] == [True, True]


@pytest.mark.parametrize("what", ["list_csv", "list_xlsx", "name_tags"])
def test_names_are_not_fetched_by_following_a_link(world: World, event: EventPage, what: str) -> None:
    response = login(world.contact).get(reverse(f"events:{what}", args=(event.pk,)))

    assert (response.status_code, PageLogEntry.objects.filter(action="kb.list_fetched").count()) == (405, 0)


# --- on paper ---


def words_of(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def judged(content: bytes, folder: Path) -> Any:
    file, report = folder / "paper.pdf", folder / "report.json"
    file.write_bytes(content)
    outloud = Path(sys.executable).parent / "outloud"
    subprocess.run([outloud, "--json", report, "--fail-on", "never", file], check=True, capture_output=True)
    (found,) = json.loads(report.read_text())["results"]
    return found["error"], found["findings"], found["stats"]["tagged"]


def codes_of(content: bytes) -> list[str]:
    page = pymupdf.open(stream=content)[0].get_pixmap(dpi=150)
    return [
        code.text for code in zxingcpp.read_barcodes(Image.frombytes("RGB", (page.width, page.height), page.samples))
    ]


def outside(content: bytes) -> list[str]:
    """Words that lie beyond the sheet's edge."""
    return [
        word[4]
        for page in pymupdf.open(stream=content)
        for word in page.get_text("words", clip=pymupdf.INFINITE_RECT())
        if not page.rect.contains(pymupdf.Rect(word[:4]))
    ]


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("Kari Dahl", "large"),
        ("Kari", "large"),
        ("Bartholomeus-Aleksander Dahl", "middle"),
        (LONG, "small"),
        ("", "large"),
    ],
)
def test_a_name_is_as_large_as_the_tag_has_room_for(name: str, size: str) -> None:
    assert rules.size_of_name(name) == size


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("Fagprat", "large"),
        ("Samisk språkuke-seminar: bibliotekets rolle og ansvar", "middle"),
        (LONG, "small"),
        ("", "large"),
    ],
)
def test_a_title_is_as_large_as_the_poster_has_room_for(title: str, size: str) -> None:
    assert rules.size_of_title(title) == size


@pytest.mark.parametrize(("people", "sheets"), [(0, []), (1, [1]), (8, [8]), (9, [8, 1])])
def test_there_are_eight_tags_on_a_sheet(people: int, sheets: list[int]) -> None:
    assert [len(sheet) for sheet in rules.sheets(range(people))] == sheets


def test_name_tags_are_made_for_those_who_have_a_place_by_name(world: World, event: EventPage) -> None:
    registered(event, "Åse Dahl", "Kari Dahl", library="Hamar bibliotek")
    registered(event, "Per Dahl")
    registered(event, "Venter Lenge", state=State.WAITING)

    response = fetch(world, event, "name_tags")

    (sheet,) = words_of(response.content)
    assert response["Content-Disposition"] == 'attachment; filename="navneskilt-fagprat.pdf"'
    assert [sheet.index(name) for name in ("Kari Dahl", "Per Dahl", "Åse Dahl")] == sorted(
        sheet.index(name) for name in ("Kari Dahl", "Per Dahl", "Åse Dahl")
    )
    assert (sheet.count("Hamar bibliotek"), sheet.count("Innlandet fylkesbibliotek"), "Venter" in sheet) == (
        2,
        3,
        False,
    )
    assert PageLogEntry.objects.get(action="kb.list_fetched").data == {"kind": "pdf", "people": 3}


def test_name_tags_hold_for_a_screen_reader_and_for_the_longest_name(event: EventPage, tmp_path: Path) -> None:
    names = [LONG, "x" * 120, *(f"Kari Dahl {letter}" for letter in "abcdefg")]
    registered(event, *names[:1], library=LONG, email="lang@example.org")
    registered(event, *names[1:], email="x@example.org")

    content, number = pdf.name_tags(event)

    found = pypdf.PdfReader(io.BytesIO(content))
    assert judged(content, tmp_path) == (None, [], True)
    assert (number, len(found.pages), outside(content)) == (9, 2, [])
    assert (found.root_object["/Lang"], found.metadata.title) == ("nb", "Navneskilt: Fagprat")
    assert LONG.rsplit(maxsplit=1)[-1] in words_of(content)[0] + words_of(content)[1]


def test_without_anybody_there_is_a_sheet_that_says_so(event: EventPage) -> None:
    content, number = pdf.name_tags(event)

    assert (number, words_of(content)) == (0, ["Ingen har plass ennå."])


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is drawn, each time it is; the drawing itself is WeasyPrint's."""
    drawings: list[str] = []
    draw = pdf.as_pdf

    def count(html: str, files: Any) -> bytes:
        drawings.append(html)
        return draw(html, files)

    monkeypatch.setattr(pdf, "as_pdf", count)
    yield drawings
    cache.clear()


def poster_address(event: EventPage, prefix: str = "") -> str:
    return f"{prefix}/plakat/{event.pk}.pdf"


@pytest.mark.parametrize(
    ("prefix", "language", "said"),
    [("", "nb", "Les mer og meld deg på:"), ("/nn", "nn", "Les meir og meld deg på:"), ("/en", "en", "Read more")],
)
def test_anybody_prints_the_poster_in_the_language_of_the_address(
    event: EventPage, client: Client, prefix: str, language: str, said: str, tmp_path: Path
) -> None:
    response = client.get(poster_address(event, prefix))

    found = pypdf.PdfReader(io.BytesIO(response.content))
    (sheet,) = words_of(response.content)
    assert (response.status_code, response["Content-Type"], list(response.cookies)) == (200, "application/pdf", [])
    assert (found.root_object["/Lang"], found.metadata.title) == (language, "Fagprat")
    for words in ("Fagprat", said, "Innlandet fylkesbibliotek", "Kort om fagprat."):
        assert words in sheet
    assert codes_of(response.content) == [f"http://127.0.0.1:8000{prefix}/innlandet/fagprat/"]
    assert judged(response.content, tmp_path) == (None, [], True)


def test_a_poster_of_the_longest_words_and_a_long_series_is_one_sheet(
    event: EventPage, client: Client, tmp_path: Path
) -> None:
    EventPage.objects.filter(pk=event.pk).update(
        title="Folkebibliotekutviklingskonferanseforberedelsesmøte " * 4 + "x" * 40,
        summary="Sammendrag " * 60,
        fee="4 500 kroner, " * 8,
        form="physical",
    )
    for number in range(9):
        start = timezone.now() + number * DAY
        Occurrence.objects.create(
            work=event.translation_key, starts_at=start, ends_at=start + DAY, venue="Bygdehuset " * 15
        )

    content = client.get(poster_address(event)).content

    assert (len(words_of(content)), outside(content), len(codes_of(content))) == (1, [], 1)
    assert "og 5 samlinger til" in words_of(content)[0]
    assert judged(content, tmp_path) == (None, [], True)


def test_a_poster_is_drawn_once_until_something_on_it_is_changed(
    event: EventPage, client: Client, drawn: list[str]
) -> None:
    first, again = (client.get(poster_address(event)).content for _time in range(2))
    event.occurrences.update(venue="Hamar bibliotek")
    EventPage.objects.filter(pk=event.pk).update(form="physical")

    moved = client.get(poster_address(event)).content

    assert (len(drawn), first == again) == (2, True)
    assert "Hamar bibliotek" in words_of(moved)[0]


def test_a_cancelled_event_s_poster_says_so(event: EventPage, client: Client) -> None:
    event.occurrences.update(cancelled_at=timezone.now())

    (sheet,) = words_of(client.get(poster_address(event)).content)

    assert "Avlyst" in sheet


def test_a_draft_has_no_poster(event: EventPage, client: Client) -> None:
    EventPage.objects.filter(pk=event.pk).update(live=False)

    assert client.get(poster_address(event)).status_code == 404


def test_the_events_page_leads_to_the_poster(event: EventPage, client: Client) -> None:
    page = soup(client.get("/innlandet/fagprat/"))

    assert text(page.select_one(f"a[href='{poster_address(event)}']")) == "Plakat (PDF)"


def test_the_organisers_screen_leads_to_all_of_it(world: World, event: EventPage) -> None:
    page = soup(login(world.contact).get(reverse("events:papers", args=(event.pk,))))

    leads = [button["formaction"].rsplit("/", 1)[1] for button in page.select("button[formaction]")]
    assert leads == ["pameldte.xlsx", "pameldte.csv", "navneskilt.pdf"]
    assert page.select_one(f"a[href='{poster_address(event)}']") is not None


def test_before_the_event_is_published_the_screen_says_that_there_is_no_poster_yet(
    world: World, event: EventPage
) -> None:
    EventPage.objects.filter(pk=event.pk).update(live=False)

    page = soup(login(world.contact).get(reverse("events:papers", args=(event.pk,))))

    assert page.select("a[href*='/plakat/']") == []
    assert "Plakaten kommer når arrangementet er publisert." in text(page.select_one("main"))


def test_a_server_without_pango_says_so(
    world: World, event: EventPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(html: str, files: Any) -> bytes:
        raise NoPango("libpango")

    monkeypatch.setattr(pdf, "as_pdf", refuse)
    with translation.override("nb"):
        tags = login(world.contact).post(reverse("events:name_tags", args=(event.pk,)), follow=True)
        poster = client.get(poster_address(event))

    assert "Pango mangler" in text(soup(tags).select_one(".messages"))
    assert (poster.status_code, "Pango mangler" in poster.content.decode()) == (503, True)
    assert PageLogEntry.objects.filter(action="kb.list_fetched").count() == 0
