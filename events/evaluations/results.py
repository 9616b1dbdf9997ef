"""What was answered, as far as it is shown: nothing of fewer than five people, and no figure beside one under five."""

import secrets
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.evaluations.questions import Asked, asked_in
from events.evaluations.rules import SCALE, are_shown, mean, people_shown
from events.models import Evaluation, EvaluationQuestion

Kind = EvaluationQuestion.Kind
OF_FEW = gettext_lazy("The figures are not shown: one of the answers was given by too few.")


@dataclass(frozen=True)
class Result:
    """Of one question. `figures`: (answer, how many); none where `is_of_few`. `texts`: in no order."""

    asked: Asked
    mean: float | None = None
    figures: list[tuple[str, int]] = field(default_factory=list)
    is_of_few: bool = False
    texts: list[str] = field(default_factory=list)


def results_of(evaluation: Evaluation, *, is_open: bool) -> list[Result]:
    """Empty until enough have answered. What one person answered to two questions cannot be put together."""
    if not people_shown(evaluation.answered, is_open=is_open):
        return []
    found = evaluation.answers.filter(is_held=False) if is_open else evaluation.answers.all()
    answers: dict[str, list[str]] = defaultdict(list)
    for question, value in found.values_list("question", "value"):
        answers[question].append(value)
    return [_result(asked, answers[asked.name]) for asked in asked_in(evaluation)]


def _result(asked: Asked, values: list[str]) -> Result:
    if asked.kind == Kind.TEXT:
        secrets.SystemRandom().shuffle(values)
        return Result(asked, texts=values)
    if asked.kind == Kind.YES_NO:
        return _counted(asked, [(_("Yes"), values.count("yes")), (_("No"), values.count("no"))])
    numbers = [int(value) for value in values]
    return _counted(asked, [(str(step), numbers.count(step)) for step in SCALE], mean(numbers))


def _counted(asked: Asked, figures: list[tuple[str, int]], mean: float | None = None) -> Result:
    if are_shown(number for _answer, number in figures):
        return Result(asked, mean, figures)
    return Result(asked, mean, is_of_few=True)


def rows(evaluation: Evaluation, *, is_open: bool) -> list[list[Any]]:
    """For a spreadsheet: question, answer, how many. A text stands alone, and with nobody's other answers."""
    found: list[list[Any]] = [[_("Question"), _("Answer"), _("How many")]]
    for result in results_of(evaluation, is_open=is_open):
        if result.mean is not None:
            found.append([result.asked.text, _("Mean"), result.mean])
        if result.is_of_few:
            found.append([result.asked.text, OF_FEW, ""])
        found += [[result.asked.text, answer, number] for answer, number in result.figures]
        found += [[result.asked.text, text, ""] for text in result.texts]
    return found
