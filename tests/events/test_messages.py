"""What the organiser writes to those who have signed up."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.core.models import Mail
from cms.people.models import User
from events.actions import cancel_occurrence
from events.messages import actions, rules
from events.messages.querysets import receivers_of
from events.messages.tasks import send_messages
from events.models import Audience, EventPage, Message, SignUp
from events.places import privacy
from learning.refused import Refused
from tests.jobs import Commit, asked_for
from tests.reading import soup, text
from tests.signed_up import State, address_of, came, open_event, registered
from tests.world import World, login

SAID = {"audience": "place", "subject": "Ta med bok", "text": "Hei!\n\nTa med en bok du liker."}


@pytest.fixture(scope="module")
def lasting_event(lasting_world: World) -> int:
    return open_event(lasting_world).pk


@pytest.fixture
def event(lasting_event: int, db: None) -> EventPage:
    return EventPage.objects.get(pk=lasting_event)


def screen(event: EventPage) -> str:
    return reverse("events:messages", args=(event.pk,))


def post(client: Client, event: EventPage, action: str, **changes: Any) -> Any:
    return client.post(screen(event), SAID | {"form_id": str(uuid.uuid4()), "action": action} | changes)


def send(event: EventPage, by: User, **changes: Any) -> Message:
    said = {"audience": "place", "subject": "Ta med bok", "text": "Hei!", "form": uuid.uuid4()} | changes
    return actions.send(event, by, **said)


def letters() -> list[Mail]:
    return list(Mail.objects.filter(key__contains=":message:").order_by("to"))


# --- to whom ---


@pytest.mark.parametrize(
    ("audience", "names"),
    [
        (Audience.ALL, ["Har Plass", "Har Tilbud", "Venter Lenge", "Kom Faktisk"]),
        (Audience.PLACE, ["Har Plass", "Kom Faktisk"]),
        (Audience.WAITING, ["Venter Lenge"]),
        (Audience.CAME, ["Kom Faktisk"]),
    ],
)
def test_an_audience_is_those_it_says_and_no_others(event: EventPage, audience: Audience, names: list[str]) -> None:
    registered(event, "Har Plass")
    registered(event, "Har Tilbud", state=State.OFFERED, offered_until=event.occurrences.get().starts_at)
    registered(event, "Venter Lenge", state=State.WAITING)
    registered(event, "Meldte Avbud", state=State.CANCELLED)
    registered(event, "Svarte Ikke", state=State.LAPSED)
    came(*registered(event, "Kom Faktisk"))

    assert [each.name for each in receivers_of(event.translation_key, audience)] == names


def test_who_is_signed_up_twice_gets_one_letter_and_two_with_one_address_get_one_each(event: EventPage) -> None:
    other = SignUp.objects.create(work=event.translation_key, is_whole=False, is_here=True)
    registered(event, "Kari Dahl")
    registered(event, "Kari Dahl", sign_up=other)
    registered(event, "Per Dahl", email=address_of("Kari Dahl"))

    assert [each.name for each in receivers_of(event.translation_key, Audience.PLACE)] == ["Kari Dahl", "Per Dahl"]


def test_whose_name_is_erased_gets_nothing(event: EventPage) -> None:
    (gone,) = registered(event, "Kari Dahl")
    privacy.erase(type(gone).objects.filter(pk=gone.pk))

    assert receivers_of(event.translation_key, Audience.PLACE) == []


@pytest.mark.parametrize(("receivers", "refusal"), [(0, rules.Refusal.NOBODY), (1, None)])
def test_a_message_needs_somebody_to_get_it(receivers: int, refusal: rules.Refusal | None) -> None:
    assert rules.may_send(receivers=receivers) == refusal


# --- writing, looking, sending ---


def test_the_preview_shows_the_letter_and_how_many_get_it_and_sends_nothing(world: World, event: EventPage) -> None:
    registered(event, "Kari Dahl", "Per Dahl")

    page = soup(post(login(world.contact), event, "preview"))

    assert text(page.select_one("main h2")) == "Ta med bok"
    assert "Ta med en bok du liker." in text(page.select_one("main"))
    assert page.select_one("main .kb-lead").get_text().strip().startswith("2 ")
    assert page.select_one("button[value=send]") is not None
    assert (Message.objects.count(), letters()) == (0, [])


def test_what_is_previewed_can_be_changed_or_sent(world: World, event: EventPage) -> None:
    registered(event, "Kari Dahl")
    client = login(world.contact)
    hidden = {
        each["name"]: each.get("value", "")
        for each in soup(post(client, event, "preview")).select("input[type=hidden]")
    }

    changed = soup(client.post(screen(event), hidden | {"action": "change"}))
    sent = client.post(screen(event), hidden | {"action": "send"})

    assert changed.select_one("[name=subject]")["value"] == "Ta med bok"
    assert changed.select_one("[name=text]").get_text().strip().replace("\r", "") == SAID["text"]
    assert (sent.status_code, sent["Location"]) == (302, screen(event))
    stored = Message.objects.get()
    assert (stored.sender, stored.audience, stored.subject) == (world.contact, "place", "Ta med bok")
    assert stored.text.replace("\r", "") == SAID["text"]


def test_where_nobody_would_get_it_there_is_nothing_to_press(world: World, event: EventPage) -> None:
    client = login(world.contact)

    previewed, sent = post(client, event, "preview"), post(client, event, "send")

    assert soup(previewed).select_one("button[value=send]") is None
    assert (sent.status_code, list(sent.context["form"].errors)) == (409, ["audience"])
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value"), [("subject", ""), ("text", " "), ("audience", "alle"), ("subject", "x" * 151)]
)
@pytest.mark.parametrize("action", ["preview", "send"])
def test_what_lacks_something_is_neither_shown_nor_sent(
    world: World, event: EventPage, field: str, value: str, action: str
) -> None:
    registered(event, "Kari Dahl")

    response = post(login(world.contact), event, action, **{field: value})

    assert (list(response.context["form"].errors), Message.objects.count()) == ([field], 0)


def test_a_subject_of_several_lines_is_one_line(world: World, event: EventPage) -> None:
    registered(event, "Kari Dahl")

    post(login(world.contact), event, "send", subject="Ta med\nBcc: alle@example.org")
    send_messages()

    assert [letter.subject for letter in letters()] == ["Ta med Bcc: alle@example.org"]


def test_two_clicks_send_one_message(world: World, event: EventPage) -> None:
    registered(event, "Kari Dahl")
    form = str(uuid.uuid4())

    for _click in range(2):
        post(login(world.contact), event, "send", form_id=form)
    send_messages()
    send_messages()

    assert (Message.objects.count(), len(letters())) == (1, 1)


def test_to_nobody_nothing_is_sent_and_the_reason_is_said(world: World, event: EventPage) -> None:
    with pytest.raises(Refused, match="Ingen"):
        send(event, world.contact)

    assert Message.objects.count() == 0


# --- the letters ---


def test_each_gets_a_letter_of_their_own_and_sees_nobody_elses_address(world: World, event: EventPage) -> None:
    kari, per = registered(event, "Kari Dahl", "Per Dahl")
    message = send(event, world.contact)

    send_messages()

    found = letters()
    assert [(letter.to, letter.key) for letter in found] == [
        (kari.email, f"registration:{kari.pk}:message:{message.pk}"),
        (per.email, f"registration:{per.pk}:message:{message.pk}"),
    ]
    assert [letter.subject for letter in found] == ["Ta med bok", "Ta med bok"]
    assert per.email not in found[0].body
    assert kari.email not in found[1].body
    assert len({letter.body for letter in found}) == 2  # each with the address of the own page
    assert event.contact_email in found[0].body
    message.refresh_from_db()
    assert (message.receivers, message.told_at is None) == (2, False)


def test_each_reads_what_surrounds_it_in_the_language_they_signed_up_in(world: World, event: EventPage) -> None:
    registered(event, "Kari Dahl")
    registered(event, "Nils Dahl", language="nn")
    send(event, world.contact)

    send_messages()

    assert [letter.language for letter in letters()] == ["nb", "nn"]
    assert ["/nn/" in letter.body for letter in letters()] == [False, True]


def test_without_a_contact_the_letter_still_says_that_it_cannot_be_answered(world: World) -> None:
    event = open_event(world, contact_email="")
    registered(event, "Kari Dahl")
    send(event, world.contact)

    send_messages()

    assert "Du kan ikke svare på dette brevet." in letters()[0].body


def test_letters_are_asked_for_once_the_message_is_stored(world: World, event: EventPage, commit: Commit) -> None:
    registered(event, "Kari Dahl")
    before = asked_for()

    with commit():
        send(event, world.contact)

    assert asked_for() == before + 1


def test_the_letters_go_with_the_names(world: World, event: EventPage) -> None:
    (kari,) = registered(event, "Kari Dahl")
    send(event, world.contact)
    send_messages()

    privacy.erase(type(kari).objects.filter(pk=kari.pk))

    assert letters() == []


def test_messages_go_with_the_events_last_edition(world: World, event: EventPage) -> None:
    registered(event, "Kari Dahl")
    send(event, world.contact)
    cancel_occurrence(event, event.occurrences.get().pk, world.contact, "Syk.")
    EventPage.objects.filter(pk=event.pk).update(live=False)

    EventPage.objects.get(pk=event.pk).delete()

    assert Message.objects.count() == 0


# --- the log ---


def test_the_screen_shows_what_was_sent_latest_first_and_to_how_many(world: World, event: EventPage) -> None:
    registered(event, "Kari Dahl", "Per Dahl")
    send(event, world.contact, subject="Den første")
    send_messages()
    send(event, world.deputy, subject="Den andre")

    lines = [text(line) for line in soup(login(world.contact).get(screen(event))).select(".kb-sent > li")]

    assert [line.split(" Hei! ")[0] for line in lines] == ["Den andre", "Den første"]
    assert ("Deputy Testesen" in lines[0], "brevene blir skrevet" in lines[0]) == (True, True)
    assert ("Contact Testesen" in lines[1], "2 brev" in lines[1]) == (True, True)


def test_another_events_messages_are_not_shown(world: World, event: EventPage) -> None:
    other = open_event(world, "Fagdag")
    registered(other, "Kari Dahl")
    send(other, world.contact)

    page = soup(login(world.contact).get(screen(event)))

    assert page.select(".kb-sent li") == []
