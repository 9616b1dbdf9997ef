"""A course taken together: the plan, the letters, and what those present get.

Long: one meeting from the plan to the certificate, and what each of those present may do.
"""

import datetime
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cms.core.models import Mail
from learning.learners import personal_data
from learning.meetings import actions, rules
from learning.meetings.rules import Kind, Lesson, Refusal, agenda, may_enter, read_beforehand
from learning.models import Attendance, Attendee, Certificate, CoursePage, Learner, StaffMeeting
from learning.rules import MEETINGS
from tests.learners import begin, formalised_course, learner_of, letter_to, signed_in
from tests.races import at_once
from tests.world import World, draft_course, lines, put_up

LINK = re.compile(r"/laering/personalmote/bekreft/\S+")
ANNE, BO = "anne@bibliotek.example.org", "bo@bibliotek.example.org"
TODAY = datetime.date(2026, 11, 27)


# --- the plan ---


@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 8)), max_size=12),
    st.sampled_from(MEETINGS),
    st.integers(1, 12),
)
def test_the_parts_fill_the_meeting_exactly_and_come_one_after_the_other(
    made: list[tuple[int, int]], minutes: int, first: int
) -> None:
    parts = agenda([Lesson(number, *each) for number, each in enumerate(made, 1)], minutes, first)

    assert sum(part.minutes for part in parts) == minutes
    assert [part.starts for part in parts] == [
        sum(part.minutes for part in parts[:place]) for place in range(len(parts))
    ]
    assert (parts[0].kind, parts[-1].kind) == (Kind.WELCOME, Kind.AGREE)
    assert parts[-1].minutes >= rules.AGREE
    assert all(part.lesson >= first for part in parts[1:-1])


def test_a_lesson_is_read_and_its_questions_talked_over() -> None:
    parts = agenda([Lesson(1, 10, 2), Lesson(2, 10, 1)], 30)

    assert [(part.kind, part.minutes, part.lesson) for part in parts] == [
        (Kind.WELCOME, 3, 0),
        (Kind.READ, 10, 1),
        (Kind.TALK, 5, 1),
        (Kind.TALK, 5, 1),
        (Kind.AGREE, 7, 0),
    ]


def test_a_lesson_that_is_too_long_is_read_beforehand() -> None:
    parts = agenda([Lesson(1, 40, 2)], 30)

    assert [part.kind for part in parts] == [Kind.WELCOME, Kind.TALK, Kind.TALK, Kind.AGREE]
    assert read_beforehand(parts) == {1}


def test_what_neither_fits_nor_has_questions_is_left_out() -> None:
    assert [part.kind for part in agenda([Lesson(1, 40, 0)], 30)] == [Kind.WELCOME, Kind.AGREE]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({}, None),
        ({"held_on": TODAY + datetime.timedelta(days=1)}, Refusal.TOO_EARLY),
        ({"held_on": TODAY - datetime.timedelta(days=60)}, None),
        ({"held_on": TODAY - datetime.timedelta(days=61)}, Refusal.TOO_LATE),
        ({"present": 61}, Refusal.TOO_MANY_PRESENT),
        ({"meetings_today": 5}, Refusal.TOO_MANY_MEETINGS),
    ],
)
def test_when_those_present_may_be_entered(changed: dict[str, Any], refusal: Refusal | None) -> None:
    usual: dict[str, Any] = {"held_on": TODAY, "today": TODAY, "present": 3, "meetings_today": 0}

    assert may_enter(**usual | changed) is refusal


# --- the pages ---


def course_with_questions(world: World, **fields: Any) -> CoursePage:
    course = draft_course(world, "Bokprat")
    for name, value in fields.items():
        setattr(course, name, value)
    course.save()
    for lesson in course.lessons_to_show(type("Preview", (), {"is_preview": True})()):  # drafts too
        lesson.reflection = lines("Hva ville du ha spurt om?", "Hvem mangler?")
        lesson.desk_card = lines("Spør før du svarer.")
        lesson.save()
    return put_up(course)


def plan_address(course: CoursePage) -> str:
    return f"/laering/personalmote/{course.translation_key}/"


@pytest.mark.django_db
def test_the_plan_has_an_agenda_a_sheet_for_the_leader_and_a_hand_out(world: World) -> None:
    course = course_with_questions(world)

    answer = Client().get(f"{plan_address(course)}?minutter=45")
    page = answer.content.decode()

    assert [heading in page for heading in ("Kjøreplan", "Til den som leder møtet", "Arbeidsark")] == [True] * 3
    assert page.count("Hva ville du ha spurt om?") == 6  # two lessons, in each of the three
    assert "Spør før du svarer." in page
    assert not answer.cookies
    assert plan_address(course) in Client().get(course.url).content.decode()


