"""What those who took part thought of it. No row says who answered (docs/adr/0043-evaluations.md)."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.message import Audience


class Evaluation(models.Model):
    """The organiser's wish to know. `told_on`: the day the letters were stored; from then on nothing is changed.

    `receivers` and `answered` count people.
    """

    ASKED = (Audience.PLACE, Audience.CAME)

    work = models.UUIDField(_("event"), unique=True, editable=False)  # the translation key of its pages
    is_on = models.BooleanField(_("ask for an evaluation"), default=True)
    audience = models.CharField(
        _("who is asked"),
        max_length=7,
        choices=[(each.value, each.label) for each in ASKED],
        default=Audience.PLACE,
    )
    told_on = models.DateField(null=True, editable=False)
    receivers = models.PositiveIntegerField(default=0, editable=False)
    answered = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["told_on"], condition=models.Q(is_on=True), name="evaluation_on"),
        ]


class EvaluationQuestion(models.Model):
    """A question of the organiser's own, beside those that everybody is asked."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Text")
        SCALE = "scale", _("From 1 to 5")
        YES_NO = "yes_no", _("Yes or no")

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("question"), max_length=200)
    kind = models.CharField(_("kind of answer"), max_length=6, choices=Kind.choices, default=Kind.TEXT)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "pk"]
        verbose_name = _("question of an evaluation")
        verbose_name_plural = _("questions of an evaluation")


class EvaluationAnswer(models.Model):
    """One answer to one question: no time, no order, and nothing that joins it to the same person's other answers.

    `question`: the name of one that everybody is asked, or the primary key of the organiser's own, as text. `is_held`:
    not shown until five have answered since the last that are.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=20)
    value = models.TextField()
    is_held = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("answer to an evaluation")
        verbose_name_plural = _("answers to an evaluation")


class SpentToken(models.Model):
    """The link in a letter has been used. `digest`: of what stands in the link, keyed (events.evaluations.tokens)."""

    digest = models.CharField(primary_key=True, max_length=64)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="spent_tokens")
