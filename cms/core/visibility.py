"""What a user of the admin may know of."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy


def visible_to(pages: QuerySet[Page], user: Any) -> QuerySet[Page]:
    """What is live, and what the user has rights to: another county's draft is neither listed nor named."""
    if user.is_superuser:
        return pages
    mine = page_permission_policy.instances_user_has_any_permission_for(user, {"add", "change"})
    return pages.filter(Q(live=True) | Q(pk__in=mine.values("pk")))
