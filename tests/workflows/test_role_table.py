"""Every role × state × action, through the real views: what is not allowed says why and changes nothing.

What is expected stands in `workflows.role_table`, from which `docs/workflow.md` is written too. It is tried of works
that somebody wrote, and again of translations: a little of the table each time, and all of it under stress.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from learning.models import ResourcePage
from tests.editing import as_shown
from tests.makings import TRANSLATED, WRITTEN
from tests.workflows.knocking import DOORS, Door, digest, outcome, rows_written
from tests.workflows.states import Bank, let_the_clock_go_on, make_bank, state_of
from tests.world import World, draft_course, draft_resource, login
from workflows.role_table import MARKS, STEPS, Action, Role, State, Step, faults_of, may, who_may

UNDER_STRESS = pytest.mark.stress
AS_WRITTEN = (WRITTEN,)
ALONE = [pytest.param((making,), marks=UNDER_STRESS) for making in TRANSLATED]
MAKINGS = [AS_WRITTEN, TRANSLATED, *ALONE]  # in this order everywhere: pytest makes each once


def how_they_are_made(makings: Any) -> str:
    return " and ".join(map(str, makings))


@pytest.fixture(scope="module", params=MAKINGS, ids=how_they_are_made)
def bank(lasting_world: World, request: Any) -> Iterator[Bank]:
    """Undone before the works are made another way."""
    with transaction.atomic():
        with translation.override("nb"):
            made = make_bank(lasting_world, request.param)
        Client().get("/finnes-ikke/")  # the first page that is shown writes the site's settings
        yield made
        transaction.set_rollback(True)


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


@pytest.fixture
def undone() -> Iterator[None]:
    """Whatever is done in the test is undone after it, also where the test ends in an error."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def found_at(door: Door, actions: list[Action]) -> dict[str, str]:
    before = digest()
    return {action.name: outcome(door, action, before) for action in actions}


def expected_at(role: Role, state: State, actions: list[Action]) -> dict[str, str]:
    return {action.name: "allowed" if may(action, role, state) else "refused" for action in actions}


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


def of_each_a_little(role: Role) -> dict[State, list[Action]]:
    """Some of the table in one state for each role; and each action once where it is allowed."""
    own = list(State)[list(Role).index(role) % len(State)]
    asked = {own: some_of_the_table(role, own)}
    for number, action in enumerate(Action):
        allowed = [(other, state) for state in State for other in who_may(action, state)]
        who, where = allowed[number * 7 % len(allowed)]  # not always the first
        if who == role and action not in asked.setdefault(where, []):
            asked[where].append(action)
    return asked


@pytest.mark.parametrize("bank", [AS_WRITTEN], ids=how_they_are_made, indirect=True)
@pytest.mark.parametrize("state", State, ids=lambda state: state.name)
@pytest.mark.parametrize("role", Role, ids=lambda role: role.name)
def test_each_role_may_do_to_a_work_what_the_table_says_and_nothing_else(
    bank: Bank, forms: Any, sessions: Any, db: None, role: Role, state: State
) -> None:
    door, asked = Door(bank, bank.works[state], sessions.get(role), forms), some_of_the_table(role, state)

    assert found_at(door, asked) == expected_at(role, state, asked)


@UNDER_STRESS
@pytest.mark.parametrize("state", State, ids=lambda state: state.name)
@pytest.mark.parametrize("role", Role, ids=lambda role: role.name)
def test_the_whole_table_holds_however_the_work_was_made(
    bank: Bank, forms: Any, sessions: Any, db: None, role: Role, state: State
) -> None:
    door = Door(bank, bank.works[state], sessions.get(role), forms)

    assert found_at(door, list(Action)) == expected_at(role, state, list(Action))


@pytest.mark.parametrize(
    "bank", [pytest.param(AS_WRITTEN, marks=UNDER_STRESS), TRANSLATED], ids=how_they_are_made, indirect=True
)
@pytest.mark.parametrize("role", Role, ids=lambda role: role.name)
def test_a_translation_is_no_exception(bank: Bank, forms: Any, sessions: Any, db: None, role: Role) -> None:
    asked = of_each_a_little(role)
    doors = {state: Door(bank, bank.works[state], sessions.get(role), forms) for state in asked}

    found = {state.name: found_at(doors[state], actions) for state, actions in asked.items()}

    assert found == {state.name: expected_at(role, state, actions) for state, actions in asked.items()}


def test_of_the_little_that_is_asked_of_translations_each_state_and_each_action_is_a_part_for_each_answer() -> None:
    cells = [(role, *cell) for role in Role for cell in of_each_a_little(role).items()]
    answers = {(action, may(action, role, state)) for role, state, actions in cells for action in actions}

    assert {role for role, _state, actions in cells if actions} == set(Role)
    assert {state for _role, state, actions in cells if actions} == set(State)
    assert answers == {(action, is_allowed) for action in Action for is_allowed in (True, False)}


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
    assert set(DOORS) == set(Action)


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
