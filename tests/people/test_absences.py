"""Being away: entered by oneself, the deputy or the leader, and by nobody else."""

import datetime
from typing import Any

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.people.models import Absence, User
from tests.world import World, login
from workflows.people import reviewer_of

ABSENCES = "people:absences"
QUERIES = 13  # the session, the user, the page's frame and menu, and three for the list and its form


def day(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


def enter(by: User, of: User, first: int = 1, last: int = 3) -> Any:
    form = {"user": of.pk, "first_day": day(first), "last_day": day(last)}
    return login(by).post(reverse(ABSENCES), form)


def away(user: User, first: int = 1, last: int = 3) -> Absence:
    return Absence.objects.create(user=user, first_day=day(first), last_day=day(last), entered_by=user)


@pytest.mark.parametrize(
    ("by", "of"),
    [
        ("contact", "contact"),
        ("deputy", "contact"),
        ("leader", "contact"),
        ("leader", "other_contact"),
        ("reviewer", "leader"),  # the leader's deputy
        ("reviewer", "other_contact"),
        ("operator", "operator"),
    ],
)
def test_an_absence_is_entered_by_oneself_the_deputy_or_the_leader(world: World, by: str, of: str) -> None:
    response = enter(world.everybody[by], world.everybody[of])

    assert response["Location"] == reverse(ABSENCES)
    assert list(Absence.objects.values_list("user", "first_day", "last_day", "entered_by")) == [
        (world.everybody[of].pk, day(1), day(3), world.everybody[by].pk)
    ]


@pytest.mark.parametrize(
    ("by", "of"),
    [
        ("other_contact", "contact"),
        ("contact", "deputy"),  # the deputy stands in for the contact, not the other way round
        ("own_member", "contact"),
        ("other_reviewer", "leader"),
        ("operator", "contact"),
        ("leader", "outsider"),
    ],
)
def test_an_absence_is_entered_by_nobody_else(world: World, by: str, of: str) -> None:
    response = enter(world.everybody[by], world.everybody[of])

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["user"])
    assert Absence.objects.exists() is False


def test_an_outsider_enters_nothing(world: World) -> None:
    assert enter(world.outsider, world.outsider).status_code == 403
    assert Absence.objects.exists() is False


def test_a_last_day_before_the_first_is_said_by_the_field(world: World) -> None:
    response = enter(world.contact, world.contact, first=3, last=1)

    form = response.context["form"]
    assert form.errors == {"last_day": [_("The last day cannot come before the first.")]}
    assert (form["first_day"].value(), form["last_day"].value()) == (str(day(3)), str(day(1)))
    assert Absence.objects.exists() is False


def test_days_that_are_no_days_are_said_by_their_fields(world: World) -> None:
    form = {"user": world.contact.pk, "first_day": "i morgen", "last_day": ""}

    response = login(world.contact).post(reverse(ABSENCES), form)

    assert list(response.context["form"].errors) == ["first_day", "last_day"]


def test_the_database_too_refuses_a_last_day_before_the_first(world: World) -> None:
    with pytest.raises(IntegrityError):
        away(world.contact, first=3, last=1)


def test_an_absence_of_one_day_is_an_absence(world: World) -> None:
    enter(world.other_reviewer, world.other_reviewer, first=0, last=0)

    assert reviewer_of(world.other_reviewer).is_away is True
    assert reviewer_of(world.reviewer).is_away is False


def test_one_sees_the_absences_one_may_enter_and_that_are_not_over(world: World) -> None:
    past = away(world.contact, first=-9, last=-1)
    now = away(world.contact, first=-1, last=0)
    coming = away(world.contact, first=5, last=6)
    others = away(world.other_contact)

    def seen(user: User) -> list[Absence]:
        return list(login(user).get(reverse(ABSENCES)).context["absences"])

    assert seen(world.contact) == [now, coming]
    assert seen(world.deputy) == [now, coming]
    assert seen(world.other_contact) == [others]
    assert seen(world.leader) == [now, others, coming]
    assert past not in seen(world.leader)


def test_the_form_begins_with_oneself(world: World) -> None:
    form = login(world.contact).get(reverse(ABSENCES)).context["form"]

    assert form["user"].value() == world.contact.pk
    assert list(form.fields["user"].queryset) == [world.contact]


@pytest.mark.parametrize("by", ["contact", "deputy", "leader"])
def test_an_absence_is_removed_by_those_who_may_enter_it(world: World, by: str) -> None:
    absence = away(world.contact)

    response = login(world.everybody[by]).post(reverse("people:delete_absence", args=(absence.pk,)))

    assert response["Location"] == reverse(ABSENCES)
    assert Absence.objects.exists() is False


@pytest.mark.parametrize(("by", "status"), [("other_contact", 404), ("other_reviewer", 404), ("outsider", 403)])
def test_an_absence_is_removed_by_nobody_else(world: World, by: str, status: int) -> None:
    absence = away(world.contact)

    response = login(world.everybody[by]).post(reverse("people:delete_absence", args=(absence.pk,)))

    assert (response.status_code, Absence.objects.count()) == (status, 1)


def test_an_absence_is_not_removed_by_opening_an_address(world: World) -> None:
    absence = away(world.contact)

    response = login(world.contact).get(reverse("people:delete_absence", args=(absence.pk,)))

    assert (response.status_code, Absence.objects.count()) == (405, 1)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(world: World, django_assert_num_queries: Any, number: int) -> None:
    client = login(world.leader)
    for user in (world.contact, world.other_contact, world.own_member)[:number]:
        away(user)
    client.get(reverse(ABSENCES))

    with django_assert_num_queries(QUERIES):
        response = client.get(reverse(ABSENCES))

    assert len(response.context["absences"]) == number
