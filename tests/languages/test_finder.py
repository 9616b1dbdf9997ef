"""What the walks rest on finds what is planted, and nothing where all is well; and the catalogues hold one language."""

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse, JsonResponse
from django.utils import translation
from django.utils.formats import date_format, number_format

from cms.core.actions import open_section
from cms.core.models import ApprovalRecord
from cms.local.catalogues import Entry, entries
from cms.people.models import CountyLibrary
from tests.languages.catalogues import language_of, said_in, translations
from tests.languages.seen import shown_in
from tests.languages.walk import astray, faults
from tests.world import World, draft_resource, put_up
from workflows.reports.pdf import as_pdf
from workflows.reports.reading import as_html

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Leseren", "nb", None),
        ("Fjern alle filtre", "nb", None),
        ("Innholdet finnes bare på nynorsk.", "nb", None),
        ("Innholdet finnes bare på nynorsk.", "nn", "nb"),
        ("Innhaldet finst berre på bokmål.", "nb", "nn"),
        ("Innhaldet finst berre på bokmål.", "en", "nn"),
        ("The content is only in bokmål.", "nb", "en"),
        ("The content is only in bokmål.", "en", None),
        ("Nynorsk", "nn", None),
        ("Video", "nb", None),
        ("Save draft", "nn", "en"),
        ("  Loven sier:", "nn", "nb"),
        ("Godkjent av Ada", "nn", None),
        ("Bokprat i september", "nn", None),
        ("12", "nb", None),
    ],
)
def test_the_language_of_a_text_is_told_where_it_is_not_its_own(text: str, language: str, found: str | None) -> None:
    assert language_of(text.strip(), language) == found


def page(body: str, language: str = "nn") -> HttpResponse:
    return HttpResponse(f"<!doctype html><html lang='{language}'><body>{body}</body></html>")


PLANTED = {
    "<p>Loven sier</p>": ["nb in nn <p>: Loven sier"],
    "<p lang='nb'>Loven sier</p>": [],
    "<div lang='nb'><p lang='nn'>Loven sier</p></div>": ["nb in nn <p>: Loven sier"],
    "<button aria-label='Velg en annen side'></button>": ["nb in nn <button aria-label>: Velg en annen side"],
    "<input type='submit' value='Search'>": ["en in nn <input value>: Search"],
    "<input type='text' value='Search'>": [],
    "<img alt='Log in'><a title='Log in'></a>": ["en in nn <img alt>: Log in", "en in nn <a title>: Log in"],
    "<script>Search</script><style>Search</style><!-- Search -->": [],
    '<script type="application/json">{"a": ["Search"], "search": "search"}</script>': ["en in nn <script>: Search"],
    '<div data-label=\'{"a": "<p>Loven sier</p>"}\'></div>': ["nb in nn <div data-label>: Loven sier"],
    "<p>lørdag 5. desember</p>": ["a date in nn <p>: lørdag"],
    "<p>laurdag 5. desember 2026</p>": [],
    "<p>Saturday 5 December</p>": ["a date in nn <p>: december saturday"],
    "<h3>Qnbqkurs</h3>": ["content in nn <h3>: Qnbqkurs"],
    "<h3 lang='nb'>Qnbqkurs</h3><h3>Qnnqkurs</h3><h3>qnbqkurs</h3>": [],
    "<title>Qnbqkurs – Bank</title>": ["content in nn <title>: Qnbqkurs – Bank"],
}


@pytest.mark.parametrize("body", PLANTED)
def test_what_is_planted_in_a_page_is_found(body: str) -> None:
    assert faults(page(body), "nn") == PLANTED[body]


def test_a_page_in_another_language_than_the_interfaces_is_found() -> None:
    assert faults(page("<p>Lova seier</p>", "nb"), "nn") == ["lang=nb", "nn in nb <p>: Lova seier"]
    assert faults(page("<p>Loven sier</p>", "nb"), "se") == []


def test_what_is_planted_in_a_list_for_scripts_or_a_table_is_found() -> None:
    table = HttpResponse("Loven sier;Qxx\n", content_type="text/csv")

    assert faults(JsonResponse({"html": "<h2>Loven sier</h2>"}), "nn") == ["nb in nn json: Loven sier"]
    assert faults(table, "nn") == ["nb in nn text/csv: Loven sier"]


def test_what_is_planted_in_a_pdf_is_found() -> None:
    def made(language: str) -> HttpResponse:
        content = as_pdf(f"<html lang='{language}'><title>Loven</title><body><p>Loven sier</p></body></html>")
        return HttpResponse(content, content_type="application/pdf")

    assert faults(made("nn"), "nn") == ["nb in nn PDF: Loven sier"]
    assert faults(made("nb"), "nb") == []


