"""What readers see of a picture or a file stays as it was reviewed, for as long as a page rests on it."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection

from cms.core.models import ApprovalRecord
from cms.core.uses import InUse, pages_using
from cms.media.models import BankDocument, BankImage
from learning.models import ResourcePage
from tests.editing import errors, shown_by
from tests.media.test_uploads import picture
from tests.reading import soup, text
from tests.world import World, add, approve, complete_fields, draft_resource, edit, put_up, submit
from workflows import actions

Item = BankImage | BankDocument
TITLE = "Med vedlegg"
NEW = {"title": "Aldri sett", "description": "Aldri sett", "creator": "Ukjent", "licence": "own"}


@pytest.fixture
def image(world: World) -> BankImage:
    return BankImage.objects.create(
        title="Hylle",
        description="En hylle med bøker.",
        creator="Kari Testesen",
        licence="cc-by",
        file=ContentFile(picture(), "hylle.png"),
        collection=Collection.objects.get(name="Innlandet fylkesbibliotek"),
    )


@pytest.fixture
def document(world: World) -> BankDocument:
    return BankDocument.objects.create(
        title="Mal",
        file=ContentFile(b"godkjent", "mal.txt"),
        collection=Collection.objects.get(name="Innlandet fylkesbibliotek"),
    )


@pytest.fixture(params=["image", "document"])
def item(request: pytest.FixtureRequest) -> Item:
    return request.getfixturevalue(request.param)


def body_with(item: Item) -> list[dict[str, Any]]:
    if isinstance(item, BankImage):
        return [{"type": "image", "value": {"image": item.pk, "alt_text": "", "caption": ""}}]
    return [{"type": "download", "value": {"title": "", "document": item.pk}}]


def draft_with(world: World, item: Item, **fields: Any) -> ResourcePage:
    fields = {"body": body_with(item)} | fields
    page = ResourcePage(**complete_fields(world, TITLE), **fields, owner=world.contact, live=False)
    return add(world.section, page, world.contact)


def change(client: Client, item: Item, content: bytes | None = None, **fields: str) -> Any:
    """Posts the item's own form as it stands, but for these fields; `content` is another file."""
    names = ("title", "description", "creator", "licence")
    sent = {name: getattr(item, name) for name in names if hasattr(item, name)} | {"collection": item.collection_id}
    file = {} if content is None else {"file": SimpleUploadedFile(Path(item.file.name).name, content)}
    return client.post(url_of(item, "edit"), sent | fields | file)


def url_of(item: Item, name: str) -> str:
    space = "wagtailimages" if isinstance(item, BankImage) else "wagtaildocs"
    return reverse(f"{space}:{name}", args=(item.pk,))


def stored(item: Item) -> dict[str, Any]:
    fresh = type(item).objects.get(pk=item.pk)
    with fresh.open_file() as file:
        return {
            name: getattr(fresh, name) for name in ("title", "description", "creator", "licence") if hasattr(item, name)
        } | {"file": (fresh.file.name, file.read())}


# --- how a page comes to rest on it ----------------------------------------------------------------------------------


def live(world: World, item: Item) -> ResourcePage:
    return put_up(draft_with(world, item))


def under_review(world: World, item: Item) -> ResourcePage:
    page = draft_with(world, item)
    submit(page, world.contact)
    return page


def waiting_for_its_day(world: World, item: Item) -> ResourcePage:
    page = draft_with(world, item, go_live_at=timezone.now() + datetime.timedelta(days=1))
    submit(page, world.contact)
    approve(page, world.reviewer)
    assert ApprovalRecord.objects.filter(page=page, used_at=None).exists()
    return page


def a_new_version_under_review(world: World, item: Item) -> ResourcePage:
    """The live page does not show it; what is pinned does."""
    page = put_up(draft_resource(world, TITLE))
    edit(page, world.contact, body=body_with(item))
    submit(page, world.contact)
    return page


RESTS = [live, under_review, waiting_for_its_day, a_new_version_under_review]
Rest = Callable[[World, Item], ResourcePage]


# --- what is refused, and how it is said -----------------------------------------------------------------------------


@pytest.mark.parametrize("rest", RESTS)
def test_what_readers_see_of_an_item_in_use_is_not_changed(
    world: World, contact: Client, item: Item, rest: Rest
) -> None:
    rest(world, item)
    before = stored(item)
    shown = ["file", "description", "creator", "licence"] if isinstance(item, BankImage) else ["file", "title"]

    response = change(contact, item, picture(), **{name: value for name, value in NEW.items() if name in shown})

    assert (response.status_code, list(errors(response))) == (200, shown)
    assert [shown_by(response, name) for name in shown] == [errors(response)[name] for name in shown]
    assert TITLE in errors(response)["file"][0]
    assert stored(item) == before


def test_what_was_typed_is_kept_and_only_what_was_changed_is_refused(
    world: World, contact: Client, image: BankImage
) -> None:
    live(world, image)

    response = change(contact, image, creator="Ola", tags="hylle")

    page = soup(response)
    assert list(errors(response)) == ["creator"]
    assert page.select_one("input[name=creator]")["value"] == "Ola"
    assert "hylle" in page.select_one("[name=tags]").get("value", "")


