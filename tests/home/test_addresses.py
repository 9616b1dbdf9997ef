"""A path belongs to one work in all trees, and an address that readers have had leads on to the right edition.

Long, since each way an address changes is tried in both trees.
"""

import datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.contrib.redirects.models import Redirect

from cms.core.actions import open_section
from cms.people.models import CountyLibrary, User
from learning.models import CoursePage, ResourcePage
from tests.makings import section_of
from tests.reading import soup, text
from tests.world import (
    World,
    approve,
    draft_course,
    draft_lesson,
    draft_resource,
    edit,
    let_planned_times_come,
    login,
    publish,
    put_up,
    submit,
)
from workflows.actions import take_down
from workflows.tasks import publish_due
from workflows.translation.actions import translate_by_hand

pytestmark = pytest.mark.django_db

SITE = settings.BASE_URL
PREFIXES = {"nb": "", "nn": "/nn", "se": "/se", "en": "/en"}


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def translated(work: Any, language: str, title: str) -> Any:
    """A live edition in that language, begun from the work by its contact."""
    edition = fresh(translate_by_hand(work, work.owner, language))
    edition.title = title
    edition.save()
    edition.save_revision(user=work.owner)
    return put_up(edition)


# --- a path is one work's -----------------------------------------------------------------------------------------


def refusal_of(work: Any, world: World) -> str:
    """What stands on the form that sends it to review; the work is not sent."""
    page = soup(submit(work, world.contact))
    assert not fresh(work).is_pinned
    return text(page.main)


@pytest.mark.parametrize(("first", "second"), [("nb", "nn"), ("nn", "nb"), ("nb", "en"), ("se", "nb")])
def test_both_works_and_both_addresses_are_named_when_a_path_is_taken(world: World, first: str, second: str) -> None:
    library = CountyLibrary.objects.get(slug="innlandet")
    put_up(draft_resource(world, "Plan", section=open_section(library, first)))
    other = draft_resource(world, "Plan", section=open_section(library, second))
    edit(other, world.contact, title="En annen plan")

    said = refusal_of(other, world)

    assert "En annen plan" in said
    assert "“Plan”" in said or "«Plan»" in said
    assert f"{SITE}{PREFIXES[first]}/innlandet/plan/" in said
    assert f"{SITE}{PREFIXES[second]}/innlandet/plan/" in said


def test_the_title_of_somebodys_draft_is_not_told(world: World) -> None:
    draft_resource(world, "Plan")
    other = draft_resource(world, "Plan", section=section_of(world, "nn"))
    edit(other, world.contact, title="En annen plan")
    ResourcePage.objects.filter(locale__language_code="nb").update(title="Hemmelig plan")

    said = refusal_of(other, world)

    assert gettext("Another page has this address already.") in said
    assert "Hemmelig" not in said


def test_editions_of_one_work_share_their_path(world: World) -> None:
    source = put_up(draft_resource(world, "Plan"))
    edition = fresh(translate_by_hand(source, world.contact, "nn"))

    assert edition.url_path == "/nn/innlandet/plan/"
    assert publish(edition, world).live is True


def renamed(world: World, language: str, **changes: Any) -> Any:
    """A live work in that language whose draft has the address «felles-navn»."""
    work = put_up(draft_resource(world, f"Plan på {language}", section=section_of(world, language)))
    edit(work, world.contact, slug="felles-navn", **changes)
    return fresh(work)


@pytest.mark.parametrize(("first", "second"), [("nb", "nn"), ("nn", "nb"), ("nb", "nb")])
def test_a_path_that_another_work_under_review_is_to_have_is_taken(world: World, first: str, second: str) -> None:
    one = renamed(world, first)
    submit(one, world.contact)
    other = put_up(draft_resource(world, "Noe annet", section=section_of(world, second)))
    edit(other, world.contact, slug="felles-navn")

    assert one.is_pinned
    assert gettext("Another page has this address already.") in refusal_of(fresh(other), world)


