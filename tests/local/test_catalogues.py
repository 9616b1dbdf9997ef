import os
from pathlib import Path

import pytest

from cms.local import catalogues
from cms.local.bootstrap import Problem

SETTINGS = """
SECRET_KEY = "x"
LOCALE_PATHS = ["cms/locale"]
"""
MANAGE = """
import os, sys
from django.core.management import execute_from_command_line
os.environ["DJANGO_SETTINGS_MODULE"] = "plain"
execute_from_command_line(sys.argv)
"""
CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext
texts = [_("Known"), _("Planted"), _("Left empty"), _("Doubtful"), pgettext("verb", "Known")]
lines = ngettext("%d thing", "%d things", 2) + _(
    "A text so long that gettext breaks it over several lines of its catalogue, "
    "which the reading must put together again"
)
"""
HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Known"
msgstr "Kjent"

msgctxt "verb"
msgid "Known"
msgstr "Kjent"

msgid ""
"A text so long that gettext breaks it over several lines of its catalogue, "
"which the reading must put together again"
msgstr "Lang"
"""
REST = """
msgid "Planted"
msgstr "Plantet"

msgid "Left empty"
msgstr "Ikke tom"

msgid "Doubtful"
msgstr "Tvilsom"

msgid "%d thing"
msgid_plural "%d things"
msgstr[0] "%d ting"
msgstr[1] "%d ting"
"""
FAULTY = """
msgid "Left empty"
msgstr ""

#, fuzzy
#| msgid "Double"
msgid "Doubtful"
msgstr "Dobbel"

msgid "%d thing"
msgid_plural "%d things"
msgstr[0] "%d ting"
msgstr[1] ""

#~ msgid "Planted"
#~ msgstr "Plantet"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "plain.py").write_text(SETTINGS)
    (tmp_path / "manage.py").write_text(MANAGE)
    (tmp_path / "code.py").write_text(CODE)
    for language in ("nb", "nn"):
        folder = tmp_path / "cms" / "locale" / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "django.po").write_text(HEADER + REST)
    return tmp_path


def test_a_complete_translation_is_not_complained_of(project: Path) -> None:
    assert catalogues.complaints(project, os.environ) == []


def test_a_text_missing_empty_or_doubtful_is_named(project: Path) -> None:
    catalogue = project / "cms/locale/nn/LC_MESSAGES/django.po"
    catalogue.write_text(HEADER + FAULTY)

    assert sorted(catalogues.complaints(project, os.environ)) == [
        "cms/locale/nn/LC_MESSAGES/django.po: empty: '%d thing'",
        "cms/locale/nn/LC_MESSAGES/django.po: empty: 'Left empty'",
        "cms/locale/nn/LC_MESSAGES/django.po: fuzzy: 'Doubtful'",
        "cms/locale/nn/LC_MESSAGES/django.po: missing: 'Planted'",
    ]
    assert catalogue.read_text() == HEADER + FAULTY


def test_a_language_without_any_catalogue_is_named(project: Path) -> None:
    (project / "cms/locale/nb/LC_MESSAGES/django.po").unlink()

    assert catalogues.complaints(project, os.environ) == [
        "cms/locale/nb/LC_MESSAGES/django.po: the whole catalogue is missing"
    ]


def test_code_that_cannot_be_read_is_a_problem(project: Path) -> None:
    (project / "plain.py").write_text("raise ValueError('planted')")

    with pytest.raises(Problem, match="^makemessages failed: ValueError: planted$"):
        catalogues.complaints(project, os.environ)
