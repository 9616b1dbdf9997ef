"""Every role × state × action, through the real views: what is not allowed says why and changes nothing.

What is expected stands in `workflows.role_table`, from which `docs/workflow.md` is written too.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from cms.core.models import BasePage
from cms.core.sections import SECTION_DEPTH
from learning.models import ResourcePage
from tests.editing import as_shown
from tests.workflows.states import Bank, last_review, let_the_clock_go_on, make_bank, state_of
from tests.world import CHECKED, World, draft_course, draft_resource, login
from workflows.actions import open_pins
from workflows.models import FollowUp
from workflows.role_table import MARKS, STEPS, Action, Role, State, Step, faults_of, may, who_may


@pytest.fixture(scope="module")
def bank(lasting_world: World) -> Bank:
    with translation.override("nb"):
        made = make_bank(lasting_world)
    Client().get("/finnes-ikke/")  # the first page that is shown writes the site's settings
    return made


@pytest.fixture(scope="module")
def forms(bank: Bank) -> dict[type, dict[str, Any]]:
    """What the editor's form holds, for each type of work: what a browser would send of a page that was open before."""
    found = {}
    with transaction.atomic(), translation.override("nb"):
        for draft in (draft_resource(bank.world, "Mønster"), draft_course(bank.world, "Mønster", lessons=0)):
            shown = login(bank.world.contact).get(reverse("wagtailadmin_pages:edit", args=(draft.pk,)))
            found[type(draft)] = as_shown(shown) | {"title": "Lagret forbi gjennomgangen", "summary": "Endret."}
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="module")
def sessions(bank: Bank) -> dict[Role, str]:
    """Everybody logs in once; each request then comes from a browser of its own."""
    return {role: login(user).cookies["sessionid"].value for role, user in bank.people.items() if user}


# --- what is done at each door ---


class Door:
    """One role's way to the work in one state."""

    def __init__(self, bank: Bank, work: BasePage, session: str | None, forms: dict[type, dict[str, Any]]) -> None:
        self.bank, self.work, self.forms = bank, work, forms
        self.review = last_review(self.work)
        self.client = Client()
        if session:
            self.client.cookies["sessionid"] = session

    def knock(self, action: Action) -> Any:
        return _DOORS[action](self)

    def post(self, name: str, number: int, **data: Any) -> Any:
        return self.client.post(reverse(f"workflows:{name}", args=(number,)), data)

    def on_review(self, name: str, **data: Any) -> Any:
        return self.post(name, self.review.pk if self.review else 0, **data)

    def on_work(self, name: str, **data: Any) -> Any:
        return self.post(name, self.work.pk, **data)

    def edit(self) -> Any:
        address = reverse("wagtailadmin_pages:edit", args=(self.work.pk,))
        return self.client.post(address, self.forms[type(self.work)] | {"slug": self.work.slug})

    def preview(self) -> Any:
        return self.client.get(reverse("wagtailadmin_pages:view_draft", args=(self.work.pk,)))

    def read(self) -> Any:
        """The pinned page; whoever gets that gets the screen around it, which asks the same."""
        number = self.review.pk if self.review else 0
        return self.client.get(reverse("workflows:preview", args=(number, self.work.pk)))

    def decide(self, action: str) -> Any:
        pins = ",".join(str(pin.pk) for pin in open_pins(self.review)) if self.review else ""
        return self.on_review("review", **CHECKED | {"pins": pins, "action": action, "comment": "Fordi."})

    def name(self) -> Any:
        return self.on_review("name_approver", candidate=self.bank.candidate.pk, reason="Ingen andre kan.")

    def emergency(self) -> Any:
        address = reverse("workflows:emergency")
        return self.client.post(address, {"address": self.work.url, "reason": "Feil nummer til krisetelefonen."})

    def delete(self) -> Any:
        return self.client.post(reverse("wagtailadmin_pages:delete", args=(self.work.pk,)))

    def move(self) -> Any:
        other = Page.objects.get(slug="agder", locale=self.work.locale, depth=SECTION_DEPTH)
        return self.client.post(reverse("wagtailadmin_pages:move_confirm", args=(self.work.pk, other.pk)))

    def follow_up(self) -> Any:
        found = FollowUp.objects.filter(page=self.work.pk).first()
        return self.post("follow_up", found.pk if found else 0, note="Rettet.")


_DOORS: dict[Action, Callable[[Door], Any]] = {
    Action.EDIT: Door.edit,
    Action.SUBMIT: lambda door: door.on_work("submit", pages=[door.work.pk]),
    Action.WITHDRAW: lambda door: door.on_work("withdraw"),
    Action.PREVIEW: Door.preview,
    Action.READ: Door.read,
    Action.CLAIM: lambda door: door.on_review("claim"),
    Action.RELEASE: lambda door: door.on_review("release"),
    Action.HAND_OVER: lambda door: door.on_review("hand_over", receiver=door.bank.receiver.pk),
    Action.APPROVE: lambda door: door.decide("approve"),
    Action.SEND_BACK: lambda door: door.decide("reject"),
    Action.NAME: Door.name,
    Action.TAKE_DOWN: lambda door: door.on_work("take_down", reason="Feil tall."),
    Action.EMERGENCY: Door.emergency,
    Action.DELETE: Door.delete,
    Action.MOVE: Door.move,
    Action.FOLLOW_UP: Door.follow_up,
}
READING = {Action.PREVIEW, Action.READ}


# --- what came of it ---


@cache
def _tables() -> list[str]:
    """Everything a verb of the workflow may write, letters and log included; not sessions and when one logged in."""
    rooms = {"core", "events", "home", "learning", "media", "wagtailcore", "workflows"}
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in rooms]
    opened = {"wagtailcore_pagesubscription"}  # that one has opened the editor
    return sorted({model._meta.db_table for model in models if model._meta.managed} - opened)


