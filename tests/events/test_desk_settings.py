"""What one signs up for is set at once by the organiser: logged, settled, and impossible settings refused.

Long, since every field and row of one screen is tried on the same event.
"""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from cms.people.models import County
from events.models import EventPage, Occurrence, Question, Quota, Registration, SignUp, SignUpChange
from events.organising import actions
from events.organising.actions import Rows
from events.organising.forms import SignUpForm
from events.series.actions import choose_sign_up
from tests.desk import DAY, State, form_of, meeting, signed_up, states, typed
from tests.places import open_sign_up
from tests.reading import soup, text
from tests.world import World, draft_event, login, put_up


@pytest.fixture(scope="module")
def announced(lasting_world: World) -> int:
    """The number of an event that is live, made once for all tests."""
    with translation.override("nb"):
        return put_up(draft_event(lasting_world)).pk


@pytest.fixture
def event(announced: int, world: World) -> EventPage:
    return EventPage.objects.get(pk=announced)


@pytest.fixture
def door(event: EventPage) -> SignUp:
    return open_sign_up(event, capacity=10)


def screen(event: EventPage, door: SignUp | None = None) -> str:
    if door is None:
        return reverse("events:sign_ups", args=(event.pk,))
    return reverse("events:sign_up", args=(event.pk, door.pk))


def save(world: World, event: EventPage, **changes: Any) -> Any:
    """Opens the screen, changes so much, and sends the form."""
    client = login(world.contact)
    return client.post(screen(event), form_of(client.get(screen(event)), "has_waiting_list") | changes)


def errors(response: Any) -> dict[str, list[str]]:
    """What stands by the fields of all three forms."""
    context = response.context
    found = dict(context["form"].errors)
    for name in ("quotas", "questions"):
        for form in context[name]:
            found |= {f"{name}.{field}": said for field, said in form.errors.items()}
    return {field: list(map(str, said)) for field, said in found.items()}


# --- making and changing ---


def test_where_there_is_no_sign_up_the_form_makes_one_with_all_meetings(world: World, event: EventPage) -> None:
    meeting(event, 20 * DAY)

    opened = login(world.contact).get(screen(event))
    before = SignUp.objects.count()
    response = save(world, event, capacity=30, has_waiting_list="on")

    made = SignUp.objects.get()
    assert (opened.status_code, before, response.status_code, response["Location"]) == (200, 0, 302, screen(event))
    assert (made.work, made.is_whole, made.is_here) == (event.translation_key, True, True)
    assert (made.capacity, made.has_waiting_list, made.occurrences.count()) == (30, True, 2)


def test_a_change_is_logged_with_who_and_from_what_to_what(world: World, event: EventPage, door: SignUp) -> None:
    deadline = (timezone.now() + DAY).replace(second=0, microsecond=0)

    save(world, event, capacity=12, deadline=typed(deadline))

    (change,) = SignUpChange.objects.all()
    assert (change.sign_up, change.user) == (door, world.contact)
    assert change.changes == {"capacity": ["10", "12"], "deadline": ["", deadline.isoformat(sep=" ")]}


def test_what_was_not_changed_is_not_logged(world: World, event: EventPage, door: SignUp) -> None:
    response = save(world, event)

    assert (response.status_code, SignUpChange.objects.count()) == (302, 0)


def test_the_log_is_shown_in_words(world: World, event: EventPage, door: SignUp) -> None:
    day = timezone.localdate() + 60 * DAY
    save(world, event, capacity=12, has_waiting_list="on", erase_on=f"{day:%d.%m.%Y}")
    save(world, event, opens_at="01.10.2026 09:00")
    save(world, event, opens_at="")

    log = [text(line) for line in soup(login(world.contact).get(screen(event))).select(".kb-log li li")]

    assert log == [
        "Påmeldingen åpner: 1. oktober 2026 kl. 09:00 tømt",
        "Påmeldingen åpner: 1. oktober 2026 kl. 09:00",
        "Plasser: 10 12",
        "Har venteliste: nei ja",
        f"Navn slettes: {date_format(day, 'DATE_FORMAT')}",
    ]


