"""How far a learner has come on a learning path: three queries, whatever its length."""

from dataclasses import dataclass
from typing import Any

from learning.models import CoursePage, Enrolment, LearningPathPage, ResourcePage
from learning.paths import rules
from learning.paths.rules import Facts, Kind


@dataclass(frozen=True)
class TakenStep:
    """`page`: the work in its nearest edition; `why`: what it adds."""

    page: Any
    why: str
    kind: Kind
    is_done: bool

    @property
    def may_say_so(self) -> bool:
        return not self.is_done and rules.may_say_so(self.kind)


def kind_of(page: Any) -> Kind:
    if isinstance(page, CoursePage):
        return Kind.FORMALISED if page.is_formalised else Kind.OPEN
    return Kind.OPEN if isinstance(page, ResourcePage) else Kind.EVENT


def steps_taken(path: LearningPathPage, enrolment: Enrolment) -> list[TakenStep]:
    keys = [step.page.translation_key for step in path.steps_to_show]
    learner = enrolment.learner
    said = set(enrolment.lessons.filter(lesson__in=keys).exclude(done_at=None).values_list("lesson", flat=True))
    completed = learner.enrolments.filter(work__in=keys).exclude(completed_at=None)
    completed_works = set(completed.values_list("work", flat=True))
    attended = set(learner.attendances.counting().filter(work__in=keys).values_list("work", flat=True))
    taken = []
    for step, key in zip(path.steps_to_show, keys, strict=True):
        kind = kind_of(step.page)
        facts = Facts(says_so=key in said, has_completed=key in completed_works, has_attended=key in attended)
        taken.append(TakenStep(step.page, step.why, kind, rules.is_done(kind, facts)))
    return taken


def is_completed(path: LearningPathPage, enrolment: Enrolment) -> bool:
    return rules.is_completed([step.is_done for step in steps_taken(path, enrolment)])
