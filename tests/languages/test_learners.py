"""A learner's pages speak the interface's language, and the course keeps its own."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from learning.assignments import actions as assignments
from learning.courses import actions as courses
from learning.meetings.actions import SIGNER
from learning.models import Attendee, Certificate, CoursePage, Enrolment, Learner, SignInLetter, StaffMeeting
from tests.languages.stage import q
from tests.languages.walk import PREFIXES, astray, faults
from tests.learners import ADDRESS, formalised_course, make_learner, past_the_door
from tests.readers import live_path
from tests.world import World, body, draft_resource, lines, put_up

pytestmark = pytest.mark.django_db
OTHER = {"nb": "nn", "nn": "nb", "se": "nn"}
LANGUAGES = tuple(OTHER)


def the_course(world: World, language: str) -> CoursePage:
    """In the other written form than the interface's."""
    own = OTHER[language]
    asked = {"assignment": body(q(own, "oppgave")), "needs_meeting": True, "valid_months": 24}
    each = {"reflection": lines(q(own, "tenk")), "desk_card": lines(q(own, "kort"))}
    section = world.other_section if own == "nn" else world.section
    return formalised_course(world, q(own, "kurs"), each=each, section=section, **asked)


def all_right(answers: list[Any], language: str, names: tuple[str, ...] = ()) -> None:
    found = {
        answer.request["PATH_INFO"]: faults(answer, language, names=names) + astray(answer, language)
        for answer in answers
    }
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_in_speaks_the_language_of_its_address(db: None, client: Client, language: str) -> None:
    prefix = PREFIXES[language]
    form = client.get(f"{prefix}/min-laering/logg-inn/")
    wrong = client.post(f"{prefix}/min-laering/logg-inn/", {"email": "x"})
    asked = client.post(f"{prefix}/min-laering/logg-inn/", {"email": ADDRESS})
    code = [client.get(asked["Location"]), client.post(asked["Location"], {"code": "x"})]
    SignInLetter.objects.update(wrong_codes=9)
    code.append(client.post(asked["Location"], {"code": "x"}))

    all_right([form, wrong, *code], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_learner_has_speaks_the_language_of_its_address(world: World, language: str) -> None:
    course, learner = the_course(world, language), make_learner("Qxx")
    path = live_path(world, put_up(draft_resource(world, q("nb", "ressurs"))), title=q("nb", "lop"))
    client, prefix = past_the_door(learner), PREFIXES[language]
    here = f"{prefix}/min-laering/kurs/{course.translation_key}/"
    lesson = f"{here}{course.lessons[0].translation_key}/"
    before = [client.get(here), client.get(f"{prefix}/min-laering/lop/{path.translation_key}/")]
    courses.begin(learner, course)
    courses.begin(learner, path)
    assignment = f"{here}oppgave/"
    client.post(assignment, {"text": "Qxx", "add": "1", "file": SimpleUploadedFile("qxx.txt", b"Qxx")})
    answers = [client.get(address) for address in (here, lesson, assignment)]
    answers.append(client.post(assignment, {"text": "Qxx", "add": "1", "file": SimpleUploadedFile("qxx.exe", b"Qxx")}))
    client.post(lesson)
    answers += [client.post(f"{here}pa-nytt/", follow=True), client.get(lesson)]
    handed_in = assignments.hand_in(assignments.draft_of(Enrolment.objects.get(work=course.translation_key)).pk)
    answers.append(client.get(assignment))
    type(handed_in).objects.update(state="try_again", feedback="Qxx", assessed_at=timezone.now())
    answers += [client.get(assignment), client.get(f"{prefix}/min-laering/lop/{path.translation_key}/")]
    answers += [client.get(f"{prefix}/min-laering/{rest}") for rest in ("", "navn/", "mine-data/")]
    answers += [client.post(f"{prefix}/min-laering/{rest}", {"email": "x"}) for rest in ("navn/", "mine-data/")]

    all_right([*before, *answers], language, names=("qxx@example.org", "Qxx"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_staff_meeting_speaks_the_language_of_its_address(world: World, client: Client, language: str) -> None:
    course, prefix = the_course(world, language), PREFIXES[language]
    plan = f"{prefix}/laering/personalmote/{course.translation_key}/"
    enter = f"{prefix}/min-laering/personalmote/{course.translation_key}/"
    leader = make_learner("Qxx")
    meeting = StaffMeeting.objects.create(
        work=course.translation_key,
        title=course.title,
        language=course.content_language,
        held_on=timezone.localdate(),
        minutes=45,
        led_by=leader,
    )
    attendee = Attendee.objects.create(meeting=meeting, name="Qxx", email="annen@example.org")
    confirm = f"{prefix}/laering/personalmote/bekreft/{SIGNER.sign(str(attendee.pk))}/"
    led = past_the_door(leader)
    card = f"{prefix}/laering/huskekort/{course.lessons[0].pk}/"
    answers = [client.get(address) for address in (plan, f"{plan}vis/", card, confirm)]
    answers += [
        led.get(enter),
        led.post(enter, {"present": "Qxx"}),
        led.post(enter, {"held_on": "2999-01-01", "present": ""}),
    ]
    answers += [led.get(f"{prefix}/min-laering/personalmote/{meeting.pk}/"), client.post(confirm, {"name": ""})]
    Attendee.objects.update(confirmed_at=timezone.now())
    answers.append(client.get(confirm))
    Attendee.objects.all().delete()
    answers += [client.get(confirm), led.get(f"{prefix}/min-laering/personalmote/{meeting.pk}/")]

    all_right(answers, language, names=("qxx@example.org", "Qxx"))
    assert (Certificate.objects.count(), Learner.objects.count()) == (0, 1)
