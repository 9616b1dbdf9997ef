"""An author from elsewhere is invited to one work, and the invitation ends."""

from collections.abc import Iterable
from functools import partial

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import GroupPagePermission, Page

from cms.core.collections import let_add
from cms.core.models import BasePage
from cms.core.sections import WORK_DEPTH, WORK_PATH_LENGTH
from cms.people.actions import admit, provision_group
from cms.people.models import CountyLibrary, User
from cms.people.roles import ADMIN_ACCESS, AUTHOR_PROSE, AUTHORS, RoleGroup
from workflows import outside_letters, rules
from workflows import outside_rules as outside
from workflows.actions.experts import end_links
from workflows.actions.refused import Refused, raise_if
from workflows.models import AuthorInvitation
from workflows.people import reviewers_of

PERMISSIONS = ("add_page", "change_page")


@transaction.atomic
def invite_author(
    root: BasePage,
    by: User,
    *,
    email: str,
    first_name: str,
    last_name: str,
    library: CountyLibrary | None,
    language: str,
) -> AuthorInvitation:
    """Lets the person write in this one work. Who is invited already gets another letter.

    Raises Refused with the reason why not, and ValidationError by the address as `admit` does.
    """
    list(Page.objects.select_for_update().filter(pk=root.pk).values_list("pk"))
    may_invite = partial(
        outside.may_invite_author,
        is_work=root.depth == WORK_DEPTH,
        is_owner=root.permissions_for_user(by).is_owner(),
    )
    raise_if(may_invite(writes_already=False))
    user = admit(email=email, first_name=first_name, last_name=last_name, language=language)
    raise_if(may_invite(writes_already=root.permissions_for_user(user).is_owner()))
    invitation, is_new = AuthorInvitation.objects.update_or_create(
        page=root,
        user=user,
        ended_at=None,
        defaults={"title": root.draft_title, "library": library, "invited_by": by},
    )
    user.groups.add(_group_of(root))
    outside_letters.author_invited(invitation)
    if is_new:
        log(instance=root, action="kb.author_invited", user=by, data={"author": str(user)})
    return invitation


def _group_of(root: BasePage) -> Group:
    """The work's own group of authors, made with its first."""
    group = provision_group(RoleGroup(_group_name(root), AUTHOR_PROSE, ADMIN_ACCESS))
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PERMISSIONS):
        GroupPagePermission.objects.get_or_create(group=group, page_id=root.pk, permission=permission)
    if root.county_library is not None:
        let_add(group, root.county_library)
    return group


def _group_name(root: Page) -> str:
    return f"{AUTHORS}{root.pk}"


@transaction.atomic
def withdraw_author(invitation: AuthorInvitation, by: User) -> None:
    """The owner takes the invitation back; what was written stays. Raises Refused with the reason why not."""
    page = invitation.page
    if page is None or not page.specific.permissions_for_user(by).is_owner():
        raise Refused(rules.Refusal.NOT_YOUR_WORK)
    _end(AuthorInvitation.objects.filter(pk=invitation.pk), by)


def _end(invitations: Iterable[AuthorInvitation], by: User | None, address: str = "") -> None:
    """Ends those that have not ended, each once: the right, and a letter that says so with thanks.

    Also where the work is gone by another way than being deleted here.
    """
    not_ended = AuthorInvitation.objects.filter(pk__in=[invitation.pk for invitation in invitations], ended_at=None)
    for invitation in not_ended.select_for_update(of=("self",)).select_related("user", "page"):
        invitation.ended_at, invitation.ended_by = timezone.now(), by
        invitation.save(update_fields=["ended_at", "ended_by"])
        if invitation.page is not None:
            invitation.user.groups.remove(*Group.objects.filter(name=_group_name(invitation.page)))
            log(instance=invitation.page, action="kb.author_ended", user=by, data={"author": str(invitation.user)})
        outside_letters.author_done(invitation, address)


def end_invitations_of(user: User, by: User | None) -> None:
    """Who leaves is no author any more; the successor is invited by the owner, if wanted."""
    _end(AuthorInvitation.objects.filter(user=user), by)


def end_outside_help(pages: Iterable[Page]) -> None:
    """What is up is no draft: invitations to these pages' works end, and so do the links that showed them."""
    roots = Page.objects.filter(path__in={page.path[:WORK_PATH_LENGTH] for page in pages})
    for root in roots:
        end_links(root)
        invitations = AuthorInvitation.objects.open().filter(page=root)
        if invitations:
            _end(invitations, None, root.specific.canonical_url)


def forget_authors(page: Page) -> None:
    """A page that is deleted takes its group with it."""
    AuthorInvitation.objects.filter(page=page, ended_at=None).update(ended_at=timezone.now())
    Group.objects.filter(name=_group_name(page)).delete()


def libraries_of_invited(page: BasePage, contributors: Iterable[int]) -> set[int]:
    """The county libraries of those contributors who were invited to the work, now or before: they made it too."""
    invitations = AuthorInvitation.objects.filter(page=page.work_root().pk, user__in=list(contributors))
    found = list(invitations.select_related("user"))
    named = {invitation.library_id for invitation in found if invitation.library_id is not None}
    return (
        named.union(*(reviewer.libraries for reviewer in reviewers_of({each.user for each in found})))
        if found
        else named
    )
