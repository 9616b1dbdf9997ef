"""Wishes for courses in the county, as tests make and answer them."""

from typing import Any

from django.test import Client
from django.urls import reverse

from cms.people.models import CountyLibrary, Municipality, User
from learning.models import CoursePage, RunWish
from tests.world import World, draft_course, login, put_up

INNLANDET = ("Hamar", "Gjøvik", "Lillehammer", "Ringsaker", "Elverum", "Trysil")
VESTLAND = ("Bergen", "Voss", "Stad")


def course_to_set_up(world: World, title: str = "Bokprat", **fields: Any) -> CoursePage:
    """Live, without a review, with what it takes to be set up."""
    course = draft_course(world, title, lessons=1)
    for name, value in {"run_plan": "To timer på en torsdag.", **fields}.items():
        setattr(course, name, value)
    course.save()
    return put_up(course)


def form_address(course: CoursePage, prefix: str = "") -> str:
    return f"{prefix}/laering/vi-vil-ha/{course.pk}/"


def ask(course: CoursePage, place: str = "Hamar", *, client: Client | None = None, **fields: Any) -> Any:
    municipality = Municipality.objects.get(name=place).pk
    sent = {"municipality": municipality, "email": "", "nettside": ""} | fields
    return (client or Client()).post(form_address(course), sent)


def wish(course: CoursePage, *places: str) -> None:
    """Without the form, so that nothing is counted against whoever asks."""
    found = Municipality.objects.filter(name__in=places)
    RunWish.objects.bulk_create(RunWish(work=course.translation_key, municipality=place) for place in found)


def answer_address(course: CoursePage, library: str = "innlandet") -> str:
    return reverse("runs:answer", args=(course.translation_key, CountyLibrary.objects.get(slug=library).pk))


def answer(course: CoursePage, by: User, kind: str = "set_up", text: str = "I mars, på Hamar.", **where: str) -> Any:
    return login(by).post(answer_address(course, **where), {"kind": kind, "text": text})
