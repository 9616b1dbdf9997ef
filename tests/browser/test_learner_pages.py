"""A learner's own pages of the demo before the same judges as the public ones."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser

from learning.models import Enrolment, Learner, LessonPage, StaffMeeting
from tests.browser.test_public_pages import axe, html_errors, overflow
from tests.learners import past_the_door


def pages() -> dict[str, list[str]]:
    """By the learner's address: on their way, with an assignment handed in, having led a meeting."""
    half_way = Enrolment.objects.get(learner__email__startswith="mona.brekke")
    waiting = Enrolment.objects.get(learner__email__startswith="siv.moen")
    meeting = StaffMeeting.objects.get()
    course, long = (f"/min-laering/kurs/{each.work}/" for each in (half_way, waiting))
    lesson = LessonPage.objects.get(slug="demp", locale__language_code="nb")
    assert meeting.led_by is not None
    return {
        half_way.learner.email: [
            *("/min-laering/", "/min-laering/navn/", "/min-laering/mine-data/", course),
            *(f"{course}{lesson.translation_key}/", f"/min-laering/quiz/{half_way.pk}/{lesson.pk}/", long),
        ],
        waiting.learner.email: [long, f"{long}oppgave/"],
        meeting.led_by.email: [
            f"/min-laering/personalmote/{meeting.pk}/",
            f"/min-laering/personalmote/{meeting.work}/",
        ],
    }


def signed_in(email: str) -> Client:
    return past_the_door(Learner.objects.get(email=email))


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), pytest.param(1440, "light", marks=pytest.mark.stress)])
def test_a_learners_pages_pass_axe_and_fit_their_window(
    browser: Browser, demo: None, site: str, width: int, scheme: Any
) -> None:
    faults: dict[str, Any] = {}
    for email, paths in pages().items():
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        session = signed_in(email).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
        page = context.new_page()
        for path in paths:
            page.goto(site + path)
            if found := axe(page) or overflow(page):
                faults[path] = found

    assert faults == {}


def test_the_html_checker_finds_no_error_in_them(demo: None, tmp_path: Path) -> None:
    number = 0
    for email, paths in pages().items():
        client = signed_in(email)
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == 200, path
            (tmp_path / f"{number:03}.html").write_bytes(answer.content)
            number += 1

    assert html_errors(tmp_path) == []
