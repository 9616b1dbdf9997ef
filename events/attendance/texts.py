"""What is said of each refusal."""

from django.utils.translation import gettext_lazy as _

from events.attendance.rules import Refusal

REFUSALS = {
    Refusal.CANCELLED: _("The meeting is cancelled."),
    Refusal.NOT_YET: _("It is too early. This opens one hour before the meeting begins."),
    Refusal.OVER: _("It is too late. The organiser can still enter you."),
    Refusal.NO_PLACE: _("No place is found with what you wrote. Go to the organiser, who can sign you up."),
    Refusal.SAY_YOUR_NAME: _(
        "Several people are signed up with that address. Write your name too, as it was signed up."
    ),
    Refusal.TOO_MANY: _("Many have tried from here just now. Go to the organiser."),
    Refusal.NOT_HELD: _("The certificate can be fetched when the event is over."),
    Refusal.NOT_THERE: _("You are not entered as present at any of the meetings. Ask the organiser."),
}
