"""What the rules say, in words: to editors, and to those who answer."""

from django.utils.translation import gettext_lazy as _

from learning.quizzes.answers import Fault
from learning.quizzes.rules import Flaw, Refusal

FLAWS = {
    Flaw.NO_TEXT: _("Write what is asked."),
    Flaw.TOO_FEW: _("There must be at least two to choose among."),
    Flaw.EMPTY_CHOICE: _("One of these has no text."),
    Flaw.ALIKE: _("Two of these are alike, and nobody can tell them apart."),
    Flaw.NOT_ONE_RIGHT: _("Exactly one must be right."),
    Flaw.NO_TRUTH: _("Say whether it is true or false."),
    Flaw.NONE_RIGHT: _("At least one must be right."),
    Flaw.NO_ANSWER: _("Write at least one answer that is right, and none that is empty."),
    Flaw.NO_GAP: _("There is no gap. Put what belongs in it between square brackets: a [library]."),
    Flaw.EMPTY_GAP: _("A gap has an answer that is empty."),
    Flaw.LOOSE_BRACKET: _("A square bracket has no partner, or stands inside another pair."),
    Flaw.NO_QUESTIONS: _("There are no questions to draw among."),
    Flaw.DRAWS_TOO_MANY: _("Draw at least one, and no more than there are questions."),
}

FAULTS = {
    Fault.UNANSWERED: _("You have not answered this question yet."),
    Fault.SAME_PLACE: _("Two have the same place. Give each its own."),
}

REFUSALS = {
    Refusal.NOT_IN_COURSE: _("This lesson is not part of a course you take for a certificate."),
    Refusal.NO_QUIZ: _("The lesson has no quiz."),
    Refusal.IS_PASSED: _("You have passed this quiz."),
    Refusal.NO_ATTEMPTS_LEFT: _("You have no more attempts at this quiz."),
}
