"""The report of decisions: for the group, its leader and the operator; filtered, and as a spreadsheet."""

import csv
import datetime
import io
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import HealthCheck, given
from hypothesis import settings as sets
from hypothesis import strategies as st

from cms.core.spreadsheet import harmless, lines
from cms.people.models import CountyLibrary
from tests.queries import query_strings
from tests.reading import soup, text
from tests.world import CAST, World, draft_course, draft_resource, live_course, login, publish, send_back, submit
from workflows.models import Decision

READERS = {"own_member", "reviewer", "other_reviewer", "leader", "operator"}
ADDRESS = "/admin/gjennomgang/rapport/"


@pytest.fixture(scope="module")
def decisions(lasting_world: World) -> None:
    """One approved by Trøndelag, one sent back by Agder, both of Innlandet; one of Vestland's approved."""
    world = lasting_world
    with translation.override("nb"):
        publish(draft_resource(world, "Håndbok"), world)
        course = draft_course(world, "Bokprat", lessons=1)
        submit(course, world.contact)
        send_back(course, world.other_reviewer, "Legg til kilder.")
        publish(draft_resource(world, "Rettleiing", by=world.other_contact, section=world.other_section), world)


@pytest.fixture
def decided(decisions: None, world: World) -> World:
    return world


def keep(number: int) -> None:
    """So many of the decisions, as if the others had not been made."""
    Decision.objects.exclude(pk__in=Decision.objects.values_list("pk")[:number]).delete()


def shown(by: Any, **query: Any) -> list[str]:
    page = soup(login(by).get(ADDRESS, query))
    return [text(cell) for cell in page.select("td.title .title-wrapper")]


def table(response: Any) -> list[list[str]]:
    content = b"".join(response.streaming_content).decode("utf-8")
    assert content.startswith("\ufeff")
    return list(csv.reader(io.StringIO(content.removeprefix("\ufeff")), delimiter=";"))


@pytest.mark.parametrize("role", CAST)
def test_who_may_read_the_decisions(decided: World, role: str) -> None:
    client = login(decided.everybody[role])
    number = Decision.objects.first().work_number
    now = timezone.localdate()
    half = f"{now.year}-{1 if now.month <= 6 else 2}"

    addresses = ["", "avgjorelser.csv", f"verk/{number}/arkiv.zip", "halvar/", f"halvar/{half}.csv"]
    answers = [client.get(ADDRESS + address).status_code for address in addresses]

    assert answers == ([200] * 5 if role in READERS else [403 if role == "outsider" else 302] * 5)


def test_the_menu_leads_there_only_for_those_who_may_read(decided: World) -> None:
    with_link = {
        role
        for role in CAST
        if f'{ADDRESS}"' in login(decided.everybody[role]).get(reverse("wagtailadmin_home")).content.decode()
    }

    assert with_link == READERS


def test_all_is_shown_the_latest_first(decided: World) -> None:
    assert shown(decided.leader) == ["Rettleiing", "Bokprat", "Håndbok"]


def library(slug: str) -> int:
    return CountyLibrary.objects.get(slug=slug).pk


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"kind": "sent_back"}, ["Bokprat"]),
        ({"title": "hånd"}, ["Håndbok"]),
        ({"title": "leksjon 1"}, ["Bokprat"]),  # a page of the work
        ({"since": "2020-01-01", "until": "2020-12-31"}, []),
        ({"since": "2020-01-01"}, ["Rettleiing", "Bokprat", "Håndbok"]),
        ({"kind": "approved", "title": "rett"}, ["Rettleiing"]),
    ],
)
def test_decisions_are_narrowed_by_what_is_asked(decided: World, query: dict[str, str], expected: list[str]) -> None:
    assert shown(decided.leader, **query) == expected


def test_decisions_are_narrowed_by_county_library_person_and_day(decided: World) -> None:
    Decision.objects.filter(title="Håndbok").update(decided_at=timezone.now() - datetime.timedelta(days=10))
    today = timezone.localdate()

    assert shown(decided.leader, library=library("vestland")) == ["Rettleiing"]
    assert shown(decided.leader, person=decided.other_reviewer.pk) == ["Bokprat"]
    assert shown(decided.leader, since=today.isoformat()) == ["Rettleiing", "Bokprat"]
    assert shown(decided.leader, until=(today - datetime.timedelta(days=1)).isoformat()) == ["Håndbok"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"since": "i går"}, "since"),
        ({"until": "2026-02-31"}, "until"),
        ({"since": "2026-03-01", "until": "2026-02-01"}, "until"),
        ({"kind": "unknown"}, "kind"),
        ({"library": "999999"}, "library"),
        ({"person": "x"}, "person"),
        ({"title": "x" * 201}, "title"),
    ],
)
def test_what_is_not_understood_is_told_by_its_field_and_kept(
    decided: World, query: dict[str, str], field: str
) -> None:
    response = login(decided.leader).get(ADDRESS, query)
    sheet = login(decided.leader).get(f"{ADDRESS}avgjorelser.csv", query)

    assert list(response.context["form"].errors) == [field]
    assert response.context["form"][field].value() == query[field]
    assert (response.context["decisions"].paginator.count, sheet.status_code) == (0, 302)
    assert sheet.url.startswith(f"{ADDRESS}?")


