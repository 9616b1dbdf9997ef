"""A course at a staff meeting: how its time is spent, and who enters those present. Plain functions of plain values."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from learning.rules import TALK_ABOUT_QUESTION

WELCOME = 3  # minutes
AGREE = 5  # minutes, at the end, on what is done after the meeting
SHORTEST_READING = 5  # minutes; less is no reading, and the lesson is read beforehand
CONFIRMED_WITHIN = datetime.timedelta(days=14)
ENTERED_WITHIN = datetime.timedelta(days=60)  # of the meeting
MOST_PRESENT = 60
MOST_MEETINGS_A_DAY = 5  # entered by one person


class Kind(StrEnum):
    WELCOME = "welcome"
    READ = "read"
    TALK = "talk"
    AGREE = "agree"


@dataclass(frozen=True)
class Lesson:
    number: int
    minutes: int
    questions: int


@dataclass(frozen=True)
class Part:
    """`starts` and `minutes` are minutes from the beginning; `lesson` and `question` are numbers, from 1, or 0."""

    kind: Kind
    starts: int
    minutes: int
    lesson: int = 0
    question: int = 0


def agenda(lessons: Sequence[Lesson], minutes: int, first: int = 1) -> list[Part]:
    """Parts that fill the minutes exactly, from the lesson with that number on.

    A lesson is read together and its questions are talked over. Where a whole one does not fit, it has been read
    beforehand, and the meeting is for the questions. What is left is for agreeing on what to do.
    """
    parts: list[Part] = [Part(Kind.WELCOME, 0, WELCOME)]
    left = minutes - WELCOME - AGREE
    for lesson in lessons:
        if lesson.number < first:
            continue
        taken = list(_of_lesson(lesson, left))
        if not taken:
            break
        for kind, length, question in taken:
            parts.append(Part(kind, parts[-1].starts + parts[-1].minutes, length, lesson.number, question))
            left -= length
    starts = parts[-1].starts + parts[-1].minutes
    return [*parts, Part(Kind.AGREE, starts, minutes - starts)]


def _of_lesson(lesson: Lesson, left: int) -> Iterator[tuple[Kind, int, int]]:
    talk = lesson.questions * TALK_ABOUT_QUESTION
    reading = max(lesson.minutes, SHORTEST_READING)
    if reading + min(talk, TALK_ABOUT_QUESTION) <= left:
        yield Kind.READ, reading, 0
        left -= reading
    elif talk == 0:
        return
    for question in range(1, lesson.questions + 1):
        if left < TALK_ABOUT_QUESTION:
            return
        yield Kind.TALK, TALK_ABOUT_QUESTION, question
        left -= TALK_ABOUT_QUESTION


def read_beforehand(parts: Sequence[Part]) -> set[int]:
    """The numbers of the lessons that are talked about and not read at the meeting."""
    read = {part.lesson for part in parts if part.kind is Kind.READ}
    return {part.lesson for part in parts if part.kind is Kind.TALK} - read


class Refusal(StrEnum):
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    TOO_MANY_PRESENT = "too_many_present"
    TOO_MANY_MEETINGS = "too_many_meetings"


def may_enter(*, held_on: datetime.date, today: datetime.date, present: int, meetings_today: int) -> Refusal | None:
    if held_on > today:
        return Refusal.TOO_EARLY
    if held_on < today - ENTERED_WITHIN:
        return Refusal.TOO_LATE
    if present > MOST_PRESENT:
        return Refusal.TOO_MANY_PRESENT
    return Refusal.TOO_MANY_MEETINGS if meetings_today >= MOST_MEETINGS_A_DAY else None
