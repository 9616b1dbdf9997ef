"""The language ledger: what went up by owner, year and written form, what a state body owes, and what is twice.

Long, since what counts in which year is tried case by case, beside the screen and the spreadsheet.
"""

import csv
import datetime
import io
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.core.models import ApprovalRecord
from cms.core.models.edition import TranslatedWork
from cms.people.models import CountyLibrary
from home.models import CountyLibraryPage, HomePage, StandardPage
from learning.models import ResourcePage
from tests.reading import soup, text
from tests.world import (
    CAST,
    World,
    body,
    draft_course,
    draft_resource,
    edit,
    live_course,
    login,
    publish,
    put_up,
    translate,
)
from workflows.actions import invite_author, take_down
from workflows.models import WordCount
from workflows.reports.languages import Amount, Form, Line, Report, report_of, share

READERS = {"contact", "deputy", "other_contact", "own_member", "reviewer", "other_reviewer", "leader", "operator"}
ADDRESS = "/admin/gjennomgang/rapport/sprakregnskap/"
THIS = timezone.localdate().year
NOTHING = Amount()


def line(report: Report, slug: str) -> Line:
    return next(each for each in report.lines if each.library and each.library.slug == slug)


def pages(report: Report, slug: str) -> dict[str, int]:
    """The forms there is something in."""
    return {form.value: amount.pages for form, amount in line(report, slug).amounts.items() if amount.pages}


def went_up(page: Any, at: datetime.datetime) -> None:
    """As if all that has gone up of the page had done so then."""
    ApprovalRecord.objects.filter(page=page).update(used_at=at)


def years_ago(number: int) -> datetime.datetime:
    return datetime.datetime(THIS - number, 6, 1, tzinfo=datetime.UTC)


def national(language: str, words: int, title: str = "Om") -> StandardPage:
    """A page of the frame with so many words, its title among them."""
    home = HomePage.objects.get(slug=language)
    rest = "ord " * (words - len(title.split()))
    page = StandardPage(title=title, body=body(rest), locale=home.locale, live=False)
    return put_up(home.add_child(instance=page))


# --- what is counted ---


def test_pages_and_words_are_told_by_owner_and_form(world: World) -> None:
    live_course(world, "Bokprat", lessons=2)
    translate(put_up(draft_resource(world)), "nn", "Handbok")
    put_up(draft_resource(world, "Rettleiing", by=world.other_contact, section=world.other_section))

    report = report_of()

    assert (pages(report, "innlandet"), pages(report, "vestland")) == ({"nb": 4, "nn": 1}, {"nn": 1})
    assert line(report, "innlandet").amounts[Form.BOKMAL].words > 20
    assert report.total.total == line(report, "innlandet").total + line(report, "vestland").total
    assert line(report, "agder").total == NOTHING


@pytest.mark.parametrize(
    ("language", "form"), [("se", "sami"), ("smj", "sami"), ("sma", "sami"), ("en", "other"), ("fkv", "other")]
)
def test_sami_is_told_together_and_other_languages_by_themselves(world: World, language: str, form: str) -> None:
    put_up(draft_resource(world))
    put_up(draft_resource(world, "Veiledning"))

    WordCount.objects.filter(pk=WordCount.objects.earliest("pk").pk).update(language=language)

    assert pages(report_of(), "innlandet") == {"nb": 1, form: 1}


def test_a_page_counts_once_a_year_with_its_latest_text(world: World) -> None:
    resource = put_up(draft_resource(world))
    before = line(report_of(), "innlandet").amounts[Form.BOKMAL]
    edit(resource, world.contact, body=body("Råd og mange vink"))

    publish(ResourcePage.objects.get(pk=resource.pk), world)

    assert WordCount.objects.count() == 2
    assert line(report_of(), "innlandet").amounts[Form.BOKMAL] == Amount(1, before.words + 3)


