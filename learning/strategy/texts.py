"""What is said of each refusal."""

from django.utils.translation import gettext_lazy as _

from learning.strategy.rules import Refusal

REFUSALS = {
    Refusal.NOT_THE_LEADER: _("The leader of the resource group sets the strategy."),
    Refusal.SAID_TWICE: _("Nothing is changed: this is what the strategy says."),
    Refusal.CHANGED_MEANWHILE: _(
        "Somebody has set a new version since you opened this page, and nothing of yours is saved. "
        "Copy what you have written, open the page again and make your changes there."
    ),
}
