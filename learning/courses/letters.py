"""Letters to who takes a course."""

from django.urls import reverse
from django.utils import translation

from cms.core.models import BasePage
from learning.learners.letters import write
from learning.models import Enrolment


def name_is_missing(enrolment: Enrolment, work: BasePage) -> None:
    """Everything is done, and there is no name to write on the certificate."""
    learner = enrolment.learner
    with translation.override(learner.language):
        path = reverse("learners:name")
    context = {"title": work.title, "path": path}
    write(learner.email, "name_is_missing", context, language=learner.language, key=f"name:{enrolment.pk}")
