"""Brings works to the states of the demo, with the verbs everybody's work goes by."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from wagtail.models import PageLogEntry, Revision, TaskState

from cms.core.actions import go_live
from cms.core.models import ApprovalRecord, BasePage
from cms.people.models import User
from home.demo.days import days_ago, moment
from home.demo.ground import Ground, WorkText
from home.demo.schema import EventText, GuideText
from learning.models import CoursePage, GuidePage, LessonPage, WorkPage
from workflows.actions import decide, ledger, refusal_to_review, submit
from workflows.checklists import POINTS, Given
from workflows.models import Decision
from workflows.people import reviewers_of

GROUNDS = "Made with the demo's content."
WRITTEN_BEFORE = datetime.timedelta(days=3)  # how long before its approval a text was last saved
ANNOUNCED = 60  # an event goes up as many days before it begins,
ANNOUNCED_AT_LEAST = 7  # or was put up a week ago at the latest
WAITED_AT_MOST = 6  # days, for the answers of the demo's past
GOES_UP_IN = 7  # days, for what is scheduled
CHECKED = {point.code: Given(point.answers[0]) for point in POINTS}


@dataclass(frozen=True)
class Dates:
    """When a work went up first, and when what readers see now was approved."""

    published: datetime.datetime
    reviewed: datetime.datetime


def dates_of(text: WorkText | GuideText, ground: Ground) -> Dates:
    if isinstance(text, EventText):
        number = max(ANNOUNCED - text.occurrences[0].starts_in_days, ANNOUNCED_AT_LEAST)
        return Dates(days_ago(ground.today, number), days_ago(ground.today, number))
    return Dates(days_ago(ground.today, text.published_days_ago), days_ago(ground.today, text.reviewed_days_ago))


def go_up(pages: list[BasePage], dates: Dates, by: User) -> list[ApprovalRecord]:
    """Takes pages live as if it had been done on those dates, written by that person."""
    records = []
    for page in pages:
        record = go_live(page, kind=ApprovalRecord.Kind.DEMO, grounds=GROUNDS, approved_at=dates.reviewed)
        _backdate(page, record, dates, by)
        records.append(record)
    return records


def _backdate(page: BasePage, record: ApprovalRecord, dates: Dates, by: User) -> None:
    """Bookkeeping alone: the guard compares what readers read, and that stays as it was approved."""
    written = dates.reviewed - WRITTEN_BEFORE
    Revision.objects.filter(pk=record.revision_id).update(user=by, created_at=written)
    ApprovalRecord.objects.filter(pk=record.pk).update(used_at=dates.reviewed)
    PageLogEntry.objects.filter(page=page.pk).update(timestamp=dates.reviewed)
    type(page).objects.filter(pk=page.pk).update(
        first_published_at=dates.published,
        last_published_at=dates.reviewed,
        latest_revision_created_at=written,
        reviewed_on=dates.reviewed.date(),
    )


def bring_to_state(work: WorkPage | GuidePage, text: WorkText | GuideText, ground: Ground) -> None:
    """«overdue» is live with a date for its next check that has gone by; the text says which date."""
    if text.state in ("live", "overdue"):
        dates = dates_of(text, ground)
        _enter(work, go_up(work.work_pages(), dates, work.owner), dates, ground, waited=1 + work.pk % WAITED_AT_MOST)
        return
    if text.state == "scheduled":
        work.go_live_at = moment(ground.day(GOES_UP_IN), "08:00")
    for page in [work, *work.work_pages()[1:]]:
        page.save_revision(user=work.owner)
    if text.state != "draft":
        _REVIEWED[text.state](_submit_all(work), ground, text.note)


def go_up_again(work: WorkPage, reviewed: datetime.datetime, ground: Ground) -> None:
    """A new version of what is up, approved the day after it was sent."""
    dates = Dates(work.first_published_at, reviewed)
    _enter(work, go_up([work], dates, work.owner), dates, ground, waited=1)


def _enter(work: BasePage, records: list[ApprovalRecord], dates: Dates, ground: Ground, *, waited: int) -> None:
    """The ledger tells the demo's past too: who of the group approved it, `waited` days after it was sent."""
    seen = zip(ground.people.members, reviewers_of(ground.people.members), strict=True)
    able = [member for member, reviewer in seen if not reviewer.libraries & work.producers()]
    member = able[work.pk % len(able)]
    ledger.enter(
        Decision.Kind.APPROVED,
        work,
        people=[{"id": member.pk, "name": str(member)}],
        pages=[ledger.page_of(record) for record in records],
        submitted_at=dates.reviewed - datetime.timedelta(days=waited),
        decided_at=dates.reviewed,
    )


def _submit_all(work: BasePage) -> TaskState:
    return submit(work, work.owner, [page.pk for page in work.work_pages()]).current_task_state


def _leave(review: TaskState, ground: Ground, note: str) -> None:
    """Nobody has decided yet."""


def _send_back(review: TaskState, ground: Ground, note: str) -> None:
    decide(review.pk, _reviewer(review, ground), "reject", comment=note)


def _approve(review: TaskState, ground: Ground, note: str) -> None:
    decide(review.pk, _reviewer(review, ground), "approve", comment=note, checklist=CHECKED)


def _reviewer(review: TaskState, ground: Ground) -> User:
    """A member who may decide on it; not the same one each time."""
    members = ground.people.members
    turn = review.pk % len(members)
    return next(member for member in (*members[turn:], *members[:turn]) if refusal_to_review(review, member) is None)


_REVIEWED: dict[str, Callable[[TaskState, Ground, str], None]] = {
    "in_review": _leave,
    "sent_back": _send_back,
    "scheduled": _approve,
}


def revise_lesson(course: CoursePage, lesson_slug: str, paragraph: str) -> None:
    """Adds a paragraph to a live course's lesson and sends the lesson to review; readers see the old text meanwhile."""
    lesson = LessonPage.objects.child_of(course).get(slug=lesson_slug).get_latest_revision_as_object()
    lesson.body.append(("text", paragraph))
    lesson.save_revision(user=course.owner)
    submit(course, course.owner, [lesson.pk])
