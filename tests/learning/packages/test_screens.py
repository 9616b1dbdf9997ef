"""Each county library uploads and deletes its own packages, everybody chooses from all that are ready.

Long, since each screen is tried by its owner and by all others.
"""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.models import Collection

from cms.people.models import CountyLibrary, Membership, Role
from home.demo.packages import TITLES, upload_packages, zipped
from learning.models import LessonPackage
from learning.packages import menu, texts
from learning.packages.blocks import PackageBlock, PackageChooserBlock
from learning.packages.rules import No
from learning.packages.texts import NOES
from learning.refused import Refused
from tests.editing import errors
from tests.jobs import Commit
from tests.packages import (
    INDEX,
    address,
    draft_with,
    is_refused,
    library_collection,
    looked_through,
    stored,
    uploaded,
)
from tests.races import at_once, in_between
from tests.reading import soup, text
from tests.world import World, find_world, login

ADD = "add_package"


def send(client: Client, content: bytes | None = None, *, title: str = "Øvelse", **fields: Any) -> Any:
    file = SimpleUploadedFile("pakke.zip", zipped("scorm") if content is None else content)
    return client.post(reverse(ADD), {"title": title, "file": file, **fields})


# --- uploading ---


def test_a_contact_uploads_a_package_into_the_own_collection(world: World, commit: Commit) -> None:
    chosen = library_collection("vestland").pk

    response = send(login(world.contact), collection=chosen)

    package = LessonPackage.objects.get()
    assert (response.status_code, response.url) == (302, address(package))
    assert (package.title, package.collection, package.uploaded_by) == ("Øvelse", library_collection(), world.contact)
    assert (package.state, package.size) == (LessonPackage.State.WAITING, len(zipped("scorm")))


def test_a_contact_of_two_counties_chooses_between_them(world: World) -> None:
    agder = CountyLibrary.objects.get(slug="agder")
    Membership.objects.create(user=world.contact, role=Role.CONTACT, library=agder)
    contact = login(world.contact)

    refused = send(contact, collection=library_collection("vestland").pk)
    send(contact, collection=library_collection("agder").pk)

    assert list(errors(refused)) == ["collection"]
    assert LessonPackage.objects.get().collection == library_collection("agder")


@pytest.mark.parametrize("who", ["reviewer", "operator", "leader", "outsider"])
def test_who_writes_for_no_county_uploads_nothing(world: World, who: str) -> None:
    response = send(login(world.everybody[who]))

    assert (is_refused(response), LessonPackage.objects.count(), stored()) == (True, 0, [])


def test_who_is_signed_out_is_sent_to_the_login(client: Client, world: World) -> None:
    package = looked_through(world.contact)

    for path in (reverse(INDEX), reverse(ADD), address(package)):
        assert client.get(path).status_code == 302
    assert client.post(address(package, "delete_package")).status_code == 302
    assert LessonPackage.objects.count() == 1


def test_the_same_file_is_uploaded_once(world: World) -> None:
    send(login(world.contact))
    before = stored()

    refused = send(login(world.other_contact), title="Den samme")

    with translation.override("nn"):  # the other contact's
        said = str(NOES[No.ALREADY_HERE])
    assert errors(refused) == {"file": [said]}
    assert said in text(soup(refused).select_one(".kb-form"))
    assert LessonPackage.objects.count() == 1
    assert stored() == before


def test_a_refused_file_may_be_uploaded_anew(world: World, commit: Commit) -> None:
    with commit():
        looked_through(world.contact, b"Ingen pakke.")
        looked_through(world.contact, b"Ingen pakke.")

    assert (LessonPackage.objects.filter(state="refused").count(), stored()) == (2, [])


@pytest.mark.django_db(transaction=True)
def test_of_the_same_file_twice_at_once_one_is_kept() -> None:
    world = find_world()

    results = at_once(lambda: uploaded(world.contact), lambda: uploaded(world.contact))

    kept = LessonPackage.objects.get()
    assert sorted(type(result).__name__ for result in results) == ["LessonPackage", "Refused"]
    assert stored() == [f"uploads/{kept.digest}.zip"] or stored() == [f"uploads/{kept.upload.name}"]


@pytest.mark.django_db(transaction=True)
def test_a_file_that_came_in_the_same_moment_is_refused_and_removed() -> None:
    world = find_world()

    second = in_between(lambda: uploaded(world.contact), lambda: uploaded(world.other_contact))

    assert isinstance(second, Refused)
    assert stored() == [f"uploads/{LessonPackage.objects.get().upload.name}"]