def test_a_page_that_goes_up_anew_another_year_counts_in_both(world: World) -> None:
    resource = put_up(draft_resource(world))
    before = line(report_of(), "innlandet").amounts[Form.BOKMAL]
    went_up(resource, years_ago(2))
    edit(resource, world.contact, body=body("Råd og mange vink"))

    publish(ResourcePage.objects.get(pk=resource.pk), world)

    assert report_of().years == [THIS, THIS - 1, THIS - 2]
    found = [line(report_of(year), "innlandet").amounts[Form.BOKMAL] for year in (THIS, THIS - 1, THIS - 2)]
    assert found == [Amount(1, before.words + 3), NOTHING, before]


def test_the_year_turns_at_midnight_in_norway(world: World) -> None:
    resource = put_up(draft_resource(world))
    went_up(resource, datetime.datetime(THIS - 1, 12, 31, 23, 30, tzinfo=datetime.UTC))

    assert pages(report_of(THIS), "innlandet") == {"nb": 1}


def test_what_is_taken_down_later_was_published_all_the_same(world: World) -> None:
    resource = publish(draft_resource(world), world)
    take_down(resource, world.leader, "Feil.")

    assert pages(report_of(), "innlandet") == {"nb": 1}


def test_drafts_and_what_the_installation_made_are_not_counted(world: World) -> None:
    draft_course(world)

    assert (report_of().total.total, report_of().years) == (NOTHING, [THIS])


def test_a_library_without_a_section_is_told_without_its_name(world: World) -> None:
    put_up(draft_resource(world))
    CountyLibrary.objects.filter(slug="innlandet").update(section=None)

    (found,) = [each for each in report_of().lines if each.total != NOTHING]

    assert (found.library, found.total.pages) == (None, 1)


def test_a_year_that_is_not_in_the_ledger_is_taken_for_this_one(world: World) -> None:
    assert [report_of(year).year for year in (None, THIS, THIS + 1, 1)] == [THIS] * 4


@pytest.mark.parametrize("number", [1, 3])
def test_the_report_costs_the_same_however_much_was_published(
    world: World, django_assert_num_queries: Any, number: int
) -> None:
    for count in range(number):
        translate(publish(draft_resource(world, f"Håndbok {count}"), world), "nn", f"Handbok {count}")

    with django_assert_num_queries(4):
        report = report_of()

    assert (report.total.total.pages, len(report.twice)) == (2 * number, number)


# --- shares ---


def test_shares_are_rounded_down_and_nothing_has_none() -> None:
    assert [share(1, 3), share(2, 3), share(3, 3), share(0, 3), share(0, 0)] == [33, 66, 100, 0, None]


@pytest.mark.parametrize(
    ("bokmal", "nynorsk", "form", "by_words", "is_enough"),
    [
        (75, 25, "nn", 25, True),
        (7501, 2499, "nn", 24, False),
        (25, 75, "nb", 25, True),
        (2499, 7501, "nb", 24, False),
        (100, 0, "nn", 0, False),
        (50, 50, "nn", 50, True),
    ],
)
def test_each_written_form_is_owed_a_quarter_of_the_words(
    bokmal: int, nynorsk: int, form: str, by_words: int, is_enough: bool
) -> None:
    own = Line(None)
    own.take(Form.BOKMAL, Amount(1, bokmal))
    own.take(Form.NYNORSK, Amount(4, nynorsk))
    own.take(Form.SAMI, Amount(10, 10_000))

    balance = own.balance

    assert balance is not None
    assert (balance.form, balance.by_words, balance.is_enough) == (form, by_words, is_enough)
    assert balance.by_pages == {"nn": 80, "nb": 20}[form]


def test_where_nothing_is_in_either_form_there_is_no_balance() -> None:
    own = Line(None)
    own.take(Form.SAMI, Amount(1, 10))

    assert own.balance is None


# --- on the screen ---


def screen(world: World, **query: Any) -> Any:
    return soup(login(world.leader).get(ADDRESS, query))


def test_the_meter_says_in_words_what_it_shows_and_judges_the_national_library_alone(world: World) -> None:
    national("nb", 80)
    went_up(national("nn", 20, "Om oss"), years_ago(1))
    national("nn", 40, "Om banken")
    put_up(draft_resource(world))  # Innlandet writes bokmål alone, and nobody minds

    found = screen(world)

    meters = [(meter["value"], meter["low"], meter["max"]) for meter in found.select("meter")]
    labels = [text(label) for label in found.select(".kb-meter label")]
    assert meters == [("33", "25", "100"), ("42", "25", "100")]
    assert [label["for"] for label in found.select(".kb-meter label")] == [each["id"] for each in found.select("meter")]
    assert ("33 %" in labels[0], "50 %" in labels[0], str(THIS) in labels[0]) == (True, True, True)
    assert ("42 %" in labels[1], "66 %" in labels[1]) == (True, True)