def test_a_form_that_has_stood_open_leaves_what_others_changed_meanwhile(
    world: World, event: EventPage, door: SignUp
) -> None:
    client = login(world.contact)
    opened = form_of(client.get(screen(event)), "has_waiting_list")
    SignUp.objects.update(capacity=44, blocked=2)

    client.post(screen(event), opened | {"offer_hours": 24})

    door.refresh_from_db()
    assert (door.capacity, door.blocked, door.offer_hours) == (44, 2, 24)


def test_a_form_says_what_was_changed_and_no_more(world: World, event: EventPage, door: SignUp) -> None:
    opened = form_of(login(world.contact).get(screen(event)), "has_waiting_list")

    form = SignUpForm(opened | {"offer_hours": 24}, instance=door)

    assert (form.is_valid(), form.values()) == (True, {"offer_hours": 24})


# --- what cannot be ---


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"deadline": typed(timezone.now() + 90 * DAY)}, "deadline"),
        ({"opens_at": typed(timezone.now() + 3 * DAY), "deadline": typed(timezone.now() + 2 * DAY)}, "opens_at"),
        ({"capacity": 1}, "capacity"),
        ({"capacity": 0}, "capacity"),
        ({"blocked": 9}, "capacity"),
        ({"erase_on": f"{timezone.localdate() + DAY:%d.%m.%Y}"}, "erase_on"),
        ({"erase_on": f"{timezone.localdate() + 500 * DAY:%d.%m.%Y}"}, "erase_on"),
        ({"is_here": ""}, "is_here"),
        ({"offer_hours": 0}, "offer_hours"),
        ({"capacity": "mange"}, "capacity"),
    ],
)
def test_what_cannot_be_is_said_by_the_field_and_nothing_is_saved(
    world: World, event: EventPage, door: SignUp, changes: dict[str, Any], field: str
) -> None:
    signed_up(door, "Kari")
    signed_up(door, "Ola")
    before = SignUp.objects.values().get()
    quota = {"quotas-0-county": "34", "quotas-0-places": 3, "quotas-0-released_at": typed(timezone.now() + DAY)}

    client = login(world.contact)
    opened = form_of(client.get(screen(event)), "has_waiting_list")
    sent = {name: value for name, value in (opened | quota | changes).items() if value != ""}
    response = client.post(screen(event), sent)

    assert (response.status_code, list(errors(response))) == (200, [field])
    assert (SignUp.objects.values().get(), Quota.objects.count(), SignUpChange.objects.count()) == (before, 0, 0)


def test_places_elsewhere_are_typed_and_places_here_are_counted(world: World, event: EventPage) -> None:
    door = open_sign_up(event, is_here=False, capacity=10, taken=10)
    elsewhere = soup(login(world.contact).get(screen(event))).select("[name=taken]")

    save(world, event, taken=9)
    door.refresh_from_db()
    typed_places = door.taken
    save(world, event, is_here="on", taken=8, capacity=5)

    door.refresh_from_db()
    here = soup(login(world.contact).get(screen(event))).select("[name=taken]")
    assert (len(elsewhere), typed_places, len(here)) == (1, 9, 0)
    assert (door.is_here, door.taken) == (True, 0)


def test_more_places_are_offered_at_once_to_those_who_wait(world: World, event: EventPage) -> None:
    door = open_sign_up(event, capacity=1, has_waiting_list=True)
    signed_up(door, "Kari")
    signed_up(door, "Ola", State.WAITING)
    signed_up(door, "Per", State.WAITING)

    save(world, event, capacity=2)

    door.refresh_from_db()
    assert states(door) == {"Kari": "place", "Ola": "offered", "Per": "waiting"}
    assert (door.taken, Registration.objects.untold().get().name) == (2, "Ola")


# --- quotas ---


def quota(number: int, county: str, places: int = 2) -> dict[str, Any]:
    released = typed(timezone.now() + 2 * DAY)
    start = f"quotas-{number}"
    return {f"{start}-county": county, f"{start}-places": places, f"{start}-released_at": released}


