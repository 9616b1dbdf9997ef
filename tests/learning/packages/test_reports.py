"""What a package reports of a learner is kept for that learner alone, and only as the package's word."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from learning.learners.session import learner_of
from learning.models import Enrolment, LessonPackage, LessonPage, PackageState
from learning.packages import actions, rules
from learning.packages.blocks import PackageBlock
from tests.learners import enrolled, make_learner, past_the_door
from tests.packages import lasting_packages, live_lesson, looked_through
from tests.world import World, login, put_up
from workflows.actions import take_down

WHOLE = {"state": {"cmi.suspend_data": "side 2"}, "score": 8, "scoreMax": 10, "completed": True}


@dataclass
class Stage:
    """A learner on the way through a course whose one lesson shows a package."""

    enrolment: Enrolment
    lesson: Any
    package: LessonPackage
    client: Client

    @property
    def address(self) -> str:
        return reverse("learner_packages:state", args=(self.enrolment.pk, self.lesson.pk, self.package.pk))

    def report(self, said: Any, client: Client | None = None) -> int:
        content = said if isinstance(said, str) else json.dumps(said)
        response = (client or self.client).post(self.address, content, content_type="application/json")
        return int(response.status_code)


@pytest.fixture(scope="module")
def made(lasting_world: World, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, int, int]:
    """The folder of the package, and the numbers of enrolment, lesson and package: made once, lent to each test."""
    folder = tmp_path_factory.mktemp("packages")
    with lasting_packages(folder):
        package = looked_through(lasting_world.contact)
        lesson = live_lesson(lasting_world, package)
        return folder, enrolled(make_learner(), lesson.course).pk, lesson.pk, package.pk


@pytest.fixture
def stage(made: tuple[Path, int, int, int], settings: Any, db: None) -> Stage:
    settings.PACKAGES_DIR, enrolment, lesson, package = made
    found = Enrolment.objects.get(pk=enrolment)
    return Stage(
        found,
        LessonPage.objects.get(pk=lesson),
        LessonPackage.objects.get(pk=package),
        past_the_door(found.learner),
    )


def kept() -> dict[str, Any]:
    state = PackageState.objects.get()
    return {
        "state": json.loads(state.state) if state.state else None,
        "score": state.score,
        "scoreMax": state.score_max,
        "completed": state.completed_at is not None,
    }


def test_what_is_reported_is_kept_and_given_back(stage: Stage) -> None:
    before = stage.client.get(stage.address).json()

    status = stage.report(WHOLE)

    assert (before, status, kept()) == ({"state": None}, 204, WHOLE)
    response = stage.client.get(stage.address)
    assert (response.json(), response["Cache-Control"]) == (
        {"state": WHOLE["state"]},
        "max-age=0, no-cache, no-store, must-revalidate, private",
    )


def test_what_a_later_report_does_not_say_stands(stage: Stage) -> None:
    stage.report(WHOLE)

    stage.report({"score": 3, "scoreMax": 10, "completed": False})
    stage.report({"completed": False})
    stage.report({})

    assert kept() == WHOLE | {"score": 3.0}


def test_what_was_completed_keeps_its_time(stage: Stage) -> None:
    stage.report(WHOLE)
    first = PackageState.objects.get().completed_at

    stage.report(WHOLE)

    assert PackageState.objects.get().completed_at == first


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "«ø» 🦊", "\\u0000"])
def test_whatever_text_a_package_keeps_comes_back(stage: Stage, odd: str) -> None:
    said = {"state": {"h5p": {"svar": odd}}}

    assert (stage.report(said), stage.client.get(stage.address).json()) == (204, said)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{",
        "[" * 100_000,
        '{"score": NaN, "scoreMax": 1}',
        '{"state": {"a": Infinity}}',
        "[]",
        "null",
        {"state": "text"},
        {"state": [1]},
        {"completed": "ja"},
        {"score": 1},
        {"scoreMax": 1},
        {"score": -1, "scoreMax": 1},
        {"score": 2, "scoreMax": 1},
        {"score": 0, "scoreMax": 0},
        {"score": "1", "scoreMax": 1},
        {"score": True, "scoreMax": True},
        {"score": 1, "scoreMax": 10**9},
        {"passed": True},
    ],
)
def test_what_is_no_report_is_refused_and_changes_nothing(stage: Stage, said: Any) -> None:
    assert (stage.report(said), PackageState.objects.count()) == (413 if len(said) > rules.MOST_STATE else 400, 0)


def test_a_report_is_of_bounded_size(stage: Stage) -> None:
    at_most = {"state": {"a": "x" * (rules.MOST_STATE - len('{"state": {"a": ""}}'))}}
    too_much = {"state": {"a": "x" * rules.MOST_STATE}}

    assert (stage.report(at_most), stage.report(too_much)) == (204, 413)
    assert kept()["state"] == at_most["state"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_it_is_there_for_the_learner_alone(world: World, stage: Stage, method: str) -> None:
    everybody_else = [
        Client(),
        past_the_door(make_learner("Kari")),
        *[login(user) for user in world.everybody.values()],
    ]

    found = {
        client.get(stage.address).status_code if method == "get" else stage.report("{}", client)
        for client in everybody_else
    }

    assert (found, PackageState.objects.count()) == ({404}, 0)


def test_who_signed_out_everywhere_is_nobody(stage: Stage) -> None:
    learner = stage.enrolment.learner
    learner.sign_ins += 1
    learner.save()

    assert stage.report(WHOLE) == 404


def test_a_session_of_no_learner_is_nobodys(rf: Any) -> None:
    request = rf.get("/")
    request.session = {}

    assert learner_of(request) is None


def test_a_package_is_kept_for_where_it_is_shown(world: World, stage: Stage) -> None:
    other = looked_through(world.contact, kind="h5p")
    elsewhere = live_lesson(world, other)
    combinations = [
        (stage.enrolment.pk, stage.lesson.pk, other.pk),  # another lesson's package
        (stage.enrolment.pk, elsewhere.pk, other.pk),  # another course's lesson
        (stage.enrolment.pk, stage.lesson.pk, 0),
        (stage.enrolment.pk, 0, stage.package.pk),
        (0, stage.lesson.pk, stage.package.pk),
    ]

    found = {
        stage.client.post(
            reverse("learner_packages:state", args=numbers), "{}", content_type="application/json"
        ).status_code
        for numbers in combinations
    }

    assert (found, PackageState.objects.count()) == ({404}, 0)


def test_what_was_taken_down_is_kept_no_more(world: World, stage: Stage) -> None:
    take_down(stage.lesson.course, world.contact, "Feil i øvelsen.")

    assert stage.report(WHOLE) == 404


def test_another_site_cannot_report(stage: Stage) -> None:
    strict = past_the_door(stage.enrolment.learner, enforce_csrf_checks=True)

    assert (stage.report(WHOLE, strict), PackageState.objects.count()) == (403, 0)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_nothing_else_is_done_there(stage: Stage, method: str) -> None:
    assert getattr(stage.client, method)(stage.address).status_code == 405


def test_two_reports_make_one_row(stage: Stage) -> None:
    report = rules.report_of(WHOLE)
    assert report is not None

    for _time in range(2):
        actions.keep_report(stage.enrolment, stage.lesson.translation_key, stage.package, report)

    assert PackageState.objects.count() == 1
    with pytest.raises(IntegrityError):
        PackageState.objects.create(
            enrolment=stage.enrolment, lesson=stage.lesson.translation_key, package=stage.package
        )


def test_it_goes_when_the_learner_goes_and_the_package_stays(stage: Stage) -> None:
    stage.report(WHOLE)

    with pytest.raises(ProtectedError):
        LessonPackage.objects.filter(pk=stage.package.pk).delete()
    stage.enrolment.learner.delete()

    assert (PackageState.objects.count(), LessonPackage.objects.count()) == (0, 1)


def test_the_learners_own_page_says_where_it_is_kept_and_what_was_reported(stage: Stage, rf: Any) -> None:
    stage.report(WHOLE)
    block = stage.lesson.body[1]
    request = rf.get("/")

    plain = block.render({"page": stage.lesson, "request": request})
    own = block.render({"page": stage.lesson, "request": request, "enrolment": stage.enrolment, "csrf_token": "x"})

    assert isinstance(block.block, PackageBlock)
    assert ("data-keeps-at" in plain, f'data-keeps-at="{stage.address}"' in own) == (False, True)
    assert (("8" in own), PackageState.objects.get().reported_at <= timezone.now()) == (True, True)
    assert own.count('class="meta"') == plain.count('class="meta"') + 1


def test_a_lesson_in_another_edition_of_the_course_is_the_same_lesson(world: World, stage: Stage) -> None:
    put_up(stage.lesson.course)
    stage.report(WHOLE)

    assert PackageState.objects.get().lesson == stage.lesson.translation_key
