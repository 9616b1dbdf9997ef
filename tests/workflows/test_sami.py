"""What is for the Sámi area: author and reviewer are told that readers there may want it in their language."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Locale

from cms.core.editions import WRITTEN_IN
from cms.people import sami
from cms.people.models import County, Municipality
from events.models import EventPage, Occurrence
from home.models import HomePage
from tests.reading import soup, text
from tests.world import World, draft_course, draft_event, draft_resource, edit, login, open_review, put_up, submit
from workflows.checklists import EVENT, points_for
from workflows.findings import Kind, findings_of
from workflows.sami import wished_in


def held_in(event: EventPage, *names: str) -> EventPage:
    """The first occurrence is in the first municipality; each of the others gets one of its own."""
    first = event.occurrences.get()
    for number, name in enumerate(names):
        place = Municipality.objects.get(name=name)
        if number == 0:
            Occurrence.objects.filter(pk=first.pk).update(municipality=place)
        else:
            Occurrence.objects.create(
                work=event.translation_key, starts_at=first.starts_at, ends_at=first.ends_at, municipality=place
            )
    return EventPage.objects.get(pk=event.pk)


def open_to(event: EventPage, *names: str) -> EventPage:
    event.open_to = list(County.objects.filter(name__in=names))
    event.save()
    return EventPage.objects.get(pk=event.pk)


# --- the table ---


def test_the_table_has_exactly_the_municipalities_of_the_administrative_area(db: None) -> None:
    area = Municipality.objects.filter(sami_area=True).values_list("name", "county")

    assert set(sami.languages()) == set(area)
    assert len(area) == 13


def test_the_table_names_its_source_and_knows_three_languages() -> None:
    assert "Sameloven § 3-1" in json.loads(sami.DATA.read_text(encoding="utf-8"))["source"]
    assert set(sami.languages().values()) == {"se", "smj", "sma"}
    assert set(sami.languages().values()) <= set(WRITTEN_IN)
    assert (sami.languages()["Hamarøy", "18"], sami.languages()["Røros", "50"]) == ("smj", "sma")


# --- what an event is for ---


@pytest.mark.parametrize(
    ("places", "languages"),
    [
        (["Karasjok"], {"se": ["Karasjok"]}),
        (["Tana", "Karasjok", "Oslo"], {"se": ["Karasjok", "Tana"]}),
        (["Hamarøy", "Snåsa"], {"smj": ["Hamarøy"], "sma": ["Snåsa"]}),
        (["Oslo"], {}),
        ([], {}),
    ],
)
def test_an_event_is_for_the_municipalities_it_is_held_in(
    world: World, places: list[str], languages: dict[str, list[str]]
) -> None:
    assert wished_in(held_in(draft_event(world), *places)) == languages


@pytest.mark.parametrize(
    ("counties", "languages"),
    [
        (["Nordland"], {"smj": ["Hamarøy"], "sma": ["Hattfjelldal"]}),
        (["Innlandet", "Trøndelag"], {"sma": ["Røros", "Røyrvik", "Snåsa"]}),
        (["Innlandet"], {}),
    ],
)
def test_an_event_is_for_the_counties_it_is_open_to(
    world: World, counties: list[str], languages: dict[str, list[str]]
) -> None:
    assert wished_in(open_to(draft_event(world), *counties)) == languages


def test_a_place_where_it_was_cancelled_counts_no_more(world: World) -> None:
    event = held_in(draft_event(world), "Karasjok")
    event.occurrences.update(cancelled_at=timezone.now())

    assert wished_in(EventPage.objects.get(pk=event.pk)) == {}


def test_other_works_and_a_draft_that_is_not_saved_say_nothing_of_where(world: World) -> None:
    works = [draft_course(world), draft_resource(world), EventPage(title="Ny")]

    assert [wished_in(work) for work in works] == [{}, {}, {}]


def test_a_municipality_the_table_does_not_know_gives_no_proposal(world: World) -> None:
    event = held_in(draft_event(world), "Karasjok")
    Municipality.objects.filter(name="Karasjok").update(name="Kárášjohka")

    assert wished_in(event) == {}


def test_where_there_is_an_edition_in_the_language_nothing_is_proposed(world: World) -> None:
    event = open_to(held_in(draft_event(world), "Karasjok"), "Trøndelag")
    assert set(wished_in(event)) == {"se", "sma"}

    home = HomePage.objects.get(slug="se")
    home.add_child(
        instance=EventPage(
            title="Ságat",
            locale=Locale.objects.get(language_code="se"),
            translation_key=event.translation_key,
            live=False,
        )
    )

    assert set(wished_in(event)) == {"sma"}


# --- what is said of it ---


def test_the_proposal_names_the_places_and_the_language(world: World) -> None:
    event = held_in(draft_event(world), "Karasjok", "Tana")

    with translation.override("en"):
        (finding,) = findings_of([event])

    assert (finding.kind, finding.place) == (Kind.SAMI, "Language")
    assert finding.what == "It is also for Karasjok, Tana, where Northern Sámi and Norwegian have equal standing."
    assert finding.remedy == "A proposal only: readers there may want it in Northern Sámi."


def test_the_author_is_told_before_it_is_sent_and_may_send_it(world: World) -> None:
    event = held_in(draft_event(world), "Hamarøy")

    html = soup(login(world.contact).get(reverse("workflows:submit", args=(event.pk,))))
    submit(event, world.contact)

    (item,) = html.select(".kb-parts__advice .kb-findings li")
    assert "Hamarøy" in text(item)
    assert EventPage.objects.get(pk=event.pk).is_pinned is True


def test_the_counties_are_those_of_the_draft_that_is_sent(world: World) -> None:
    event = put_up(draft_event(world))
    edit(event, world.contact, open_to=list(County.objects.filter(name="Finnmark")))

    screen = login(world.contact).get(reverse("workflows:submit", args=(event.pk,)))

    (part,) = screen.context["parts"]
    assert [finding.kind for finding in part["findings"]] == [Kind.SAMI]


def test_the_reviewer_sees_it_and_no_point_is_answered_by_it(world: World) -> None:
    event = held_in(draft_event(world), "Hamarøy")
    submit(event, world.contact)

    screen = login(world.reviewer).get(reverse("workflows:review", args=(open_review(event).pk,)), {"vis": "funn"})

    (item,) = soup(screen).select(".kb-findings li")
    assert "Hamarøy" in text(item)
    assert {screen.context["form"][f"check-{point.code}"].value() for point in points_for([EVENT])} == {
        "",
        "not_relevant",
    }
