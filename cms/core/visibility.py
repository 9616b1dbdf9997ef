"""What a user of the admin may know of."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.core.sections import SECTION_DEPTH

RIGHTS = {"add", "change"}

# Who looks at the admin in this request. Wagtail asks a page for its title without saying who asks.
_viewer: ContextVar[Any] = ContextVar("viewer", default=None)


@contextmanager
def seen_by(user: Any) -> Iterator[None]:
    """While it lasts, pages know who is looking at them."""
    token = _viewer.set(user)
    try:
        yield
    finally:
        _viewer.reset(token)


def show_all_titles() -> None:
    """For the rest of the request. A title that is hidden is hidden in the log and in letters too."""
    _viewer.set(None)


def is_hidden_draft(page: Page) -> bool:
    """Whether what is unpublished of the page is hidden from who is looking: one query in a request, for all pages."""
    viewer = _viewer.get()
    if viewer is None or page.pk is None:
        return False
    return not page_permission_policy.user_has_any_permission_for_instance(viewer, RIGHTS, page)


def own(pages: QuerySet[Page], user: Any) -> QuerySet[Page]:
    """What the user has rights to."""
    return pages if user.is_superuser else pages.filter(_is_own(user))


def visible_to(pages: QuerySet[Page], user: Any) -> QuerySet[Page]:
    """What is live, and what the user has rights to: another county's draft is neither listed nor named."""
    return pages if user.is_superuser else pages.filter(Q(live=True) | _is_own(user))


def explorable_by(pages: QuerySet[Page], user: Any) -> QuerySet[Page]:
    """What the user has rights to, and the live pages on the way there: down to the sections, and no further."""
    on_the_way = Q(live=True, depth__lte=SECTION_DEPTH)
    return pages if user.is_superuser else pages.filter(on_the_way | _is_own(user))


def _is_own(user: Any) -> Q:
    return Q(pk__in=page_permission_policy.instances_user_has_any_permission_for(user, RIGHTS).values("pk"))
