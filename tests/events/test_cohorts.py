"""Cohorts: who was at all meetings that count has attended the course, and the cohort is one of the course's runs.

Long, since each way not to be credited is tried on the same cohort.
"""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from cms.core.templatetags.kb_tags import when_text
from cms.people.models import CountyLibrary
from events.attendance import actions as attendance
from events.cohorts.actions import tend
from events.cohorts.querysets import works_to_tend
from events.cohorts.tasks import tend_cohort, tend_cohorts
from events.models import CheckIn, EventPage, Occurrence, Registration, SignUp
from events.places import privacy
from events.places.actions import readdress
from learning.models import Attendance, Certificate, CoursePage, Learner
from learning.runs.register import Run, runs_of
from tests.desk import DAY, HOUR, meeting, signed_up
from tests.jobs import Commit
from tests.learners import begin, formalised_course, past_the_door
from tests.places import open_sign_up
from tests.reading import soup, text
from tests.world import World, add, complete_fields, draft_event, put_up, translate

ADDRESS = "kari@bibliotek.example.org"


@pytest.fixture(scope="module")
def lasting(lasting_world: World) -> tuple[int, int]:
    """The numbers of a course that asks for a meeting alone, and of an event that is a cohort of it."""
    with translation.override("nb"):
        course = formalised_course(lasting_world, lessons=1, needs_lessons=False, needs_meeting=True)
        event = put_up(draft_event(lasting_world, "Introkurs, kull 1"))
    EventPage.objects.filter(pk=event.pk).update(course=course)
    return course.pk, event.pk


@pytest.fixture
def course(lasting: tuple[int, int], world: World) -> CoursePage:
    return CoursePage.objects.get(pk=lasting[0])


@pytest.fixture
def event(lasting: tuple[int, int], world: World) -> EventPage:
    """Of two meetings that count and one that does not, all over since yesterday."""
    found = EventPage.objects.get(pk=lasting[1])
    found.occurrences.all().delete()
    open_sign_up(found)
    for days, counts in ((3, True), (2, False), (1, True)):
        meeting(found, -days * DAY, is_required=counts)
    return found


def comes(event: EventPage, name: str = "Kari Testesen", *, at: str = "101", **fields: Any) -> Registration:
    """Signed up by a letter that was read, and entered at those of the three meetings that have a 1."""
    person = signed_up(SignUp.objects.get(), name, **{"confirmed_at": timezone.now()} | fields)
    for mark, occurrence in zip(at, event.occurrences.order_by("starts_at"), strict=True):
        if mark == "1":
            CheckIn.objects.create(registration=person, occurrence=occurrence, at=occurrence.starts_at)
    return person


def attended() -> list[str]:
    return sorted(Attendance.objects.values_list("learner__email", flat=True))


def learner(email: str = ADDRESS, name: str = "") -> Learner:
    return Learner.objects.create(email=email, name=name)


def test_who_was_at_all_that_counts_has_attended_the_course(event: EventPage, course: CoursePage) -> None:
    kari, last = learner(), event.occurrences.order_by("-starts_at")[0]
    comes(event)

    tend(event.translation_key)
    tend(event.translation_key)

    (kept,) = Attendance.objects.all()
    assert (kept.learner, kept.work, kept.key) == (kari, course.translation_key, f"cohort:{event.translation_key}")
    assert (kept.title, kept.language) == ("Introkurs, kull 1", "nb")
    assert kept.held_on == timezone.localdate(last.ends_at)


def test_a_course_that_waited_for_the_meeting_alone_is_completed(event: EventPage, course: CoursePage) -> None:
    kari = learner(name="Kari Testesen")
    enrolment = begin(past_the_door(kari), course)
    comes(event)

    tend(event.translation_key)

    enrolment.refresh_from_db()
    assert enrolment.completed_at is not None
    assert Certificate.objects.get().kind == Certificate.Kind.COURSE


@pytest.mark.parametrize("at", ["000", "100", "001", "110", "011", "010"])
def test_who_missed_one_that_counts_has_not(event: EventPage, at: str) -> None:
    learner()
    comes(event, at=at)

    tend(event.translation_key)

    assert attended() == []


def test_a_cancelled_meeting_counts_for_nobody(event: EventPage) -> None:
    learner()
    comes(event, at="100")
    event.occurrences.filter(pk=event.occurrences.order_by("-starts_at")[0].pk).update(cancelled_at=timezone.now())

    tend(event.translation_key)

    assert attended() == [ADDRESS]


def test_nothing_is_decided_before_the_last_that_counts_is_over(event: EventPage) -> None:
    learner()
    comes(event)
    last = meeting(event, DAY)

    tend(event.translation_key)
    before = attended()
    last.is_required = False
    last.save()
    tend(event.translation_key)

    assert (before, attended()) == ([], [ADDRESS])


def test_where_no_meeting_counts_nobody_has_attended(event: EventPage) -> None:
    learner()
    comes(event, at="111")
    event.occurrences.update(is_required=False)

    tend(event.translation_key)

    assert attended() == []


