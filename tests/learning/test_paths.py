"""Learning paths: works in order, each in the edition nearest to the reader, and none that readers cannot open.

Long, since a step may be of three kinds, and each is tried in each edition.
"""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from events.models import EventPage, Occurrence
from learning.models import CoursePage, LearningPathPage, ResourcePage
from learning.paths.querysets import attach_steps
from search.tasks import index_waiting
from tests.core.test_public_pages import json_ld
from tests.makings import TO_NYNORSK
from tests.readers import draft_path, live_path
from tests.reading import soup, text
from tests.world import (
    World,
    approve,
    draft_course,
    draft_event,
    draft_resource,
    edit,
    login,
    open_review,
    publish,
    put_up,
    submit,
    translate,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/innlandet/trygg-i-skranken/"


@pytest.fixture(scope="module")
def lasting_works(lasting_world: World) -> tuple[int, int, int]:
    """The numbers of a course, a resource and an event, written once for all tests."""
    with translation.override("nb"):
        drafts = (draft_course(lasting_world, "Bokprat"), draft_resource(lasting_world), draft_event(lasting_world))
        course, resource, event = (put_up(draft).pk for draft in drafts)
        return course, resource, event


@pytest.fixture
def works(lasting_works: tuple[int, int, int], db: None) -> list[Any]:
    kinds = (CoursePage, ResourcePage, EventPage)
    return [kind.objects.get(pk=pk) for kind, pk in zip(kinds, lasting_works, strict=True)]


def titles(path: Any) -> list[str]:
    """As readers' steps are found anew."""
    return [page.title for page in LearningPathPage.objects.get(pk=path.pk).path_steps()]


def shown(client: Client, address: str = ADDRESS) -> list[str]:
    return [text(step) for step in soup(client.get(address)).select(".path-steps h3 a")]


# --- what readers see --------------------------------------------------------------------------------------------


def test_the_steps_stand_in_order_with_why_and_what_each_is(world: World, works: list[Any], client: Client) -> None:
    live_path(world, *works)

    rows = soup(client.get(ADDRESS)).select(".path-steps > li")

    assert [text(row.select_one("h3")) for row in rows] == ["1. Bokprat", "2. Håndbok", "3. Fagprat"]
    assert [text(row.select("p")[0]) for row in rows] == [f"Les den som nummer {number}." for number in (1, 2, 3)]
    kinds = [text(row.select_one(".meta")).split(" · ") for row in rows]
    assert (kinds[0], kinds[1], kinds[2][0]) == (["Kurs", "2 leksjoner", "20 minutter"], ["Hefte"], "Arrangement")
    assert [bool(row.select_one(".art-small svg")) for row in rows] == [True, True, True]


def test_a_step_without_why_says_nothing_of_it(world: World, works: list[Any], client: Client) -> None:
    path = draft_path(world)
    path.steps = [{"type": "step", "value": {"page": works[0].pk, "why": ""}}]
    path.save()
    put_up(path)

    assert [text(p) for p in soup(client.get(ADDRESS)).select(".path-steps p:not(.meta)")] == []


def test_what_is_taken_down_is_left_out_and_back_when_it_is_up_again(world: World, works: list[Any]) -> None:
    path = live_path(world, *works)

    works[1].unpublish()
    assert titles(path) == ["Bokprat", "Fagprat"]

    put_up(ResourcePage.objects.get(pk=works[1].pk))
    assert titles(path) == ["Bokprat", "Håndbok", "Fagprat"]


def test_a_step_whose_work_is_deleted_is_left_out(world: World, works: list[Any], client: Client) -> None:
    path = live_path(world, *works)
    works[1].unpublish()
    ResourcePage.objects.get(pk=works[1].pk).delete()

    assert (titles(path), shown(client)) == (["Bokprat", "Fagprat"], ["Bokprat", "Fagprat"])


def test_a_path_without_steps_says_that_they_are_being_renewed(world: World, works: list[Any], client: Client) -> None:
    live_path(world, works[1])
    works[1].unpublish()

    page = soup(client.get(ADDRESS))

    assert "Trinnene er under fornyelse." in text(page.select_one(".rest"))
    assert page.select(".path-steps, .hero .actions") == []


def test_each_step_is_in_the_edition_nearest_to_the_reader(world: World, works: list[Any], client: Client) -> None:
    translate(works[0], "nn", "Bokpratet")
    live_path(world, *works)

    assert shown(client) == ["Bokprat", "Håndbok", "Fagprat"]
    assert shown(client, f"/nn{ADDRESS}") == ["Bokpratet", "Håndbok", "Fagprat"]


def test_a_step_stands_while_any_edition_of_its_work_is_up(world: World, works: list[Any]) -> None:
    translate(works[0], "nn", "Bokpratet")
    path = live_path(world, *works)

    works[0].unpublish()

    assert (titles(path), path.number_missing) == (["Bokpratet", "Håndbok", "Fagprat"], 0)


def test_an_event_says_when_it_is_next_and_a_path_of_many_costs_what_one_does(
    world: World, works: list[Any], django_assert_num_queries: Any
) -> None:
    start = timezone.now() + datetime.timedelta(days=30)
    key = works[2].translation_key
    later = Occurrence.objects.create(work=key, starts_at=start, ends_at=start + datetime.timedelta(hours=1))
    Occurrence.objects.filter(work=key).exclude(pk=later.pk).update(cancelled_at=timezone.now())
    paths = [live_path(world, *works), live_path(world, works[2], title="Et til")]
    fresh = list(LearningPathPage.objects.filter(pk__in=[path.pk for path in paths]).order_by("pk"))

    with django_assert_num_queries(1):
        attach_steps(fresh)
        event = fresh[0].path_steps()[2]
        found = (event.next_occurrence.starts_at, fresh[0].path_steps()[0].minutes, fresh[1].path_steps()[0].title)

    assert found == (start, 20, "Fagprat")


def test_no_path_asks_nothing(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        attach_steps([])


def test_a_path_is_told_as_a_course_of_several_parts(world: World, works: list[Any], client: Client) -> None:
    live_path(world, *works)

    (told,) = json_ld(client, ADDRESS)

    assert (told["@type"], told["teaches"]) == ("Course", ["ta imot hvem som helst"])
    assert [part["url"] for part in told["hasPart"]] == [work.canonical_url for work in works]


def test_a_path_says_its_hours_and_how_long_its_certificate_is_valid(
    world: World, works: list[Any], client: Client
) -> None:
    live_path(world, *works)

    page = soup(client.get(ADDRESS))

    assert text(page.select_one(".hero .kind")) == "Læringsløp · 6 timer"
    assert "3 trinn, 6 timer" in text(page.select_one(".facts"))
    assert "Kursbeviset er gyldig i 24 måneder" in text(page.select_one(".facts"))


# --- before and after review -------------------------------------------------------------------------------------


def test_a_path_goes_the_same_way_as_all_else(world: World, works: list[Any], client: Client) -> None:
    path = publish(draft_path(world, *works), world)

    assert (path.live, shown(client)) == (True, ["Bokprat", "Håndbok", "Fagprat"])


@pytest.mark.parametrize("field", ["outcomes", "steps", "summary", "main_area"])
def test_a_path_is_not_sent_without_what_it_must_have(world: World, works: list[Any], field: str) -> None:
    path = draft_path(world, *works)
    edit(path, world.contact, **{field: None if field == "main_area" else [] if field != "summary" else ""})

    submit(path, world.contact)

    assert LearningPathPage.objects.get(pk=path.pk).workflow_in_progress is False


def test_a_path_is_not_sent_with_a_step_that_readers_cannot_open(world: World, works: list[Any]) -> None:
    path = draft_path(world, *works, draft_resource(world, "Utkast"))
    works[1].unpublish()

    response = submit(path, world.contact)

    assert "2 av verkene dere har valgt, kan ikke åpnes av leserne. Velg andre." in text(soup(response))
    assert LearningPathPage.objects.get(pk=path.pk).workflow_in_progress is False


def test_a_preview_says_what_readers_will_not_see(world: World, works: list[Any]) -> None:
    path = draft_path(world, *works)
    works[1].unpublish()

    page = soup(login(world.contact).get(reverse("wagtailadmin_pages:view_draft", args=(path.pk,))))

    assert text(page.select_one(".ds-alert")) == "1 av verkene som er valgt, kan ikke åpnes, og leserne ser det ikke."


def test_another_county_neither_changes_nor_sees_a_draft(world: World, works: list[Any], client: Client) -> None:
    path = draft_path(world, *works)
    address = reverse("wagtailadmin_pages:edit", args=(path.pk,))

    assert login(world.contact).get(address).status_code == 200
    assert [login(user).get(address).status_code for user in (world.other_contact, world.reviewer)] == [404, 404]
    assert client.get(address).status_code == 302
    assert client.get(ADDRESS).status_code == 404


def test_a_member_from_the_same_county_does_not_approve_it(world: World, works: list[Any]) -> None:
    path = draft_path(world, *works)
    submit(path, world.contact)

    approve(path, world.own_member)

    assert open_review(LearningPathPage.objects.get(pk=path.pk)) is not None
    assert LearningPathPage.objects.get(pk=path.pk).live is False


def test_an_editor_chooses_courses_resources_and_events_and_nothing_else(world: World, works: list[Any]) -> None:
    block = LearningPathPage._meta.get_field("steps").stream_block.child_blocks["step"].child_blocks["page"]

    assert [model.__name__ for model in block.target_models] == ["CoursePage", "ResourcePage", "EventPage"]


def test_a_translated_path_has_the_same_steps(world: World, works: list[Any], client: Client) -> None:
    made = TO_NYNORSK.make(lambda world, title, **how: draft_path(world, *works, title=title, **how), world, "Løp")

    assert made.steps.get_prep_value()[0]["value"]["page"] == works[0].pk
    assert [page.pk for page in made.path_steps()] == [work.pk for work in works]


# --- where it is found -------------------------------------------------------------------------------------------


def test_the_course_catalogue_has_the_paths_before_the_courses_until_something_is_filtered(
    world: World, works: list[Any], client: Client
) -> None:
    path = live_path(world, *works)
    translate(path, "nn", "Trygg i skranken på nynorsk")
    live_path(world, works[0], title="Nyere løp")

    def paths(address: str) -> list[str]:
        return [text(title) for title in soup(client.get(address)).select(".paths .card h3")]

    assert paths("/kurs/") == ["Nyere løp", "Trygg i skranken"]
    assert paths("/nn/kurs/") == ["Nyere løp", "Trygg i skranken på nynorsk"]
    assert paths("/kurs/?niva=basic") == []
    assert "Innlandet fylkesbibliotek" in text(soup(client.get("/kurs/")).select_one(".paths .card"))


def test_the_countys_page_and_the_list_of_counties_have_the_path(
    world: World, works: list[Any], client: Client
) -> None:
    live_path(world, *works)

    page = soup(client.get("/innlandet/"))

    assert "Trygg i skranken" in [text(title) for title in page.select(".card h3")]
    row = soup(client.get("/fylkesbibliotekene/")).select_one("main li:has(a[href='/innlandet/'])")
    assert "4" in text(row)


@pytest.mark.parametrize(
    ("query", "stands"), [("", True), ("?ref=brev", True), ("?niva=basic", False), ("?side=1", False)]
)
def test_paths_stand_before_the_courses_where_nothing_is_filtered(
    world: World, works: list[Any], client: Client, query: str, stands: bool
) -> None:
    live_path(world, *works)

    titles = [text(title) for title in soup(client.get(f"/kurs/{query}")).select("h2")]

    assert ("Læringsløp" in titles) is stands


def test_a_path_is_found_by_its_words_and_its_kind(world: World, works: list[Any], client: Client) -> None:
    live_path(world, *works)
    index_waiting()

    for query in ({"q": "trygg"}, {"slag": "laringslop"}):
        hit = soup(client.get("/sok/", query)).select_one(".hits > li")

        assert (text(hit.select_one(".kind")), text(hit.select_one("h3"))) == (
            "Læringsløp · 6 timer",
            "Trygg i skranken",
        )
        assert hit.select_one("svg") is not None


def test_the_api_lists_paths_and_says_the_steps_of_each(world: World, works: list[Any], client: Client) -> None:
    path = live_path(world, *works)
    works[1].unpublish()
    index_waiting()

    (listed,) = client.get("/api/v1/paths").json()["items"]
    whole = client.get(f"/api/v1/paths/{path.translation_key}").json()
    (hit,) = client.get("/api/v1/search", {"slag": "laringslop"}).json()["items"]

    assert (listed["title"], listed["hours"], listed["valid_months"]) == ("Trygg i skranken", 6.0, 24)
    assert whole["outcomes"] == ["ta imot hvem som helst"]
    assert [(step["kind"], step["title"], step["why"]) for step in whole["steps"]] == [
        ("course", "Bokprat", "Les den som nummer 1."),
        ("event", "Fagprat", "Les den som nummer 3."),
    ]
    assert [client.get(step["api_url"]).json()["id"] for step in whole["steps"]] == [
        step["id"] for step in whole["steps"]
    ]
    assert (hit["kind"], client.get(hit["api_url"]).json()["id"]) == ("path", str(path.translation_key))


def test_a_contact_begins_a_path_from_the_first_page_and_may_copy_one(world: World, works: list[Any]) -> None:
    path = live_path(world, *works)

    home = soup(login(world.contact).get(reverse("wagtailadmin_home")))
    page = soup(login(world.contact).get(reverse("workflows:copy", args=("innlandet",))))

    assert home.select_one(f"a[href='/admin/pages/add/learning/learningpathpage/{world.section.pk}/']") is not None
    assert path.title in text(page)


def test_what_a_path_is_drawn_from_is_known_without_its_works(
    world: World, works: list[Any], django_assert_num_queries: Any
) -> None:
    path = LearningPathPage.objects.get(pk=draft_path(world, *works).pk)

    with django_assert_num_queries(0):
        marks = path.step_marks

    assert marks == [str(work.pk) for work in works]
    assert len(path.social_spines()) == 3
