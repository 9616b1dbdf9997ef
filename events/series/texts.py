"""What is said of each fault, and of each way to repeat."""

from django.utils.translation import gettext_lazy as _

from events.series.rules import Every, Fault

FAULTS = {
    Fault.NO_END: _("Say until when, or how many times."),
    Fault.TWO_ENDS: _("Say either until when or how many times, not both."),
    Fault.ENDS_BEFORE: _("The last day must come after the meeting that is repeated."),
    Fault.TOO_FAR: _("Meetings can be planned three years ahead."),
    Fault.NO_DAYS: _("No day is left. Change the rule, or leave out fewer days."),
    Fault.ARE_THERE: _("These meetings are there already."),
    Fault.TOO_MANY: _("An event can have sixty meetings. Choose fewer."),
    Fault.SOMEBODY_SIGNED_UP: _("Somebody has signed up, so this cannot be changed any more."),
    Fault.NO_MEETINGS: _("Give the event a time and place first."),
}
EVERY = {
    Every.WEEK: _("every week, on the same weekday"),
    Every.DATE: _("every month, on the same date"),
    Every.WEEKDAY: _("every month, on the same weekday counted from its beginning, such as the second Tuesday"),
    Every.LAST_WEEKDAY: _("every month, on the last such weekday"),
}
NOT_A_DAY = _("This is no date: %(text)s. Write it as 24.12.2026.")
