"""What a learner has begun, and how far they have come. All of it is the learner's own: it goes when they go."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learning.models.learner import Learner


class Enrolment(models.Model):
    """One learner's way through one formalised course or learning path.

    `work` is the translation key of the course or path: it is the same in every language. A course that is taken anew,
    to renew its certificate, is a new `round`, with nothing done yet.
    """

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="enrolments")
    work = models.UUIDField()
    round = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField(_("begun"), default=timezone.now)
    completed_at = models.DateTimeField(_("completed"), null=True, blank=True)

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["learner", "work", "round"], name="one_enrolment_per_round"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["work"], name="enrolment_by_work")]


class LessonProgress(models.Model):
    """A lesson (its translation key) that was opened, and perhaps said to be read."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="lessons")
    lesson = models.UUIDField()
    opened_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["enrolment", "lesson"], name="one_progress_per_lesson"),
        ]


class QuizAttempt(models.Model):
    """One try at a lesson's quiz (its translation key), as the quiz was when it was begun.

    `questions`: what was drawn, in the order shown, each in the shape of `learning.quizzes.questions.Question.as_json`,
    with what is right: an edited lesson changes nothing that is under way. `language`: what they are written in.
    `answers`: {question's key: what was answered}, in the shapes of `learning.quizzes.grading`.
    `marks`: {question's key: whether it was right}, once it is graded.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attempts")
    lesson = models.UUIDField()
    number = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=10, default="nb")
    questions = models.JSONField(default=list)
    pass_mark = models.PositiveSmallIntegerField(default=80)
    answers = models.JSONField(default=dict)
    marks = models.JSONField(default=dict)
    begun_at = models.DateTimeField(default=timezone.now)
    graded_at = models.DateTimeField(null=True, blank=True)
    is_passed = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["enrolment", "lesson", "number"], name="one_attempt_per_number"),
            models.UniqueConstraint(
                fields=["enrolment", "lesson"], condition=Q(graded_at=None), name="one_attempt_under_way"
            ),
        ]

    @property
    def is_graded(self) -> bool:
        return self.graded_at is not None


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def counting(self) -> "AttendanceQuerySet":
        """Without staff meetings: those present enter themselves, and nobody of the course was there."""
        return self.exclude(key__startswith=Attendance.STAFF_MEETING)


class Attendance(models.Model):
    """A learner was at a meeting or webinar about the work.

    `key` is what makes it one of a kind, written by whoever records it («meeting:12», «occurrence:7»), so that it is
    recorded once.
    """

    STAFF_MEETING = "meeting:"  # begins the keys of what is no part of a certificate's requirements

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="attendances")
    work = models.UUIDField()
    title = models.CharField(_("what it was"), max_length=255)
    language = models.CharField(_("the title's language"), max_length=3, default="nb")
    held_on = models.DateField(_("held on"))
    key = models.CharField(max_length=60)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["learner", "key"], name="one_attendance_per_meeting"),
        ]
