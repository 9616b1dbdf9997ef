"""What each role's group holds, exactly, and that provisioning is repeatable."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Workflow, WorkflowPage

from cms.core.models import ApprovalRecord
from cms.people.actions import provision_libraries, provision_roles
from cms.people.models import County, CountyLibrary, Municipality
from cms.people.roles import GROUP, LEADER, OPERATOR, ROLE_GROUPS, RoleGroup
from home.actions import provision_after_migrate
from tests.world import World, login

pytestmark = pytest.mark.django_db


def dump() -> dict[str, list[Any]]:
    """Everything provisioning writes, with primary keys: what is made anew looks different from what was left alone."""
    querysets = (
        Group.objects.all(),
        Group.permissions.through.objects.all(),
        GroupPagePermission.objects.all(),
        GroupCollectionPermission.objects.all(),
        Collection.objects.all(),
        CountyLibrary.objects.all(),
        County.objects.all(),
        Municipality.objects.all(),
        Page.objects.all(),
        ApprovalRecord.objects.all(),
        Workflow.objects.all(),
        WorkflowPage.objects.all(),
    )
    return {queryset.model.__name__: list(queryset.order_by("pk").values_list()) for queryset in querysets}


def contact_groups() -> set[str]:
    return {library.group_name for library in CountyLibrary.objects.all()}


def permissions_of(name: str) -> set[str]:
    permissions = Permission.objects.filter(group__name=name).select_related("content_type")
    return {f"{permission.content_type.app_label}.{permission.codename}" for permission in permissions}


def test_there_is_a_group_for_each_role_and_each_library_and_no_other() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {"Ressursgruppa", "Leder", "Drift"} | contact_groups()


@pytest.mark.parametrize("role", ROLE_GROUPS, ids=lambda role: role.name)
def test_a_roles_group_holds_exactly_what_the_role_says(role: RoleGroup) -> None:
    assert permissions_of(role.name) == set(role.permissions)


def test_a_contacts_group_holds_nothing_but_the_door_of_the_admin() -> None:
    held = {name: permissions_of(name) for name in contact_groups()}

    assert held == {name: {"wagtailadmin.access_admin"} for name in contact_groups()}


def test_a_contacts_group_writes_in_its_own_section_in_both_written_forms_and_nowhere_else() -> None:
    for library in CountyLibrary.objects.all():
        held = GroupPagePermission.objects.filter(group__name=library.group_name)

        assert sorted(
            held.values_list("page__locale__language_code", "permission__codename", "page__translation_key")
        ) == [
            (language, f"{name}_page", library.section)
            for language in ("nb", "nn")
            for name in ("add", "bulk_delete", "change")
        ]


def test_nobodys_group_may_publish_unpublish_or_lock() -> None:
    codenames = GroupPagePermission.objects.values_list("permission__codename", flat=True)

    assert set(codenames) == {"add_page", "change_page", "bulk_delete_page"}


def test_no_model_permission_lets_a_group_change_pages() -> None:
    by_pages = Permission.objects.filter(content_type__app_label="wagtailcore", codename__endswith="_page")

    assert by_pages.exists() is True
    assert list(by_pages.filter(group__isnull=False)) == []


def test_reviewers_leader_and_operator_hold_no_page_permission() -> None:
    holders = set(GroupPagePermission.objects.values_list("group__name", flat=True))

    assert holders == contact_groups()
    assert holders.isdisjoint({GROUP.name, LEADER.name, OPERATOR.name})


@pytest.mark.parametrize("who", ["own_member", "reviewer", "leader", "operator", "outsider"])
def test_only_the_countys_own_people_change_its_pages(world: World, who: str) -> None:
    assert world.section.permissions_for_user(world.contact).can_edit() is True
    assert world.section.permissions_for_user(world.everybody[who]).can_edit() is False


def test_provisioning_twice_changes_nothing() -> None:
    before = dump()

    provision_after_migrate()

    assert dump() == before


def test_provisioning_takes_away_what_was_added_by_hand() -> None:
    before = dump()
    group = Group.objects.get(name=LEADER.name)
    group.permissions.add(Permission.objects.get(codename="delete_user", content_type__app_label="people"))

    provision_roles()

    assert dump() == before


def test_wagtails_own_groups_which_may_publish_are_gone() -> None:
    moderators = Group.objects.create(name="Moderators")
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=moderators, page=Page.get_first_root_node(), permission=publish)

    provision_roles()

    assert Group.objects.filter(name="Moderators").exists() is False
    assert GroupPagePermission.objects.filter(permission=publish).exists() is False


def test_the_banks_own_workflow_is_the_one_attached_to_the_tree() -> None:
    attached = WorkflowPage.objects.values_list("page__depth", "workflow__name")

    assert list(attached) == [(1, "Gjennomgang")]


def test_there_are_15_counties_and_three_of_them_share_a_library() -> None:
    shared = CountyLibrary.objects.get(slug="abo")

    assert County.objects.count() == 15
    assert list(shared.counties.values_list("name", flat=True)) == ["Akershus", "Buskerud", "Østfold"]
    assert str(shared.counties.first()) == "Akershus"


def test_municipalities_that_are_gone_are_read_again() -> None:
    names = set(Municipality.objects.values_list("name", "county", "sami_area"))
    Municipality.objects.all().delete()

    provision_libraries()

    assert set(Municipality.objects.values_list("name", "county", "sami_area")) == names
    assert str(Municipality.objects.get(name="Karasjok")) == "Karasjok"


def test_what_an_operator_has_renamed_keeps_its_name() -> None:
    CountyLibrary.objects.filter(slug="innlandet").update(name="Innlandet bibliotek")

    provision_libraries()

    assert CountyLibrary.objects.get(slug="innlandet").name == "Innlandet bibliotek"


@pytest.mark.parametrize("who", ["operator", "leader", "contact", "outsider"])
def test_the_operator_alone_changes_a_county_librarys_address(world: World, who: str) -> None:
    library = CountyLibrary.objects.get(slug="innlandet")
    url = reverse("wagtailsnippets_people_countylibrary:edit", args=(library.pk,))

    login(world.everybody[who]).post(url, {"email": "post@example.org", "website": "", "written_form": "nb"})

    library.refresh_from_db()
    expected = "post@example.org" if who == "operator" else ""
    assert (library.name, library.email) == ("Innlandet fylkesbibliotek", expected)
