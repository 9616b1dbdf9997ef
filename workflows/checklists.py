"""What a reviewer answers for before a work is approved: one list of points, each for the page types it concerns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise  # only in the type stubs


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_RELEVANT = "not_relevant"
    # Only of audio description: how it is solved (forskrift om universell utforming av IKT, § 4).
    DESCRIBED = "described"
    SPOKEN = "spoken"
    NOTHING_LOST = "nothing_lost"
    BURDEN = "burden"


PLAIN = (Answer.YES, Answer.NO, Answer.NOT_RELEVANT)
OF_FILM = (
    Answer.DESCRIBED,
    Answer.SPOKEN,
    Answer.NOTHING_LOST,
    Answer.BURDEN,
    Answer.NO,
    Answer.NOT_RELEVANT,
)
LONGEST_WHY = 500  # characters
NEEDS_WHY = frozenset({Answer.NOT_RELEVANT, Answer.BURDEN})
ANSWERS: Mapping[Answer, "_StrPromise"] = {
    Answer.YES: _("Yes"),
    Answer.NO: _("No"),
    Answer.NOT_RELEVANT: _("Not relevant"),
    Answer.DESCRIBED: _("Described"),
    Answer.SPOKEN: _("Spoken in the film"),
    Answer.NOTHING_LOST: _("Nothing visual is lost"),
    Answer.BURDEN: _("A disproportionate burden"),
}

COURSE, LESSON, RESOURCE, EVENT, PATH = "coursepage", "lessonpage", "resourcepage", "eventpage", "learningpathpage"
WORKS = frozenset({COURSE, RESOURCE, EVENT, PATH})


@dataclass(frozen=True)
class Point:
    """`page_types`: the models (in lower case) the point concerns; empty means every page."""

    code: str
    text: "_StrPromise"
    page_types: frozenset[str] = frozenset()
    answers: tuple[Answer, ...] = PLAIN

    def concerns(self, page_types: Iterable[str]) -> bool:
        return not self.page_types or bool(self.page_types & set(page_types))


@dataclass(frozen=True)
class Given:
    """An answer with the word why that some answers ask for."""

    answer: str
    why: str = ""


POINTS = (
    Point("outcomes", _("The learning outcomes are concrete and can be tried."), frozenset({COURSE, PATH})),
    Point("target_group", _("Target group and length are right."), WORKS),
    Point("universal_design", _("Headings, alternative texts, tables and links can be used by everybody.")),
    Point("captions", _("Film and sound have captions or a transcript."), frozenset({COURSE, LESSON, RESOURCE, EVENT})),
    Point(
        "audio_description",
        _("What a film shows is given to those who do not see it."),
        frozenset({COURSE, LESSON, RESOURCE, EVENT}),
        OF_FILM,
    ),
    Point("sources", _("Sources and licence are given.")),
    Point("consent", _("Persons who can be recognised have consented.")),
    Point("contact", _("Contact and the day for the next check are right."), WORKS),
    Point("written_form", _("The language is clear, and the written form is the right one.")),
    Point("personal_data", _("There is no personal data without a reason.")),
)


def points_for(page_types: Iterable[str]) -> list[Point]:
    """The points for a work with pages of these types, in order, each once."""
    page_types = set(page_types)
    return [point for point in POINTS if point.concerns(page_types)]


def faults_of(points: Iterable[Point], given: Mapping[str, Given]) -> dict[str, str]:
    """What keeps the work from being approved, by the point's code: `missing`, `no` or `why`."""
    faults = {}
    for point in points:
        answer = given.get(point.code)
        if answer is None or answer.answer not in point.answers:
            faults[point.code] = "missing"
        elif answer.answer == Answer.NO:
            faults[point.code] = "no"
        elif answer.answer in NEEDS_WHY and not answer.why.strip():
            faults[point.code] = "why"
    return faults


def prefilled(
    points: Iterable[Point], found: Mapping[str, str], known: Mapping[str, Given] | None = None
) -> dict[str, Given]:
    """What a machine puts in beforehand; the reviewer changes it at will.

    `found`: what it saw to be wrong, by the point's code: a no, and why. `known`: what it can be sure of.
    """
    sure = known or {}
    given = {}
    for point in points:
        if point.code in found:
            given[point.code] = Given(Answer.NO, found[point.code])
        elif point.code in sure:
            given[point.code] = sure[point.code]
    return given