@pytest.mark.django_db
def test_the_plan_can_begin_with_another_lesson_and_takes_no_nonsense(world: World) -> None:
    course = course_with_questions(world)

    second = Client().get(f"{plan_address(course)}?minutter=30&leksjon=2").content.decode()
    nonsense = [
        Client().get(f"{plan_address(course)}?{query}").status_code for query in ("leksjon=9", "minutter=x&leksjon=²")
    ]

    assert "Les sammen: <span>Bokprat: leksjon 2</span>" in " ".join(second.split())
    assert "Les sammen: <span>Bokprat: leksjon 1</span>" not in " ".join(second.split())
    assert nonsense == [200, 200]


@pytest.mark.django_db
def test_the_projector_shows_a_part_at_a_time(world: World) -> None:
    course = course_with_questions(world)

    page = Client().get(f"{plan_address(course)}vis/?minutter=30").content.decode()

    assert page.count("data-minutes=") == 5
    assert sum(int(found) for found in re.findall(r'data-minutes="(\d+)"', page)) == 30


@pytest.mark.django_db
def test_what_is_not_up_has_no_plan(world: World) -> None:
    draft, empty = draft_course(world), put_up(draft_course(world, "Tomt", lessons=0))

    for address in (plan_address(draft), f"{plan_address(draft)}vis/", plan_address(empty)):
        assert Client().get(address).status_code == 404


# --- who was there ---


def enter(client: Client, course: CoursePage, present: str, held_on: Any = None) -> Any:
    address = f"/min-laering/personalmote/{course.translation_key}/?minutter=45"
    return client.post(address, {"held_on": held_on or timezone.localdate().isoformat(), "present": present})


def link_to(email: str) -> str:
    found = LINK.search(letter_to(email).body)
    assert found is not None
    return found.group()


@pytest.mark.django_db
def test_each_confirms_by_one_letter_and_gets_a_certificate_of_attendance(world: World) -> None:
    course, leader = course_with_questions(world), signed_in()

    entered = enter(leader, course, f"Anne Testesen {ANNE}\nBo Testesen, <{BO}>\n\n Anne Testesen {ANNE.upper()}")
    link = link_to(ANNE)
    opened = [Client().get(link).status_code for _scanner in range(2)]
    before = Attendance.objects.count()
    answer = Client().post(link, {"name": "Anne  M. Testesen"})
    again = Client().post(link, {"name": "En annen"}, follow=True)

    assert opened == [200, 200]
    assert before == 0
    assert (answer.status_code, answer.cookies) == (302, {})
    assert "Takk" in again.content.decode()
    meeting = StaffMeeting.objects.get()
    assert (meeting.title, meeting.minutes, meeting.led_by) == ("Bokprat", 45, learner_of())
    certificate = Certificate.objects.get()
    assert (certificate.kind, certificate.holder_name) == (Certificate.Kind.ATTENDANCE, "Anne M. Testesen")
    assert list(Attendance.objects.values_list("learner__email", "held_on")) == [(ANNE, meeting.held_on)]
    shown = leader.get(entered["Location"]).content.decode()
    assert (shown.count("har bekreftet"), shown.count("har fått brevet")) == (1, 1)
    assert signed_in(ANNE).get(entered["Location"]).status_code == 404  # for whoever led it alone


@pytest.mark.django_db(transaction=True)
def test_confirming_in_two_tabs_gives_one_certificate(world: World) -> None:
    course = course_with_questions(world)
    enter(signed_in(), course, f"Anne Testesen {ANNE}")
    link = link_to(ANNE)

    at_once(*[lambda: Client().post(link, {"name": "Anne Testesen"}).status_code] * 3)

    assert (Certificate.objects.count(), Attendance.objects.count(), Learner.objects.filter(email=ANNE).count()) == (
        1,
        1,
        1,
    )


