"""Who comes: the organiser's list, the code at the door, one's own page, and the certificate afterwards.

Long, since the ways in which somebody is entered as present are tried on the same meeting.
"""

import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from cms.core.models import Mail
from events.attendance import actions, rules
from events.attendance.addresses import door_address, own_path
from events.attendance.tasks import tell_attended
from events.models import CheckIn, EventPage, Occurrence, Registration, SignUp
from events.places import privacy
from events.places.actions import cancel
from learning.certificates.addresses import verification_address
from learning.models import Certificate, Learner
from tests.certificates import files_of, made
from tests.desk import DAY, HOUR, State, meeting, signed_up
from tests.places import open_sign_up
from tests.reading import soup, text
from tests.world import World, draft_event, login, put_up

LIST, DOOR, OWN = 16, 4, 7
ADDRESS = "kari@bibliotek.example.org"


@pytest.fixture(scope="module")
def announced(lasting_world: World) -> int:
    """The number of an event that begins now, made once for all tests."""
    with translation.override("nb"):
        return put_up(draft_event(lasting_world, in_days=0)).pk


@pytest.fixture
def event(announced: int, world: World) -> EventPage:
    return EventPage.objects.get(pk=announced)


@pytest.fixture
def door(event: EventPage) -> SignUp:
    return open_sign_up(event, capacity=10)


@pytest.fixture
def now(event: EventPage, door: SignUp) -> Occurrence:
    """The meeting that is on."""
    return event.occurrences.get()


def begins(occurrence: Occurrence, begins_in: datetime.timedelta) -> Occurrence:
    """Moved, with the hour it lasts."""
    occurrence.starts_at = timezone.now() + begins_in
    occurrence.ends_at = occurrence.starts_at + HOUR
    occurrence.save()
    return occurrence


def screen(occurrence: Occurrence, name: str = "attendance") -> str:
    event = EventPage.objects.get(translation_key=occurrence.work)
    return reverse(f"events:{name}", args=(event.pk, occurrence.pk))


def tap(world: World, occurrence: Occurrence, **button: Any) -> Any:
    return login(world.contact).post(screen(occurrence), button)


def present(occurrence: Occurrence) -> list[str]:
    found = CheckIn.objects.filter(occurrence=occurrence).order_by("registration__name")
    return list(found.values_list("registration__name", flat=True))


# --- the organiser's list ---


def test_a_tap_enters_somebody_and_another_takes_them_out(world: World, now: Occurrence) -> None:
    kari = signed_up(now.sign_up, "Kari")
    signed_up(now.sign_up, "Ola")

    entered = tap(world, now, there=kari.pk)
    check_in = CheckIn.objects.get()
    page = soup(login(world.contact).get(screen(now)))
    tap(world, now, not_there=kari.pk)

    assert (entered.status_code, entered["Location"]) == (302, screen(now))
    assert (check_in.registration, check_in.occurrence, check_in.entered_by) == (kari, now, world.contact)
    buttons = page.select(".kb-attendance button")
    assert [(button["name"], button["aria-pressed"]) for button in buttons] == [
        ("not_there", "true"),
        ("there", "false"),
    ]
    assert text(page.select_one("#kb-present [role=status]")).startswith("1")
    assert CheckIn.objects.count() == 0


def test_twice_is_once_both_ways(world: World, now: Occurrence) -> None:
    kari = signed_up(now.sign_up, "Kari")

    tap(world, now, there=kari.pk)
    first = CheckIn.objects.values().get()
    tap(world, now, there=kari.pk)
    again = CheckIn.objects.values().get()
    tap(world, now, not_there=kari.pk)
    last = tap(world, now, not_there=kari.pk)

    assert (first, last.status_code, CheckIn.objects.count()) == (again, 302, 0)


def test_those_with_a_place_are_expected_and_who_was_there_stays_on_the_list(world: World, now: Occurrence) -> None:
    signed_up(now.sign_up, "Ola", State.WAITING)
    signed_up(now.sign_up, "Eva", erased_at=timezone.now())
    signed_up(now.sign_up, "Per")
    kari = signed_up(now.sign_up, "Kari")
    tap(world, now, there=kari.pk)
    cancel(kari.pk)

    page = soup(login(world.contact).get(screen(now)))

    assert [text(row).strip("✓ ").partition(" ")[0] for row in page.select(".kb-attendance li")] == ["Kari", "Per"]


