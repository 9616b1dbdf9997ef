"""Others' live pages are there to be linked to, under the title readers see; what is no number is not found."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Site

from learning.models import CoursePage, LessonPage
from search.tasks import index_waiting
from tests.reading import soup, text
from tests.world import World, draft_course, edit, login, make_user, put_up

SECRET = "Hemmelig utkast"
BULK = "/admin/bulk/wagtailcore/page"


@pytest.fixture
def course(world: World) -> CoursePage:
    """Live as «Synlig kurs», with a new title that nobody has reviewed."""
    course = put_up(draft_course(world, "Synlig kurs"))
    edit(course, world.contact, title=SECRET)
    index_waiting()
    return CoursePage.objects.get(pk=course.pk)


def titles(response: Any) -> list[str]:
    """Of the rows in the dialog that chooses a page."""
    return [text(link) for link in BeautifulSoup(response.json()["html"], "html.parser").select("a.choose-page")]


def chosen(response: Any) -> list[str]:
    return [page["adminTitle"] for page in response.json()["result"]]


@pytest.mark.parametrize(("who", "title"), [("other_contact", "Synlig kurs"), ("contact", SECRET)])
def test_a_live_page_is_chosen_by_its_live_title_by_others_than_its_owners(
    world: World, course: CoursePage, who: str, title: str
) -> None:
    client = login(world.everybody[who])

    browsed = client.get(f"/admin/choose-page/{course.get_parent().pk}/")
    picked = client.get(f"/admin/choose-page/chosen-multiple/?id={course.pk}")

    assert title in titles(browsed)
    assert chosen(picked) == [title]


def test_the_dialog_names_the_parent_of_what_it_finds_by_its_live_title(world: World, course: CoursePage) -> None:
    response = login(world.other_contact).get("/admin/choose-page/search/?q=leksjon")

    assert {text(link) for link in soup(response).select("a.navigate-parent")} == {"Synlig kurs"}


def test_a_pasted_address_becomes_a_link_by_the_live_title(world: World, course: CoursePage) -> None:
    address = Site.objects.get().root_url + course.url
    form = {"external-link-chooser-url": address, "external-link-chooser-link_text": "Se kurset"}

    response = login(world.other_contact).post("/admin/choose-external-link/", form)

    assert response.json()["internal"]["adminTitle"] == "Synlig kurs"
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize("view", ["move", "copy"])
def test_a_form_names_no_draft_of_others_as_the_new_place(world: World, course: CoursePage, view: str) -> None:
    mine = draft_course(world, "Mitt", by=world.other_contact, section=world.other_section)
    theirs = draft_course(world, SECRET)

    response = login(world.other_contact).post(f"/admin/pages/{mine.pk}/{view}/", {"new_parent_page": theirs.pk})

    assert response.status_code == 404


def test_a_bulk_move_names_no_draft_of_others_as_the_new_place(world: World) -> None:
    mine = draft_course(world, "Mitt", by=world.other_contact, section=world.other_section)
    theirs = draft_course(world, SECRET)

    response = login(world.other_contact).post(f"{BULK}/move/?id={mine.pk}", {"chooser": theirs.pk})

    assert response.status_code == 404


def test_all_of_a_listing_is_marked_by_its_owner_alone(world: World) -> None:
    draft_course(world, SECRET)
    address = f"{BULK}/delete/?id=all&childOf={world.section.pk}"

    answers = [login(user).get(address).status_code for user in (world.contact, world.other_contact)]

    assert answers == [200, 404]


def test_all_of_no_listing_is_nobodys(world: World) -> None:
    boss = make_user("boss")
    boss.is_superuser = True
    boss.save()

    answers = [login(user).get(f"{BULK}/delete/?id=all").status_code for user in (world.contact, boss)]

    assert answers == [404, 200]


@pytest.mark.parametrize("value", ["all", "x", "", "%00"])
@pytest.mark.parametrize(
    "path",
    [
        "/admin/choose-page/chosen-multiple/?id=",
        "/admin/documents/chooser/chosen-multiple/?id=",
        "/admin/bulk/media/bankdocument/delete/?id=",
        "/admin/api/main/pages/find/?id=",
        "/admin/api/main/images/find/?id=",
        "/admin/api/main/documents/find/?id=",
        "/admin/bulk/wagtailcore/page/move/?id=",
    ],
)
def test_what_is_no_pages_number_is_not_found(world: World, path: str, value: str) -> None:
    assert login(world.contact).get(path + value).status_code == 404


@pytest.mark.parametrize(
    "path", ["/admin/choose-page/chosen-multiple/", "/admin/api/main/pages/find/", f"{BULK}/move/"]
)
def test_a_number_too_large_for_the_database_is_not_found(world: World, path: str) -> None:
    assert login(world.contact).get(f"{path}?id={'9' * 30}").status_code == 404


def test_a_number_that_is_none_among_the_pages_to_move_is_not_found(world: World) -> None:
    assert login(world.contact).get("/admin/choose-page/?target_pages[]=x").status_code == 404


def test_the_lessons_of_others_live_courses_are_chosen_too(world: World, course: CoursePage) -> None:
    lesson = LessonPage.objects.child_of(course).first()

    response = login(world.other_contact).get(f"/admin/choose-page/{course.pk}/")

    assert lesson.title in titles(response)
    assert SECRET not in response.content.decode()