def test_a_county_gets_a_quota_and_loses_it_again(world: World, event: EventPage, door: SignUp) -> None:
    save(world, event, **quota(0, "34"))
    kept = list(Quota.objects.values_list("sign_up", "county", "places"))

    save(world, event, **{"quotas-0-DELETE": "on"})

    assert (kept, Quota.objects.count()) == ([(door.pk, "34", 2)], 0)
    said = [change.changes["quotas"] for change in SignUpChange.objects.all()]
    assert [[value[:11] for value in pair] for pair in said] == [["Innlandet 2", ""], ["", "Innlandet 2"]]


@pytest.mark.parametrize(
    ("rows", "capacity"), [(quota(0, "34", 11), 10), (quota(0, "34"), ""), (quota(0, "34") | quota(1, "34"), 10)]
)
def test_quotas_that_cannot_be_are_refused_by_the_places(
    world: World, event: EventPage, door: SignUp, rows: dict[str, Any], capacity: Any
) -> None:
    total = {"quotas-TOTAL_FORMS": len(rows) // 3}

    response = save(world, event, **rows, **total, capacity=capacity)

    assert (list(errors(response)), Quota.objects.count()) == (["capacity"], 0)


def open_only_to(event: EventPage, county: str) -> None:
    """As if it had been reviewed so."""
    through: Any = EventPage.open_to.through
    through.objects.create(eventpage=event, county_id=county)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"quotas-0-county": "34"}, "county"), ({"quotas-0-released_at": typed(timezone.now() - DAY)}, "released_at")],
)
def test_a_quota_that_helps_nobody_is_refused_by_the_field_and_kept_as_it_was_typed(
    world: World, event: EventPage, door: SignUp, change: dict[str, str], field: str
) -> None:
    open_only_to(event, "46")

    response = save(world, event, **quota(0, "46") | change)

    assert (errors(response).keys(), Quota.objects.count()) == ({f"quotas.{field}"}, 0)
    assert form_of(response, "has_waiting_list").items() >= change.items()


def test_a_quota_that_stands_is_not_in_the_way_of_what_else_is_changed(
    world: World, event: EventPage, door: SignUp
) -> None:
    kept = door.quotas.create(county=County.objects.get(code="34"), places=2, released_at=timezone.now() - DAY)
    open_only_to(event, "46")

    response = save(world, event, capacity=12, **{"quotas-0-places": 3})

    kept.refresh_from_db()
    assert (response.status_code, kept.places) == (302, 3)


def test_a_quota_moved_to_a_county_that_has_one_is_refused(world: World, event: EventPage, door: SignUp) -> None:
    save(world, event, **quota(0, "34"))
    save(world, event, **quota(1, "46"))

    response = save(world, event, **{"quotas-0-county": "46"})

    assert list(errors(response)) == ["capacity"]
    assert sorted(Quota.objects.values_list("county", flat=True)) == ["34", "46"]


def test_a_quota_that_is_gone_meanwhile_stays_gone(world: World, event: EventPage, door: SignUp) -> None:
    save(world, event, **quota(0, "34"))
    row = Quota.objects.get()
    row.places = 5
    Quota.objects.all().delete()

    actions.save_sign_up(
        event, door.pk, {}, quotas=Rows(changed=[(row, ["places"])]), questions=Rows(), by=world.contact
    )

    assert Quota.objects.count() == 0


# --- questions ---


def question(number: int, words: str, **fields: Any) -> dict[str, Any]:
    given = {"text": words, "kind": "text", "position": number} | fields
    return {f"questions-{number}-{name}": value for name, value in given.items()}


def test_questions_are_asked_in_their_order(world: World, event: EventPage, door: SignUp) -> None:
    save(world, event, **question(0, "Hva vil du lære?", position=2))
    save(world, event, **question(1, "Hvilken dag?", kind="choice", choices="Mandag\nTirsdag", position=1))

    assert [each.text for each in door.questions.all()] == ["Hvilken dag?", "Hva vil du lære?"]
    assert door.questions.all()[0].choice_list == ["Mandag", "Tirsdag"]


