"""The shape of the code itself: page classes read top-down, long files say why, page types are complete."""

import ast
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.utils.text import camel_case_to_spaces
from wagtail.models import get_page_models

from cms.core.models import BasePage
from learning.models import WorkPage

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("cms", "home", "learning", "events", "search", "workflows")
SOURCES = ("py", "html", "css", "js")

# --- long files ------------------------------------------------------------------------------------------------------

MOST_LINES = 300
HEAD = 10  # lines in which a long file says why it is
REASON = re.compile(r"\b(long|length|do not edit)\b", re.IGNORECASE)


def unexplained(source: str) -> str | None:
    """What is wrong with a file's length; None when it is short or says at its head why it is not."""
    lines = source.splitlines()
    if len(lines) <= MOST_LINES or REASON.search("\n".join(lines[:HEAD])):
        return None
    return f"{len(lines)} lines, and no reason at its head"


def source_files() -> list[Path]:
    folders = [ROOT / name for name in (*PACKAGES, "templates", "tests")]
    files = [path for folder in folders for kind in SOURCES for path in folder.rglob(f"*.{kind}")]
    return [path for path in files if "migrations" not in path.parts]


def test_a_long_file_says_at_its_head_why_it_is_long() -> None:
    faults = {str(path.relative_to(ROOT)): unexplained(path.read_text()) for path in source_files()}

    assert {path: fault for path, fault in faults.items() if fault} == {}


def test_the_search_for_long_files_finds_what_is_planted() -> None:
    short, long = '"""A."""\n' * 300, '"""A."""\n' * 301

    assert (unexplained(short), unexplained(long)) == (None, "301 lines, and no reason at its head")
    assert unexplained('"""One table of codes, hence long."""\n' + long) is None
    assert unexplained(long + "# hence long") is not None
    assert len(source_files()) > 200


# --- the direction of imports ----------------------------------------------------------------------------------------


