"""Nothing that is not public: whoever asks, in every list, in full, and in the search."""

import json
from collections.abc import Iterable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from cms.people.models import CountyLibrary
from events.models import EventPage
from learning.models import CoursePage, LessonPage, ResourcePage
from search.tasks import index_waiting
from tests.search.api.calls import PREFIX
from tests.world import (
    World,
    draft_course,
    draft_event,
    draft_lesson,
    draft_resource,
    edit,
    lines,
    login,
    put_up,
    submit,
)

pytestmark = pytest.mark.django_db

QUERY = '\\"query\\": \\"hemmelig\\"'
LISTS = ["/courses", "/resources", "/events", "/search?q=hemmelig", "/search?slag=kurs&slag=ressurs&slag=arrangement"]


def everything(world: World, cast: Iterable[str] = ("contact", "reviewer")) -> dict[str, str]:
    """By who asks, nobody first: all the lists say, and all that is said in full of every work, live or not."""
    index_waiting()
    paths = list(LISTS)
    for kind, model in (("courses", CoursePage), ("resources", ResourcePage), ("events", EventPage)):
        paths += [f"/{kind}/{key}" for key in model.objects.values_list("translation_key", flat=True)]
    askers = {"nobody": Client()} | {name: login(world.everybody[name]) for name in cast}
    return {name: json.dumps([said(asker, path) for path in paths]) for name, asker in askers.items()}


def said(asker: Client, path: str) -> Any:
    response = asker.get(PREFIX + path)
    assert path not in LISTS or response.status_code == 200
    return response.content.decode()


def open_to_all(world: World) -> Any:
    """What could be shown, in a section that nothing happens to."""
    return put_up(draft_resource(world, "Håndbok for alle", section=world.other_section, by=world.other_contact))


def draft(world: World) -> None:
    draft_course(world, "Hemmelig kurs")
    draft_resource(world, "Hemmelig håndbok")
    draft_event(world, "Hemmelig fagprat")


def under_review(world: World) -> None:
    submit(draft_course(world, "Hemmelig kurs"), world.contact)


def new_draft_of_a_live_page(world: World) -> None:
    edit(put_up(draft_resource(world, "Åpen håndbok")), world.contact, title="Hemmelig tittel", summary="Hemmelig.")


def taken_down(world: World) -> None:
    for page in (
        draft_course(world, "Hemmelig kurs"),
        draft_resource(world, "Hemmelig"),
        draft_event(world, "Hemmelig"),
    ):
        put_up(page)
    index_waiting()
    for model in (CoursePage, ResourcePage, EventPage):
        model.objects.get(title__startswith="Hemmelig").unpublish()


def restricted(world: World) -> None:
    for page in (
        draft_course(world, "Hemmelig kurs"),
        draft_resource(world, "Hemmelig"),
        draft_event(world, "Hemmelig"),
    ):
        PageViewRestriction.objects.create(page=put_up(page), restriction_type="login")


def in_a_restricted_section(world: World) -> None:
    put_up(draft_course(world, "Hemmelig kurs"))
    PageViewRestriction.objects.create(page=world.section, restriction_type="login")


def restricted_lesson(world: World) -> None:
    course = put_up(draft_course(world, "Åpent kurs", lessons=1))
    lesson = draft_lesson(world, course, "Hemmelig leksjon")
    lesson.learn = lines("Hemmelig.")
    lesson.save()
    put_up(course)
    PageViewRestriction.objects.create(page=lesson, restriction_type="login")


def draft_lesson_of_a_live_course(world: World) -> None:
    draft_lesson(world, put_up(draft_course(world, "Åpent kurs", lessons=1)), "Hemmelig leksjon")


def live_lesson_of_a_course_that_is_down(world: World) -> None:
    course = put_up(draft_course(world, "Hemmelig kurs", lessons=2))
    index_waiting()
    course.unpublish()
    assert LessonPage.objects.filter(live=True).count() == 2


def link_to_the_meeting(world: World) -> None:
    event = put_up(draft_event(world, "Åpen fagprat"))
    event.occurrences.update(online_link="https://example.org/hemmelig-mote", preparation="hemmelig")


def deleted(world: World) -> None:
    page = put_up(draft_resource(world, "Hemmelig håndbok"))
    index_waiting()
    page.unpublish()
    ResourcePage.objects.get(pk=page.pk).delete()


@pytest.mark.parametrize(
    "make",
    [
        draft,
        under_review,
        new_draft_of_a_live_page,
        taken_down,
        restricted,
        in_a_restricted_section,
        restricted_lesson,
        draft_lesson_of_a_live_course,
        live_lesson_of_a_course_that_is_down,
        link_to_the_meeting,
        deleted,
    ],
    ids=lambda make: make.__name__,
)
def test_what_is_not_public_is_nowhere_whoever_asks(world: World, make: Any) -> None:
    open_to_all(world)
    make(world)

    answers = everything(world)

    assert len(set(answers.values())) == 1
    assert "ndbok for alle" in answers["nobody"]
    assert "hemmelig" not in answers["nobody"].replace(QUERY, "").lower()


def test_everybody_of_the_cast_is_told_the_same(world: World) -> None:
    open_to_all(world)
    draft(world)

    answers = everything(world, world.everybody)

    assert (len(answers), len(set(answers.values()))) == (len(world.everybody) + 1, 1)


@pytest.mark.parametrize("make", [restricted_lesson, draft_lesson_of_a_live_course], ids=lambda make: make.__name__)
def test_a_lesson_that_is_not_public_is_not_counted(world: World, client: Client, make: Any) -> None:
    make(world)

    course = client.get(f"{PREFIX}/courses").json()["items"][0]

    assert (course["title"], course["lesson_count"], course["minutes"]) == ("Åpent kurs", 1, 10)


def test_what_was_taken_down_is_gone_before_any_job_has_run(world: World, client: Client) -> None:
    page = put_up(draft_resource(world, "Trollbok"))
    index_waiting()
    assert client.get(f"{PREFIX}/search?q=trollbok").json()["total"] == 1

    page.unpublish()

    answer = client.get(f"{PREFIX}/search?q=trollbok").json()
    assert (answer["total"], answer["items"]) == (0, [])
    assert client.get(f"{PREFIX}/resources/{page.translation_key}").status_code == 404


def test_nobodys_address_is_told(world: World, client: Client) -> None:
    for page in (draft_course(world, "Kurs"), draft_resource(world, "Håndbok"), draft_event(world, "Fagprat")):
        put_up(page)
    CountyLibrary.objects.update(email="post@example.org")

    said = everything(world)["nobody"] + client.get(f"{PREFIX}/counties").content.decode()

    assert "Fagprat" in said
    assert "@" not in said