def test_meetings_that_are_signed_up_for_one_by_one_count_together(event: EventPage) -> None:
    learner()
    whole = SignUp.objects.get()
    first, last = event.occurrences.filter(is_required=True).order_by("starts_at")
    for occurrence in (first, last):
        door = SignUp.objects.create(work=event.translation_key, is_whole=False)
        Occurrence.objects.filter(pk=occurrence.pk).update(sign_up=door)
        person = signed_up(door, confirmed_at=timezone.now() if occurrence == first else None)
        CheckIn.objects.create(registration=person, occurrence=occurrence, at=occurrence.starts_at)

    tend(event.translation_key)

    assert (whole.registrations.count(), attended()) == (0, [ADDRESS])


def test_an_address_that_no_letter_has_proved_counts_for_nobody(event: EventPage) -> None:
    learner()
    comes(event, confirmed_at=None)

    tend(event.translation_key)

    assert attended() == []


def test_an_address_that_is_changed_is_proved_anew_and_told(event: EventPage) -> None:
    learner()
    kari = comes(event, email="annen@bibliotek.example.org")
    told = kari.version

    readdress(kari.pk, ADDRESS)
    tend(event.translation_key)

    kari.refresh_from_db()
    assert (attended(), kari.confirmed_at, kari.version) == ([], None, told + 1)


def test_nobody_is_made_a_learner_and_who_becomes_one_later_is_found(event: EventPage) -> None:
    comes(event)
    tend(event.translation_key)
    before = Learner.objects.count()

    learner()
    tend_cohorts()

    assert (before, attended()) == (0, [ADDRESS])


def test_of_several_with_one_address_the_one_of_the_learners_name_counts(event: EventPage) -> None:
    kari = learner()
    comes(event, "Ola Prøvesen", email=ADDRESS)
    comes(event, "Kari Testesen", at="000")
    tend(event.translation_key)
    nameless = attended()

    Learner.objects.filter(pk=kari.pk).update(name="Kari Testesen")
    tend(event.translation_key)
    absent = attended()
    Learner.objects.filter(pk=kari.pk).update(name="Ola Prøvesen")
    tend(event.translation_key)

    assert (nameless, absent, attended()) == ([], [], [ADDRESS])


def test_a_fresh_entry_waits_an_hour_so_that_a_slip_issues_nothing(
    world: World, event: EventPage, commit: Commit
) -> None:
    learner()
    kari = comes(event, at="100")
    last = event.occurrences.order_by("-starts_at")[0]

    with commit():
        attendance.enter(last, kari.pk, by=world.contact)
    tend(event.translation_key)
    fresh = attended()
    CheckIn.objects.filter(occurrence=last).update(at=timezone.now() - HOUR)
    tend(event.translation_key)

    assert (fresh, attended()) == ([], [ADDRESS])


def test_what_is_taken_back_no_longer_counts(world: World, event: EventPage) -> None:
    learner()
    kari = comes(event)
    tend(event.translation_key)

    attendance.take_out(event.occurrences.order_by("-starts_at")[0], kari.pk)
    tend_cohort(str(event.translation_key))

    assert attended() == []


def test_what_is_recorded_outlives_the_list(event: EventPage) -> None:
    learner()
    comes(event)
    tend(event.translation_key)

    privacy.erase(Registration.objects.all())
    tend(event.translation_key)

    assert (attended(), works_to_tend()) == ([ADDRESS], [])


