"""What is said of each refusal."""

from django.utils.translation import gettext_lazy as _

from learning.runs.rules import Refusal

REFUSALS = {
    Refusal.TOO_MANY: _("Many wishes have come from here just now. Wait an hour, and try again."),
    Refusal.NOT_YOURS: _("You answer for your own county library alone."),
    Refusal.NOBODY_WAITS: _("Somebody has answered already, and no library is waiting."),
    Refusal.NO_TEXT: _("Write when and where, or why not now: it is what the libraries are told."),
}
