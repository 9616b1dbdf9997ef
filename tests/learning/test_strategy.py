"""The strategy: set by the leader, version by version, and shown where contacts write."""

from typing import Any

import pytest
from django.urls import reverse

from learning.models import CompetenceArea, Strategy
from learning.refused import Refused
from learning.strategy import rules
from learning.strategy.actions import set_strategy
from learning.strategy.rules import Refusal
from tests.plans import address, plan
from tests.races import at_once
from tests.reading import soup, text
from tests.world import World, draft_course, draft_event, login

TEXTS = {"what": "Mer bokprat.", "how": "Kurs og arrangement.", "why": "Flere lesere.", "language": "nb"}
INDEX = reverse("strategy:index")


def area_address(slug: str = "formidling") -> str:
    return reverse("strategy:area", args=(slug,))


# --- the rules ---


@pytest.mark.parametrize("who", ["is_contact", "is_group", "is_operator"])
def test_contacts_the_group_and_the_operator_read_it(who: str) -> None:
    nobody = dict.fromkeys(("is_contact", "is_group", "is_operator"), False)

    assert (rules.may_read(**(nobody | {who: True})), rules.may_read(**nobody)) == (True, False)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, None),
        ({"is_leader": False}, Refusal.NOT_THE_LEADER),
        ({"is_changed": False}, Refusal.SAID_TWICE),
        ({"is_as_shown": False}, Refusal.CHANGED_MEANWHILE),
        ({"is_as_shown": False, "is_changed": False}, Refusal.SAID_TWICE),
    ],
)
def test_the_leader_sets_what_is_new_and_has_been_seen(facts: dict[str, bool], expected: Refusal | None) -> None:
    usual = {"is_leader": True, "is_as_shown": True, "is_changed": True}

    assert rules.may_set(**(usual | facts)) == expected


# --- setting it ---


@pytest.mark.django_db
def test_each_version_stays_with_who_and_when_and_the_latest_is_what_holds(world: World) -> None:
    for who, what in ((world.leader, "Mer bokprat."), (world.reviewer, "Mer høytlesing.")):
        client = login(who)
        form = client.get(area_address()).context["form"]
        sent = TEXTS | {"what": what, "shown": form["shown"].value() or ""}
        assert client.post(area_address(), sent)["Location"] == INDEX

    page = soup(login(world.contact).get(area_address()))
    assert [text(term) for term in page.select(".kb-strategy dd:nth-of-type(1)")] == ["Mer høytlesing.", "Mer bokprat."]
    assert [heading.get_text().split(", ")[-1] for heading in page.select("main h3")] == [
        "Reviewer Testesen",
        "Leader Testesen",
    ]
    assert [strategy.what for strategy in Strategy.objects.current()] == ["Mer høytlesing."]
    shown = soup(login(world.contact).get(INDEX))
    assert [text(term) for term in shown.select(".kb-strategy dd:nth-of-type(1)")] == ["Mer høytlesing."]


@pytest.mark.django_db
@pytest.mark.parametrize("missing", ["what", "how", "why"])
def test_what_how_and_why_are_all_said(world: World, missing: str) -> None:
    response = login(world.leader).post(area_address(), TEXTS | {missing: " ", "shown": ""})

    assert (list(response.context["form"].errors), Strategy.objects.count()) == ([missing], 0)


@pytest.mark.django_db
def test_a_form_that_has_stood_open_overwrites_nothing(world: World) -> None:
    set_strategy(world.area.pk, world.leader, TEXTS | {"what": "Noe annet."}, shown=None)

    response = login(world.leader).post(area_address(), TEXTS | {"shown": ""})

    assert "Noen har fastsatt en ny versjon" in response.content.decode()
    assert [strategy.what for strategy in Strategy.objects.all()] == ["Noe annet."]


@pytest.mark.django_db
def test_what_is_sent_twice_is_one_version(world: World) -> None:
    first = set_strategy(world.area.pk, world.leader, TEXTS, shown=None)

    with pytest.raises(Refused) as caught:
        set_strategy(world.area.pk, world.leader, TEXTS, shown=first.pk)

    assert (caught.value.refusal, Strategy.objects.count()) == (Refusal.SAID_TWICE, 1)


@pytest.mark.django_db(transaction=True)
def test_two_who_set_it_at_once_set_one_version(world: World) -> None:
    def setting(what: str) -> Any:
        return lambda: set_strategy(world.area.pk, world.leader, TEXTS | {"what": what}, shown=None)

    answers = at_once(setting("A"), setting("B"))

    assert sorted(type(each).__name__ for each in answers) == ["Refused", "Strategy"]
    assert Strategy.objects.count() == 1


@pytest.mark.django_db
def test_it_is_written_once_in_the_writers_own_language_and_shown_with_it(world: World) -> None:
    client = login(world.leader)
    assert client.get(area_address()).context["form"]["language"].value() == "nb"
    client.post(area_address(), TEXTS | {"language": "nn", "shown": ""})

    page = soup(login(world.contact).get(INDEX))

    assert {term.get("lang") for term in page.select(".kb-strategy dd")} == {"nn"}


@pytest.mark.django_db
def test_an_area_that_is_not_there_is_not_found(world: World) -> None:
    assert login(world.leader).get(area_address("finnes-ikke")).status_code == 404


# --- where contacts write ---


@pytest.mark.django_db
def test_the_editor_shows_the_strategy_of_the_main_area_and_has_the_others_ready(world: World) -> None:
    other = CompetenceArea.objects.get(slug="samling")
    for area in (world.area, other):
        set_strategy(area.pk, world.leader, TEXTS | {"what": f"Mer av {area.slug}."}, shown=None)
    client = login(world.contact)

    for page in (draft_course(world, lessons=0), draft_event(world)):
        editor = soup(client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))))

        sections = editor.select("[data-controller=kb-strategy] section")
        shown = [section for section in sections if not section.has_attr("hidden")]
        assert [text(section.select_one("dd")) for section in shown] == ["Mer av formidling."]
        assert {section["data-area"] for section in sections} == {str(world.area.pk), str(other.pk)}
        assert len(editor.select("script[src*='kb/strategy']")) == 1


@pytest.mark.django_db
def test_the_plan_shows_it_in_the_form_and_at_each_measure(world: World) -> None:
    set_strategy(world.area.pk, world.leader, TEXTS, shown=None)
    measure = plan(world)
    elsewhere = plan(world, "Kassering", areas=["samling"])
    client = login(world.contact)

    pages = [client.get(address("add")), *(client.get(address("measure", each.pk)) for each in (measure, elsewhere))]

    found = [[text(term) for term in soup(page).select(".kb-strategy dd")] for page in pages]
    said = ["Mer bokprat.", "Kurs og arrangement.", "Flere lesere."]
    assert found == [said, said, []]