def test_links_that_leave_the_interface_are_found() -> None:
    links = "<a href='/kurs/'></a><a href='/nn/kurs/'></a><form action='/sok/'></form><a href='/admin/'></a>"
    choice = "<nav class='langs'><a href='/se/'></a></nav><a href='https://example.org/'></a><a href='#main'></a>"

    assert astray(page(links + choice), "nn") == ["/kurs/", "/sok/"]
    assert astray(page(links + choice), "nb") == ["/nn/kurs/"]


def test_what_is_shown_is_read_with_the_language_it_stands_in() -> None:
    read = shown_in(BeautifulSoup("<p lang='nn'>A <b>B</b></p><p>C</p>", "lxml"), "nb")

    assert [(one.text, one.language) for one in read] == [("A", "nn"), ("B", "nn"), ("C", "nb")]


def test_the_catalogues_that_are_compared_are_those_django_has() -> None:
    assert {language: len(translations(language)) > 3000 for language in ("nb", "nn")} == {"nb": True, "nn": True}
    assert [said_in(language).has("Lagre utkast") for language in ("nb", "nn", "en")] == [True, True, False]


# --- words that one of the written forms alone has -----------------------------------------------------------------

ONLY_BOKMAL = re.compile(
    r"\b(ikke|jeg|hva|hvem|hvilke|hvilken|hvordan|hvor|hvorfor|noen|noe|mye|bare|fra|dere|deres|være|gjøre|gjør|kommer|"
    r"uten|selv|siden|velge|finnes|vises|hjemme|mer|flere|sendes|skrevet|skriver|ennå|navn|navnet|dager|måneder|uker|"
    r"endringer|bibliotekene|kursene|ressursene|fylkene|bildet|bildene|lagret|slettes|slettet|endret|opprettet|"
    r"brukere|brukeren|egen|egne|tidligere|senere|sier|gikk|valgt|valgte|hentet|fjernet|flyttet|innholdet|\w+lige)\b",
    re.IGNORECASE,
)
ONLY_NYNORSK = re.compile(
    r"\b(ikkje|eg|kva|kven|kvifor|korleis|kvar|nokon|noko|nokre|mykje|berre|frå|dei|dykk|vere|vore|gjere|kjem|utan|"
    r"sjølv|sidan|finst|heime|meir|fleire|namn|namnet|dagar|veker|månader|endringar|ressursar|brukarar|eigen|eigne|"
    r"tidlegare|seinare|seier|gjekk|innhaldet|lagra|sletta|endra|oppretta|henta|fjerna|flytta|enno|òg|sida|\w+lege)\b",
    re.IGNORECASE,
)
OF_THE_OTHER = {"nb": ONLY_NYNORSK, "nn": ONLY_BOKMAL}


def mixed(said: list[Entry], language: str) -> list[str]:
    texts = [text for entry in said for text in entry.translations]
    return [text for text in texts if OF_THE_OTHER[language].search(re.sub(r"%\(\w+\)s", "", text))]


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("folder", ["locale", "locale_upstream"])
def test_a_catalogue_holds_no_word_of_the_other_written_form(folder: str, language: str) -> None:
    files = (ROOT / "cms" / folder / language).rglob("*.po")

    assert [text for file in files for text in mixed(list(entries(file.read_text("utf-8"))), language)] == []


def test_a_word_of_the_other_written_form_is_found() -> None:
    said = [Entry(text="A", translations=["Dette finnes bare her"]), Entry(text="B", translations=["Dette finst her"])]

    assert mixed(said, "nn") == ["Dette finnes bare her"]
    assert mixed(said, "nb") == ["Dette finst her"]


# --- dates and numbers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "day", "number"),
    [
        ("nb", "lørdag 5. desember 2026", "1\xa0234,5"),
        ("nn", "laurdag 5. desember 2026", "1\xa0234,5"),
        ("se", "lørdag 5. desember 2026", "1\xa0234,5"),
        ("en", "Saturday 5 December 2026", "1,234.5"),
    ],
)
def test_days_and_numbers_are_written_as_each_language_does(language: str, day: str, number: str) -> None:
    at = datetime.date(2026, 12, 5)

    with translation.override(language):
        said = f"{date_format(at, 'l')} {date_format(at, 'DATE_FORMAT')}"
        counted = number_format(1234.5, use_l10n=True, force_grouping=True)

    assert (said, counted) == (day, number)


# --- what is kept --------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "marked"), [("nb", None), ("nn", None), ("en", None), ("se", "nb")])
def test_a_page_in_the_archive_says_what_it_and_the_names_of_its_fields_are_in(
    world: World, language: str, marked: str | None
) -> None:
    section: Any = open_section(CountyLibrary.objects.get(slug="innlandet"), language)
    work = put_up(draft_resource(world, "Qxx", section=section))

    kept = BeautifulSoup(as_html(ApprovalRecord.objects.get(page=work)), "lxml")

    assert (kept.html["lang"], {label.get("lang") for label in kept.select("dt")}) == (language, {marked})
    assert [one for one in shown_in(kept) if one.where == "<dt>" and language_of(one.text, one.language)] == []
