"""What is said of each state and each refusal."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.plans.rules import Refusal, State

STATES = {
    State.PLANNED: pgettext_lazy("measure", "Planned"),
    State.DRAFT: pgettext_lazy("measure", "Draft"),
    State.IN_REVIEW: pgettext_lazy("measure", "Under review"),
    State.PUBLISHED: pgettext_lazy("measure", "Published"),
    State.HELD: pgettext_lazy("measure", "Held"),
    State.CANCELLED: pgettext_lazy("measure", "Cancelled"),
    State.WITHDRAWN: pgettext_lazy("measure", "Withdrawn"),
}

REFUSALS = {
    Refusal.NOT_YOURS: _("You plan for your own county library alone."),
    Refusal.IS_WITHDRAWN: _("The measure is withdrawn."),
    Refusal.IS_PUBLISHED: _("Readers see it already. Change the page, or take it down first."),
    Refusal.IS_IN_REVIEW: _("The page is under review. Answer when the group has decided."),
    Refusal.CHANGED_MEANWHILE: _(
        "The measure has been changed since you opened this page, and nothing of yours is saved. "
        "Copy what you have written, open the page again and make your changes there."
    ),
    Refusal.NO_REASON: _("Write why: the other county libraries are told."),
    Refusal.OWN_MEASURE: _("It is your own county library's measure."),
    Refusal.HAS_JOINED: _("Your county library has joined already, or waits for an answer."),
    Refusal.IS_ANSWERED: _("Somebody has answered already."),
    Refusal.NO_PLACE: _("Your county library has no section that you may write in. Ask the operator."),
}