def broken_contracts(folder: Path) -> list[str]:
    """The contracts that import-linter finds broken in the project as it lies in the folder."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return re.findall(r"^(.+) BROKEN$", done.stdout, re.MULTILINE)


def test_an_import_upwards_is_found(tmp_path: Path) -> None:
    for name in PACKAGES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("static", "locale*", "data"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    assert broken_contracts(tmp_path) == []

    (tmp_path / "learning/planted.py").write_text("import home.actions\n")

    assert broken_contracts(tmp_path) == ["A room imports only from rooms below it; siblings never meet"]


# --- which languages are meant ---------------------------------------------------------------------------------------


def test_no_code_asks_djangos_list_of_languages_which_does_not_say_what_it_is_of() -> None:
    """INTERFACE_LANGUAGES, WAGTAIL_CONTENT_LANGUAGES and KNOWN_LANGUAGES do (docs/languages.md)."""
    asking = [path for name in PACKAGES for path in (ROOT / name).rglob("*.py") if asks_vaguely(path.read_text())]

    assert [str(path.relative_to(ROOT)) for path in asking] == []
    assert asks_vaguely("dict(settings.LANGUAGES)")


def asks_vaguely(source: str) -> bool:
    return "settings.LANGUAGES" in source


# --- a page class, top to bottom -------------------------------------------------------------------------------------

TREE = {"parent_page_types", "subpage_types", "max_count", "max_count_per_parent"}
FACE = {"template", "is_found_by_search", "is_permanent", "is_shown_alone"}
FORM = {"base_form_class", "shown_with", "shown_lists", "required_for_review", "exclude_fields_in_copy"}
ORDER = [
    *("docstring", "Meta", "tree rules", "template", "fields", "form", "panels"),
    *("search_fields", "translatable_fields", "methods"),
]
PAGE_BASES = {"BasePage", "WorkPage"}


def part_of(node: ast.stmt) -> str:
    """Which part of a page class a statement belongs to; its own name where it belongs to none."""
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return "docstring"
        case ast.ClassDef(name="Meta"):
            return "Meta"
        case ast.ClassDef():  # the choices of a field stand before it
            return "fields"
        case ast.FunctionDef(name="get_context"):
            return "get_context"
        case ast.FunctionDef():
            return "methods"
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return part_of_name(name, node.value)
    return ast.unparse(node)


def part_of_name(name: str, value: ast.expr | None) -> str:
    parts = {"tree rules": TREE, "template": FACE, "form": FORM, "search_fields": {"search_fields"}}
    parts["translatable_fields"] = {"translatable_fields"}
    for part, names in parts.items():
        if name in names:
            return part
    if name.endswith(("_panel", "_panels")):
        return "panels"
    return "fields" if isinstance(value, ast.Call) else name


def disorder(source: str) -> list[str]:
    """What breaks the order in the page classes of a module, as “class: what”."""
    pages = [node for node in ast.parse(source).body if isinstance(node, ast.ClassDef) and bases(node) & PAGE_BASES]
    return [f"{page.name}: {fault}" for page in pages for fault in faults_of(page)]


def bases(node: ast.ClassDef) -> set[str]:
    return {base.id for base in node.bases if isinstance(base, ast.Name)}


def faults_of(page: ast.ClassDef) -> list[str]:
    parts = [part_of(node) for node in page.body]
    known = [*ORDER, "get_context"]
    faults = [f"{part} has no place in the order" for part in parts if part not in known]
    places = [known.index(part) for part in parts if part in known]
    faults += [f"{known[after]} stands after {known[before]}" for before, after in pairwise(places) if after < before]
    faults += [f"has no {part}" for part in ("docstring", "Meta") if part not in parts]
    return faults


def page_modules() -> list[Path]:
    return [path for name in PACKAGES for path in (ROOT / name).rglob("models/*.py")]


@pytest.mark.parametrize("path", page_modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_class_reads_from_its_rules_to_its_context(path: Path) -> None:
    assert disorder(path.read_text()) == []


def test_the_search_for_page_classes_finds_them_all() -> None:
    found = {
        node.name
        for path in page_modules()
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ClassDef) and bases(node) & PAGE_BASES
    }

    assert found == {model.__name__ for model in page_types()} | {WorkPage.__name__}


GOOD = '''
class GoodPage(WorkPage):
    """Good."""

    class Meta:
        verbose_name = "good"

    parent_page_types = ["home.HomePage"]
    template = "good.html"

    class Kind(TextChoices):
        ONE = "one"

    kind = CharField(choices=Kind.choices)
    required_for_review = ("kind",)
    content_panels = [FieldPanel("kind")]
    search_fields = []

    def words(self):
        return []

    def get_context(self, request):
        return {}
'''


def test_a_page_class_in_order_has_no_fault() -> None:
    assert disorder(GOOD) == []


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        (('    """Good."""\n', ""), "has no docstring"),
        (('    class Meta:\n        verbose_name = "good"\n', ""), "has no Meta"),
        (('    template = "good.html"\n', "    def early(self):\n        return 1\n"), "fields stands after methods"),
        (("    search_fields = []\n", '    later = CharField("later")\n'), "fields stands after panels"),
        (("    content_panels = ", "    max_count = 1\n    content_panels = "), "tree rules stands after form"),
        (("    search_fields = []\n", "    colour = 3\n"), "colour has no place in the order"),
    ],
)
def test_a_planted_fault_in_the_order_is_found(planted: tuple[str, str], fault: str) -> None:
    source = GOOD.replace(*planted)

    assert source != GOOD
    assert f"GoodPage: {fault}" in disorder(source)


def test_a_method_after_the_context_is_found() -> None:
    assert disorder(GOOD + "\n    def last(self):\n        return 1\n") == [
        "GoodPage: methods stands after get_context"
    ]


# --- what each page type has -----------------------------------------------------------------------------------------


def page_types() -> list[Any]:
    return [model for model in get_page_models() if issubclass(model, BasePage)]


def lacking(model: Any) -> list[str]:
    """What a page type should have and has not, in words."""
    meta = model._meta
    faults = []
    if str(meta.verbose_name) == camel_case_to_spaces(model.__name__):
        faults.append("a name for people")
    if "parent_page_types" not in vars(model):
        faults.append("a rule for where it may stand")
    for name in ("required_for_review", "shown_with", "shown_lists"):
        named = getattr(model, name, ())
        faults += [
            f"the field {field} of {name}" for field in named if field not in {f.name for f in meta.get_fields()}
        ]
    faults += [f"one related row in {name}" for name in model.shown_with if not meta.get_field(name).many_to_one]
    faults += [f"many related rows in {name}" for name in getattr(model, "shown_lists", ()) if not to_many(model, name)]
    return faults


def to_many(model: Any, name: str) -> bool:
    return bool(model._meta.get_field(name).many_to_many)


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_a_page_type_lacks_nothing(model: Any) -> None:
    assert lacking(model) == []


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_a_page_types_template_exists(model: Any) -> None:
    assert get_template(model.template).origin.name == str(ROOT / "templates" / model.template)


def test_the_search_for_what_a_page_type_lacks_finds_what_is_planted() -> None:
    course = next(model for model in page_types() if model.__name__ == "CoursePage")
    planted = type(
        "Planted",
        (),
        {
            "_meta": course._meta,
            "required_for_review": ("no_such_field",),
            "shown_with": ("target_groups",),
            "shown_lists": ("main_area",),
        },
    )

    assert lacking(planted) == [
        "a rule for where it may stand",
        "the field no_such_field of required_for_review",
        "one related row in target_groups",
        "many related rows in main_area",
    ]


def test_the_walk_over_page_types_is_not_empty() -> None:
    assert len(page_types()) == 16


# --- jobs ------------------------------------------------------------------------------------------------------------


def test_a_worker_knows_every_job_there_is_and_every_job_that_the_clock_asks_for() -> None:
    """Asked in a process of its own: a worker reads no addresses, and so finds only what each room's `tasks` names."""
    ask = "from cms.celery import app; app.loader.import_default_modules(); print(*app.tasks)"
    told = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    known = {name for name in told.split() if not name.startswith("celery.")}

    jobs = [path.read_text() for package in PACKAGES for path in (ROOT / package).rglob("tasks.py")]
    written = {name for source in jobs for name in re.findall(r'shared_task\([^)]*name="(.+?)"', source)}
    assert known == written
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} - known == set()
