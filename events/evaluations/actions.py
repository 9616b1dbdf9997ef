"""Verbs of evaluations."""

import datetime
import secrets
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from events.evaluations import letters, rules
from events.evaluations.querysets import last_day_of
from events.evaluations.texts import REFUSALS
from events.evaluations.tokens import digest_of, pk_in
from events.models import Evaluation, EvaluationAnswer, EvaluationQuestion, SpentToken
from learning.refused import raise_if


@transaction.atomic
def save(work: UUID, *, is_on: bool, audience: str, questions: Sequence[tuple[str, str]]) -> Evaluation:
    """What the organiser wants to know. `questions`: the own ones, (text, kind). Raises Refused after the letters."""
    Evaluation.objects.get_or_create(work=work)
    evaluation = Evaluation.objects.select_for_update().get(work=work)
    raise_if(rules.may_change(told_on=evaluation.told_on), REFUSALS)
    evaluation.is_on, evaluation.audience = is_on, audience
    evaluation.save(update_fields=["is_on", "audience"])
    evaluation.questions.all().delete()
    EvaluationQuestion.objects.bulk_create(
        EvaluationQuestion(evaluation=evaluation, position=position, text=text, kind=kind)
        for position, (text, kind) in enumerate(questions[: rules.MOST_QUESTIONS])
    )
    return evaluation


@transaction.atomic
def tell(evaluation_pk: int, today: datetime.date) -> None:
    """The letters, once, from the day after the last meeting on."""
    untold = Evaluation.objects.select_for_update(skip_locked=True).filter(pk=evaluation_pk, is_on=True, told_on=None)
    evaluation = untold.first()
    if evaluation is None:
        return
    if rules.letters_are_due(last_day=last_day_of(evaluation.work), today=today):
        evaluation.receivers = letters.ask(evaluation, last_day=rules.last_open_day(today))
        evaluation.told_on = today
        evaluation.save(update_fields=["receivers", "told_on"])


@transaction.atomic
def answer(token: str, given: Mapping[str, str]) -> None:
    """Keeps what was answered, and that the link is used. `given`: by the question's name.

    Raises Refused; BadSignature and DoesNotExist where the link was not made here, or its evaluation is gone.

    Both are written in one transaction, and PostgreSQL marks each row with its transaction's number and keeps rows
    where they were put. So every answer of the evaluation is written anew, in a random order, with each new one: all
    carry the number of the latest, and none stands where it came.
    """
    evaluation = Evaluation.objects.select_for_update().get(pk=pk_in(token))
    digest = digest_of(token)
    refusal = rules.may_answer(
        is_spent=SpentToken.objects.filter(digest=digest).exists(),
        told_on=evaluation.told_on,
        today=timezone.localdate(),
    )
    raise_if(refusal, REFUSALS)
    SpentToken.objects.create(digest=digest, evaluation=evaluation)
    evaluation.answered += 1
    evaluation.save(update_fields=["answered"])
    answers = [*evaluation.answers.values_list("question", "value", "is_held")]
    answers += [(name, value, True) for name, value in given.items()]
    secrets.SystemRandom().shuffle(answers)
    is_shown = rules.is_whole_five(evaluation.answered)
    evaluation.answers.all().delete()
    EvaluationAnswer.objects.bulk_create(
        EvaluationAnswer(evaluation=evaluation, question=question, value=value, is_held=is_held and not is_shown)
        for question, value, is_held in answers
    )


def forget_links(today: datetime.date) -> None:
    """Once an evaluation is closed, nobody need know any more which links were used. May run twice."""
    SpentToken.objects.filter(evaluation__told_on__lt=today - rules.OPEN_FOR).delete()
