"""Everybody at every screen of the organiser's desk: complete by construction, from the addresses themselves."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from cms.people.models import User
from events import urls
from events.models import CheckIn, EventPage, Occurrence, Registration, SignUp
from tests.desk import signed_up
from tests.places import open_sign_up
from tests.reading import soup
from tests.world import CAST, World, draft_event, login, make_user, put_up
from workflows.actions import invite_author

OWNERS = ("contact", "deputy")
GROUP = ("own_member", "reviewer", "other_reviewer", "leader")
LOOKED_AT = {"registrations", "attendance"}  # by the group too
POSTED = {"registration": {"action": "cancel"}, "attendance": {"there": "1"}}
OTHER_ROOMS = {
    *("occurrences", "cancel"),  # tried in test_occurrences
    "index",  # below
    *("messages", "papers", "list_csv", "list_xlsx", "name_tags", "evaluation", "evaluation_csv"),  # organisers_screens
}
SCREENS = sorted(str(each.name) for each in urls.urlpatterns if each.name not in OTHER_ROOMS)


@pytest.fixture(scope="module")
def announced(lasting_world: World) -> int:
    with translation.override("nb"):
        return put_up(draft_event(lasting_world, in_days=0)).pk


@pytest.fixture
def event(announced: int, world: World) -> EventPage:
    event = EventPage.objects.get(pk=announced)
    signed_up(open_sign_up(event, capacity=1))
    return event


def address(event: EventPage, name: str) -> str:
    found = {
        "page_pk": event.pk,
        "sign_up_pk": SignUp.objects.get().pk,
        "occurrence_pk": event.occurrences.get().pk,
        "registration_pk": Registration.objects.get().pk,
    }
    (pattern,) = (each.pattern for each in urls.urlpatterns if each.name == name)
    return reverse(f"events:{name}", kwargs={key: found[key] for key in pattern.converters})


def answers(client: Client, event: EventPage, name: str) -> tuple[int, int]:
    """To opening the screen, and to sending what its buttons send."""
    where = address(event, name)
    return client.get(where).status_code, client.post(where, POSTED.get(name, {})).status_code


def stored() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (SignUp, Registration, CheckIn, Occurrence)]


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("who", [each for each in CAST if each not in OWNERS])
def test_for_others_the_screen_is_not_there_and_the_group_looks(
    world: World, event: EventPage, who: str, name: str
) -> None:
    before = stored()

    opened, sent = answers(login(world.everybody[who]), event, name)

    looks = who in GROUP and name in LOOKED_AT
    only_sent = {"registration"}
    if who == "outsider":
        assert (opened, sent) == (403, 403)
    elif name in only_sent:
        assert (opened, sent) == (405, 404)
    elif name in {"registrations", "code"}:
        assert (opened, sent) == (200 if looks else 404, 405)
    else:
        assert (opened, sent) == (200 if looks else 404, 404)
    assert stored() == before


@pytest.mark.parametrize("name", SCREENS)
def test_an_invited_author_writes_the_text_and_sees_nobody(world: World, event: EventPage, name: str) -> None:
    author = make_user("forfatter")
    names = {"email": author.email, "first_name": author.first_name, "last_name": author.last_name}
    invite_author(event, world.contact, **names, library=None, language="nb")
    before = stored()

    found = answers(login(User.objects.get(pk=author.pk)), event, name)

    assert set(found) <= {404, 405}
    assert stored() == before


@pytest.mark.parametrize("name", SCREENS)
def test_who_is_signed_out_is_sent_to_the_login(event: EventPage, client: Client, name: str) -> None:
    before = stored()

    sent = [client.get(address(event, name)), client.post(address(event, name), POSTED.get(name, {}))]

    assert [each["Location"].partition("?")[0] for each in sent] == ["/konto/login/"] * 2
    assert stored() == before


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("who", OWNERS)
def test_the_organisers_contact_and_deputy_open_every_screen(
    world: World, event: EventPage, who: str, name: str
) -> None:
    opened = login(world.everybody[who]).get(address(event, name)).status_code

    assert opened == (405 if name == "registration" else 200)


@pytest.mark.parametrize("who", GROUP)
def test_the_group_sees_who_has_signed_up_and_no_button(world: World, event: EventPage, who: str) -> None:
    client = login(world.everybody[who])

    pages = [client.get(address(event, name)).content.decode() for name in sorted(LOOKED_AT)]

    for page in pages:
        assert "Kari Testesen" in page
        for name in ("sign_ups", "add", "registration", "code"):
            assert address(event, name) + '"' not in page


@pytest.mark.parametrize("name", ["registration", "attendance", "code", "sign_up"])
def test_what_is_of_another_event_is_not_reached_through_ones_own(world: World, event: EventPage, name: str) -> None:
    theirs = draft_event(world, "Vestlandsdag", by=world.other_contact, section=world.other_section)
    where = address(event, name).replace(f"/{event.pk}/", f"/{theirs.pk}/", 1)
    before = stored()

    found = login(world.other_contact).post(where, POSTED.get(name, {}))
    opened = login(world.other_contact).get(where)

    assert {found.status_code, opened.status_code} <= {404, 405}
    assert stored() == before


@pytest.mark.parametrize("who", CAST)
def test_the_list_of_events_leads_those_who_may_look_to_who_has_signed_up(
    world: World, event: EventPage, who: str
) -> None:
    user = world.everybody[who]
    browser = login(user)
    home, index = reverse("wagtailadmin_home"), reverse("events:index")

    answer = browser.get(index)

    leads = reverse("events:registrations", args=(event.pk,))
    may_look = who in (*OWNERS, *GROUP)
    assert (f'"{index}"' in browser.get(home, follow=True).content.decode()) == (may_look or who == "other_contact")
    if may_look or who == "other_contact":
        assert (answer.status_code, bool(soup(answer).select(f'a[href="{leads}"]'))) == (200, may_look)
    else:
        assert answer.status_code in (302, 403)
