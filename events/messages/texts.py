"""What is said of each refusal."""

from django.utils.translation import gettext_lazy as _

from events.messages.rules import Refusal

REFUSALS = {Refusal.NOBODY: _("Nobody would get it. Choose somebody else to write to.")}
