"""A package goes with its lesson through review and translation."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from learning.models import LessonPackage, LessonPage
from tests.packages import HOST, draft_with, live_lesson, looked_through
from tests.reading import soup
from tests.world import World, approve, edit, login, open_review, submit
from workflows.changes import Mark, changes_between
from workflows.translation.actions import translate_by_hand


def statuses(package: LessonPackage) -> int:
    """What a reader's browser gets of the package's player."""
    return Client(headers={"host": HOST}).get(f"/spiller/{package.digest}/").status_code


def test_a_package_opens_to_readers_when_its_lesson_is_approved(world: World) -> None:
    package = looked_through(world.contact)
    course = draft_with(world, package)
    submit(course, world.contact)
    before = statuses(package)

    approve(course, world.reviewer)

    assert (before, statuses(package)) == (404, 200)


def test_a_reviewer_tries_the_package_before_it_is_approved(world: World) -> None:
    package = looked_through(world.contact)
    course = draft_with(world, package)
    submit(course, world.contact)
    lesson = course.work_pages()[1]
    shown = reverse("workflows:preview", args=(open_review(course).pk, lesson.pk))

    figure = soup(login(world.reviewer).get(shown)).select_one("figure.package")

    assert figure is not None
    path = str(figure["data-address"]).removeprefix("http://localhost:8000")
    assert Client(headers={"host": HOST}).get(path).status_code == 200


def test_a_new_upload_of_the_same_title_is_told_apart(world: World) -> None:
    old, new = looked_through(world.contact), looked_through(world.contact, kind="h5p")
    lesson = LessonPage.objects.get(pk=live_lesson(world, old).pk)
    body: list[dict[str, Any]] = [dict(block) for block in lesson.body.get_prep_value()]
    body[1] = body[1] | {"value": {"package": new.pk}}

    draft = edit(lesson, world.contact, body=body).as_object()
    with translation.override("en"):
        changes = changes_between(lesson.live_revision.as_object(), draft)

    [change] = changes
    said = {
        mark: "".join(p.text for part in change.parts for p in part.pieces if p.mark in (Mark.SAME, mark))
        for mark in Mark
    }
    assert said[Mark.REMOVED] == f"Package: Øvelse (SCORM 1.2, {old.digest[:8]})"
    assert said[Mark.ADDED] == f"Package: Øvelse (H5P, {new.digest[:8]})"


@pytest.mark.parametrize("language", ["nn", "en"])
def test_a_translated_lesson_has_the_same_package(world: World, language: str) -> None:
    package = looked_through(world.contact)
    lesson = live_lesson(world, package)

    made = translate_by_hand(lesson.course, world.contact, language)

    copy = made.work_pages()[1].get_latest_revision_as_object()
    assert [block.value["package"] for block in copy.body if block.block_type == "package"] == [package]
