"""The resource group's page: its tasks, its year, its members; and what warns that it is too thin."""

import datetime
from typing import Any

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS
from wagtail.admin.menu import admin_menu
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from cms.people.models import CountyLibrary, Membership, Role, User
from tests.reading import soup, text
from tests.world import CAST, World, login, make_user
from workflows.mandate.rules import Seat, Warned, Weakness, next_meeting, weaknesses
from workflows.models import Mandate, YearWheelTask
from workflows.panels.leader import LeaderPanel

GROUP = "mandate:group"
TODAY = datetime.date(2026, 11, 25)
# The session, the user, the frame and menu; mandate, year wheel, terms, counties, the next meeting, who may do what.
QUERIES = 19


def seat(person: str, library: str, ends_in: int | None = None) -> Seat:
    return Seat(person, library, None if ends_in is None else TODAY + datetime.timedelta(days=ends_in))


FIVE = [seat("A", "Agder"), seat("I", "Innlandet"), seat("N", "Nordland"), seat("O", "Oslo"), seat("T", "Troms")]

# --- the rules ---


@pytest.mark.parametrize(
    ("seats", "found"),
    [
        (FIVE, []),
        (FIVE[:4], [Warned(Weakness.TOO_FEW, ("A", "I", "N", "O"))]),
        ([], [Warned(Weakness.TOO_FEW, ())]),
        (
            [*FIVE, seat("Ø", "Oslo")],
            [Warned(Weakness.SAME_LIBRARY, ("O", "Ø"), library="Oslo")],
        ),
        ([*FIVE[:4], seat("T", "Troms", 61)], []),
        (
            [seat("A", "Agder", 60), *FIVE[1:4], seat("T", "Troms", 0)],
            [
                Warned(Weakness.ENDS_SOON, ("T",), library="Troms", day=TODAY),
                Warned(Weakness.ENDS_SOON, ("A",), library="Agder", day=TODAY + datetime.timedelta(days=60)),
            ],
        ),
    ],
    ids=["five from five", "four", "nobody", "two from Oslo", "a term of 61 days more", "terms that end soon"],
)
def test_the_group_is_warned_of_its_weaknesses(seats: list[Seat], found: list[Warned]) -> None:
    assert weaknesses(seats, TODAY) == found


@pytest.mark.parametrize(
    ("set_for", "next_one"),
    [(None, None), (0, 0), (3, 3), (-1, 13), (-13, 1), (-14, 0), (-15, 13), (-140, 0)],
)
def test_the_group_meets_every_fourteenth_day_after_the_day_the_leader_set(
    set_for: int | None, next_one: int | None
) -> None:
    def day(number: int | None) -> datetime.date | None:
        return None if number is None else TODAY + datetime.timedelta(days=number)

    assert next_meeting(day(set_for), TODAY) == day(next_one)


# --- the page ---


def shown(user: User) -> Any:
    return soup(login(user).get(reverse(GROUP)))


@pytest.mark.parametrize("role", CAST)
def test_everybody_with_a_role_reads_the_page(world: World, role: str) -> None:
    response = login(world.everybody[role]).get(reverse(GROUP))

    assert response.status_code == (403 if role == "outsider" else 200)


def test_who_is_signed_out_is_sent_to_the_login(db: None, client: Any) -> None:
    assert client.get(reverse(GROUP))["Location"].startswith("/konto/login/")


def test_members_stand_with_county_term_and_role_the_leader_first(world: World) -> None:
    rows = [[text(cell) for cell in row.select("td")] for row in shown(world.contact).select(".kb-listing tbody tr")]

    assert [row[0] for row in rows] == [
        "Leader Testesen",
        "Reviewer Testesen",
        "Other_reviewer Testesen",
        "Own_member Testesen",
    ]
    assert len({row[1] for row in rows[:3]}) == 3
    assert rows[2][1] == rows[3][1]
    assert [row[2:4] for row in rows[:2]] == [
        ["Nordland fylkesbibliotek", "Nordland"],
        ["Trøndelag fylkesbibliotek", "Trøndelag"],
    ]


def test_a_leader_who_is_no_member_has_a_row_too(world: World) -> None:
    Membership.objects.filter(user=world.leader, role=Role.MEMBER).delete()

    rows = shown(world.contact).select(".kb-listing tbody tr")

    assert text(rows[0].select_one("td")) == "Leader Testesen"
    assert len(rows) == 4


def test_an_empty_group_says_so(world: World) -> None:
    Membership.objects.filter(role__in=(Role.MEMBER, Role.LEADER)).delete()

    assert len(shown(world.contact).select(".kb-listing tbody tr")) == 1


def warnings_on(page: Any) -> list[str]:
    return [text(line) for line in page.select(".help-warning p")]


def test_a_group_of_four_is_warned_on_its_page_and_on_the_leaders_first_page(world: World) -> None:
    (on_page,) = warnings_on(shown(world.other_contact))

    assert "4" in on_page
    assert "5" in on_page
    assert warnings_on(soup(login(world.leader).get("/admin/"))) == LeaderPanel().get_context_data()["warnings"]
    assert len(LeaderPanel().get_context_data()["warnings"]) == 1
    assert warnings_on(soup(login(world.contact).get("/admin/"))) == []


