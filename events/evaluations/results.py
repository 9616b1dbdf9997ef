"""What was answered, as far as it is shown: nothing of fewer than five people, and no figure under five."""

import secrets
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from events.evaluations.questions import Asked, asked_in
from events.evaluations.rules import FEWEST, SCALE, mean, people_shown, shown
from events.models import Evaluation, EvaluationQuestion

Kind = EvaluationQuestion.Kind


@dataclass(frozen=True)
class Result:
    """Of one question. `figures`: (answer, how many), None for so few that it is not shown. `texts`: in no order."""

    asked: Asked
    mean: float | None = None
    figures: list[tuple[str, int | None]] = field(default_factory=list)
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
        return Result(asked, figures=[(_("Yes"), shown(values.count("yes"))), (_("No"), shown(values.count("no")))])
    numbers = [int(value) for value in values]
    return Result(asked, mean(numbers), [(str(step), shown(numbers.count(step))) for step in SCALE])


def rows(evaluation: Evaluation, *, is_open: bool) -> list[list[Any]]:
    """For a spreadsheet: question, answer, how many. A text stands alone, and with nobody's other answers."""
    few = _("fewer than %(number)s") % {"number": FEWEST}
    found: list[list[Any]] = [[_("Question"), _("Answer"), _("How many")]]
    for result in results_of(evaluation, is_open=is_open):
        if result.mean is not None:
            found.append([result.asked.text, _("Mean"), result.mean])
        found += [[result.asked.text, answer, few if number is None else number] for answer, number in result.figures]
        found += [[result.asked.text, text, ""] for text in result.texts]
    return found