def test_a_change_of_who_was_there_asks_for_the_job(
    world: World, event: EventPage, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(attendance, "ask", lambda job, *args: asked.append((job.name, *args)))
    kari, last = comes(event, at="100"), event.occurrences.order_by("-starts_at")[0]

    with commit():
        attendance.enter(last, kari.pk, by=world.contact)
        attendance.enter(last, kari.pk, by=world.contact)
    with commit():
        attendance.take_out(last, kari.pk)
        attendance.take_out(last, kari.pk)

    assert asked == [("events.tend_cohort", str(event.translation_key))] * 2


@pytest.mark.parametrize("change", [{"course": None}, {"first_published_at": None}])
def test_only_an_event_whose_course_is_reviewed_is_a_cohort(event: EventPage, change: dict[str, None]) -> None:
    learner()
    comes(event)
    EventPage.objects.filter(pk=event.pk).update(**change)

    tend(event.translation_key)
    tend_cohorts()

    assert (attended(), works_to_tend(), runs_of([event.translation_key])) == ([], [], [])


# --- runs ---


def test_a_cohort_is_a_run_of_its_course(event: EventPage, course: CoursePage) -> None:
    first = event.occurrences.order_by("starts_at")[0]

    (run,) = runs_of([course.translation_key])

    assert run == Run(
        work=course.translation_key,
        library=CountyLibrary.objects.get(slug="innlandet").pk,
        first_day=timezone.localdate(first.starts_at),
        title="Introkurs, kull 1",
        url=event.url,
    )


def test_a_cohort_in_two_languages_is_one_run_in_the_readers(event: EventPage, course: CoursePage) -> None:
    translate(event, "nn", "Introkurs, kull éin")

    with translation.override("nn"):
        runs = runs_of([course.translation_key])

    assert [run.title for run in runs] == ["Introkurs, kull éin"]


def test_what_is_cancelled_not_up_or_of_another_course_is_no_run(
    world: World, event: EventPage, course: CoursePage
) -> None:
    draft = add(world.section, EventPage(**complete_fields(world, "Utkast"), live=False, course=course), world.contact)
    meeting(draft, DAY)
    other = runs_of([draft.translation_key])
    event.occurrences.update(cancelled_at=timezone.now())

    assert (other, runs_of([course.translation_key])) == ([], [])


@pytest.mark.parametrize("number", [1, 3])
def test_the_runs_cost_the_same_however_many_there_are(
    world: World, event: EventPage, course: CoursePage, django_assert_num_queries: Any, number: int
) -> None:
    for later in range(1, number):
        page = put_up(draft_event(world, f"Kull {later}"))
        EventPage.objects.filter(pk=page.pk).update(course=course)
    runs_of([course.translation_key])

    with django_assert_num_queries(3):
        runs = runs_of([course.translation_key])

    assert len(runs) == number
    assert isinstance(runs[0].first_day, datetime.date)


# --- between the course and its cohorts ---


def cohort_of(course: CoursePage, world: World, title: str, *, in_days: int = 10, **fields: Any) -> EventPage:
    """Live, with one meeting that one signs up for here."""
    page = put_up(draft_event(world, title, in_days=in_days))
    EventPage.objects.filter(pk=page.pk).update(course=course, **fields)
    open_sign_up(page)
    return EventPage.objects.get(pk=page.pk)


def shown(client: Client, course: CoursePage) -> list[list[str]]:
    """Of each cohort on the course's page: where it leads, its words, when it is and how it stands."""
    page = soup(client.get(course.url))
    return [
        [each.a["href"], text(each.h3), text(each.select_one(".when")), text(each.select_one(".state"))]
        for each in page.select(".runs > li")
    ]


def test_the_course_leads_to_its_cohorts_to_come_the_next_first(
    world: World, event: EventPage, course: CoursePage, client: Client
) -> None:
    later = cohort_of(course, world, "Introkurs, høst", in_days=20, cohort="Kull 3")
    upcoming = cohort_of(course, world, "Introkurs, vår")
    cohort_of(course, world, "Avlyst kull").occurrences.update(cancelled_at=timezone.now())
    EventPage.objects.filter(pk=cohort_of(course, world, "Utkast").pk).update(live=False)

    assert shown(client, course) == [
        [upcoming.url, "Introkurs, vår", when_text(upcoming.occurrences.get()), "Ledige plasser"],
        [later.url, "Introkurs, høst, Kull 3", when_text(later.occurrences.get()), "Ledige plasser"],
    ]


def test_a_cohort_that_is_on_shows_its_next_meeting(
    world: World, event: EventPage, course: CoursePage, client: Client
) -> None:
    coming = meeting(event, DAY)

    assert shown(client, course) == [[event.url, "Introkurs, kull 1", when_text(coming), "Påmeldingen er stengt"]]


def test_a_course_without_cohorts_to_come_says_nothing_of_them(
    event: EventPage, course: CoursePage, client: Client
) -> None:
    assert shown(client, course) == []


def test_the_cohort_is_shown_in_the_readers_language_and_leads_to_the_course_in_it(
    world: World, event: EventPage, course: CoursePage, client: Client
) -> None:
    upcoming = cohort_of(course, world, "Introkurs, kull 2")
    translate(upcoming, "nn", "Introkurs, kull to")
    translate(course, "nn", "Rettleiing")

    with translation.override("nn"):
        ((_address, title, _when, _state),) = shown(client, course)
        page = soup(client.get(upcoming.url))

    assert title == "Introkurs, kull to"
    assert [text(link) for link in page.select(".facts dd a[href$='/veiledning/']")] == ["Rettleiing"]


def test_a_course_that_is_not_up_is_not_led_to(world: World, course: CoursePage, client: Client) -> None:
    event = cohort_of(course, world, "Introkurs, kull 2")
    CoursePage.objects.filter(pk=course.pk).update(live=False)

    assert client.get(event.url).context["course"] is None


@pytest.mark.parametrize("number", [1, 3])
def test_both_pages_cost_the_same_however_many_cohorts_there_are(
    world: World, course: CoursePage, client: Client, django_assert_num_queries: Any, number: int
) -> None:
    CoursePage.objects.filter(pk=course.pk).update(run_plan="To timer.")
    pages = [cohort_of(course, world, f"Kull {each}") for each in range(number)]
    for page in pages:
        for days in range(1, number):
            meeting(page, days * DAY)
    for address in (course.url, pages[0].url):
        client.get(address)

        with django_assert_num_queries(6):
            response = client.get(address)

        assert response.status_code == 200
