"""docs/workflow.md and its picture are as the role table says."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from workflows.management.commands import write_workflow_document
from workflows.role_document import DOCUMENT, PICTURE, stale
from workflows.role_table import STEPS, State
from workflows.state_picture import ARROWS, PLACES

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The two files in a folder of their own, which the command takes for the project."""
    for path in (DOCUMENT, PICTURE):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)
    monkeypatch.setattr(write_workflow_document, "ROOT", tmp_path)
    return tmp_path


def test_the_document_and_the_picture_are_as_the_table_says() -> None:
    assert stale(ROOT) == []


def test_a_cell_changed_by_hand_is_noticed_and_written_anew(copy: Path) -> None:
    document = copy / DOCUMENT
    text = document.read_text(encoding="utf-8")
    document.write_text(text.replace("| ✓ |", "| – |", 1), encoding="utf-8")

    with pytest.raises(CommandError, match="docs/workflow.md"):
        call_command("write_workflow_document", check=True)
    call_command("write_workflow_document")

    assert document.read_text(encoding="utf-8") == text


def test_what_is_written_by_hand_stays(copy: Path) -> None:
    document = copy / DOCUMENT
    document.write_text("Et forord.\n" + document.read_text(encoding="utf-8"), encoding="utf-8")

    call_command("write_workflow_document", check=True)

    assert document.read_text(encoding="utf-8").startswith("Et forord.")


def test_a_missing_picture_is_drawn(copy: Path) -> None:
    (copy / PICTURE).unlink()

    call_command("write_workflow_document")

    assert stale(copy) == []


def test_every_state_and_every_step_has_its_place_in_the_picture() -> None:
    assert set(PLACES) == set(State)
    assert set(ARROWS) == {(step.start, step.end) for step in STEPS}