KEYS = ["since", "until", "library", "person", "kind", "title", "p"]


@given(query=query_strings(KEYS, ["approved", "2026-01-01", "1"]))
@sets(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_query_string_is_answered(decided: World, query: str) -> None:
    assert login(decided.leader).get(f"{ADDRESS}?{query}").status_code == 200


def test_a_long_list_is_turned_and_keeps_what_was_asked(decided: World) -> None:
    keep(0)
    now = timezone.now()
    Decision.objects.bulk_create(
        Decision(kind="approved", work_number=number, title=f"Verk {number}", decided_at=now) for number in range(1, 52)
    )

    first = soup(login(decided.leader).get(ADDRESS, {"kind": "approved"}))

    assert len(first.select("td.title")) == 50
    assert [link["href"] for link in first.select(".kb-after a")] == ["?kind=approved&p=2"]
    assert shown(decided.leader, kind="approved", p="2") == ["Verk 1"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long(decided: World, django_assert_num_queries: Any, number: int) -> None:
    keep(number)
    client = login(decided.leader)
    client.get(ADDRESS)

    with django_assert_num_queries(17):
        response = client.get(ADDRESS)

    assert response.context["decisions"].paginator.count == number


@pytest.mark.parametrize(("number", "pages"), [(1, 1), (3, 4)])
def test_the_spreadsheet_costs_the_same_however_long(
    decided: World, django_assert_num_queries: Any, number: int, pages: int
) -> None:
    keep(number)
    client = login(decided.leader)

    with django_assert_num_queries(9):
        rows = table(client.get(f"{ADDRESS}avgjorelser.csv"))

    assert len(rows) == pages + 1


# --- the spreadsheet ---


def test_the_spreadsheet_has_a_row_for_each_page_with_who_when_why_checklist_and_hash(decided: World) -> None:
    course = live_course(decided, "Nytt kurs", lessons=1)

    rows = table(login(decided.leader).get(f"{ADDRESS}avgjorelser.csv", {"title": "Nytt kurs"}))

    decision = Decision.objects.get(title="Nytt kurs")
    head, first, second = rows
    found = dict(zip(head, first, strict=True))
    assert [row[2:7] for row in (first, second)] == [
        ["Nytt kurs", str(course.pk), "Innlandet fylkesbibliotek", page.title, str(page.pk)]
        for page in course.work_pages()
    ]
    assert list(found.values())[8:10] == ["Reviewer Testesen", ""]
    assert list(found.values())[11] == decision.pages.first().content_hash
    assert len(list(found.values())[10].splitlines()) == 10  # the points of a course with a lesson


def test_the_spreadsheet_is_narrowed_as_the_list_is(decided: World) -> None:
    rows = table(login(decided.leader).get(f"{ADDRESS}avgjorelser.csv", {"kind": "sent_back"}))

    assert [row[2] for row in rows[1:]] == ["Bokprat", "Bokprat"]


def test_the_spreadsheet_is_in_the_users_language(decided: World) -> None:
    heads = []
    for language in ("nb", "nn"):
        decided.leader.wagtail_userprofile.preferred_language = language
        decided.leader.wagtail_userprofile.save()
        heads.append(table(login(decided.leader).get(f"{ADDRESS}avgjorelser.csv"))[0][1])

    assert heads == ["Avgjørelse", "Avgjerd"]


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "\n", " ="])
def test_no_cell_is_a_formula(begins: str) -> None:
    assert harmless(f"{begins}HYPERLINK(1)") == f"'{begins}HYPERLINK(1)"


def test_numbers_empty_cells_and_plain_text_are_left_alone() -> None:
    assert [harmless(value) for value in (-3, 1.5, None, "", "Å lese = å leve")] == [
        "-3",
        "1.5",
        "",
        "",
        "Å lese = å leve",
    ]


@given(
    st.lists(
        st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=4),
        max_size=4,
    )
)
def test_whatever_is_written_is_read_back_as_text(rows: list[list[str]]) -> None:
    written = "".join(lines(rows)).removeprefix("\ufeff")

    read = list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))

    assert read == [[harmless(value) for value in row] for row in rows]
