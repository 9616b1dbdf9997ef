"""An expert without an account reads one draft by a secret address, and comments on it."""

import datetime
import hashlib
import hmac
import secrets

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from cms.core.models import BasePage
from cms.core.sections import WORK_DEPTH
from cms.people.models import User
from workflows import outside_letters, rules
from workflows import outside_rules as outside
from workflows.actions.facts import work_of
from workflows.actions.refused import raise_if
from workflows.models import ExpertComment, ExpertLink, ReviewTaskState
from workflows.people import reviewer_of

HOUR = datetime.timedelta(hours=1)


def refusal_to_show(root: BasePage, user: User) -> rules.Refusal | None:
    """Why the user may not show the work's draft to an expert; None when they may."""
    return outside.may_show_to_expert(
        is_work=root.depth == WORK_DEPTH,
        may_edit=root.permissions_for_user(user).can_edit(),
        may_review=_may_review(root, user),
    )


def _may_review(root: BasePage, user: User) -> bool:
    state = root.current_workflow_task_state
    return isinstance(state, ReviewTaskState) and rules.may_review(reviewer_of(user), work_of(state)) is None


@transaction.atomic
def make_link(root: BasePage, by: User, expert: str, days: int) -> tuple[ExpertLink, str]:
    """The link and its secret, which is told now and never again. Raises Refused with the reason why not."""
    raise_if(refusal_to_show(root, by))
    secret = secrets.token_urlsafe()
    link = ExpertLink.objects.create(
        page=root,
        title=root.draft_title,
        library=root.county_library,
        expert=expert.strip(),
        token_hash=hash_of(secret),
        made_by=by,
        expires_at=timezone.now() + datetime.timedelta(days=days),
    )
    log(instance=root, action="kb.expert_link", user=by, data={"expert": link.expert})
    return link, secret


@transaction.atomic
def revoke_link(link: ExpertLink, by: User) -> None:
    """Shuts the door at once. A link that has ended stays as it ended. Raises Refused with the reason why not."""
    link = ExpertLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    page = _page_of(link)
    raise_if(refusal_to_show(page, by) if page is not None else rules.Refusal.NOT_YOUR_WORK)
    if link.ended_at is None:
        link.ended_at, link.ended_by = timezone.now(), by
        link.save(update_fields=["ended_at", "ended_by"])
        log(instance=page, action="kb.expert_link_revoked", user=by, data={"expert": link.expert})


def _page_of(link: ExpertLink) -> BasePage | None:
    return link.page.specific if link.page is not None else None


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def link_for(secret: str) -> ExpertLink | None:
    """The open link with this secret. Unknown, expired and ended are all the same: None."""
    wanted = hash_of(secret)
    link = ExpertLink.objects.open().filter(token_hash=wanted).select_related("page", "library", "made_by").first()
    return link if link is not None and hmac.compare_digest(link.token_hash, wanted) else None


def pages_shown(link: ExpertLink) -> list[BasePage]:
    """The work's pages in the order of the draft. What is shown of each is its latest revision; see `draft_title`.

    Under review that is what is pinned, since nothing is saved in a pinned page.
    """
    page = _page_of(link)
    return [] if page is None else page.get_latest_revision_as_object().work_pages()


@transaction.atomic
def comment(link_pk: int, page: BasePage, name: str, text: str) -> ExpertComment | None:
    """Keeps what the expert wrote, and tells the library; None when the link has just ended.

    Raises Refused when too much has come from the link.
    """
    link = ExpertLink.objects.open().select_for_update(of=("self",)).filter(pk=link_pk).first()
    if link is None:
        return None
    lately = link.comments.filter(written_at__gt=timezone.now() - HOUR)
    raise_if(outside.may_comment(last_hour=lately.count(), in_all=link.comments.count()))
    written = ExpertComment.objects.create(
        link=link,
        page_id=page.pk,
        revision_id=page.latest_revision_id,
        page_title=page.draft_title,
        name=name.strip(),
        text=text.strip(),
    )
    outside_letters.commented(written)
    return written


def comments_on(root: Page) -> list[ExpertComment]:
    """All that experts wrote about the work, the last first."""
    return list(ExpertComment.objects.filter(link__page=root.pk).order_by("-written_at", "-pk"))


def end_links(root: Page) -> None:
    """The work is up: what is written in it from now on is no draft that somebody asked an expert to read."""
    ExpertLink.objects.filter(page=root, ended_at=None).update(ended_at=timezone.now())
