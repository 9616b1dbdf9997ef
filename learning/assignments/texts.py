"""What is said of each refusal."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from learning.assignments.rules import EXTENSIONS, MOST_BYTES, MOST_FILES, Refusal

REFUSALS = {
    Refusal.EMPTY: _("Write an answer, or add a file, before you hand in."),
    Refusal.NOT_DRAFT: _("This is handed in already, and cannot be changed."),
    Refusal.CHANGED_MEANWHILE: _(
        "Something else has been saved in another window or on another machine. Nothing is lost: both are shown here."
    ),
    Refusal.TOO_MANY_FILES: format_lazy(_("There can be no more than {number} files."), number=MOST_FILES),
    Refusal.TOO_LARGE: format_lazy(_("The file is larger than {number} MB."), number=MOST_BYTES // 1024**2),
    Refusal.NOT_ALLOWED: format_lazy(
        _("Files of this kind cannot be handed in. These can: {kinds}."), kinds=", ".join(EXTENSIONS)
    ),
    Refusal.NOT_WHAT_IT_SAYS: _("The file is not of the kind that its name says. Save it anew, and add it again."),
    Refusal.NOT_ASSESSOR: _("You are no assessor of this course."),
    Refusal.OWN_WORK: _("Nobody assesses their own work."),
    Refusal.NOT_WAITING: _("Somebody has assessed this already."),
    Refusal.TAKEN: _("Somebody else has taken this."),
    Refusal.NOT_CLAIMED: _("Take it first, so that no two assess the same."),
    Refusal.AWAY: _("You are entered as away today."),
    Refusal.NO_FEEDBACK: _("Write what should be better next time."),
}
