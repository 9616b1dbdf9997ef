"""A learner's courses as their page lists them: a fixed number of queries, however many there are."""

from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext

from learning.courses.works import live_courses, live_paths
from learning.models import Certificate, CoursePage, Enrolment, Learner, LearningPathPage, LessonProgress
from learning.querysets import attach_lessons


@dataclass(frozen=True)
class TakenCourse:
    """`course` is None while it is not up: what was done is kept."""

    enrolment: Enrolment
    course: CoursePage | LearningPathPage | None
    certificate: Certificate | None
    read: int

    @property
    def is_path(self) -> bool:
        return isinstance(self.course, LearningPathPage)

    @property
    def lessons(self) -> int:
        return len(self.course.lessons) if isinstance(self.course, CoursePage) else 0

    @property
    def address(self) -> str:
        return reverse("learners:path" if self.is_path else "learners:course", args=(self.enrolment.work,))


def courses_of(learner: Learner) -> list[TakenCourse]:
    """The latest round of each, the last begun first."""
    rounds = learner.enrolments.order_by("work", "-round").distinct("work")
    enrolments = sorted(rounds, key=lambda enrolment: enrolment.started_at, reverse=True)
    works = {enrolment.work for enrolment in enrolments}
    courses = live_courses(works)
    attach_lessons(list(courses.values()))
    paths = live_paths(works)
    done = LessonProgress.objects.filter(enrolment__in=enrolments).exclude(done_at=None).values("enrolment")
    read = dict(done.annotate(number=Count("pk")).values_list("enrolment", "number"))
    keys = {f"enrolment:{enrolment.pk}": enrolment.pk for enrolment in enrolments}
    certificates = {keys[found.key]: found for found in Certificate.objects.filter(key__in=keys)}
    return [
        TakenCourse(
            enrolment,
            courses.get(enrolment.work) or paths.get(enrolment.work),
            certificates.get(enrolment.pk),
            read.get(enrolment.pk, 0),
        )
        for enrolment in enrolments
    ]


def own_crumb() -> dict[str, str]:
    return {"title": gettext("My learning"), "url": reverse("learners:index")}


def course_crumb(course: CoursePage) -> dict[str, str]:
    address = reverse("learners:course", args=(course.translation_key,))
    return {"title": course.title, "url": address, "language": course.content_language}
