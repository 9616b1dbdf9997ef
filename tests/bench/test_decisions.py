"""How long a decision takes, from the reviewer's click to the answer, with indexing and mail queued."""

import time
from statistics import median

import pytest

from cms.core.models import Mail
from tests.world import CHECKED, World, draft_course, login, open_review, shown, submit

ROUNDS = 5
BUDGET = 1.5  # seconds


@pytest.mark.bench
def test_approving_a_course_with_eight_lessons(world: World) -> None:
    client = login(world.reviewer)
    taken = []
    for number in range(ROUNDS):
        course = draft_course(world, f"Kurs {number}", lessons=8)
        submit(course, world.contact)
        address = f"/admin/gjennomgang/{open_review(course).pk}/"
        answers = CHECKED | shown(course) | {"action": "approve", "comment": ""}

        began = time.perf_counter()
        response = client.post(address, answers)
        taken.append(time.perf_counter() - began)

        course.refresh_from_db()
        assert (response.status_code, course.live) == (302, True)

    assert Mail.objects.filter(to=world.contact.email).count() == ROUNDS
    print(f"\nApproving a course with eight lessons: median {median(taken):.2f} s, budget {BUDGET} s")