def test_less_than_a_quarter_is_told_in_other_words(world: World) -> None:
    national("nb", 80)
    few = national("nn", 20, "Om oss")
    too_little = [text(label).partition(")")[2] for label in screen(world).select(".kb-meter label")]
    take_down(few, world.leader, "Feil.")

    national("nn", 60, "Om banken")

    enough = [text(label).partition(")")[2] for label in screen(world).select(".kb-meter label")]
    assert (len(set(too_little)), len(set(enough)), set(too_little) & set(enough)) == (1, 1, set())


def test_with_nothing_in_either_form_there_is_no_meter(world: World) -> None:
    put_up(draft_resource(world))

    found = screen(world)

    assert (found.select("meter"), len(found.select(".kb-listing"))) == ([], 1)


def test_without_a_national_library_nobody_is_judged(world: World) -> None:
    national("nb", 10)
    CountyLibrary.objects.filter(kind="national").update(kind="shared")

    assert (report_of().state_body, screen(world).select("meter")) == (None, [])
    assert login(world.leader).get(f"{ADDRESS}{THIS}.csv").status_code == 200


def test_another_year_is_one_click_away(world: World) -> None:
    went_up(put_up(draft_resource(world)), years_ago(1))

    screens = [login(world.leader).get(ADDRESS, {"ar": year}) for year in ("", THIS - 1, "x", "²")]

    assert [each.context["report"].year for each in screens] == [THIS, THIS - 1, THIS, THIS]
    assert [link["href"] for link in soup(screens[1]).select(".kb-choices a")] == [f"?ar={THIS}", f"?ar={THIS - 1}"]
    assert [link["href"] for link in soup(screens[1]).select(".kb-actions a")] == [f"{ADDRESS}{THIS - 1}.csv"]


def test_the_table_tells_words_and_pages_and_their_shares(world: World) -> None:
    nynorsk = CountyLibraryPage.objects.get(slug="innlandet", locale__language_code="nn")
    for section in (world.section, world.section, nynorsk):
        put_up(draft_resource(world, "Håndbok", section=section))

    rows = {text(row.th): [text(cell) for cell in row.select("td")] for row in screen(world).select("tbody tr")}

    numbers = [re.findall(r"[0-9]+", cell) for cell in rows["Innlandet fylkesbibliotek"]]
    assert numbers == [["10", "66", "2", "66"], ["5", "33", "1", "33"], [], [], ["15", "3"]]
    assert rows["Agder fylkesbibliotek"] == ["–"] * 5


# --- who may see it ---


@pytest.mark.parametrize("role", CAST)
def test_who_may_read_the_ledger(world: World, role: str) -> None:
    client = login(world.everybody[role])

    answers = [client.get(ADDRESS + address).status_code for address in ("", f"{THIS}.csv")]

    assert answers == ([200] * 2 if role in READERS else [403] * 2)


def test_who_is_signed_out_is_asked_to_log_in(world: World) -> None:
    answers = [Client().get(ADDRESS + address) for address in ("", f"{THIS}.csv")]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert {answer.url.partition("?")[0] for answer in answers} == {"/konto/login/"}


def test_an_author_from_elsewhere_does_not_see_it(world: World) -> None:
    names = {"email": world.outsider.email, "first_name": "Outsider", "last_name": "Testesen"}
    invite_author(draft_course(world), world.contact, **names, library=None, language="nb")
    client = login(world.outsider)

    home, *answers = [client.get(address) for address in ("/admin/", ADDRESS, f"{ADDRESS}{THIS}.csv")]

    assert (home.status_code, ADDRESS in home.content.decode()) == (200, False)
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, "/admin/")] * 2