def test_a_file_that_is_too_large_is_refused_by_the_form(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learning.packages.forms.MOST_UPLOADED", 100)

    refused = send(login(world.contact))

    assert (list(errors(refused)), stored()) == (["file"], [])


def test_the_form_is_shown_with_its_fields(world: World) -> None:
    response = login(world.contact).get(reverse(ADD))

    names = {field["name"] for field in soup(response).select("form.kb-form [name]")}
    assert names == {"csrfmiddlewaretoken", "title", "file"}


# --- what became of it ---


def test_the_screen_says_what_was_found(world: World) -> None:
    package = looked_through(world.contact, kind="h5p")

    page = soup(login(world.contact).get(address(package)))

    said = [text(value) for value in page.select("main dd")]
    assert said[:2] == ["Er det lov å låne ut spillet?", "Bank.OneRight-1.0"]
    assert page.select_one(f"a[href^='http://localhost:8000/spiller/{package.digest}:']") is not None


def test_the_screen_says_why_it_was_refused(world: World) -> None:
    package = looked_through(world.contact, b"Ingen pakke.")

    page = soup(login(world.contact).get(address(package)))

    assert texts.reason(package.reason, "") in text(page.main)
    assert page.select_one("main a[href*='/spiller/']") is None


def test_the_screen_says_that_it_is_waiting(world: World) -> None:
    package = uploaded(world.contact)

    page = soup(login(world.contact).get(address(package)))

    assert (page.select_one("main [role=status]") is not None, page.select_one("form[action$='slett/']")) == (
        True,
        None,
    )


@pytest.mark.parametrize("content", [b"Ingen pakke.", None])
def test_another_countys_is_seen_when_it_is_ready_alone(world: World, content: bytes | None) -> None:
    package = looked_through(world.contact, content)
    expected = 200 if content is None else 404

    found = {
        who: login(user).get(address(package)).status_code
        for who, user in world.everybody.items()
        if who not in ("contact", "deputy", "own_member", "outsider", "operator")
    }

    assert set(found.values()) == {expected}
    assert [login(user).get(address(package)).status_code for user in (world.contact, world.deputy)] == [200, 200]
    assert is_refused(login(world.outsider).get(address(package)))
    assert is_refused(login(world.operator).get(address(package)))


def test_the_list_shows_all_that_are_ready_and_the_own_in_every_state(world: World) -> None:
    for content, title in ((None, "Klar"), (b"Ingen pakke.", "Avvist")):
        package = looked_through(world.contact, content)
        LessonPackage.objects.filter(pk=package.pk).update(title=title)

    listed = {
        who: [text(link) for link in soup(login(world.everybody[who]).get(reverse(INDEX))).select(".kb-rows a")]
        for who in ("contact", "other_contact", "reviewer")
    }

    assert listed == {"contact": ["Avvist", "Klar"], "other_contact": ["Klar"], "reviewer": ["Klar"]}
    assert is_refused(login(world.operator).get(reverse(INDEX)))


def test_the_list_costs_the_same_whatever_there_is_in_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    contact = login(world.contact)
    counts = []
    for content in (None, b"Ingen pakke.", b"Heller ingen."):
        looked_through(world.contact, content)
        contact.get(reverse(INDEX))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            contact.get(reverse(INDEX))
        counts.append(len(asked))
    monkeypatch.setattr("learning.packages.admin_views.SHOWN", 2)

    second = soup(contact.get(reverse(INDEX) + "?side=2"))

    assert len(set(counts)) == 1
    assert len(second.select(".kb-rows a")) == 1
    assert second.select_one("a[rel=prev]") is not None


def test_an_empty_list_says_so(world: World) -> None:
    page = soup(login(world.reviewer).get(reverse(INDEX)))

    assert (page.select(".kb-rows"), page.select_one(f"a[href='{reverse(ADD)}']")) == ([], None)


@pytest.mark.parametrize(("who", "shown"), [("contact", True), ("reviewer", True), ("operator", False)])
def test_the_menu_leads_there_those_who_have_something_to_do(world: World, who: str, shown: bool) -> None:
    page = login(world.everybody[who]).get("/admin/").content.decode()

    assert (reverse(INDEX) in page) is shown


# --- choosing ---


def test_a_contact_chooses_from_every_county_what_is_ready(world: World) -> None:
    theirs = looked_through(world.other_contact)
    waiting = uploaded(world.other_contact, b"Venter.", title="Venter")
    contact = login(world.contact)

    listed = contact.get(reverse("package_chooser:choose")).json()["html"]
    results = contact.get(reverse("package_chooser:choose_results")).content.decode()
    chosen = contact.get(reverse("package_chooser:chosen", args=(theirs.pk,)))

    for shown in (listed, results):
        words = text(BeautifulSoup(shown, "html.parser"))
        assert (theirs.title in words, "SCORM 1.2" in words, waiting.title in words) == (True, True, False)
    assert chosen.json()["result"]["id"] == str(theirs.pk)


def test_what_is_not_ready_cannot_be_put_into_a_lesson(world: World) -> None:
    block = PackageChooserBlock()
    ready, refused = looked_through(world.contact), looked_through(world.contact, b"Ingen pakke.")

    assert block.clean(ready) == ready
    with pytest.raises(Exception, match=r".+"):
        block.clean(refused)
    assert PackageChooserBlock(required=False).clean(None) is None


def test_an_empty_block_shows_nothing() -> None:
    block = PackageBlock()

    assert block.render(block.to_python({"package": None}), {}).strip() == ""


def test_the_editor_of_a_lesson_offers_packages(world: World) -> None:
    lesson = draft_with(world, looked_through(world.contact)).work_pages()[1]

    page = login(world.contact).get(reverse("wagtailadmin_pages:edit", args=(lesson.pk,)))

    assert (page.status_code, reverse("package_chooser:choose") in page.content.decode()) == (200, True)


# --- elsewhere ---


def test_a_collection_says_which_packages_it_holds(world: World) -> None:
    looked_through(world.contact)

    described = menu.contents_of(library_collection())

    assert described is not None
    assert (described["count"], described["url"]) == (1, reverse(INDEX))
    assert menu.contents_of(Collection.get_first_root_node()) is None


def test_an_upload_has_no_address(world: World) -> None:
    package = looked_through(world.contact)

    with pytest.raises(ValueError, match="no address"):
        _address = package.upload.url


# --- the demo's ---


def test_the_demo_has_one_of_each_kind(world: World) -> None:
    library = CountyLibrary.objects.get(slug="innlandet")

    packages = upload_packages(library, world.contact)

    assert {kind: (str(package), package.kind, package.is_ready) for kind, package in packages.items()} == {
        kind: (title, kind, True) for kind, title in TITLES.items()
    }
    assert {package.collection for package in packages.values()} == {library_collection()}
