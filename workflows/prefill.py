"""What the machine answers in the checklist before the reviewer: its findings, and the little it can be sure of."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cms.core.models import BasePage
from learning.models import WorkPage
from workflows.checklists import LONGEST_WHY, Answer, Given, Point, prefilled
from workflows.findings import Facts, Finding, Kind, has_film

POINT_OF: Mapping[Kind, str] = {
    Kind.ALT_TEXT: "universal_design",
    Kind.PICTURE: "universal_design",
    Kind.HEADING: "universal_design",
    Kind.LINK: "universal_design",
    Kind.CREDIT: "sources",
    Kind.FILM: "captions",
    Kind.READABILITY: "written_form",
    Kind.CHECK_DAY: "contact",
}  # and not of Kind.SAMI: a proposal is no answer
FURTHEST_CHECK = datetime.timedelta(days=2 * 366)


def answers_for(
    points: Iterable[Point], pages: Sequence[BasePage], findings: Iterable[Finding], facts: Mapping[int, Facts]
) -> dict[str, Given]:
    """By the point's code. `pages`: those the reviewer decides on; findings in others say nothing here."""
    own = {page.pk for page in pages}
    by_point: dict[str, list[str]] = {}
    for finding in findings:
        if finding.page_pk in own and finding.kind in POINT_OF:
            by_point.setdefault(POINT_OF[finding.kind], []).append(str(finding))
    found = {code: Truncator("; ".join(texts)).chars(LONGEST_WHY) for code, texts in by_point.items()}
    return prefilled(points, found, _sure_of(pages, facts))


def _sure_of(pages: Sequence[BasePage], facts: Mapping[int, Facts]) -> dict[str, Given]:
    sure: dict[str, Given] = {}
    if not has_film(pages, facts):
        no_film = Given(Answer.NOT_RELEVANT, _("There is no film or sound here."))
        sure |= {"captions": no_film, "audio_description": no_film}
    works = [page for page in pages if isinstance(page, WorkPage)]
    if works and all(_is_contact_known(work) and _is_check_day_near(work) for work in works):
        sure["contact"] = Given(Answer.YES)
    return sure


def _is_contact_known(work: WorkPage) -> bool:
    """The library's own address; of any other the machine cannot know whose it is."""
    library = work.county_library if work.contact_email else None
    return library is not None and work.contact_email.lower() == library.email.lower()


def _is_check_day_near(work: WorkPage) -> bool:
    today = timezone.localdate()
    return work.review_due_on is not None and today < work.review_due_on <= today + FURTHEST_CHECK
