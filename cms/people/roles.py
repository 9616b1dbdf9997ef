"""The roles as frozen data with prose: what each may do, and what it may not. Provisioned after every migrate.

Nobody holds Wagtail's "publish"; what goes up is published by a finished review (docs/adr/0001-review.md).
"""

from dataclasses import dataclass

ADMIN_ACCESS = ("wagtailadmin.access_admin",)
# Who improves the search: synonyms, works shown first, what is asked for, and wishes made of that.
SEARCH = (
    *(f"search.{verb}_{noun}" for noun in ("synonym", "promotion") for verb in ("add", "change", "delete")),
    "search.view_query",
    "learning.add_wish",
    "learning.change_wish",
)


@dataclass(frozen=True)
class RoleGroup:
    """A Django group that carries a role's rights; `permissions` as app_label.codename."""

    name: str
    prose: str
    permissions: tuple[str, ...]


CONTACT_PAGE_PERMISSIONS = ("add", "change", "bulk_delete")
CONTACT_PROSE = (
    "Writes for one county library: may add, change and delete drafts in its section, and add pictures and documents "
    "to its collection. Chooses pictures from everywhere. Cannot publish, and cannot see another county's drafts."
)

AUTHORS = "Forfatter: "  # begins the names of the groups of invited authors, one group a work
AUTHOR_PROSE = (
    "Is invited to one work: may add and change in it until it goes up or the owner takes the invitation back. Chooses "
    "pictures from everywhere and adds to the owner's collection. Cannot delete, move or take down."
)

GROUP = RoleGroup(
    name="Ressursgruppa",
    prose=(
        "Reviews what others than themselves have written and approves or sends back. Holds no page permission at all: "
        "the review screen shows what there is to review. Improves the search: reads what is asked for, and makes "
        "synonyms, promoted results and wishes for content of it."
    ),
    permissions=(*ADMIN_ACCESS, *SEARCH),
)
LEADER = RoleGroup(
    name="Leder",
    prose=(
        "Sees every review, appoints members, writes the group's mandate, enters absences and moves work from one who "
        "leaves to another."
    ),
    permissions=(
        *ADMIN_ACCESS,
        *SEARCH,
        "people.view_membership",
        "people.add_membership",
        "people.change_membership",
        "people.view_absence",
        "people.add_absence",
        "people.change_absence",
        "people.delete_absence",
        "workflows.change_mandate",
    ),
)
OPERATOR = RoleGroup(
    name="Drift",
    prose=(
        "Runs the site: settings, people, vocabularies, mail. Not a superuser, holds no page permission, "
        "and cannot publish past a review."
    ),
    permissions=(
        *ADMIN_ACCESS,
        "core.change_sitesettings",
        "core.view_mail",
        "people.view_membership",
        "people.add_membership",
        "people.change_membership",
        "people.view_countylibrary",
        "people.change_countylibrary",
        "people.view_absence",
        "people.add_absence",
        "people.change_absence",
        "people.delete_absence",
        "learning.add_competencearea",
        "learning.change_competencearea",
        "learning.add_competence",
        "learning.change_competence",
        "learning.add_targetgroup",
        "learning.change_targetgroup",
        "learning.add_topic",
        "learning.change_topic",
    ),
)
ROLE_GROUPS = (GROUP, LEADER, OPERATOR)
