"""The first page's rows of help from outside: requests to the group, experts' comments, works one is invited to."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from wagtail.admin.ui.components import Component

from cms.people.models import CountyLibrary, User
from workflows.models import AuthorInvitation, ExpertComment, HelpRequest

SHOWN = 10
LATELY = datetime.timedelta(days=30)


class HelpPanel(Component):
    """Requests for help as they concern the user, and what experts wrote lately. At most three queries."""

    order = 25
    template_name = "workflows/home/help.html"

    def __init__(self, libraries: Iterable[CountyLibrary], *, is_group: bool) -> None:
        self.libraries, self.is_group = list(libraries), is_group

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        since = timezone.now() - LATELY
        requests = HelpRequest.objects.select_related("library", "owner", "answered_by")
        waiting = requests.unanswered()
        ours = Q(library__in=self.libraries)
        return {
            "waiting": list((waiting if self.is_group else waiting.filter(ours))[:SHOWN]),
            "answered": list(requests.answered().filter(ours, answered_at__gt=since)[:SHOWN]) if self.libraries else [],
            "comments": _comments_on_works_of(self.libraries, since) if self.libraries else [],
            "may_ask": bool(self.libraries),
        }


def _comments_on_works_of(libraries: list[CountyLibrary], since: datetime.datetime) -> list[Any]:
    """The last written first, each with the number of its work."""
    found = ExpertComment.objects.filter(link__library__in=libraries, link__page__isnull=False, written_at__gt=since)
    return list(found.annotate(work=F("link__page")).order_by("-written_at", "-pk")[:SHOWN])


def invitations_of(user: User) -> list[AuthorInvitation]:
    return list(AuthorInvitation.objects.open().filter(user=user).select_related("page", "invited_by"))


class InvitedPanel(Component):
    """The works an author from elsewhere may write in; no query of its own."""

    order = 30
    template_name = "workflows/home/invited.html"

    def __init__(self, invitations: list[AuthorInvitation]) -> None:
        self.invitations = invitations

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"invitations": self.invitations}
