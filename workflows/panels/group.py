"""The member's first page: mine, what nobody has taken, what is late, what another must take, what was decided."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState

from cms.core.sections import SECTION_PATH_LENGTH, libraries_by_section_path
from cms.people.models import CountyLibrary, User
from workflows import actions, rules
from workflows.models import ReviewTaskState
from workflows.people import group_as_reviewers

SHOWN = 10
SHOWN_DECIDED = 5
LATELY = datetime.timedelta(days=30)


@dataclass
class Row:
    """A review as a member meets it. `can_be_taken_by`: names, for what the member may not decide on."""

    state: Any
    library: CountyLibrary | None
    days_left: int | None
    can_be_taken_by: list[str]


def _open_states() -> QuerySet[Any]:
    """With the people on them and the path of the work; without the revisions' content, which may be long."""
    work = Page.objects.filter(pk=Cast(OuterRef("workflow_state__object_id"), BigIntegerField()))
    states = actions.with_people(actions.open_states()).annotate(path=Subquery(work.values("path")))
    return states.select_related("revision").defer("revision__content").order_by("due_on", "started_at")


def _decided() -> QuerySet[Any]:
    """The last decisions of the group, whoever made them."""
    decided = ReviewTaskState.objects.filter(status__in=(TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED))
    fresh = decided.filter(finished_at__gt=timezone.now() - LATELY).select_related("revision", "finished_by")
    return fresh.defer("revision__content").order_by("-finished_at", "-pk")[:SHOWN_DECIDED]


class MemberPanel(Component):
    """Six queries: reviews with the people on them, pins, members, absences, county libraries, what was decided."""

    order = 10
    template_name = "workflows/home/member.html"

    def __init__(self, user: User) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        states = list(_open_states())
        works = actions.works_of(states)
        seen = group_as_reviewers()
        mine, free, late, others = self._sorted(states, works, seen)
        return {
            "mine": mine[:SHOWN],
            "free": free[:SHOWN],
            "late": late[:SHOWN],
            "others": others[:SHOWN],
            "number": len(states),
            "decided": list(_decided()),
            "more": max(len(rows) for rows in (mine, free, late, others)) > SHOWN,
        }

    def _sorted(
        self, states: list[Any], works: dict[int, rules.Work], seen: dict[User, rules.Reviewer]
    ) -> tuple[list[Row], list[Row], list[Row], list[Row]]:
        mine: list[Row] = []
        free: list[Row] = []
        late: list[Row] = []
        others: list[Row] = []
        me, libraries, today = seen[self.user], libraries_by_section_path(), timezone.localdate()
        for state in states:
            work = works[state.pk]
            refusal = rules.may_review(me, work)
            able = [user for user, reviewer in seen.items() if rules.may_review(reviewer, work) is None]
            row = Row(
                state=state,
                library=libraries.get(state.path[:SECTION_PATH_LENGTH]),
                days_left=actions.days_left(state.due_on),
                can_be_taken_by=[str(user) for user in able] if refusal else [],
            )
            if self.user.pk in work.claimants:
                mine.append(row)
            elif refusal is not None:
                others.append(row)
            elif state.due_on is not None and state.due_on < today:
                late.append(row)
            elif not work.claimants:
                free.append(row)
        return mine, free, late, others
