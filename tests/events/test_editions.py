"""An event in several languages: one set of times and places, the same from every edition until the last is gone.

Long, since each way to read, to change and to delete them is tried from both editions.
"""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from events.forms import PLACE_FIELDS
from events.models import EventPage, Occurrence, OccurrenceChange
from home.models import CountyLibraryPage
from search.models import WaitingPage
from search.tasks import index_waiting
from tests.editing import change
from tests.events.test_occurrences import posted, screen
from tests.reading import soup, text, titles
from tests.world import World, draft_event, login, open_review, put_up, submit, translate
from workflows.actions import copy_work
from workflows.deadlines import due_on
from workflows.querysets import to_be_checked
from workflows.sharing import newsletters
from workflows.translation.actions import translate_by_hand

DAY = datetime.timedelta(days=1)
YEAR = timezone.localdate().year + 1
HOUR = datetime.timedelta(hours=1)
EDITIONS = ("nb", "nn")


@pytest.fixture(scope="module")
def announced(lasting_world: World) -> dict[str, int]:
    """The numbers of the editions of an event that is up in bokmål and nynorsk."""
    event = put_up(draft_event(lasting_world))
    pages = {"nb": event, "nn": translate(event, "nn", "Fagprat på nynorsk")}
    index_waiting()
    return {language: page.pk for language, page in pages.items()}


@pytest.fixture
def event(announced: dict[str, int], world: World) -> EventPage:
    return EventPage.objects.get(pk=announced["nb"])


@pytest.fixture
def edition(announced: dict[str, int], world: World) -> EventPage:
    return EventPage.objects.get(pk=announced["nn"])


def draft_edition(event: EventPage, world: World) -> EventPage:
    """A draft in nynorsk, begun as a contact begins it."""
    draft = translate_by_hand(event, world.contact, "nn")
    return EventPage.objects.get(pk=draft.pk)


def rows(event: EventPage) -> list[dict[str, Any]]:
    return list(event.occurrences.values())


def work_of(*pages: EventPage) -> list[EventPage]:
    """As they are stored now: what a page has read of its times it keeps."""
    return [EventPage.objects.get(pk=page.pk) for page in pages]


def facts(client: Client, address: str) -> str:
    return text(soup(client.get(address)).select_one(".facts"))


# --- readers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["arrangement/", "", "innlandet/"])
def test_lists_show_the_edition_in_the_readers_language_with_its_time(
    event: EventPage, client: Client, address: str
) -> None:
    shown = {language: client.get(f"{prefix}/{address}") for language, prefix in (("nb", ""), ("nn", "/nn"))}

    assert {language: titles(response) for language, response in shown.items()} == {
        "nb": ["Fagprat"],
        "nn": ["Fagprat på nynorsk"],
    }
    when = timezone.localtime(event.next_occurrence.starts_at).strftime("%H:%M")
    for response in shown.values():
        assert when in text(soup(response).select_one("main"))


def test_an_event_that_is_over_is_over_in_both_languages(event: EventPage, client: Client) -> None:
    event.occurrences.update(starts_at=timezone.now() - 2 * HOUR, ends_at=timezone.now() - HOUR)

    for prefix, title in (("", "Fagprat"), ("/nn", "Fagprat på nynorsk")):
        assert titles(client.get(f"{prefix}/arrangement/")) == []
        assert titles(client.get(f"{prefix}/arrangement/?nar=tidligere")) == [title]


@pytest.mark.parametrize("language", EDITIONS)
def test_the_api_gives_both_editions_the_same_times(event: EventPage, client: Client, language: str) -> None:
    (listed,) = client.get(f"/api/v1/events?sprak={language}").json()["items"]
    one = client.get(f"/api/v1/events/{event.translation_key}?sprak={language}").json()

    assert listed["language"] == language
    moment = timezone.localtime(event.next_occurrence.starts_at).isoformat()
    assert [row["starts_at"] for row in listed["occurrences"]] == [moment]
    assert one["occurrences"] == listed["occurrences"]


def test_the_search_finds_both_editions_by_their_time_and_place(
    event: EventPage, edition: EventPage, client: Client
) -> None:
    row = event.occurrences.get()
    row.venue = "Sagfossen"
    row.save()
    assert sorted(WaitingPage.objects.values_list("page", flat=True)) == [event.pk, edition.pk]
    index_waiting()

    assert titles(client.get("/sok/?q=sagfossen")) == ["Fagprat"]
    assert titles(client.get("/nn/sok/?q=sagfossen")) == ["Fagprat på nynorsk"]
    assert titles(client.get("/nn/sok/?q=sagfossen&nar=kommende")) == ["Fagprat på nynorsk"]


def test_the_newsletter_tells_the_day_of_a_translated_event(edition: EventPage) -> None:
    told = newsletters(edition)[1].text

    assert str(timezone.localtime(edition.occurrences.get().starts_at).year) in told