@pytest.mark.django_db
def test_a_staff_meeting_is_none_of_the_courses_own_and_counts_towards_no_course_certificate(world: World) -> None:
    course = course_with_questions(world, format="formalised", hours=2, needs_meeting=True, needs_lessons=True)
    attendee = signed_in(ANNE)
    begin(attendee, course)
    enter(signed_in(), course, f"Anne Testesen {ANNE}")

    Client().post(link_to(ANNE), {"name": "Anne Testesen"})
    for lesson in course.lessons:
        attendee.post(f"/min-laering/kurs/{course.translation_key}/{lesson.translation_key}/")

    assert Attendance.objects.count() == 1
    assert list(Certificate.objects.values_list("kind", flat=True)) == ["attendance"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("present", "why"),
    [
        ("Anne Testesen", "Linje 1 slutter ikke med en e-postadresse"),
        (f"Anne Testesen {ANNE}\n{BO}", "Linje 2: skriv navnet foran adressen"),
        (f"Se https://sted.example.org {ANNE}", "Linje 1: skriv navnet foran adressen"),
        ("", "id_present_error"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_what_was_typed_is_kept(world: World, present: str, why: str) -> None:
    course = course_with_questions(world)

    page = enter(signed_in(), course, present).content.decode()

    assert why in page
    assert present.partition("\n")[0] in page
    assert StaffMeeting.objects.count() == 0


@pytest.mark.django_db
def test_a_meeting_that_is_not_held_yet_is_refused_by_its_day(world: World) -> None:
    course = course_with_questions(world)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)

    page = enter(signed_in(), course, f"Anne Testesen {ANNE}", tomorrow.isoformat()).content.decode()

    assert "Møtet er ikke holdt ennå" in page
    assert not Mail.objects.filter(to=ANNE).exists()


@pytest.mark.django_db
def test_who_has_led_five_meetings_today_waits_for_tomorrow(world: World) -> None:
    course, leader = course_with_questions(world), signed_in()

    answers = [enter(leader, course, f"Anne Testesen {ANNE}").status_code for _meeting in range(6)]

    assert answers == [302] * 5 + [200]


@pytest.mark.django_db
def test_who_does_not_confirm_is_deleted_after_fourteen_days_with_the_letter(world: World) -> None:
    course = course_with_questions(world)
    enter(signed_in(), course, f"Anne Testesen {ANNE}\nBo Testesen {BO}")
    link = link_to(BO)
    Client().post(link_to(ANNE), {"name": "Anne Testesen"})
    Attendee.objects.update(entered_at=timezone.now() - rules.CONFIRMED_WITHIN - datetime.timedelta(minutes=1))

    for _twice in range(2):
        actions.forget_unconfirmed()

    assert list(Attendee.objects.values_list("email", flat=True)) == [ANNE]
    assert not Mail.objects.filter(to=BO).exists()
    gone = Client().post(link, {"name": "Bo Testesen"})
    assert gone.status_code == 404
    assert "slettet" in gone.content.decode()
    assert actions.confirm(0, "Bo", language="nb") is None


@pytest.mark.django_db
def test_a_forged_link_confirms_nothing(world: World) -> None:
    enter(signed_in(), course_with_questions(world), f"Anne Testesen {ANNE}")

    assert Client().post(link_to(ANNE)[:-5] + "x/", {"name": "Anne"}).status_code == 404
    assert Attendance.objects.count() == 0


@pytest.mark.django_db
def test_who_erases_themself_is_no_longer_among_those_present(world: World) -> None:
    enter(signed_in(), course_with_questions(world), f"Anne Testesen {ANNE}")
    Client().post(link_to(ANNE), {"name": "Anne Testesen"})
    kept = personal_data.in_plain_words(learner_of(ANNE))

    personal_data.erase(learner_of(ANNE).pk)
    personal_data.erase(0)

    assert [each["name"] for each in kept["meetings"]] == ["Anne Testesen"]
    assert (Attendee.objects.count(), Attendance.objects.count()) == (0, 0)
    assert list(Certificate.objects.values_list("learner", "holder_name")) == [(None, "")]


@pytest.mark.django_db
def test_signed_out_nobody_enters_anybody(world: World) -> None:
    course = formalised_course(world)

    answer = enter(Client(), course, f"Anne Testesen {ANNE}")

    assert answer["Location"].startswith("/min-laering/logg-inn/")
    assert StaffMeeting.objects.count() == 0


@pytest.mark.django_db
def test_of_a_course_that_is_gone_attendance_is_kept_without_a_certificate(world: World) -> None:
    course = course_with_questions(world)
    enter(signed_in(), course, f"Anne Testesen {ANNE}")
    link = link_to(ANNE)
    StaffMeeting.objects.update(work="00000000-0000-4000-8000-000000000000")

    Client().post(link, {"name": "Anne Testesen"})

    assert (Attendance.objects.count(), Certificate.objects.count()) == (1, 0)
