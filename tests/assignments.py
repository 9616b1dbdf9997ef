"""Assignments in tests: a course that has one, handed in and assessed through the real views."""

import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.people.models import User
from learning.models import CoursePage, Submission
from tests.learners import begin, course_address, formalised_course
from tests.world import World, body, login

PDF = b"%PDF-1.7\n%"


def course_with_assignment(world: World, title: str = "Veiledning", **fields: Any) -> CoursePage:
    return formalised_course(world, title, lessons=1, assignment=body("Skriv om en samtale."), **fields)


def assignment_address(course: CoursePage) -> str:
    return f"{course_address(course)}oppgave/"


def hand_in(
    client: Client, course: CoursePage, text: str = "Jeg spurte mer enn jeg svarte.", **more: Any
) -> Submission:
    begin(client, course)
    client.post(assignment_address(course), {"text": text, "hand_in": "1"} | more)
    return Submission.objects.latest("pk")


def opened(submission: Submission) -> str:
    return reverse("assessing:submission", args=(submission.pk,))


def assess(user: User, submission: Submission, verdict: str = "pass", feedback: str = "Godt sett.") -> Any:
    client = login(user)
    client.post(opened(submission), {"claim": "1"})
    return client.post(opened(submission), {verdict: "1", "feedback": feedback})


def shut(answer: Any) -> None:
    """Closes the file that an answer reads; `close` would end the request, and with it the test's connection."""
    for close in answer._resource_closers:
        close()


def a_file(name: str = "svar.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def waiting_since(days: int) -> None:
    moment = timezone.now() - datetime.timedelta(days=days)
    Submission.objects.update(handed_in_at=moment, claimed_at=moment)