def test_a_path_that_waits_for_its_day_is_taken_too(world: World) -> None:
    in_a_week = timezone.now() + datetime.timedelta(days=7)
    one = renamed(world, "nb", go_live_at=in_a_week)
    submit(one, world.contact)
    approve(one, world.reviewer)
    other = renamed(world, "nn")

    assert gettext("Another page has this address already.") in refusal_of(other, world)
    let_planned_times_come()
    publish_due()
    assert fresh(one).url_path == "/nb/innlandet/felles-navn/"
    assert f"{SITE}/innlandet/felles-navn/" in refusal_of(other, world)


def test_a_path_that_was_given_up_in_review_is_free_again(world: World) -> None:
    one = renamed(world, "nb")
    submit(one, world.contact)
    login(world.contact).post(reverse("workflows:withdraw", args=(one.pk,)))
    other = renamed(world, "nn")

    submit(other, world.contact)

    assert fresh(other).is_pinned


def test_lessons_of_different_courses_may_have_the_same_name_under_review(world: World) -> None:
    courses = [draft_course(world, title, lessons=0) for title in ("Bokprat", "Babysang")]
    for course in courses:
        draft_lesson(world, course, "Om kurset")
        submit(fresh(course), world.contact)

    assert [fresh(course).is_pinned for course in courses] == [True, True]


# --- what readers have had leads on -------------------------------------------------------------------------------


def led_to(client: Client, rest: str) -> dict[str, str]:
    """By interface: where the address leads with one redirect, or what stands there."""
    found = {}
    for code, prefix in PREFIXES.items():
        response = client.get(f"{prefix}/{rest}")
        assert response.status_code in (200, 301), (prefix, response.status_code)
        if response.status_code == 301:
            found[code] = response["Location"]
            response = client.get(response["Location"])
        else:
            found[code] = ""
        assert response.status_code == 200
        found[code] += f" {text(soup(response).h1)}"
    return found


@pytest.fixture
def pair(world: World) -> tuple[CoursePage, CoursePage]:
    """A bokmål course with a lesson, and its nynorsk edition at the same path."""
    source = put_up(draft_course(world, "Gammel", lessons=1))
    edition = translated(source, "nn", "Gamal")
    assert edition.url_path == "/nn/innlandet/gammel/"
    return source, edition


def rename(work: Any, world: World, slug: str) -> None:
    edit(fresh(work), world.contact, slug=slug)
    publish(fresh(work), world)


BOTH = {"nb": " Gammel", "nn": " Gamal", "se": " Gammel", "en": " Gammel"}


def test_each_interface_has_its_edition_before(pair: Any, client: Client) -> None:
    assert led_to(client, "innlandet/gammel/") == BOTH


def test_when_the_source_is_renamed_each_interface_is_led_to_its_edition(
    pair: Any, world: World, client: Client
) -> None:
    rename(pair[0], world, "ny")

    assert led_to(client, "innlandet/gammel/") == {
        "nb": "/innlandet/ny/ Gammel",
        "nn": " Gamal",
        "se": "/se/innlandet/ny/ Gammel",
        "en": "/en/innlandet/ny/ Gammel",
    }
    lessons = led_to(client, "innlandet/gammel/gammel-leksjon-1/")
    assert [lessons[code].split(" ")[0] for code in PREFIXES] == [
        "/innlandet/ny/gammel-leksjon-1/",
        "",
        "/se/innlandet/ny/gammel-leksjon-1/",
        "/en/innlandet/ny/gammel-leksjon-1/",
    ]


def test_when_the_translation_is_renamed_too(pair: Any, world: World, client: Client) -> None:
    rename(pair[1], world, "nytt")

    assert led_to(client, "innlandet/gammel/") == BOTH | {"nn": "/nn/innlandet/nytt/ Gamal"}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["source first", "translation first"])
def test_when_both_are_renamed(pair: Any, world: World, client: Client, order: tuple[int, int]) -> None:
    slugs = ("ny", "nytt")

    for place in order:
        rename(pair[place], world, slugs[place])

    assert led_to(client, "innlandet/gammel/") == {
        "nb": "/innlandet/ny/ Gammel",
        "nn": "/nn/innlandet/nytt/ Gamal",
        "se": "/se/innlandet/ny/ Gammel",
        "en": "/en/innlandet/ny/ Gammel",
    }


