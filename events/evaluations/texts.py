"""What is said of each refusal."""

from django.utils.translation import gettext_lazy as _

from events.evaluations.rules import Refusal

REFUSALS = {
    Refusal.CLOSED: _("The evaluation is closed."),
    Refusal.SPENT: _("The link has been used. Each link gives one answer."),
    Refusal.ASKED: _("The letters have gone. From then on everybody is asked the same."),
}