def test_the_menu_leads_there_only_for_those_who_may_read(world: World) -> None:
    with_link = {
        role
        for role in CAST
        if ADDRESS in login(world.everybody[role]).get(reverse("wagtailadmin_home")).content.decode()
    }

    assert with_link == READERS


# --- the same text in both ---


def twice() -> list[tuple[str, str]]:
    return [(work.title, str(work.owner)) for work in report_of().twice]


def test_what_stands_in_both_written_forms_without_a_reason_is_noted_with_its_addresses(world: World) -> None:
    translate(put_up(draft_resource(world)), "nn", "Handbok")
    put_up(draft_resource(world, "Bare bokmål"))

    (work,) = report_of().twice

    assert (work.title, str(work.owner)) == ("Håndbok", "Innlandet fylkesbibliotek")
    assert [address for _form, address in work.links] == ["/innlandet/handbok/", "/nn/innlandet/handbok/"]
    assert [link["href"] for link in screen(world).select("td .kb-links a")] == [link for _form, link in work.links]


def test_a_reason_settles_it(world: World) -> None:
    translate(put_up(draft_resource(world)), "nn", "Handbok")
    assert len(twice()) == 1

    TranslatedWork.objects.update(reason="Kurset skal kunne tas på begge.")

    assert twice() == []


def edition_of(page: StandardPage, language: str) -> StandardPage:
    home = HomePage.objects.get(slug=language)
    copy = StandardPage(title=page.title, translation_key=page.translation_key, locale=home.locale, live=False)
    return put_up(home.add_child(instance=copy))


def test_an_edition_that_readers_do_not_see_is_no_such_thing(world: World) -> None:
    edition = translate(put_up(draft_resource(world)), "nn", "Handbok")
    assert len(twice()) == 1

    take_down(edition, world.leader, "Feil.")

    assert twice() == []


def test_an_edition_in_another_language_is_no_such_thing(world: World) -> None:
    page = national("nb", 10, "Personvern")
    edition_of(page, "en")
    assert twice() == []

    edition_of(page, "nn")

    assert twice() == [("Personvern", "Nasjonalbiblioteket")]


def test_a_course_is_noted_once_and_not_by_its_lessons_nor_the_frame_at_all(world: World) -> None:
    translate(put_up(draft_course(world)), "nn", "Bokprat på nynorsk")
    assert TranslatedWork.objects.count() > 3  # front pages, catalogues and sections among them

    assert twice() == [("Bokprat", "Innlandet fylkesbibliotek")]


# --- the spreadsheet ---


def table(response: Any) -> list[list[str]]:
    content = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content), delimiter=";"))


def test_the_spreadsheet_tells_the_same(world: World) -> None:
    national("nb", 60)
    national("nn", 40, "Om oss")
    translate(put_up(draft_resource(world)), "nn", "=1+1")

    rows = table(login(world.leader).get(f"{ADDRESS}{THIS}.csv"))

    found = {row[0]: row[1:] for row in rows if row}
    own = line(report_of(), "innlandet").amounts
    bokmal, nynorsk = own[Form.BOKMAL].words, own[Form.NYNORSK].words
    whole = bokmal + nynorsk
    assert found["Innlandet fylkesbibliotek"] == [
        *("2", str(whole)),
        *("1", "50", str(bokmal), str(100 * bokmal // whole)),
        *("1", "50", str(nynorsk), str(100 * nynorsk // whole)),
        *("0", "0", "0", "0") * 2,
    ]
    assert found["Nasjonalbiblioteket"][:10] == ["2", "100", "1", "50", "60", "60", "1", "50", "40", "40"]
    assert found["Agder fylkesbibliotek"][:6] == ["0", "0", "0", "", "0", ""]
    assert found["Alle"][0] == "4"
    assert found[f"Nasjonalbiblioteket, {THIS}"] == ["nynorsk", "40", "50"]
    assert found["Håndbok"] == ["Innlandet fylkesbibliotek", "/innlandet/handbok/", "/nn/innlandet/handbok/"]


def test_a_spreadsheet_of_a_year_that_is_not_in_the_ledger_is_not_found(world: World) -> None:
    client = login(world.leader)

    assert [client.get(f"{ADDRESS}{year}.csv").status_code for year in (THIS - 1, THIS + 1, 10**9)] == [404] * 3