def test_a_list_that_is_opened_early_says_when_it_opens(world: World, now: Occurrence) -> None:
    signed_up(now.sign_up, "Kari")
    on = soup(login(world.contact).get(screen(now)))
    later = begins(now, 2 * HOUR)

    page = soup(login(world.contact).get(screen(later)))

    when = date_format(timezone.localtime(later.starts_at - HOUR), "DATETIME_FORMAT")
    assert [when in text(line) for line in page.select("#kb-present .help-block")] == [True]
    assert [len(each.select("#kb-present .help-block")) for each in (on, page)] == [0, 1]
    assert [len(each.select(".kb-attendance button")) for each in (on, page)] == [1, 0]
    assert [text(row).partition(" ")[0] for row in page.select(".kb-attendance li")] == ["Kari"]


@pytest.mark.parametrize(("begins_in", "refusal"), [(2 * HOUR, "not_yet"), (-30 * DAY, None)])
def test_the_organiser_enters_from_an_hour_before_and_from_paper_afterwards(
    world: World, now: Occurrence, begins_in: datetime.timedelta, refusal: str | None
) -> None:
    kari = signed_up(now.sign_up, "Kari")

    response = tap(world, begins(now, begins_in), there=kari.pk)

    assert (response.status_code, present(now)) == ((409, []) if refusal else (302, ["Kari"]))
    assert [bool(text(line)) for line in soup(response).select("#kb-present [role=alert]")] == [True] * bool(refusal)


def test_who_has_no_place_is_not_entered(world: World, now: Occurrence) -> None:
    ola = signed_up(now.sign_up, "Ola", State.WAITING)

    assert (tap(world, now, there=ola.pk).status_code, present(now)) == (409, [])


@pytest.mark.parametrize("button", [{}, {"there": "x"}, {"there": "0"}, {"not_there": "0"}])
def test_what_is_no_button_of_the_list_is_not_there(world: World, now: Occurrence, button: dict[str, str]) -> None:
    assert tap(world, now, **button).status_code == 404


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_costs_the_same_however_many_are_expected(world: World, now: Occurrence, people: int) -> None:
    for number in range(people):
        actions.enter(now, signed_up(now.sign_up, f"Kari{number}").pk, by=world.contact)
        signed_up(now.sign_up, f"Ola{number}")
    client = login(world.contact)
    client.get(screen(now))

    with CaptureQueriesContext(connection) as queries:
        response = client.get(screen(now))

    assert (len(response.context["expected"]), len(queries)) == (2 * people, LIST)


# --- the code ---


def test_the_code_leads_to_the_page_of_its_meeting(world: World, now: Occurrence, client: Client) -> None:
    page = soup(login(world.contact).get(screen(now, "code")))

    address = text(page.select_one(".kb-hash"))
    opened = client.get(urlsplit(address).path)
    assert str(page.select_one(".kb-code img")["src"]).startswith("data:image/svg+xml")
    assert address == door_address(now, "nb")
    assert (opened.status_code, list(opened.cookies), "Fagprat" in opened.content.decode()) == (200, [], True)
    assert "no-store" in opened["Cache-Control"]


def at_door(occurrence: Occurrence, client: Client | None = None, **fields: str) -> Any:
    path = urlsplit(door_address(occurrence, "nb")).path
    return (client or Client()).post(path, {"email": ADDRESS} | fields)


def test_whoever_writes_the_address_is_entered_once(now: Occurrence, client: Client) -> None:
    signed_up(now.sign_up, "Kari")

    first = at_door(now, client)
    second = at_door(now, client, email=f" {ADDRESS.upper()} ")

    welcome = soup(client.get(first["Location"]))
    assert (first["Location"], second["Location"]) == (f"{urlsplit(door_address(now, 'nb')).path}?svar=her",) * 2
    assert text(welcome.select_one("[role=status]")) != ""
    assert (CheckIn.objects.get().entered_by, present(now), list(first.cookies)) == (None, ["Kari"], [])


