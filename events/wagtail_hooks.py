"""What events add to Wagtail: a recording that is held is not fetched, and what is logged has a name."""

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from cms.core.uses import is_within_the_door
from cms.media.models import BankDocument
from events.recordings.querysets import is_held_everywhere


@hooks.register("before_serve_document")
def what_is_held_is_not_fetched(document: BankDocument, request: HttpRequest) -> None:
    if is_held_everywhere(document, timezone.now()) and not is_within_the_door(request):
        raise Http404


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("kb.recording", _("Describe a recording"), _("Captions or audio description changed"))