def test_a_page_renamed_twice_is_found_with_one_redirect(pair: Any, world: World, client: Client) -> None:
    rename(pair[0], world, "ny")
    rename(pair[0], world, "nyest")

    for old in ("gammel", "ny"):
        found = led_to(client, f"innlandet/{old}/")
        assert {code: found[code] for code in ("nb", "se", "en")} == {
            "nb": "/innlandet/nyest/ Gammel",
            "se": "/se/innlandet/nyest/ Gammel",
            "en": "/en/innlandet/nyest/ Gammel",
        }


def test_a_page_that_takes_its_old_name_back_stands_there(pair: Any, world: World, client: Client) -> None:
    rename(pair[0], world, "ny")
    rename(pair[0], world, "gammel")

    assert led_to(client, "innlandet/gammel/") == BOTH
    assert led_to(client, "innlandet/ny/") == {
        code: f"{prefix}/innlandet/gammel/{BOTH[code]}" for code, prefix in PREFIXES.items()
    }


def test_an_address_that_another_work_has_had_since_leads_to_that(pair: Any, world: World, client: Client) -> None:
    for page, slug in zip(pair, ("ny", "nytt"), strict=True):
        rename(page, world, slug)
    other = publish(draft_resource(world, "Gammel"), world)
    rename(other, world, "noe-annet")

    assert led_to(client, "innlandet/gammel/") == {
        code: f"{prefix}/innlandet/noe-annet/ Gammel" for code, prefix in PREFIXES.items()
    }


def move_to(section: Any, work: Any, by: User) -> None:
    login(by).post(reverse("wagtailadmin_pages:move_confirm", args=(work.pk, section.pk)))


def test_a_course_that_is_moved_to_another_section_is_found_there_under_every_interface(
    pair: Any, world: World, client: Client
) -> None:
    """Taken down, moved by a superuser, and put up again by a review; its translation stays where it is."""
    course = pair[0]
    mover = User.objects.create_superuser("super@example.org", "et-langt-og-hemmelig-passord")
    section = world.other_section.get_translation(course.locale)
    take_down(course, world.contact, "Flyttes.")
    assert [client.get(f"{prefix}/innlandet/gammel/").status_code for prefix in PREFIXES.values()] == [200] * 4

    move_to(section, course, mover)
    submit(fresh(course), world.other_contact)
    approve(fresh(course), world.reviewer)

    assert fresh(course).url_path == "/nb/vestland/gammel/"
    assert led_to(client, "innlandet/gammel/") == {
        "nb": "/vestland/gammel/ Gammel",
        "nn": " Gamal",
        "se": "/se/vestland/gammel/ Gammel",
        "en": "/en/vestland/gammel/ Gammel",
    }
    lessons = led_to(client, "innlandet/gammel/gammel-leksjon-1/")
    assert [lessons[code].split(" ")[0] for code in PREFIXES] == [
        "/vestland/gammel/gammel-leksjon-1/",
        "",
        "/se/vestland/gammel/gammel-leksjon-1/",
        "/en/vestland/gammel/gammel-leksjon-1/",
    ]


def test_a_course_without_translations_is_found_with_its_lessons_too(world: World, client: Client) -> None:
    course = publish(draft_course(world, "Gammel", lessons=1), world)
    mover = User.objects.create_superuser("super@example.org", "et-langt-og-hemmelig-passord")
    section = world.other_section.get_translation(course.locale)
    take_down(course, world.contact, "Flyttes.")
    move_to(section, course, mover)
    submit(fresh(course), world.other_contact)
    approve(fresh(course), world.reviewer)

    for rest in ("", "gammel-leksjon-1/"):
        found = led_to(client, f"innlandet/gammel/{rest}")
        assert [found[code].split(" ")[0] for code in PREFIXES] == [
            f"{prefix}/vestland/gammel/{rest}" for prefix in PREFIXES.values()
        ]


def test_a_lesson_that_nobody_has_read_leaves_no_address_behind(world: World) -> None:
    course = put_up(draft_course(world, "Gammel", lessons=0))
    draft_lesson(world, course, "Utkast")

    rename(course, world, "ny")

    assert [path for path in Redirect.objects.values_list("old_path", flat=True) if "utkast" in path] == []