def test_one_of_several_needs_two_to_choose_between(world: World, event: EventPage, door: SignUp) -> None:
    response = save(world, event, **question(0, "Hvilken dag?", kind="choice", choices="Mandag\n\nMandag"))

    assert (list(errors(response)), Question.objects.count()) == (["questions.choices"], 0)


@pytest.fixture
def answered(door: SignUp) -> Question:
    made = Question.objects.create(sign_up=door, text="Vegetar?", kind="yes_no")
    signed_up(door, answers={str(made.pk): "yes"})
    return made


def test_what_somebody_has_answered_is_moved_and_no_more(world: World, event: EventPage, answered: Question) -> None:
    shown = soup(login(world.contact).get(screen(event)))

    response = save(world, event, **question(0, "Kjøtt?", kind="text", position=7), **{"questions-0-DELETE": "on"})

    kept = Question.objects.values("text", "kind", "position")
    assert [field.has_attr("disabled") for field in shown.select("[name^=questions-0-][name$=-text]")] == [True]
    assert shown.select("[name=questions-0-DELETE]") == []
    assert (response.status_code, list(errors(response))) == (200, ["__all__"])
    assert list(kept) == [{"text": "Vegetar?", "kind": "yes_no", "position": 0}]


def test_an_answer_that_comes_meanwhile_keeps_the_question(
    world: World, event: EventPage, door: SignUp, answered: Question
) -> None:
    answered.text = "Kjøtt?"

    for rows in (Rows(changed=[(answered, ["text"])]), Rows(removed=[answered])):
        with pytest.raises(Exception, match="Noen har svart|Somebody has answered"):
            actions.save_sign_up(event, door.pk, {}, quotas=Rows(), questions=rows, by=world.contact)

    assert Question.objects.get().text == "Vegetar?"


def test_an_unanswered_question_is_changed_and_removed(world: World, event: EventPage, door: SignUp) -> None:
    save(world, event, **question(0, "Hva vil du lære?"))
    save(world, event, **question(0, "Hva vil du høre om?"))
    changed = Question.objects.get().text

    save(world, event, **{"questions-0-DELETE": "on"})

    assert (changed, Question.objects.count()) == ("Hva vil du høre om?", 0)


def test_one_of_each_meetings_own_is_set_by_itself(world: World, event: EventPage, door: SignUp) -> None:
    meeting(event, 20 * DAY, title="Del to")
    choose_sign_up(event, is_whole=False, user=world.contact)
    first, second = SignUp.objects.order_by("occurrences__starts_at")
    client = login(world.contact)

    opened = client.get(screen(event, second))
    client.post(screen(event, second), form_of(opened, "has_waiting_list") | {"capacity": 3})

    assert "Del to" in text(soup(opened).select_one(".kb-lead"))
    assert [SignUp.objects.get(pk=door.pk).capacity for door in (first, second)] == [10, 3]


def test_another_events_sign_up_is_not_there(world: World, event: EventPage, door: SignUp) -> None:
    theirs = draft_event(world, "Vestlandsdag", by=world.other_contact, section=world.other_section)
    foreign = open_sign_up(theirs)

    assert login(world.contact).get(screen(event, foreign)).status_code == 404


def test_the_editor_and_the_other_screens_lead_to_the_sign_up(world: World, event: EventPage, door: SignUp) -> None:
    client = login(world.contact)
    editor = soup(client.get(reverse("wagtailadmin_pages:edit", args=(event.pk,))))
    times = soup(client.get(reverse("events:occurrences", args=(event.pk,))))

    for page in (editor, times):
        for name in ("sign_ups", "registrations"):
            assert page.select(f"a[href='{reverse(f'events:{name}', args=(event.pk,))}']") != []


def test_an_event_without_a_time_has_a_sign_up_too(world: World) -> None:
    event = draft_event(world, "Fagdag")
    Occurrence.objects.filter(work=event.translation_key).delete()

    page = soup(login(world.contact).get(screen(event)))
    response = save(world, event, capacity=5)

    assert page.select(f".help-block a[href='{reverse('events:occurrences', args=(event.pk,))}']") != []
    assert (response.status_code, SignUp.objects.get().capacity) == (302, 5)