@pytest.mark.parametrize("state", [None, State.WAITING, State.CANCELLED, State.OFFERED])
def test_who_has_no_place_is_sent_to_the_organiser_and_all_in_the_same_words(
    now: Occurrence, state: str | None
) -> None:
    if state:
        signed_up(now.sign_up, "Kari", state)
    signed_up(now.sign_up, "Ola")

    response = at_door(now)

    alert = soup(response).select_one("main [role=alert]")
    assert (response.status_code, text(alert)) == (409, str(actions.REFUSALS[rules.Refusal.NO_PLACE]))
    assert ("Ola" in response.content.decode(), present(now)) == (False, [])


def test_of_several_with_one_address_the_name_tells(now: Occurrence) -> None:
    signed_up(now.sign_up, "Kari Testesen")
    signed_up(now.sign_up, "Ola Prøvesen", email=ADDRESS)

    nameless = at_door(now)
    stranger = at_door(now, name="Per Ukjent")
    named = at_door(now, name=" ola  prøvesen ")

    assert [each.status_code for each in (nameless, stranger, named)] == [409, 409, 302]
    assert "Kari" not in nameless.content.decode()
    assert present(now) == ["Ola Prøvesen"]


@pytest.mark.parametrize(("begins_in", "is_open"), [(2 * HOUR, False), (HOUR, True), (-119 * HOUR / 60, True)])
def test_the_code_works_from_an_hour_before_to_an_hour_after(
    now: Occurrence, client: Client, begins_in: datetime.timedelta, is_open: bool
) -> None:
    signed_up(now.sign_up, "Kari")
    begins(now, begins_in)

    opened = soup(client.get(urlsplit(door_address(now, "nb")).path))
    response = at_door(now)

    assert (len(opened.select("[name=email]")), response.status_code) == ((1, 302) if is_open else (0, 409))
    assert present(now) == (["Kari"] if is_open else [])


def test_the_code_of_a_meeting_that_is_over_or_cancelled_enters_nobody(now: Occurrence) -> None:
    signed_up(now.sign_up, "Kari")

    over = at_door(begins(now, -3 * HOUR))
    begins(now, -HOUR)
    Occurrence.objects.update(cancelled_at=timezone.now())
    cancelled = at_door(now)

    assert [over.status_code, cancelled.status_code, present(now)] == [409, 409, []]


def test_each_meeting_has_its_own_key_and_none_can_be_made(event: EventPage, now: Occurrence, client: Client) -> None:
    other = meeting(event, DAY)
    path = urlsplit(door_address(now, "nb")).path

    forged = [path.replace(str(now.pk), str(other.pk), 1), path[:-3] + "x/", "/oppmote/1/"]

    assert door_address(other, "nb") != door_address(now, "nb")
    assert [client.get(each).status_code for each in forged] == [404, 404, 404]


def test_the_code_of_a_meeting_that_is_removed_leads_nowhere(event: EventPage, now: Occurrence, client: Client) -> None:
    path = urlsplit(door_address(now, "nb")).path
    now.delete()

    assert client.get(path).status_code == 404


def test_so_many_may_try_from_one_place_and_no_more(now: Occurrence, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "FROM_ONE_PLACE", 2)
    here, elsewhere = Client(REMOTE_ADDR="198.51.100.1"), Client(REMOTE_ADDR="203.0.113.7")
    signed_up(now.sign_up, "Kari")

    tried = [at_door(now, here, email=f"{number}@example.org").status_code for number in range(2)]
    refused = at_door(now, here)
    let_in = at_door(now, elsewhere)

    assert (tried, refused.status_code, let_in.status_code) == ([409, 409], 429, 302)


def test_a_trap_that_is_filled_in_enters_nobody_and_says_nothing(now: Occurrence) -> None:
    signed_up(now.sign_up, "Kari")

    response = at_door(now, nettside="https://spam.example")

    assert (response.status_code, present(now)) == (302, [])


def test_an_address_that_is_none_is_said_by_the_field(now: Occurrence) -> None:
    response = at_door(now, email="kari")

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["email"])


