"""What is said of each refusal."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from learning.meetings.rules import ENTERED_WITHIN, MOST_PRESENT, Refusal

REFUSALS = {
    Refusal.TOO_EARLY: _("The meeting has not been held yet. Enter those present afterwards."),
    Refusal.TOO_LATE: format_lazy(_("The meeting was more than {days} days ago."), days=ENTERED_WITHIN.days),
    Refusal.TOO_MANY_PRESENT: format_lazy(_("No more than {number} can be entered."), number=MOST_PRESENT),
    Refusal.TOO_MANY_MEETINGS: _("You have entered many meetings today. Go on tomorrow."),
}
