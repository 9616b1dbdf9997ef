"""Schemathesis reads the document and asks all it can think of: each answer must be one the document tells of."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from search.tasks import index_waiting
from tests.world import draft_course, draft_event, draft_resource, find_world, put_up

SOME_SECONDS, MANY_SECONDS = 12, 300
# A value of the tables and a cursor are strings to the document, and most strings are none: refusing them is right.
NOT_OURS = "positive_data_acceptance"


@pytest.fixture
def site(live_server: Any, settings: Any) -> str:
    """The running site with a live work of each kind, and no limit."""
    settings.BASE_URL = live_server.url
    settings.API_REQUESTS_PER_MINUTE = sys.maxsize
    world = find_world()
    for page in (draft_course(world, "Bokprat"), draft_resource(world, "Håndbok"), draft_event(world, "Fagprat")):
        put_up(page)
    index_waiting()
    return str(live_server.url)


def ask_everything(site: str, folder: Path, seconds: int) -> tuple[int, str]:
    """In a process of its own: its plug-in for pytest and slipcover cannot both be loaded."""
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{site}/api/v1/openapi.json"]
    options = ["--exclude-checks", NOT_OURS, "--seed", "1", "--max-time", str(seconds), "--no-color"]
    done = subprocess.run(
        [*command, "--url", site, *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds * 2 + 30,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.django_db(transaction=True)
def test_any_question_is_answered_as_the_document_says(site: str, tmp_path: Path) -> None:
    status, said = ask_everything(site, tmp_path, SOME_SECONDS)

    assert status == 0, said
    assert "11 selected / 11 total" in said


@pytest.mark.stress
@pytest.mark.django_db(transaction=True)
def test_any_question_is_answered_however_long_one_asks(site: str, tmp_path: Path) -> None:
    status, said = ask_everything(site, tmp_path, MANY_SECONDS)

    assert status == 0, said