def test_another_countys_draft_is_not_named(world: World, contact: Client, image: BankImage) -> None:
    page = ResourcePage(**complete_fields(world, "Hemmelig"), body=body_with(image), owner=world.other_contact)
    page.live = False
    add(world.other_section, page, world.other_contact)
    submit(page, world.other_contact)

    response = change(contact, image, creator="Ola")

    assert list(errors(response)) == ["creator"]
    assert "Hemmelig" not in text(soup(response))


@pytest.mark.parametrize("rest", RESTS)
def test_no_code_changes_or_deletes_it_either(world: World, item: Item, rest: Rest) -> None:
    rest(world, item)
    before = stored(item)
    fresh = type(item).objects.get(pk=item.pk)
    fresh.title = fresh.description = fresh.creator = "Aldri sett"

    for verb in (fresh.save, fresh.delete, type(item).objects.all().delete):
        with pytest.raises(InUse), transaction.atomic():
            verb()

    assert stored(item) == before


def test_another_file_under_the_very_same_name_is_another_file(world: World, document: BankDocument) -> None:
    live(world, document)
    fresh = BankDocument.objects.get()
    fresh.file = ContentFile(b"aldri sett", fresh.file.name)

    with pytest.raises(InUse):
        fresh.save()


@pytest.mark.parametrize("rest", RESTS)
def test_an_item_in_use_is_not_deleted(world: World, contact: Client, item: Item, rest: Rest) -> None:
    rest(world, item)
    before = stored(item)

    asked = contact.get(url_of(item, "delete"))
    done = contact.post(url_of(item, "delete"), follow=True)

    assert (asked.status_code, asked.url) == (302, url_of(item, "edit"))
    assert TITLE in text(soup(done).select_one(".messages"))
    assert stored(item) == before


def test_of_many_nothing_is_deleted_where_one_is_in_use(world: World, contact: Client, item: Item) -> None:
    live(world, item)
    model = type(item)
    other = model.objects.get(pk=item.pk)
    other.pk, other.title = None, "Ubrukt"
    other.save()
    url = reverse("wagtail_bulk_action", args=("media", model._meta.model_name, "delete"))

    response = contact.post(f"{url}?id={item.pk}&id={other.pk}&next=/admin/", follow=True)

    assert TITLE in text(soup(response).select_one(".messages"))
    assert model.objects.count() == 2


# --- what is not held ------------------------------------------------------------------------------------------------


def drafted(world: World, item: Item) -> ResourcePage:
    return draft_with(world, item)


def withdrawn(world: World, item: Item) -> ResourcePage:
    page = under_review(world, item)
    actions.withdraw(page, world.contact)
    return page


def taken_down(world: World, item: Item) -> ResourcePage:
    page = live(world, item)
    actions.take_down(page, world.contact, "Utdatert.")
    return page


@pytest.mark.parametrize("rest", [None, drafted, withdrawn, taken_down])
def test_what_no_reader_and_no_reviewer_sees_is_changed_and_deleted_freely(
    world: World, contact: Client, item: Item, rest: Rest | None
) -> None:
    if rest:
        rest(world, item)
    fields = {name: value for name, value in NEW.items() if hasattr(item, name)}

    changed = change(contact, item, picture(), **fields)
    after = stored(item)
    deleted = contact.post(url_of(item, "delete"))

    assert (errors(changed), deleted.status_code) == ({}, 302)
    assert {name: after[name] for name in fields} == fields
    assert not type(item).objects.exists()


def test_collection_tags_and_focal_point_are_changed_at_any_time(
    world: World, contact: Client, image: BankImage
) -> None:
    live(world, image)
    before = stored(image)
    focal_point = {"focal_point_x": "5", "focal_point_y": "6", "focal_point_width": "7", "focal_point_height": "8"}

    response = change(contact, image, tags="hylle", title="Hylle i Hamar", **focal_point)

    fresh = BankImage.objects.get()
    assert errors(response) == {}
    assert ([tag.name for tag in fresh.tags.all()], fresh.focal_point_x) == (["hylle"], 5)
    assert stored(image) == before | {"title": "Hylle i Hamar"}


def test_a_page_is_rested_on_wherever_it_shows_the_file(world: World, document: BankDocument) -> None:
    link = f'<p><a linktype="document" id="{document.pk}">malen</a></p>'
    film = {"title": "Film", "file": document.pk, "captions": None, "transcript": "", "audio_description": "spoken"}
    places: list[dict[str, Any]] = [
        {"files": [{"type": "file", "value": document.pk}], "body": []},
        {"body": [{"type": "text", "value": link}]},
        {"body": [{"type": "video", "value": film}]},
        {"body": [{"type": "accordion", "value": [{"heading": "Mer", "text": link}]}]},
    ]

    for number, fields in enumerate(places):
        page = draft_with(world, document, **fields, slug=f"side-{number}")
        free = pages_using(document).exists()
        submit(page, world.contact)
        assert (free, list(pages_using(document).values_list("pk", flat=True))) == (False, [page.pk])
        actions.withdraw(page, world.contact)
