"""What waits for an assessor: a fixed number of queries, however much there is."""

from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from cms.core.editions import nearest_of_each
from cms.core.sections import libraries_by_section_path
from cms.core.working_days import add_working_days
from cms.people.models import User
from cms.people.terms import is_member, libraries_written_for
from learning.assignments import rules
from learning.assignments.facts import could_be_seen_by, facts_of
from learning.courses.works import live_courses
from learning.models import Assessor, CoursePage, Submission

SHOWN = 30  # of what is done


@dataclass
class Queue:
    """`may_look`: whether the user assesses anything at all, waiting or not."""

    may_look: bool
    mine: list[Submission] = field(default_factory=list)
    free: list[Submission] = field(default_factory=list)
    taken: list[Submission] = field(default_factory=list)
    done: list[Submission] = field(default_factory=list)


def queue_of(user: User) -> Queue:
    queue = Queue(may_look=is_member(user) or Assessor.objects.filter(user=user).exists())
    if not queue.may_look:
        return queue
    waiting = list(could_be_seen_by(user).filter(state=Submission.State.HANDED_IN).order_by("handed_in_at", "pk"))
    for submission, facts in zip(waiting, facts_of(waiting, user), strict=True):
        if rules.may_see(facts) is None:
            place = queue.mine if facts.claimant == user.pk else queue.taken if facts.claimant else queue.free
            place.append(submission)
    done = Submission.objects.filter(assessed_by=user).select_related("enrolment__learner").order_by("-assessed_at")
    queue.done = list(done[:SHOWN])
    _add_courses([*queue.mine, *queue.free, *queue.taken, *queue.done])
    return queue


def _add_courses(submissions: list[Submission]) -> None:
    """Sets `course`, None where it is not up, and `due_on`."""
    courses = live_courses({submission.enrolment.work for submission in submissions})
    for submission in submissions:
        shown: Any = submission
        shown.course = courses.get(submission.enrolment.work)
        shown.due_on = add_working_days(timezone.localdate(submission.handed_in_at), rules.WORKING_DAYS)


def courses_to_assess(user: User) -> list[CoursePage]:
    """The formalised courses whose assessors the user names, each once, with how many they are."""
    libraries = libraries_written_for(user)
    own = [path for path, library in libraries_by_section_path().items() if library in libraries]
    if not own:
        return []
    number = Assessor.objects.filter(work=OuterRef("translation_key")).order_by().values("work")
    courses = CoursePage.objects.filter(
        reduce(or_, (Q(path__startswith=path) for path in own)), format=CoursePage.Format.FORMALISED
    )
    counted = number.annotate(number=Count("pk")).values("number")
    counting = courses.annotate(assessors=Coalesce(Subquery(counted), 0))
    return sorted(nearest_of_each(counting).values(), key=lambda course: (course.title, course.pk))