def test_a_fifth_member_from_another_county_stills_the_warning_and_one_from_the_same_wakes_another(
    world: World,
) -> None:
    five, six = make_user("fem"), make_user("seks")
    Membership.objects.create(user=five, role=Role.MEMBER, library=CountyLibrary.objects.get(slug="oslo"))
    assert warnings_on(shown(world.leader)) == []

    Membership.objects.create(user=six, role=Role.MEMBER, library=CountyLibrary.objects.get(slug="oslo"))

    (warning,) = warnings_on(shown(world.leader))
    assert sorted(warning.partition(" kommer")[0].split(", ")) == ["Fem Testesen", "Seks Testesen"]


def test_a_term_that_ends_within_two_months_is_warned_of(world: World) -> None:
    in_a_month = timezone.localdate() + datetime.timedelta(days=30)
    Membership.objects.filter(user=world.reviewer).update(ends_on=in_a_month)

    warnings = warnings_on(shown(world.leader))

    assert ["Reviewer Testesen" in warning for warning in warnings] == [False, True]


@pytest.mark.parametrize("more", [1, 3])
def test_the_page_costs_the_same_however_large_the_group(
    world: World, django_assert_num_queries: Any, more: int
) -> None:
    mandate = Mandate.load()
    for number in range(more):
        library = CountyLibrary.objects.exclude(counties=None).order_by("pk")[number]
        Membership.objects.create(user=make_user(f"ny{number}"), role=Role.MEMBER, library=library)
        YearWheelTask.objects.create(mandate=mandate, month=number + 1, task=f"Oppgave {number}")
    client = login(world.contact)
    client.get(reverse(GROUP))

    with django_assert_num_queries(QUERIES):
        response = client.get(reverse(GROUP))

    assert len(response.context["rows"]) == 4 + more


# --- the leader writes ---


def written(mandate: Mandate, **changes: Any) -> dict[str, Any]:
    return nested_form_data(
        {
            "text": rich_text("<p>Vi gjennomgår det fylkene sender inn.</p>"),
            "year_wheel": inline_formset(
                [{"month": "3", "task": "Halvårsrapport"}, {"month": "11", "task": "Nytt år"}]
            ),
            "next_meeting_on": "2026-12-02",
        }
        | changes
    )


def edit_address() -> str:
    return reverse("wagtailsettings:edit", args=("workflows", "mandate", Mandate.load().pk))


@pytest.mark.parametrize("role", CAST)
def test_the_leader_and_the_deputy_write_the_mandate_and_nobody_else(world: World, role: str) -> None:
    answer = login(world.everybody[role]).post(edit_address(), written(Mandate.load()))

    mandate = Mandate.load()
    may = role in ("leader", "reviewer")
    assert answer.status_code == (403 if role == "outsider" else 302)
    assert ("Vi gjennomgår" in mandate.text, mandate.next_meeting_on) == (
        (True, datetime.date(2026, 12, 2)) if may else (False, None)
    )
    wheel = list(mandate.year_wheel.values_list("month", "task"))
    assert wheel == ([(3, "Halvårsrapport"), (11, "Nytt år")] if may else [])


@pytest.mark.parametrize(
    ("changes", "typed"),
    [
        ({"next_meeting_on": "32. mai"}, "32. mai"),
        ({"year_wheel": inline_formset([{"month": "13", "task": "X"}])}, "X"),
    ],
)
def test_what_cannot_be_read_is_told_and_kept(world: World, changes: dict[str, Any], typed: str) -> None:
    answer = login(world.leader).post(edit_address(), written(Mandate.load(), **changes))

    assert answer.status_code == 200
    assert typed in [field.get("value") for field in soup(answer).select("input")]
    assert Mandate.load().text == ""


def test_what_is_written_is_read_with_this_month_marked(world: World) -> None:
    this = timezone.localdate().month
    mandate = Mandate.load()
    Mandate.objects.update(text="<p>Vi gjennomgår <b>alt</b></p>", next_meeting_on=timezone.localdate())
    for month in {this, this % 12 + 1}:
        YearWheelTask.objects.create(mandate=mandate, month=month, task=f"Oppgave i {month}")

    page = shown(world.contact)

    assert text(page.select_one(".kb-prose")) == "Vi gjennomgår alt"
    marked = page.select(".kb-year [aria-current]")
    assert [text(item.select_one("li")) for item in marked] == [f"Oppgave i {this}"]
    assert str(MONTHS[this]).lower() in text(marked[0].select_one("h3")).lower()
    assert len(page.select(".kb-year > li")) == 2


@pytest.mark.parametrize(
    ("role", "ways"),
    [
        ("contact", set()),
        ("other_reviewer", {"agenda"}),
        ("reviewer", {"agenda", "edit", "people"}),
        ("leader", {"agenda", "edit", "people"}),
        ("operator", set()),
    ],
)
def test_the_page_leads_to_what_one_may_do(world: World, role: str, ways: set[str]) -> None:
    known = {
        reverse("mandate:agenda"): "agenda",
        reverse("wagtailsettings:edit", args=("workflows", "mandate")): "edit",
        reverse("people:index"): "people",
    }

    links = {link["href"] for link in shown(world.everybody[role]).select(".kb-actions a")}

    assert {known[link] for link in links} == ways


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("contact", True),
        ("deputy", True),
        ("reviewer", True),
        ("leader", True),
        ("operator", True),
        ("outsider", False),
    ],
)
def test_the_menu_leads_those_with_a_role_to_the_page(world: World, role: str, sees: bool) -> None:
    request = RequestFactory().get("/admin/")
    request.user = world.everybody[role]

    addresses = [item.url for item in admin_menu.menu_items_for_request(request)]

    assert (reverse(GROUP) in addresses) is sees
