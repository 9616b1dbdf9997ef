"""The picture of a work's states in `docs/workflow.md`, drawn from the steps of the role table."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from workflows.role_table import STEPS, Action, Role, State, Step, who_may

WIDTH, HEIGHT = 1380, 500
BOX, TALL = 150, 50
PAPER, INK, SOFT, LAMP, ALARM = "#fbf8f1", "#1f2328", "#5b6068", "#f2c94c", "#a4262c"
LINE = 16

# Where each state's box has its upper left corner.
PLACES = {
    State.DRAFT: (20, 205),
    State.IN_REVIEW: (350, 205),
    State.CLAIMED: (350, 55),
    State.SENT_BACK: (350, 365),
    State.HALF_APPROVED: (650, 55),
    State.WAITING: (650, 365),
    State.LIVE: (920, 205),
    State.LIVE_WITH_DRAFT: (920, 55),
    State.LIVE_IN_REVIEW: (1210, 130),
    State.TAKEN_DOWN: (920, 365),
}


@dataclass(frozen=True)
class Arrow:
    """Its way, and where its words begin or end (`anchor` as in SVG)."""

    way: str
    x: int
    y: int
    anchor: str = "middle"


ARROWS = {
    (State.DRAFT, State.IN_REVIEW): Arrow("M170 222 H348", 260, 196),
    (State.IN_REVIEW, State.DRAFT): Arrow("M350 240 H172", 268, 268),
    (State.DRAFT, State.LIVE): Arrow("M95 205 V24 H895 V220 H918", 230, 42),
    (State.IN_REVIEW, State.CLAIMED): Arrow("M405 205 V107", 397, 150, "end"),
    (State.CLAIMED, State.IN_REVIEW): Arrow("M445 105 V203", 453, 172, "start"),
    (State.IN_REVIEW, State.SENT_BACK): Arrow("M445 255 V363", 453, 320, "start"),
    (State.SENT_BACK, State.IN_REVIEW): Arrow("M405 365 V257", 397, 320, "end"),
    (State.IN_REVIEW, State.LIVE): Arrow("M500 230 H918", 700, 204),
    (State.IN_REVIEW, State.HALF_APPROVED): Arrow("M500 212 C620 205 690 170 695 107", 510, 128, "start"),
    (State.HALF_APPROVED, State.LIVE): Arrow("M755 105 C770 170 850 205 918 212", 775, 128, "start"),
    (State.IN_REVIEW, State.WAITING): Arrow("M500 248 C580 262 640 300 665 363", 640, 270, "start"),
    (State.WAITING, State.LIVE): Arrow("M800 380 C870 360 920 310 945 257", 800, 340),
    (State.WAITING, State.DRAFT): Arrow("M700 415 V446 H95 V257", 560, 423),
    (State.LIVE, State.LIVE_WITH_DRAFT): Arrow("M985 205 V107", 993, 150, "start"),
    (State.LIVE_WITH_DRAFT, State.LIVE_IN_REVIEW): Arrow("M1070 72 C1170 72 1240 80 1270 128", 1190, 52),
    (State.LIVE_IN_REVIEW, State.LIVE_WITH_DRAFT): Arrow("M1210 150 C1150 150 1110 130 1072 98", 1103, 170, "start"),
    (State.LIVE_IN_REVIEW, State.LIVE): Arrow("M1270 180 C1250 220 1150 235 1072 235", 1190, 252),
    (State.LIVE, State.TAKEN_DOWN): Arrow("M995 255 V363", 1003, 310, "start"),
    (State.TAKEN_DOWN, State.IN_REVIEW): Arrow("M995 415 V480 H190 V249 H348", 560, 460),
}


def picture(steps: Iterable[Step] = STEPS) -> str:
    boxes = "\n".join(_box(state) for state in State)
    arrows = "\n".join(_arrow(step) for step in steps)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d" \
font-family="Inter, system-ui, sans-serif" font-size="13">
<title id="t">The states of a work</title>
<desc id="d">{escape(" ".join(_sentence(step) for step in steps))}</desc>
<defs>{_head("head", INK)}{_head("alarm", ALARM)}</defs>
<rect width="{WIDTH}" height="{HEIGHT}" rx="12" fill="{PAPER}"/>
{arrows}
{boxes}
</svg>
"""


def _head(name: str, colour: str) -> str:
    return (
        f'<marker id="{name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
        f'orient="auto-start-reverse"><path d="M0 0 L10 5 L0 10 z" fill="{colour}"/></marker>'
    )


def _box(state: State) -> str:
    x, y = PLACES[state]
    fill = LAMP if state.name.startswith("LIVE") else "#ffffff"
    return (
        f'<rect x="{x}" y="{y}" width="{BOX}" height="{TALL}" rx="6" fill="{fill}" stroke="{INK}"/>'
        f'<text x="{x + BOX // 2}" y="{y + 30}" text-anchor="middle" font-weight="600" fill="{INK}">'
        f"{escape(state.text)}</text>"
    )


def _arrow(step: Step) -> str:
    arrow = ARROWS[step.start, step.end]
    past_review = step.action is Action.EMERGENCY
    colour, head = (ALARM, "alarm") if past_review else (INK, "head")
    dashes = ' stroke-dasharray="6 4"' if past_review or step.action is None else ""
    what = what_of(step) + (f" ({step.only})" if step.only else "")
    return (
        f'<path d="{arrow.way}" fill="none" stroke="{colour}" stroke-width="1.4"{dashes} marker-end="url(#{head})"/>'
        f'<text x="{arrow.x}" y="{arrow.y}" text-anchor="{arrow.anchor}" fill="{colour}">{escape(what)}</text>'
        f'<text x="{arrow.x}" y="{arrow.y + LINE}" text-anchor="{arrow.anchor}" fill="{SOFT}">'
        f"{escape(who_of(step))}</text>"
    )


def what_of(step: Step) -> str:
    return step.action.text if step.action else "its day comes"


def who_of(step: Step) -> str:
    """The roles of a step in as few words as a picture has room for."""
    if step.action is None:
        return "the clock"
    if step.action is Action.RELEASE:
        return "the claimant"
    roles = set(who_may(step.action, step.start))
    if roles >= {Role.CONTACT, Role.OWN_MEMBER}:
        return "contact, deputy, any member"
    if Role.CONTACT in roles:
        return "contact, deputy"
    if Role.OPERATOR in roles:
        return "operator"
    return "member from elsewhere" if Role.SECOND_MEMBER in roles else "another member"


def _sentence(step: Step) -> str:
    only = f", {step.only}" if step.only else ""
    return f"{step.start.text} to {step.end.text}: {what_of(step)}{only} ({who_of(step)})."
