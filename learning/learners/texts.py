"""What is said of each refusal."""

from django.utils.translation import gettext_lazy as _

from learning.learners.rules import Refusal

REFUSALS = {
    Refusal.TOO_MANY_LETTERS: _("Too many letters were asked for. Wait an hour, and try again."),
    Refusal.USED: _("The letter has been used. Ask for a new one."),
    Refusal.TOO_OLD: _("The letter is more than 15 minutes old. Ask for a new one."),
    Refusal.WRONG_CODE: _("That is not the code in the letter. Look once more."),
    Refusal.TOO_MANY_CODES: _("Too many wrong codes were tried. Ask for a new letter."),
}
