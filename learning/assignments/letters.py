"""Letters about what is handed in: to assessors as to all who work here, to learners as to all learners."""

from typing import Any

from django.urls import reverse
from django.utils import timezone, translation

from cms.core.outbox import store_mail
from cms.people.models import User
from cms.people.terms import members_in_term
from learning.assignments import rules
from learning.assignments.facts import others, own_assessors
from learning.courses.works import live_course
from learning.learners.letters import write
from learning.models import CoursePage, Enrolment, Submission


def _assessors(submission: Submission) -> list[User]:
    """The course's own who can take it, or the resource group where there is none."""
    work = submission.enrolment.work
    keys = others(own_assessors([work])[work], submission)
    found = list(User.objects.filter(pk__in=keys)) if keys else members_in_term()
    return [user for user in found if user.email.lower() != submission.enrolment.learner.email]


def _tell(users: list[User], submission: Submission, template: str) -> None:
    course = live_course(submission.enrolment.work)
    context = {
        "title": course.title if course else "",
        "days": rules.WORKING_DAYS,
        "path": reverse("assessing:submission", args=(submission.pk,)),
    }
    for user in users:
        store_mail(user, template, context, key=f"{template}:{submission.pk}:{user.pk}", can_wait=True)


def handed_in(submission: Submission) -> None:
    _tell(_assessors(submission), submission, "handed_in")


def has_waited(submission: Submission) -> None:
    """To whoever has taken it; where nobody has, to the resource group too: it may stand in now."""
    if submission.claimed_by is not None:
        _tell([submission.claimed_by], submission, "submission_waits")
    else:
        everybody = {user.pk: user for user in [*_assessors(submission), *members_in_term()]}
        _tell(list(everybody.values()), submission, "submission_waits")


def overdue(submission: Submission) -> None:
    """To all who may assess it: the answer was promised by now."""
    everybody = {user.pk: user for user in [*_assessors(submission), *members_in_term()]}
    _tell(list(everybody.values()), submission, "submission_overdue")


def assessed(submission: Submission) -> None:
    context = {"submission": submission, "is_passed": submission.state == Submission.State.PASSED}
    _to_learner(submission.enrolment, "assessed", context, key=f"assessed:{submission.pk}")


def deadline_is_near(enrolment: Enrolment, course: CoursePage) -> None:
    context = {"day": rules.deadline(timezone.localdate(enrolment.started_at), course.assignment_days)}
    _to_learner(enrolment, "deadline_is_near", context, key=f"deadline:{enrolment.pk}")


def _to_learner(enrolment: Enrolment, template: str, context: dict[str, Any], *, key: str) -> None:
    learner = enrolment.learner
    course = live_course(enrolment.work)
    with translation.override(learner.language):
        path = reverse("learners:assignment", args=(enrolment.work,))
    context |= {"title": course.title if course else "", "path": path}
    write(learner.email, template, context, language=learner.language, key=key)
