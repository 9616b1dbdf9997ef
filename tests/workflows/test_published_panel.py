"""What a county library has out: what must be checked, and what readers did with it."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from cms.core.models import OwnerCheck, PageViews
from cms.people.models import CountyLibrary
from home.models import StandardPage
from learning.models import LessonPage
from tests.core.test_freshness import in_days, make_due
from tests.reading import soup, text
from tests.world import World, add, draft_course, draft_resource, login, put_up
from workflows.panels.published import PublishedPanel

TODAY = timezone.localdate
QUERIES_OF_READINGS = 18


def shelf(*slugs: str) -> Any:
    """The first of these libraries' shelves."""
    libraries = [CountyLibrary.objects.get(slug=slug) for slug in slugs or ["innlandet"]]
    return PublishedPanel(libraries).get_context_data()["shelves"][0]


def viewed(page: Any, number: int, *, days_ago: int = 0) -> None:
    PageViews.objects.create(page=page, day=TODAY() - datetime.timedelta(days=days_ago), number=number)


def panel_of(world: World, who: str) -> Any:
    html = soup(login(world.everybody[who]).get(reverse("wagtailadmin_home")))
    return html.select_one("#kb-published-innlandet-section")


def test_a_contact_and_the_deputy_see_what_must_be_checked_and_say_so_with_one_click(world: World) -> None:
    soon, late, told = (make_due(put_up(draft_resource(world, f"Om {days}")), days) for days in (30, -1, -28))
    make_due(put_up(draft_resource(world, "Senere")), 31)
    make_due(put_up(draft_resource(world, "Hos andre", by=world.other_contact, section=world.other_section)), 3)
    OwnerCheck.objects.create(page=put_up(draft_resource(world, "Sjekket")), next_check_on=in_days(400))

    assert [(page.title, page.step) for page in shelf().due] == [
        ("Om -28", "flag"),
        ("Om -1", "remind"),
        ("Om 30", "ask"),
    ]
    for who in ("contact", "deputy"):
        links = [link["href"] for link in panel_of(world, who).select(".kb-rows a")]
        expected = [reverse("workflows:still_right", args=(page.pk,)) for page in (told, late, soon)]
        assert links[:3] == expected
    assert panel_of(world, "other_contact") is None


def test_a_works_views_are_those_of_a_month_with_its_lessons_and_the_most_read_come_first(world: World) -> None:
    course, resource = put_up(draft_course(world, lessons=1)), put_up(draft_resource(world))
    viewed(course, 3)
    viewed(course, 2, days_ago=29)
    viewed(course, 100, days_ago=30)
    viewed(LessonPage.objects.child_of(course).first(), 2)
    viewed(resource, 8)

    assert [(work.title, work.views_lately) for work in shelf().most_read] == [("Håndbok", 8), ("Bokprat", 7)]


@pytest.mark.parametrize(("number", "is_shown"), [(0, False), (4, False), (5, True)])
def test_a_figure_for_fewer_than_five_is_not_shown(world: World, number: int, is_shown: bool) -> None:
    viewed(put_up(draft_resource(world)), number)
    hidden = gettext("under %(fewest)s views") % {"fewest": 5}
    shown = gettext("%(number)s views") % {"number": number}

    said = [text(line) for line in panel_of(world, "contact").select(".kb-rows .kb-meta")]

    assert said == [shown if is_shown else hidden]


def test_a_library_with_nothing_out_is_told_so(world: World) -> None:
    draft_resource(world)

    assert gettext("Nothing is published yet.") in text(panel_of(world, "contact"))


def test_long_lists_say_how_much_there_is(world: World) -> None:
    for number in range(11):
        make_due(put_up(draft_resource(world, f"Verk {number}")), -number)

    found = shelf()
    said = text(panel_of(world, "contact"))

    assert (len(found.due), len(found.first_due), len(found.works), len(found.most_read)) == (11, 10, 11, 10)
    assert gettext("%(number)s in all; those that have waited longest are shown.") % {"number": 11} in said
    assert gettext("%(number)s works are published; the most read are shown.") % {"number": 11} in said


def test_the_national_library_sees_the_pages_outside_the_sections_too(world: World) -> None:
    page = StandardPage(title="Om banken", slug="om-banken", review_due_on=in_days(3), live=False)
    put_up(add(world.section.get_parent().specific, page, world.contact))
    make_due(put_up(draft_resource(world)), 3)

    innlandet, national = PublishedPanel(CountyLibrary.objects.filter(slug__in=["innlandet", "nb"])).get_context_data()[
        "shelves"
    ]

    assert [[page.title for page in found.due] for found in (innlandet, national)] == [["Håndbok"], ["Om banken"]]


# --- one work, by page and day ---


def rows(response: Any) -> list[list[str]]:
    return [[text(cell) for cell in row.select("th, td")] for row in soup(response).select("main .kb-listing tbody tr")]


def test_what_readers_did_is_told_by_page_and_by_day_and_figures_under_five_are_not(
    world: World, client_of: Any
) -> None:
    course = put_up(draft_course(world, lessons=1))
    lesson = LessonPage.objects.child_of(course).get()
    viewed(course, 6)
    viewed(lesson, 3)
    viewed(course, 4, days_ago=29)
    viewed(course, 100, days_ago=30)
    address = reverse("workflows:readings", args=(course.pk,))

    response = client_of(world.contact).get(address)

    assert [link["href"] for link in panel_of(world, "contact").select(".kb-meta a")] == [address]
    assert [(page.title, number) for page, number in response.context["readings"].pages] == [
        ("Bokprat", 10),
        ("Bokprat: leksjon 1", 3),
    ]
    assert [row[1] for row in rows(response)] == [
        "10 visninger",
        "under 5 visninger",
        "9 visninger",
        "under 5 visninger",
    ]
    assert response.context["readings"].days == [(TODAY(), 9), (TODAY() - datetime.timedelta(days=29), 4)]


def test_a_work_nobody_has_opened_says_so(world: World, client_of: Any) -> None:
    resource = put_up(draft_resource(world))

    page = soup(client_of(world.deputy).get(reverse("workflows:readings", args=(resource.pk,))))

    assert [text(line) for line in page.select("main p")][-1] == "Ingen har åpnet den på 30 dager."


@pytest.mark.parametrize("who", ["other_contact", "reviewer", "operator", "outsider"])
def test_what_readers_did_is_the_owners_to_see(world: World, client_of: Any, who: str) -> None:
    resource = put_up(draft_resource(world))

    response = client_of(world.everybody[who]).get(reverse("workflows:readings", args=(resource.pk,)))

    assert response.status_code in (302, 403, 404)
    assert "Håndbok" not in response.content.decode()


def test_what_readers_did_costs_the_same_for_one_lesson_and_for_three(
    world: World, client_of: Any, django_assert_num_queries: Any
) -> None:
    client = client_of(world.contact)
    client.get(reverse("wagtailadmin_home"))  # what is asked once
    for lessons in (1, 3):
        course = put_up(draft_course(world, f"Kurs {lessons}", lessons=lessons))
        viewed(course, 6)
        with django_assert_num_queries(QUERIES_OF_READINGS):
            client.get(reverse("workflows:readings", args=(course.pk,)))
