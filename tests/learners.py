"""Learners in tests: signing in through the real views, and courses to take."""

import re
import time
from typing import Any

from django.test import Client

from cms.core.models import Mail
from learning.learners import session
from learning.models import CoursePage, Enrolment, Learner
from tests.world import World, draft_course, put_up

ADDRESS = "kari.testesen@bibliotek.example.org"
LINK = re.compile(r"/min-laering/inn/\S+")
CODE = re.compile(r"\b(\d{3}) (\d{3})\b")


def letter_to(email: str = ADDRESS) -> Mail:
    """The last one."""
    found = Mail.objects.filter(to=email).order_by("-pk").first()
    assert found is not None, f"no letter to {email}"
    return found


def ask(email: str = ADDRESS, *, to: str = "", client: Client | None = None, **extra: Any) -> Any:
    address = f"/min-laering/logg-inn/?videre={to}" if to else "/min-laering/logg-inn/"
    return (client or Client()).post(address, {"email": email}, **extra)


def link_in(letter: Mail) -> str:
    found = LINK.search(letter.body)
    assert found is not None, letter.body
    return found.group()


def code_in(letter: Mail) -> str:
    found = CODE.search(letter.body)
    assert found is not None, letter.body
    return "".join(found.groups())


def signed_in(email: str = ADDRESS) -> Client:
    """A browser of a learner's own, by a letter and its link."""
    client = Client()
    ask(email, client=client)
    answer = client.post(link_in(letter_to(email)))
    assert answer.status_code == 302, answer.content.decode()
    return client


def learner_of(email: str = ADDRESS) -> Learner:
    return Learner.objects.get(email=email)


def formalised_course(
    world: World,
    title: str = "Veiledning",
    *,
    lessons: int = 2,
    each: dict[str, Any] | None = None,
    section: Any = None,
    **fields: Any,
) -> CoursePage:
    """Live, without a review. `each`: what every lesson has besides."""
    course = draft_course(world, title, lessons=lessons, section=section)
    course.format, course.hours = CoursePage.Format.FORMALISED, 3
    for name, value in fields.items():
        setattr(course, name, value)
    course.save()
    for lesson in course.work_pages()[1:]:
        for name, value in (each or {}).items():
            setattr(lesson, name, value)
        lesson.save()
    return put_up(course)


def course_address(course: CoursePage) -> str:
    return f"/min-laering/kurs/{course.translation_key}/"


def lesson_address(course: CoursePage, number: int) -> str:
    return f"{course_address(course)}{course.lessons[number].translation_key}/"


def begin(client: Client, course: CoursePage) -> Enrolment:
    client.post(course_address(course))
    return Enrolment.objects.filter(work=course.translation_key).latest("pk")


def read(client: Client, course: CoursePage, *numbers: int) -> None:
    for number in numbers or range(len(course.lessons)):
        client.post(lesson_address(course, number))


def cookies_of(answer: Any) -> list[str]:
    return sorted(answer.cookies)


# --- without the letter: for tests of other things ---


def make_learner(name: str = "Ola") -> Learner:
    return Learner.objects.create(email=f"{name.lower()}@example.org", name=name)


def past_the_door(learner: Learner, **how: Any) -> Client:
    client = Client(**how)
    store = client.session
    store[session.KEY] = {"pk": learner.pk, "since": time.time(), "sign_ins": learner.sign_ins}
    store.save()
    return client


def enrolled(learner: Learner, course: Any) -> Enrolment:
    return Enrolment.objects.create(learner=learner, work=course.translation_key)
