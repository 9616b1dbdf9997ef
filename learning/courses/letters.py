"""Letters to who takes a course."""

from django.urls import reverse
from django.utils import translation

from learning.learners.letters import write
from learning.models import CoursePage, Enrolment


def name_is_missing(enrolment: Enrolment, course: CoursePage) -> None:
    """Everything is done, and there is no name to write on the certificate."""
    learner = enrolment.learner
    with translation.override(learner.language):
        path = reverse("learners:name")
    context = {"title": course.title, "path": path}
    write(learner.email, "name_is_missing", context, language=learner.language, key=f"name:{enrolment.pk}")