def test_what_another_site_sends_is_refused(now: Occurrence) -> None:
    signed_up(now.sign_up, "Kari")

    response = at_door(now, Client(headers={"Sec-Fetch-Site": "cross-site"}))

    assert (response.status_code, present(now)) == (403, [])


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_behind_the_code_costs_the_same_however_many_come(
    now: Occurrence, client: Client, django_assert_num_queries: Any, people: int
) -> None:
    for number in range(people):
        signed_up(now.sign_up, f"Kari{number}")
    path = urlsplit(door_address(now, "nb")).path
    client.get(path)

    with django_assert_num_queries(DOOR):
        client.get(path)


# --- one's own page and the certificate ---


@pytest.fixture
def kari(now: Occurrence) -> Registration:
    return signed_up(now.sign_up, "Kari Testesen")


def test_who_has_the_letter_says_that_they_are_here(kari: Registration, now: Occurrence, client: Client) -> None:
    opened = client.get(own_path(kari))
    before = CheckIn.objects.count()
    response = client.post(own_path(kari), {"here": now.pk})

    shown = soup(client.get(response["Location"]))
    assert (before, response.status_code, present(now)) == (0, 302, ["Kari Testesen"])
    assert [len(soup(opened).select("[name=here]")), len(shown.select("[name=here]"))] == [1, 0]
    assert (list(opened.cookies), list(response.cookies)) == ([], [])


def test_only_what_one_signed_up_for_and_only_while_it_is_on(
    event: EventPage, kari: Registration, now: Occurrence, client: Client
) -> None:
    begins(now, 2 * HOUR)
    elsewhere = Occurrence.objects.create(work=event.translation_key, starts_at=now.starts_at, ends_at=now.ends_at)

    answers = [client.post(own_path(kari), data).status_code for data in ({"here": now.pk}, {"here": elsewhere.pk}, {})]

    assert (answers, CheckIn.objects.count()) == ([409, 404, 404], 0)
    assert soup(client.get(own_path(kari))).select("[name=here]") == []


def held(registration: Registration, world: World, *, hours_ago: int = 3) -> None:
    """All its meetings are over, and it was at each."""
    for occurrence in Occurrence.objects.filter(sign_up=registration.sign_up, cancelled_at=None):
        CheckIn.objects.create(registration=registration, occurrence=begins(occurrence, -hours_ago * HOUR))


def test_who_was_there_fetches_a_certificate_when_it_is_over(
    world: World, event: EventPage, kari: Registration, client: Client
) -> None:
    last = meeting(event, DAY)
    held(kari, world)
    offered = soup(client.get(own_path(kari))).select("[name=certificate]")

    client.post(own_path(kari), {"certificate": "1"})
    client.post(own_path(kari), {"certificate": "1"})  # a second tap

    issued, kari = Certificate.objects.get(), Registration.objects.get()
    facts = issued.facts
    assert (len(offered), issued.kind, issued.work) == (1, "attendance", event.translation_key)
    assert (issued.holder_name, issued.learner.email) == ("Kari Testesen", ADDRESS)
    assert (facts["title"], facts["hours"]) == ("Fagprat", "2")
    assert facts["attended_on"] == timezone.localdate(Occurrence.objects.get(pk=last.pk).starts_at).isoformat()
    assert (facts["issuer"]["library"], facts["competences"], facts["lessons"]) == ("Innlandet fylkesbibliotek", [], [])
    assert kari.confirmed_at is not None
    shown = soup(client.get(own_path(kari)))
    assert [link["href"] for link in shown.select(f"a[href*='{issued.code}']")] != []


def test_the_certificate_of_an_event_is_made_and_speaks_of_no_course(
    world: World, event: EventPage, kari: Registration, client: Client
) -> None:
    held(kari, world)

    issued = made(actions.fetch_certificate(kari, event))

    page = soup(client.get(urlsplit(verification_address(issued)).path))
    assert sorted(files_of(issued)) == ["json", "jwt", "pdf", "png", "svg"]
    assert [text(page.select_one(tag)) for tag in ("main h1", "main .kind")] == ["Fagprat", "Deltakerbevis"]
    assert "kurset" not in text(page.select_one("main")).lower()


