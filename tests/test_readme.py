"""The README keeps what it promises about variables, targets and pictures."""

import re
from dataclasses import fields
from pathlib import Path

from cms.settings.env import Env

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_environment_variable_stands_in_the_table() -> None:
    table = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))

    assert table - {"PORT", "DJANGO_SETTINGS_MODULE"} == {field.name.upper() for field in fields(Env)}


def test_every_target_the_documents_name_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named: set[str] = set()
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        named |= set(re.findall(r"`make ([a-z-]+)", path.read_text(encoding="utf-8")))

    assert named - targets == set()


def test_every_picture_and_document_the_readme_points_to_is_there() -> None:
    links = re.findall(r"\]\(((?!https?:)[^)#]+)\)", README)

    assert [link for link in links if not (ROOT / link).exists()] == []
