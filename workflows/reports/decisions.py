"""The decisions as rows of a spreadsheet: one for each page that was decided on."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.checklists import ANSWERS, POINTS
from workflows.models import DecidedPage, Decision

CHUNK = 200
DAY = 24 * 60 * 60


def with_pages(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """For lists: two queries however many there are, without the content that the evidence holds."""
    pages = DecidedPage.objects.select_related("record").defer("record__content")
    return decisions.select_related("library").defer("facts").prefetch_related(Prefetch("pages", queryset=pages))


def head() -> list[str]:
    return [
        _("Decided"),
        _("Decision"),
        _("Work"),
        _("The work's number"),
        _("County library"),
        _("Page"),
        _("The page's number"),
        _("Page type"),
        _("Decided by"),
        _("Why"),
        _("Checklist"),
        _("Content hash (SHA-256)"),
        _("Submitted"),
        _("Days"),
    ]


def rows(decisions: QuerySet[Decision]) -> Iterator[list[Any]]:
    """The head and then the rows, in the language that is active when this is called."""
    words = Words()
    return _rows(head(), words, with_pages(decisions))


class Words:
    """The words of the rows, looked up at once: a spreadsheet is sent when the request's language is gone."""

    def __init__(self) -> None:
        self.kinds = {str(value): str(label) for value, label in Decision.Kind.choices}
        self.points = {point.code: str(point.text) for point in POINTS}
        self.answers = {str(answer): str(label) for answer, label in ANSWERS.items()}

    def of_checklist(self, checklist: dict[str, Any]) -> str:
        """{voter: {point: {"answer", "why"}}} as lines; of several voters one list after the other."""
        return "\n".join(
            f"{self.points.get(code, code)} {self._answer(given)}"
            for answers in checklist.values()
            for code, given in answers.items()
        )

    def _answer(self, given: dict[str, str]) -> str:
        answer = self.answers.get(given["answer"], given["answer"])
        return f"{answer} ({given['why']})" if given.get("why") else answer


def _rows(first: list[str], words: Words, decisions: QuerySet[Decision]) -> Iterator[list[Any]]:
    yield first
    for decision in decisions.iterator(chunk_size=CHUNK):
        for page in decision.pages.all():
            yield [
                _moment(decision.decided_at),
                words.kinds[decision.kind],
                decision.title,
                decision.work_number,
                decision.library or "",
                page.title,
                page.number,
                page.page_type,
                decision.names,
                decision.reason,
                words.of_checklist(page.record.checklist) if page.record else "",
                page.content_hash,
                _moment(decision.submitted_at),
                _days(decision),
            ]


def _moment(at: Any) -> str:
    """In Norway's time, as spreadsheets of every language read it."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""


def _days(decision: Decision) -> Any:
    if decision.submitted_at is None:
        return ""
    return round((decision.decided_at - decision.submitted_at).total_seconds() / DAY, 1)
