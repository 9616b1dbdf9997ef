"""What is asked: four questions that are the same everywhere, and the organiser's own."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.models import Evaluation, EvaluationQuestion

Kind = EvaluationQuestion.Kind
USEFUL = "useful"


@dataclass(frozen=True)
class Asked:
    """`name`: what its answers are stored by. `is_own`: the organiser's, in the event's language."""

    name: str
    text: str
    kind: str
    is_own: bool = False


def asked_in(evaluation: Evaluation) -> list[Asked]:
    """In the order of the form, the open comment last."""
    own = [Asked(str(each.pk), each.text, each.kind, is_own=True) for each in evaluation.questions.all()]
    return [
        Asked(USEFUL, _("How useful was it for your work?"), Kind.SCALE),
        Asked("use", _("What will you use?"), Kind.TEXT),
        Asked("missing", _("What was missing?"), Kind.TEXT),
        *own,
        Asked("comment", _("Is there anything else you want to say?"), Kind.TEXT),
    ]
