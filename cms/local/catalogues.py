"""Compares the translations with the texts in the code: nothing missing, nothing empty, nothing doubtful."""

import ast
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cms.local.bootstrap import Problem

LANGUAGES = ("nb", "nn")
FOLDER = Path("cms/locale")
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "node_modules", "var", "tests", "__pycache__")


@dataclass
class Entry:
    """One text of a catalogue; `translations` are more than one where the text has a plural."""

    context: str = ""
    text: str = ""
    translations: list[str] = field(default_factory=list)
    fuzzy: bool = False

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.text


def complaints(root: Path, env: Mapping[str, str]) -> list[str]:
    """One line for each text that a language lacks, leaves empty or has marked as fuzzy.

    makemessages writes to the catalogues, so it works on a copy of the project. Raises Problem when it fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        shutil.copytree(root, copy, ignore=NOT_COPIED)
        for language in LANGUAGES:  # makemessages makes a catalogue only below a folder that is there
            (copy / FOLDER / language / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
        locales = [f"--locale={language}" for language in LANGUAGES]
        command = [sys.executable, "manage.py", "makemessages", *locales, "--keep-pot"]
        made = subprocess.run(command, cwd=copy, env=dict(env), capture_output=True, text=True, check=False)
        template = copy / FOLDER / "django.pot"
        if made.returncode or not template.exists():
            why = (made.stderr.strip() or "it found no texts").splitlines()[-1]
            raise Problem(f"makemessages failed: {why}")
        texts = list(entries(template.read_text()))
    return [line for language in LANGUAGES for line in _compare(texts, root, language)]


def _compare(texts: list[Entry], root: Path, language: str) -> Iterator[str]:
    catalogue = FOLDER / language / "LC_MESSAGES" / "django.po"
    if not (root / catalogue).exists():
        yield f"{catalogue}: the whole catalogue is missing"
        return
    translated = {entry.key: entry for entry in entries((root / catalogue).read_text())}
    for text in texts:
        entry = translated.get(text.key)
        if entry is None:
            yield f"{catalogue}: missing: {text.text!r}"
        elif not all(entry.translations):
            yield f"{catalogue}: empty: {text.text!r}"
        elif entry.fuzzy:
            yield f"{catalogue}: fuzzy: {text.text!r}"


def entries(catalogue: str) -> Iterator[Entry]:
    """The texts of a catalogue in gettext's format, without its header and what is marked as obsolete."""
    for block in catalogue.split("\n\n"):
        entry, keyword = Entry(), ""
        for line in block.splitlines():
            if line.startswith("#"):
                entry.fuzzy |= line.startswith("#,") and "fuzzy" in line
                continue
            start, _, quoted = line.partition('"')
            if start:  # else the text of the line above goes on
                keyword = start.strip()
                if keyword.startswith("msgstr"):
                    entry.translations.append("")
            words = ast.literal_eval(f'"{quoted}')
            if keyword == "msgctxt":
                entry.context += words
            elif keyword == "msgid":
                entry.text += words
            elif keyword.startswith("msgstr"):
                entry.translations[-1] += words
        if entry.text:
            yield entry
