"""A package that somebody rests on stays: the owner alone deletes, and is told why not; no code does either."""

from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from cms.core.uses import InUse
from learning.models import LessonPackage, PackageState
from learning.packages import actions
from learning.packages.rules import No
from learning.packages.texts import NOES
from tests.jobs import Commit
from tests.learners import enrolled, make_learner
from tests.packages import (
    INDEX,
    address,
    draft_with,
    is_refused,
    live_lesson,
    looked_through,
    stored,
)
from tests.races import at_once
from tests.reading import soup, text
from tests.world import World, find_world, login, submit


def test_the_owner_deletes_what_no_page_rests_on(world: World, commit: Commit) -> None:
    package = looked_through(world.contact)
    draft_with(world, package)

    with commit():
        response = login(world.deputy).post(address(package, "delete_package"))

    assert (response.status_code, response.url) == (302, reverse(INDEX))
    assert (LessonPackage.objects.count(), stored()) == (0, [])


def test_deleting_a_refused_row_leaves_the_same_file_of_another(world: World, commit: Commit) -> None:
    refused, kept = looked_through(world.contact, b"Ingen pakke."), looked_through(world.contact)
    LessonPackage.objects.filter(pk=refused.pk).update(digest=kept.digest)

    with commit():
        login(world.contact).post(address(refused, "delete_package"))

    assert (LessonPackage.objects.get(), kept.folder.is_dir()) == (kept, True)


@pytest.mark.parametrize("who", ["other_contact", "reviewer", "leader"])
def test_another_countys_is_not_deleted(world: World, who: str) -> None:
    package = looked_through(world.contact)

    response = login(world.everybody[who]).post(address(package, "delete_package"))

    assert (is_refused(response), LessonPackage.objects.count(), package.folder.is_dir()) == (True, 1, True)


@pytest.mark.django_db(transaction=True)
def test_what_a_worker_has_is_not_deleted() -> None:
    world = find_world()
    package = looked_through(world.contact)

    with transaction.atomic():
        LessonPackage.objects.select_for_update().get()
        [refused] = at_once(lambda: actions.delete(package.pk, world.contact))

    assert (refused.refusal, LessonPackage.objects.count()) == (No.IS_LOOKED_THROUGH, 1)


def test_a_get_asks_first_and_names_the_drafts_that_would_be_left_without_it(world: World) -> None:
    package, other = looked_through(world.contact), looked_through(world.contact, kind="h5p")
    draft_with(world, package, title="Vårt")
    draft_with(world, other, title="Uten")
    draft_with(world, package, title="Deres", section=world.other_section)

    page = soup(login(world.contact).get(address(package, "delete_package")))

    shown = [text(item) for item in page.select("main .kb-rows li")]
    assert shown == ["Vårt: leksjon 1", "1 utkast som du ikke ser"]
    assert LessonPackage.objects.count() == 2


@pytest.mark.parametrize("who", ["other_contact", "reviewer", "outsider"])
def test_nobody_else_is_asked(world: World, who: str) -> None:
    package = looked_through(world.contact)

    assert is_refused(login(world.everybody[who]).get(address(package, "delete_package")))


def test_a_lesson_that_has_lost_its_package_is_not_sent(world: World, commit: Commit) -> None:
    package = looked_through(world.contact)
    course = draft_with(world, package)
    with commit():
        login(world.contact).post(address(package, "delete_package"))

    lesson = course.work_pages()[1].get_latest_revision_as_object()

    assert lesson.faults_before_review() == {"body": "Nummer 2: pakken er slettet. Velg en annen."}


def waiting(world: World, package: LessonPackage) -> None:
    LessonPackage.objects.filter(pk=package.pk).update(state=LessonPackage.State.WAITING)


def shown_to_readers(world: World, package: LessonPackage) -> None:
    live_lesson(world, package)


def under_review(world: World, package: LessonPackage) -> None:
    submit(draft_with(world, package), world.contact)


def begun_by_a_learner(world: World, package: LessonPackage) -> None:
    course = draft_with(world, package)
    enrolment = enrolled(make_learner(), course)
    PackageState.objects.create(enrolment=enrolment, lesson=course.translation_key, package=package)


@pytest.mark.parametrize(
    ("hold", "no"),
    [
        (waiting, No.IS_LOOKED_THROUGH),
        (shown_to_readers, No.IS_USED),
        (under_review, No.IS_USED),
        (begun_by_a_learner, No.HAS_LEARNERS),
    ],
)
def test_what_is_held_is_not_deleted_and_the_owner_is_told_why(world: World, hold: Any, no: No) -> None:
    package = looked_through(world.contact)
    hold(world, package)

    response = login(world.contact).post(address(package, "delete_package"), follow=True)

    assert str(NOES[no]) in text(soup(response).select_one(".messages"))
    assert (LessonPackage.objects.count(), package.folder.is_dir()) == (1, True)


@pytest.mark.parametrize("hold", [shown_to_readers, under_review])
def test_no_code_changes_or_deletes_what_a_page_rests_on(world: World, hold: Any) -> None:
    package = looked_through(world.contact)
    hold(world, package)

    with pytest.raises(InUse), transaction.atomic():
        package.delete()
    package.entry = "annet.html"
    with pytest.raises(InUse):
        package.save()

    page = soup(login(world.contact).get(address(package)))
    assert (page.select_one("form[action$='slett/']"), len(page.select(".kb-rows li"))) == (None, 1)
