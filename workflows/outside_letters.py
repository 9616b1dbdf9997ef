"""Letters about help from outside; stored as all letters are, in the transaction of what they tell."""

from django.urls import reverse
from django.utils import timezone

from cms.core.accounts import password_address
from cms.core.outbox import store_mail
from cms.people.models import User
from cms.people.terms import contacts_of, leaders, members_in_term
from workflows.models import AuthorInvitation, ExpertComment, HelpRequest


def commented(comment: ExpertComment) -> None:
    """To the library and whoever made the link: one letter an hour for each link, however much is written in it."""
    link, hour = comment.link, timezone.now().strftime("%Y%m%d%H")
    people = {user.pk: user for user in contacts_of({link.library_id} if link.library_id else set())}
    if link.made_by is not None:
        people[link.made_by.pk] = link.made_by
    context = {"comment": comment, "title": link.title, "path": reverse("workflows:outside", args=(link.page_id,))}
    for user in people.values():
        store_mail(user, "expert_comment", context, key=f"expert_comment:{link.pk}:{hour}:{user.pk}", can_wait=True)


def author_invited(invitation: AuthorInvitation) -> None:
    """With a way to choose a password for who has none yet."""
    user = invitation.user
    context = {
        "invitation": invitation,
        "password_path": "" if user.has_usable_password() else password_address(user),
        "path": reverse("wagtailadmin_pages:edit", args=(invitation.page_id,)),
    }
    store_mail(user, "author_invited", context)


def author_done(invitation: AuthorInvitation, address: str) -> None:
    """`address`: where readers find the work, when the invitation ended because it went up."""
    context = {"invitation": invitation, "address": address}
    store_mail(invitation.user, "author_done", context, key=f"author_done:{invitation.pk}")


def help_asked(request: HelpRequest) -> None:
    """To the leader, the deputy and the members, each once."""
    led_by = [user for term in leaders() for user in (term.user, term.deputy) if user is not None]
    for user in {user.pk: user for user in [*led_by, *members_in_term()]}.values():
        store_mail(user, "help_asked", _about(request), key=f"help_asked:{request.pk}:{user.pk}", can_wait=True)


def help_given(request: HelpRequest, by: User) -> None:
    if request.owner is not None:
        store_mail(request.owner, "help_given", _about(request) | {"by": by})


def help_answered(request: HelpRequest) -> None:
    """To the library's contacts, and to whoever asked."""
    people = {user.pk: user for user in contacts_of({request.library_id})}
    if request.asked_by is not None:
        people[request.asked_by.pk] = request.asked_by
    for user in people.values():
        store_mail(user, "help_answered", _about(request), key=f"help_answered:{request.pk}:{user.pk}", can_wait=True)


def _about(request: HelpRequest) -> dict[str, object]:
    return {"request": request, "path": reverse("workflows:help_request", args=(request.pk,))}