def test_what_is_over_is_not_checked_in_any_language(event: EventPage, edition: EventPage) -> None:
    EventPage.objects.update(review_due_on=timezone.localdate())
    pages = Page.objects.filter(pk__in=[event.pk, edition.pk])
    before = to_be_checked(pages, timezone.localdate()).count()

    event.occurrences.update(starts_at=timezone.now() - 2 * HOUR, ends_at=timezone.now() - HOUR)

    assert (before, to_be_checked(pages, timezone.localdate()).count()) == (2, 0)


def test_the_review_of_a_translation_is_due_before_the_event(world: World) -> None:
    event = put_up(draft_event(world, "Snart", in_days=2))
    draft = draft_edition(event, world)

    submit(draft, world.contact)

    starts_on = timezone.localdate(event.next_occurrence.starts_at)
    assert open_review(draft).due_on == due_on(timezone.localdate(), starts_on)
    assert open_review(draft).due_on < due_on(timezone.localdate(), None)


# --- whoever organises it -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", EDITIONS)
def test_what_is_changed_at_one_edition_is_seen_at_once_at_the_other(
    announced: dict[str, int], world: World, client: Client, by: str
) -> None:
    opened = EventPage.objects.get(pk=announced[by])

    response = login(world.contact).post(
        screen(opened), posted(opened, venue="Lillehammer bibliotek", preparation="Les boka.")
    )

    assert response.status_code == 302
    for address in ("/innlandet/fagprat/", "/nn/innlandet/fagprat/"):
        assert "Lillehammer bibliotek" in facts(client, address)
    assert [list(line.changes) for line in OccurrenceChange.objects.all()] == [["venue", "preparation"]]


@pytest.mark.parametrize("by", EDITIONS)
def test_an_event_is_cancelled_once_for_all_its_readers(
    announced: dict[str, int], world: World, client: Client, by: str
) -> None:
    opened = EventPage.objects.get(pk=announced[by])
    row = opened.occurrences.get()

    login(world.contact).post(reverse("events:cancel", args=(opened.pk, row.pk)), {"reason": "Kurslederen er syk."})

    for address in ("/innlandet/fagprat/", "/nn/innlandet/fagprat/"):
        assert text(soup(client.get(address)).select_one(".facts .reason")) == "Kurslederen er syk."
    assert OccurrenceChange.objects.count() == 1


def test_both_screens_show_the_same_log(event: EventPage, edition: EventPage, world: World) -> None:
    contact = login(world.contact)
    contact.post(screen(event), posted(event, venue="Hamar"))
    contact.post(screen(edition), posted(edition, venue="Gjøvik"))

    logs = [
        [text(line) for line in soup(contact.get(screen(page))).select(".kb-log li li")] for page in (event, edition)
    ]

    assert logs[0] == logs[1]
    assert len(logs[0]) == 2


def test_one_more_time_is_one_more_for_both(event: EventPage, edition: EventPage, world: World) -> None:
    start = timezone.now() + 20 * DAY
    new = {"title": "Del to", "starts_at": start, "ends_at": start + HOUR, "is_required": "on"}

    login(world.contact).post(screen(edition), posted(edition, new))

    assert [page.is_series for page in work_of(event, edition)] == [True, True]
    assert rows(event) == rows(edition)


def test_what_is_written_is_in_the_language_of_the_edition_where_it_was_written(
    event: EventPage, edition: EventPage, world: World, client: Client
) -> None:
    start = timezone.now() + 20 * DAY
    new = {
        "title": "Kven er du?",
        "preparation": "Les boka.",
        "starts_at": start,
        "ends_at": start + HOUR,
        "is_required": "on",
    }
    contact = login(world.contact)
    contact.post(screen(edition), posted(edition, new))
    contact.post(screen(event), posted(event, title="Hvem er jeg?"))
    contact.post(screen(edition), posted(edition, venue="Hamar"))

    marked = {
        prefix: [tag.get("lang") for tag in soup(client.get(f"{prefix}/innlandet/fagprat/")).select(".meetings h3")]
        for prefix in ("", "/nn")
    }

    assert marked == {"": [None, "nn"], "/nn": ["nb", None]}
    assert soup(client.get("/innlandet/fagprat/")).select_one(".meetings p.small")["lang"] == "nn"


OUTSIDE = ["other_contact", "reviewer", "leader", "operator", "outsider", "signed_out"]


@pytest.mark.parametrize("language", EDITIONS)
@pytest.mark.parametrize("who", OUTSIDE)
def test_for_others_there_is_no_way_in_by_any_edition(
    announced: dict[str, int], world: World, who: str, language: str
) -> None:
    opened = EventPage.objects.get(pk=announced[language])
    before = rows(opened)
    client = Client() if who == "signed_out" else login(world.everybody[who])
    cancel = reverse("events:cancel", args=(opened.pk, before[0]["id"]))

    answers = {
        client.get(screen(opened)).status_code,
        client.post(screen(opened), posted(opened, venue="Bergen")).status_code,
        client.get(cancel).status_code,
        client.post(cancel, {"reason": "Tatt over"}).status_code,
    }

    shut = {"signed_out": {302}, "outsider": {403}}
    assert answers == shut.get(who, {404})
    assert rows(opened) == before


