"""What is said of each refusal."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from events.faults import FAULTS
from events.network.rules import MOST, Refusal

REFUSALS = {
    Refusal.NOT_YOURS: _("Only those who keep the meeting change it."),
    Refusal.IS_CANCELLED: _("The meeting has been called off."),
    Refusal.IS_APPROVED: _("The minutes are approved, and nothing is changed in them any more."),
    Refusal.NO_MINUTES: _("There are no minutes to approve yet."),
    Refusal.OWN_MINUTES: _("Nobody approves minutes they have written in. Another must do it."),
    Refusal.NOT_BEGUN: _("Minutes are approved after the meeting."),
    Refusal.WRITTEN_MEANWHILE: _(
        "Somebody has written in the minutes since you opened them. What they wrote stands below; "
        "yours is still in the field. Put the two together, and save again."
    ),
    Refusal.NO_DAYS: _("No working day falls in the series. Choose a later last day."),
    Refusal.TOO_MANY: format_lazy(_("At most {most} meetings are made in one go."), most=MOST),
    Refusal.ENDS_FIRST: FAULTS["ends_before_start"],
    Refusal.ORGANISER_READS_NOT: _("Whoever is organiser must be among those who read the meeting."),
}

FIELDS = {Refusal.NO_DAYS: "until", Refusal.TOO_MANY: "until", Refusal.ORGANISER_READS_NOT: "organiser"}