def test_the_certificate_counts_the_meetings_one_was_at(world: World, event: EventPage, kari: Registration) -> None:
    held(kari, world)
    meeting(event, -30 * DAY)

    actions.fetch_certificate(kari, event)

    assert Certificate.objects.get().facts["hours"] == "1"


def test_before_it_is_over_and_for_who_was_not_there_is_no_certificate(
    world: World, event: EventPage, kari: Registration, now: Occurrence, client: Client
) -> None:
    CheckIn.objects.create(registration=kari, occurrence=now)
    early = client.post(own_path(kari), {"certificate": "1"})
    begins(now, -3 * HOUR)
    CheckIn.objects.all().delete()

    absent = client.post(own_path(kari), {"certificate": "1"})

    assert [early.status_code, absent.status_code] == [409, 409]
    assert soup(client.get(own_path(kari))).select("[name=certificate]") == []
    assert (Certificate.objects.count(), Learner.objects.count()) == (0, 0)


def test_a_learner_keeps_the_name_they_have(world: World, event: EventPage, kari: Registration) -> None:
    Learner.objects.create(email=ADDRESS, name="Kari T. Testesen")
    held(kari, world)

    actions.fetch_certificate(kari, event)

    assert (Learner.objects.get().name, Certificate.objects.get().holder_name) == ("Kari T. Testesen", "Kari Testesen")


def test_the_certificate_outlives_the_list(world: World, event: EventPage, kari: Registration, client: Client) -> None:
    held(kari, world)
    actions.fetch_certificate(kari, event)

    privacy.erase(Registration.objects.all())

    assert Certificate.objects.get().holder_name == "Kari Testesen"
    assert client.get(own_path(kari)).status_code == 404


def test_ones_own_page_says_when_a_meeting_to_come_opens(event: EventPage, kari: Registration, client: Client) -> None:
    coming = meeting(event, 2 * DAY)
    meeting(event, 3 * DAY, cancelled_at=timezone.now())

    response = client.get(own_path(kari))

    assert [each["opens_at"] for each in response.context["meetings"]] == [None, coming.starts_at - HOUR, None]
    when = date_format(timezone.localtime(coming.starts_at - HOUR), "DATETIME_FORMAT")
    assert [when in text(line) for line in soup(response).select("main form li")] == [False, True, False]


def test_a_key_that_is_not_ours_opens_nothing(kari: Registration, client: Client) -> None:
    assert client.get(own_path(kari)[:-2] + "x/").status_code == 404


@pytest.mark.parametrize("meetings", [1, 3])
def test_ones_own_page_costs_the_same_however_many_meetings_there_are(
    event: EventPage, kari: Registration, client: Client, django_assert_num_queries: Any, meetings: int
) -> None:
    for number in range(1, meetings):
        meeting(event, number * DAY)
    client.get(own_path(kari))

    with django_assert_num_queries(OWN):
        response = client.get(own_path(kari))

    assert len(response.context["meetings"]) == meetings


def test_who_was_there_is_told_once_where_the_certificate_is(
    world: World, event: EventPage, kari: Registration
) -> None:
    signed_up(kari.sign_up, "Ola")
    tell_attended()
    early = Mail.objects.count()
    held(kari, world)

    tell_attended()
    tell_attended()

    letter = Mail.objects.get()
    assert (early, letter.to, letter.key) == (0, ADDRESS, f"registration:{kari.pk}:attended")
    assert own_path(kari) in letter.body


@pytest.mark.parametrize("hours_ago", [15 * 24, 3])
def test_what_is_long_over_and_what_is_not_over_is_told_to_nobody(
    world: World, event: EventPage, kari: Registration, hours_ago: int
) -> None:
    held(kari, world, hours_ago=hours_ago)
    if hours_ago == 3:
        meeting(event, DAY)

    tell_attended()

    assert Mail.objects.count() == 0


def test_nobody_is_told_of_an_event_that_is_deleted(world: World, event: EventPage, kari: Registration) -> None:
    held(kari, world)
    SignUp.objects.update(work="00000000-0000-4000-8000-000000000000")

    tell_attended()

    assert Mail.objects.count() == 0
    assert Client().get(own_path(kari)).status_code == 404