def test_another_countys_event_is_not_reached_by_ones_own_translation(
    event: EventPage, edition: EventPage, world: World
) -> None:
    theirs = draft_event(world, "Vestlandsdag", by=world.other_contact, section=world.other_section)
    mine, client = rows(event), login(world.other_contact)

    cancelled = client.post(reverse("events:cancel", args=(theirs.pk, mine[0]["id"])), {"reason": "Nei."})
    client.post(screen(theirs), posted(theirs, id=mine[0]["id"], venue="Tatt over"))

    assert (cancelled.status_code, rows(event)) == (404, mine)


# --- the editor's form ---------------------------------------------------------------------------------------------


def form_of(page: EventPage, contact: Client) -> Any:
    return soup(contact.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))))


def test_a_translation_of_what_has_been_up_shows_the_times_and_the_way_to_them(world: World) -> None:
    event = put_up(draft_event(world))
    event.occurrences.update(venue="Lillehammer bibliotek")
    draft = draft_edition(event, world)

    page = form_of(draft, login(world.contact))

    assert [name for name in PLACE_FIELDS if page.select_one(f"[name={name}]")] == []
    assert len(page.select(f"a[href='{screen(draft)}']")) == 1
    assert "Lillehammer bibliotek" in text(page.select_one("main"))


def test_a_translation_of_a_draft_carries_the_same_first_time(world: World) -> None:
    event = draft_event(world)
    draft = draft_edition(event, world)
    contact = login(world.contact)
    start = timezone.localtime(event.occurrences.get().starts_at)

    assert form_of(draft, contact).select_one("[name=starts_at]")["value"] == start.strftime("%d.%m.%Y %H:%M")
    change(contact, draft, venue="Hamar")

    assert [row["venue"] for row in rows(event)] == ["Hamar"]


def test_the_first_time_may_be_set_and_emptied_from_the_translation(world: World) -> None:
    event = draft_event(world)
    event.occurrences.all().delete()
    draft, contact = draft_edition(event, world), login(world.contact)

    change(contact, draft, starts_at=f"{YEAR}-05-20 09:00", ends_at=f"{YEAR}-05-20 10:00")
    assert [row["language"] for row in rows(event)] == ["nn"]
    change(contact, event, **dict.fromkeys(PLACE_FIELDS, ""))

    assert rows(draft) == []


# --- copies --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "way", [EventPage.copy, lambda event, **options: copy_work(event, event.county_library, options["user"])]
)
def test_a_copy_is_another_work_without_times(
    event: EventPage, edition: EventPage, world: World, way: Callable[..., EventPage]
) -> None:
    before = rows(event)

    copy = way(event, update_attrs={"slug": "kopi"}, user=world.contact)

    assert (rows(copy), rows(event), rows(edition)) == ([], before, before)
    EventPage.objects.get(pk=copy.pk).delete()
    assert rows(event) == before


# --- deleting ------------------------------------------------------------------------------------------------------


def by_code(page: EventPage, world: World) -> None:
    page.delete()


def in_the_tree(page: EventPage, world: World) -> None:
    login(world.contact).post(reverse("wagtailadmin_pages:delete", args=(page.pk,)))


def with_others(page: EventPage, world: World) -> None:
    other = draft_event(world, "En annen")
    url = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "delete"))
    login(world.contact).post(f"{url}?id={page.pk}&id={other.pk}")


def as_a_list(page: EventPage, world: World) -> None:
    Page.objects.filter(pk=page.pk).delete()


def with_its_section(page: EventPage, world: World) -> None:
    section = page.get_parent()
    CountyLibraryPage.objects.get(pk=section.pk).unpublish()
    CountyLibraryPage.objects.get(pk=section.pk).delete()


WAYS = [by_code, in_the_tree, with_others, as_a_list, with_its_section]


@pytest.mark.parametrize("first", EDITIONS)
@pytest.mark.parametrize("way", WAYS)
def test_the_times_stay_with_the_other_edition_and_go_with_the_last(
    event: EventPage, edition: EventPage, world: World, way: Callable[[EventPage, World], None], first: str
) -> None:
    event.unpublish()
    edition.unpublish()
    other_work = draft_event(world, "Et annet verk")
    before, others = rows(event), rows(other_work)
    going, staying = work_of(event, edition) if first == "nb" else work_of(edition, event)

    way(going, world)
    assert EventPage.objects.filter(pk=going.pk).exists() is False
    assert rows(staying) == before
    assert put_up(staying).next_occurrence is not None
    staying.refresh_from_db()
    staying.unpublish()
    (staying,) = work_of(staying)
    way(staying, world)

    assert rows(event) == []
    if way is not with_its_section:
        assert rows(other_work) == others


def test_both_editions_deleted_in_one_go_take_the_times_along(event: EventPage, edition: EventPage) -> None:
    event.unpublish()
    edition.unpublish()

    Page.objects.filter(pk__in=[event.pk, edition.pk]).delete()

    assert Occurrence.objects.count() == 0