def digest() -> str:
    """Of every row and column of these tables, in one query."""
    rows = " UNION ALL ".join(f"SELECT '{table} ' || row::text AS line FROM {table} row" for table in _tables())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT md5(string_agg(line, E'\\n' ORDER BY line)) FROM ({rows}) lines")
        return str(cursor.fetchone()[0])


def rows_written() -> int:
    """By this transaction in these tables, also what was undone since: counted by PostgreSQL, and so nearly free."""
    counted = "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables WHERE relname = ANY(%s)"
    with connection.cursor() as cursor:
        cursor.execute(counted, [_tables()])
        return int(cursor.fetchone()[0])


def says_why(response: Any) -> bool:
    """Forbidden or not there; or a redirect with a message, or to the login; or the form again with what is wrong."""
    if response.status_code in (403, 404):
        return True
    if response.status_code == 302 and response.url.startswith("/konto/login/"):
        return True
    form = response.context.get("form") if response.context else None
    return bool(list(get_messages(response.wsgi_request)) or (form is not None and form.errors))


@pytest.fixture
def undone() -> Iterator[None]:
    """Whatever is done in the test is undone after it, also where the test ends in an error."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def outcome(door: Door, action: Action, before: str) -> str:
    """`allowed`, `refused`, or what is wrong with the refusal. Nothing of it stays."""
    written = rows_written()
    with transaction.atomic():
        response = door.knock(action)
        has_changed = rows_written() != written and digest() != before
        transaction.set_rollback(True)
    if action in READING:
        has_read = response.status_code == 200
        if has_changed:
            return "changes what it reads"
        return "allowed" if has_read else ("refused" if says_why(response) else "refused without a reason")
    if has_changed:
        return "allowed"
    return "refused" if says_why(response) else "refused without a reason"


def some_of_the_table(role: Role, state: State) -> list[Action]:
    """All that is allowed; of what is refused each action once to each role, and every third beside that."""
    turn = list(Role).index(role) + list(State).index(state)
    return [
        action
        for number, action in enumerate(Action, turn)
        if may(action, role, state)
        or number % 3 == 0
        or state == next(other for other in State if not may(action, role, other))
    ]


@pytest.mark.parametrize("ask", [some_of_the_table, pytest.param(lambda *_: list(Action), marks=pytest.mark.stress)])
@pytest.mark.parametrize("state", State, ids=lambda state: state.name)
@pytest.mark.parametrize("role", Role, ids=lambda role: role.name)
def test_each_role_may_do_to_a_work_what_the_table_says_and_nothing_else(
    bank: Bank, forms: Any, sessions: Any, db: None, role: Role, state: State, ask: Callable[..., list[Action]]
) -> None:
    door, before = Door(bank, bank.works[state], sessions.get(role), forms), digest()
    actions = ask(role, state)

    found = {action.name: outcome(door, action, before) for action in actions}

    assert found == {action.name: "allowed" if may(action, role, state) else "refused" for action in actions}


def test_what_is_asked_of_the_table_refuses_every_action_to_every_role_that_is_ever_refused_it() -> None:
    cells = [(action, role, state) for state in State for role in Role for action in some_of_the_table(role, state)]
    ever = {(action, role) for action in Action for role in Role if not all(may(action, role, s) for s in State)}

    assert {(action, role) for action, role, state in cells if not may(action, role, state)} == ever


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.start.name}-{step.end.name}")
def test_each_arrow_of_the_picture_leads_where_it_says(
    bank: Bank, forms: Any, sessions: Any, db: None, undone: None, step: Step
) -> None:
    work = bank.special[step.only] if step.only else bank.works[step.start]
    assert state_of(work) == step.start

    if step.action is None:
        let_the_clock_go_on()
    else:
        role = who_may(step.action, step.start)[0]
        Door(bank, work, sessions[role], forms).knock(step.action)

    assert state_of(work) == step.end


def test_each_work_is_in_its_state(bank: Bank, db: None) -> None:
    assert {state: state_of(work) for state, work in bank.works.items()} == {state: state for state in State}


# --- the table is whole ---


def test_the_table_has_a_mark_for_every_role_state_and_action() -> None:
    assert faults_of(MARKS) == []
    assert set(_DOORS) == set(Action)


def test_a_table_that_lacks_an_action_a_role_or_a_state_is_noticed() -> None:
    edit = MARKS[Action.EDIT]
    everybody = tuple(Role)
    rest = {action: rows for action, rows in MARKS.items() if action is not Action.EDIT}

    assert faults_of(rest) == ["EDIT has no rows"]
    assert faults_of(rest | {Action.EDIT: {everybody[1:]: "." * len(State)}}) == ["EDIT: CONTACT stands 0 times"]
    assert faults_of(rest | {Action.EDIT: edit | {(Role.OUTSIDER,): "." * len(State)}}) == [
        "EDIT: OUTSIDER stands 2 times"
    ]
    assert faults_of(rest | {Action.EDIT: {everybody: "." * (len(State) - 1)}}) == [
        "EDIT: '.........' is not a mark for each state"
    ]
    assert faults_of(rest | {Action.EDIT: {everybody: "?" * len(State)}}) == [
        "EDIT: '??????????' is not a mark for each state"
    ]


def test_a_changed_row_is_counted_and_changes_the_digest(bank: Bank, db: None, undone: None) -> None:
    before, written = digest(), rows_written()

    ResourcePage.objects.filter(pk=bank.works[State.LIVE].pk).update(summary="Noe annet.")

    assert (digest() != before, rows_written() - written) == (True, 1)
