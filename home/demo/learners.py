"""Learners of the demo, every one invented: on their way, with a certificate, with one renewed, with one revoked."""

import datetime

from django.core.files.base import ContentFile
from django.http import QueryDict
from django.utils import timezone

from cms.people.models import User
from home.demo.ground import Ground
from learning.assignments import actions as assignments
from learning.certificates.actions import issue, revoke
from learning.certificates.facts import facts_of_course
from learning.courses import actions as courses
from learning.meetings.actions import confirm, enter
from learning.models import Attendee, Certificate, CoursePage, Enrolment, Learner, LessonPage, StaffMeeting
from learning.quizzes import actions as quizzes
from learning.requirements import requirements_in_words

SHORT, LONG = "konflikthandtering-i-bibliotek", "introduksjonskurs-for-nye-biblioteksjefer"
RENEWED_AFTER = datetime.timedelta(days=400)
REFLECTION = (
    "Den viktigste utfordringen hos oss er at biblioteket er stengt når folk har fri. Vi har åpent tre dager i uka, og "
    "ingen av dem går forbi klokka fire. Elevene og pensjonistene merker det ikke. De som jobber, har sluttet å komme.\n\n"
    "Det neste året vil jeg prøve meråpent to kvelder i uka, og måle hvem som kommer."
)


def make_learners(ground: Ground) -> None:
    short, long = (CoursePage.objects.get(slug=slug, locale__language_code="nb") for slug in (SHORT, LONG))
    _half_way(short)
    _with_certificate(short)
    _with_renewed_certificate(short)
    _with_revoked_certificate(short, ground.people.members[1])
    assignments.name_assessor(long.translation_key, ground.contact(_library_of(long)), ground.contact("nb"))
    _waiting_for_an_answer(long)
    _staff_meeting(short)


def _library_of(course: CoursePage) -> str:
    library = course.county_library
    return library.slug if library else ""


def _learner(login: str, name: str) -> Learner:
    return Learner.objects.create(email=f"{login}@bibliotek.example.org", name=name)


def _half_way(course: CoursePage) -> None:
    enrolment = courses.begin(_learner("mona.brekke", "Mona Brekke"), course)
    for lesson in course.lessons[:2]:
        courses.finish_part(enrolment, lesson)


def _with_certificate(course: CoursePage) -> None:
    _take(courses.begin(_learner("ole.sandvik", "Ole Sandvik"), course), course)


def _with_renewed_certificate(course: CoursePage) -> None:
    """Taken more than a year ago, and anew since: the old one points to the new."""
    learner = _learner("gro.hammer", "Gro Hammer")
    _issued(course, learner, timezone.now() - RENEWED_AFTER)
    _take(courses.begin(learner, course), course)


def _with_revoked_certificate(course: CoursePage, member: User) -> None:
    certificate = _issued(course, _learner("per.lunde", "Per Lunde"), timezone.now() - datetime.timedelta(days=90))
    revoke(certificate.pk, member, "Utstedt til feil person. Den riktige har fått sitt eget.")


def _issued(course: CoursePage, learner: Learner, moment: datetime.datetime) -> Certificate:
    facts = facts_of_course(
        course,
        kind=Certificate.Kind.COURSE,
        language="nb",
        issued_at=moment,
        requirements=requirements_in_words(course, course.lessons),
    )
    return issue(
        key=f"demo:{learner.pk}",
        kind=Certificate.Kind.COURSE,
        learner=learner,
        name=learner.name,
        facts=facts,
        work=course.translation_key,
    )


def _take(enrolment: Enrolment, course: CoursePage) -> None:
    """Reads every lesson and answers every quiz rightly."""
    for lesson in course.lessons:
        if lesson.has_quiz:
            _pass_quiz(enrolment, lesson)
        courses.finish_part(enrolment, lesson)


def _pass_quiz(enrolment: Enrolment, lesson: LessonPage) -> None:
    attempt = quizzes.begin(enrolment.pk, lesson)
    answers = QueryDict(mutable=True)
    for question in quizzes.questions_of(attempt):
        for part, right in question.right.items():
            answers.setlist(f"q-{question.key}-{part}", right if question.kind == "multiple" else right[:1])
    quizzes.hand_in(attempt.pk, answers)


def _waiting_for_an_answer(course: CoursePage) -> None:
    enrolment = courses.begin(_learner("siv.moen", "Siv Moen"), course)
    for lesson in course.lessons:
        courses.finish_part(enrolment, lesson)
    draft = assignments.draft_of(enrolment)
    assignments.save_draft(draft.pk, REFLECTION)
    assignments.add_file(
        draft.pk, ContentFile("Januar: årsmelding.\nFebruar: lån til skolene.\n".encode(), "årshjul.txt")
    )
    assignments.hand_in(draft.pk)


def _staff_meeting(course: CoursePage) -> StaffMeeting:
    """Three were there, and two have confirmed it."""
    leader = _learner("leder.tana", "Elle Máhtte")
    present = [("Elle Máhtte", leader.email), ("Kim Åsen", "kim.asen@bibliotek.example.org")]
    present.append(("Rut Vold", "rut.vold@bibliotek.example.org"))
    held_on = timezone.localdate() - datetime.timedelta(days=2)
    meeting = enter(course, leader, held_on=held_on, minutes=45, present=present, language="nb")
    for attendee in Attendee.objects.filter(meeting=meeting)[:2]:
        confirm(attendee.pk, attendee.name, language="nb")
    return meeting
