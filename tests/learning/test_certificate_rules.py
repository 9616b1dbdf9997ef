"""The rules of certificates: plain values in, plain values out."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.certificates import rules
from learning.certificates.rules import Refusal, Standing

TODAY = datetime.date(2026, 11, 27)
HOUR = datetime.timedelta(hours=1)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, Standing.VALID),
        ({"valid_until": TODAY}, Standing.VALID),
        ({"valid_until": TODAY - datetime.timedelta(days=1)}, Standing.EXPIRED),
        ({"is_replaced": True, "valid_until": datetime.date(2020, 1, 1)}, Standing.REPLACED),
        ({"is_revoked": True, "is_replaced": True}, Standing.REVOKED),
    ],
)
def test_the_gravest_is_said_first(facts: dict[str, Any], expected: Standing) -> None:
    plain = {"is_revoked": False, "is_replaced": False, "valid_until": None, "today": TODAY}

    assert rules.standing(**plain | facts) is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, Refusal.NOT_IN_GROUP),
        ({"is_member": True}, None),
        ({"is_operator": True}, None),
        ({"is_member": True, "is_revoked": True}, Refusal.IS_REVOKED),
        ({"is_member": True, "reason": "  "}, Refusal.NO_REASON),
        ({"is_revoked": True, "reason": ""}, Refusal.NOT_IN_GROUP),
    ],
)
def test_who_may_revoke_what(facts: dict[str, Any], expected: Refusal | None) -> None:
    plain = {"is_member": False, "is_operator": False, "is_revoked": False, "reason": "Feil person."}

    assert rules.may_revoke(**plain | facts) is expected


@pytest.mark.parametrize(
    ("is_revoked", "is_replaced", "expected"),
    [(False, False, None), (True, False, Refusal.IS_REVOKED), (False, True, Refusal.IS_REPLACED)],
)
def test_what_may_be_renewed(is_revoked: bool, is_replaced: bool, expected: Refusal | None) -> None:
    assert rules.may_renew(is_revoked=is_revoked, is_replaced=is_replaced) is expected


@pytest.mark.parametrize(
    ("from_here", "expected"), [(rules.NAMES_TRIED - 1, None), (rules.NAMES_TRIED, Refusal.TOO_MANY_NAMES)]
)
def test_names_are_not_tried_without_end(from_here: int, expected: Refusal | None) -> None:
    assert rules.may_try_name(from_here=from_here) is expected


@pytest.mark.parametrize(
    ("age", "is_outdated", "expected"),
    [(None, False, True), (HOUR, False, False), (HOUR, True, True), (6 * HOUR, False, True)],
)
def test_when_a_list_is_signed_anew(age: datetime.timedelta | None, is_outdated: bool, expected: bool) -> None:
    assert rules.must_be_signed(age=age, is_outdated=is_outdated, oldest=6 * HOUR) is expected


def test_the_one_free_place_is_found() -> None:
    assert rules.free_index({0, 1, 2, 3, 4, 6, 7}, size=8) == 5


@given(st.sets(st.integers(0, 31), max_size=31))
def test_a_place_is_free_and_in_the_list(taken: set[int]) -> None:
    found = rules.free_index(taken, size=32)

    assert (found in taken, 0 <= found < 32) == (False, True)


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        ("2026-11-27", None, None),
        ("2026-11-27", 1, "2026-12-27"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2026-12-01", 12, "2027-12-01"),
        ("2026-11-30", 1, "2026-12-30"),
    ],
)
def test_months_are_counted_to_the_last_day(day: str, months: int | None, last: str | None) -> None:
    found = rules.last_valid_day(datetime.date.fromisoformat(day), months)

    assert found == (datetime.date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(
    "written",
    [
        "Åse Marie Ødegård",
        "  åse   marie\tødegård ",
        "ÅSE MARIE ØDEGÅRD",
        "A\u030ase Marie Ødega\u030ard",  # as a Mac may write it
        "Åse\u00a0Marie Ødegård",
    ],
)
def test_a_name_agrees_however_it_is_typed(written: str) -> None:
    assert rules.agreed_name(written) == "åse marie ødegård"


@pytest.mark.parametrize("other", ["Ase Marie Odegard", "Åse Ødegård", "ÅseMarie Ødegård", ""])
def test_another_name_is_another(other: str) -> None:
    assert rules.agreed_name(other) != "åse marie ødegård"


@given(st.text(max_size=40))
def test_an_agreed_name_is_agreed_already(name: str) -> None:
    once = rules.agreed_name(name)

    assert rules.agreed_name(once) == once


def test_a_hash_is_of_the_value_and_then_the_salt() -> None:
    digest = rules.identity_hash("åse", "c0ffee")

    assert digest == "466829a84c2a060302fa6d418f91107a399660b6929d1139cb61324f1d5b9536"
    assert (rules.is_hash_of("åse", "c0ffee", digest), rules.is_hash_of("ase", "c0ffee", digest)) == (True, False)


def test_a_hash_of_hashes_is_of_their_lines() -> None:
    digest = rules.hash_of_hashes(["aa", "bb"])

    assert digest == "329d670e59ead1543a2d36865895972560bc434204c5f4a0c8219005dd312719"
