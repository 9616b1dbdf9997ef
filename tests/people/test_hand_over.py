"""When one leaves: everything moves to another in one action, or nothing does."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, WorkflowState

from cms.people.models import CountyLibrary, Membership, Role, User
from learning.models import CoursePage
from tests.world import PASSWORD, World, draft_course, draft_resource, login, make_user, send_back, submit
from workflows.actions import hand_over


def day(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


def terms_of(user: User) -> list[tuple[str, str | None, str | None]]:
    """Role, library and deputy of what the user holds today."""
    memberships = Membership.objects.in_term().filter(user=user)
    return sorted(memberships.values_list("role", "library__slug", "deputy__first_name"))


def leave(by: User, leaver: User, successor: User) -> Any:
    return login(by).post(reverse("people:leave", args=(leaver.pk,)), {"successor": successor.pk})


@pytest.fixture
def heir(world: World) -> User:
    return make_user("heir")


# --- what moves ---


def test_everything_moves_in_one_action(world: World, heir: User) -> None:
    course = draft_course(world, lessons=1)
    returned = draft_resource(world)
    submit(returned, world.contact)
    send_back(returned, world.reviewer)
    Page.objects.filter(pk=course.pk).update(locked=True, locked_by=world.contact, locked_at=timezone.now())
    Membership.objects.filter(user=world.other_contact).update(deputy=world.contact)

    response = leave(world.leader, world.contact, heir)

    assert response["Location"] == reverse("people:index")
    assert list(Page.objects.filter(owner=world.contact)) == []
    assert Page.objects.filter(owner=heir).count() == 3
    assert terms_of(heir) == [("contact", "innlandet", "Deputy")]
    assert terms_of(world.other_contact) == [("contact", "vestland", "Heir")]
    assert list(WorkflowState.objects.values_list("status", "requested_by")) == [("needs_changes", heir.pk)]
    assert Page.objects.filter(pk=course.pk).values_list("locked", "locked_by", "locked_at").get() == (
        False,
        None,
        None,
    )
    assert sorted(heir.groups.values_list("name", flat=True)) == [
        "Fylkeskontakt: innlandet",
        "Fylkeskontakt: vestland",
    ]


def test_others_things_stay_where_they_are(world: World, heir: User) -> None:
    theirs = draft_resource(world, by=world.other_contact, section=world.other_section)
    Page.objects.filter(pk=theirs.pk).update(locked=True, locked_by=world.other_contact)

    leave(world.leader, world.contact, heir)

    theirs.refresh_from_db()
    assert (theirs.owner, theirs.locked_by) == (world.other_contact, world.other_contact)
    assert terms_of(world.other_contact) == [("contact", "vestland", None)]


def test_a_review_in_progress_keeps_who_sent_it(world: World, heir: User) -> None:
    """Who wrote may not approve; that does not change when they leave."""
    course = draft_course(world)
    submit(course, world.contact)

    leave(world.leader, world.contact, heir)

    assert list(WorkflowState.objects.values_list("requested_by", flat=True)) == [world.contact.pk]


def test_the_successor_can_go_on_writing(world: World, heir: User) -> None:
    course = draft_course(world)

    leave(world.leader, world.contact, heir)

    page = CoursePage.objects.get(pk=course.pk)
    assert page.permissions_for_user(User.objects.get(pk=heir.pk)).can_edit() is True
    assert page.permissions_for_user(User.objects.get(pk=world.contact.pk)).can_edit() is False


def test_who_has_left_can_neither_log_in_nor_go_on(world: World, heir: User, client: Client) -> None:
    browser = login(world.contact)
    assert browser.get("/admin/").status_code == 200

    leave(world.leader, world.contact, heir)

    client.post(reverse("account_login"), {"login": "contact@example.org", "password": PASSWORD})
    assert client.get("/admin/")["Location"].startswith("/konto/login/")
    assert browser.get("/admin/")["Location"].startswith("/konto/login/")
    assert list(world.contact.groups.all()) == []


def test_the_terms_end_and_are_kept_as_history(world: World, heir: User) -> None:
    leave(world.leader, world.contact, heir)

    assert list(Membership.objects.filter(user=world.contact).values_list("role", "starts_on", "ends_on")) == [
        ("contact", day(-100), day(-1))
    ]


def test_a_term_that_began_today_ends_today(world: World, heir: User) -> None:
    Membership.objects.filter(user=world.contact).update(starts_on=day(0))

    leave(world.leader, world.contact, heir)

    assert list(Membership.objects.filter(user=world.contact).values_list("starts_on", "ends_on")) == [(day(0), day(0))]


def test_the_last_day_of_a_term_goes_along(world: World, heir: User) -> None:
    Membership.objects.filter(user=world.other_reviewer).update(ends_on=day(50))

    leave(world.leader, world.other_reviewer, heir)

    assert list(Membership.objects.filter(user=heir).values_list("role", "starts_on", "ends_on")) == [
        ("member", day(0), day(50))
    ]


def test_a_term_to_come_goes_along(world: World, heir: User) -> None:
    library = CountyLibrary.objects.get(slug="oslo")
    Membership.objects.create(user=world.outsider, role=Role.MEMBER, library=library, starts_on=day(10))

    leave(world.leader, world.outsider, heir)

    assert list(Membership.objects.filter(library=library).values_list("user", "starts_on", "ends_on")) == [
        (heir.pk, day(10), None)
    ]


def test_a_role_the_successor_holds_is_not_held_twice(world: World) -> None:
    library = CountyLibrary.objects.get(slug="innlandet")
    Membership.objects.create(user=world.outsider, role=Role.CONTACT, library=library)

    leave(world.leader, world.contact, world.outsider)

    assert terms_of(world.outsider) == [("contact", "innlandet", None)]


def test_the_deputy_who_takes_over_is_not_their_own_deputy(world: World) -> None:
    leave(world.leader, world.contact, world.deputy)

    assert terms_of(world.deputy) == [("contact", "innlandet", None)]


def test_a_deputy_who_leaves_to_the_contact_leaves_the_place_empty(world: World) -> None:
    leave(world.leader, world.deputy, world.contact)

    assert terms_of(world.contact) == [("contact", "innlandet", None)]


def test_the_log_tells_who_let_go_and_who_took_over(world: World, heir: User) -> None:
    leave(world.leader, world.contact, heir)

    entry = ModelLogEntry.objects.get(action="kb.hand_over")
    assert (entry.user, entry.object_id, entry.data) == (
        world.leader,
        str(world.contact.pk),
        {"successor": heir.pk},
    )


# --- who may ---


@pytest.mark.parametrize(
    ("by", "leaver"),
    [
        ("leader", "operator"),
        ("leader", "leader"),
        ("contact", "deputy"),
        ("outsider", "contact"),
    ],
)
def test_nobody_lets_those_leave_whose_roles_are_not_theirs_to_give(
    world: World, heir: User, by: str, leaver: str
) -> None:
    before = terms_of(world.everybody[leaver])

    response = leave(world.everybody[by], world.everybody[leaver], heir)

    assert response.headers.get("Location") != reverse("people:index")
    assert User.objects.get(pk=world.everybody[leaver].pk).is_active is True
    assert terms_of(world.everybody[leaver]) == before


def test_a_role_of_operator_to_come_is_not_the_leaders_either(world: World, heir: User) -> None:
    Membership.objects.filter(user=world.operator).update(starts_on=day(1))

    leave(world.leader, world.operator, heir)

    assert User.objects.get(pk=world.operator.pk).is_active is True


@pytest.mark.parametrize("by", ["leader", "operator"])
def test_a_superusers_account_is_not_closed_here(world: World, heir: User, by: str) -> None:
    superuser = User.objects.create_superuser("super@example.org", PASSWORD)

    leave(world.everybody[by], superuser, heir)

    assert User.objects.get(pk=superuser.pk).is_active is True


@pytest.mark.parametrize("leaver", ["operator", "leader"])
def test_the_operator_lets_anybody_leave(world: World, heir: User, leaver: str) -> None:
    operator = make_user("drift")
    Membership.objects.create(user=operator, role=Role.OPERATOR)
    before = [(role, library) for role, library, _deputy in terms_of(world.everybody[leaver])]

    leave(operator, world.everybody[leaver], heir)

    assert User.objects.get(pk=world.everybody[leaver].pk).is_active is False
    assert [(role, library) for role, library, _deputy in terms_of(heir)] == before


# --- what can go wrong ---


def test_the_form_offers_everybody_but_the_leaver_oneself_and_closed_accounts(world: World, heir: User) -> None:
    User.objects.filter(pk=heir.pk).update(is_active=False)

    response = login(world.leader).get(reverse("people:leave", args=(world.contact.pk,)))

    assert set(response.context["form"].fields["successor"].queryset) == set(
        User.objects.exclude(pk__in=(world.contact.pk, heir.pk, world.leader.pk))
    )


@pytest.mark.parametrize("successor", ["", "contact", "leader"])
def test_without_a_successor_nothing_happens(world: World, successor: str) -> None:
    value = world.everybody[successor].pk if successor else ""

    response = login(world.leader).post(reverse("people:leave", args=(world.contact.pk,)), {"successor": value})

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["successor"])
    assert User.objects.get(pk=world.contact.pk).is_active is True


def test_nobody_takes_over_from_themselves_or_gives_themselves_what_another_leaves(world: World) -> None:
    with pytest.raises(ValidationError):
        hand_over(world.contact, world.contact)
    with pytest.raises(ValidationError):
        hand_over(world.contact, world.leader, by=world.leader)

    assert terms_of(world.contact) == [("contact", "innlandet", "Deputy")]


@pytest.fixture
def accounts_cannot_be_closed() -> Iterator[None]:
    """The last of what `hand_over` writes fails, as it would with a full disk."""

    def fail(instance: User, **kwargs: Any) -> None:
        if not instance.is_active:
            raise OSError("No space left on device")

    pre_save.connect(fail, sender=User)
    yield
    pre_save.disconnect(fail, sender=User)


def test_a_failure_in_the_middle_leaves_all_as_it_was(
    world: World, heir: User, accounts_cannot_be_closed: None
) -> None:
    draft_course(world)
    Membership.objects.filter(user=world.other_contact).update(deputy=world.contact)

    def everything() -> list[list[Any]]:
        return [
            list(Page.objects.order_by("pk").values_list("pk", "owner", "locked_by")),
            list(Membership.objects.order_by("pk").values_list()),
            list(User.groups.through.objects.order_by("user", "group").values_list("user", "group")),
            list(User.objects.order_by("pk").values_list("pk", "is_active")),
            list(ModelLogEntry.objects.values_list("action")),
        ]

    before = everything()

    with pytest.raises(OSError, match="No space left"):
        hand_over(world.contact, heir)

    assert everything() == before
