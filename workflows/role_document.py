"""The parts of `docs/workflow.md` that are written from the role table, and the picture beside it."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from workflows.role_table import MARKS, STEPS, Action, Role, State
from workflows.state_picture import picture, what_of, who_of

DOCUMENT, PICTURE = Path("docs/workflow.md"), Path("docs/pictures/workflow.svg")
PART = re.compile(r"(<!-- written by write_workflow_document: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def documents(root: Path) -> dict[Path, str]:
    """What each file should hold, by its path: the text between the marks is new, all else stays as it was."""
    parts = {"steps": steps_as_table(), "actions": actions_as_tables(), "roles": roles_as_list()}
    text = (root / DOCUMENT).read_text(encoding="utf-8")
    text = PART.sub(lambda found: f"{found[1]}\n{parts[found[2]]}\n{found[3]}", text)
    return {root / DOCUMENT: text, root / PICTURE: picture()}


def stale(root: Path) -> list[Path]:
    """The files that are not as the table says."""
    return [
        path for path, text in documents(root).items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def steps_as_table() -> str:
    rows = [
        (step.start.text, what_of(step) + (f" ({step.only})" if step.only else ""), who_of(step), step.end.text)
        for step in STEPS
    ]
    return _table(("from", "what happens", "by whom", "to"), rows)


def roles_as_list() -> str:
    return "".join(f"- **{_short(role)}**: {role.text}\n" for role in Role)


def actions_as_tables() -> str:
    return "\n".join(_of_action(action) for action in Action)


def _of_action(action: Action) -> str:
    """Those who may in some state; the rest in one line."""
    able = {roles: marks for roles, marks in MARKS[action].items() if "x" in marks}
    rows = [(_names(roles), *("✓" if mark == "x" else "–" for mark in marks)) for roles, marks in able.items()]
    never = [role for roles, marks in MARKS[action].items() if roles not in able for role in roles]
    table = _table(("who", *(state.text for state in State)), rows)
    head = action.text[0].upper() + action.text[1:]
    return f"### {head}\n\n{table}\nNever: {_names(sorted(never, key=list(Role).index))}.\n"


def _names(roles: Iterable[Role]) -> str:
    return ", ".join(_short(role) for role in roles)


def _short(role: Role) -> str:
    return role.name.lower().replace("_", " ")


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _cell in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
