"""What is said of each refusal."""

from django.utils.translation import gettext_lazy as _

from learning.courses.rules import Refusal

REFUSALS = {
    Refusal.UNDER_WAY: _("You are in the middle of this course. Finish it before you take it anew."),
}
