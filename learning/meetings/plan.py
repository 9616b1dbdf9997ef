"""A course as a meeting: the agenda with its lessons and questions, as the templates show it."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from learning import entrances
from learning.meetings import rules
from learning.models import CoursePage, LessonPage
from learning.rules import MEETINGS, USUAL_MEETING


@dataclass(frozen=True)
class Shown:
    """One part: its lesson, and the question that is talked over, if any."""

    part: rules.Part
    lesson: LessonPage | None
    question: str

    @property
    def end(self) -> int:
        return self.part.starts + self.part.minutes


def plan_of(course: CoursePage, query: QueryDict) -> dict[str, Any]:
    """For a template. `?minutter=` chooses the length, `?leksjon=` the number of the lesson to begin with."""
    minutes, _ignored = entrances.minutes_asked_for(query, MEETINGS, USUAL_MEETING)
    lessons = course.lessons
    first = _number(query.get("leksjon", ""), len(lessons))
    plain = [
        rules.Lesson(number, lesson.minutes or 0, len(lesson.reflection_list))
        for number, lesson in enumerate(lessons, 1)
    ]
    parts = rules.agenda(plain, minutes, first)
    shown = [_shown(part, lessons) for part in parts]
    used = list(dict.fromkeys(each.lesson for each in shown if each.lesson))
    return {
        "minutes": minutes,
        "choices": MEETINGS,
        "first": first,
        "parts": shown,
        "used": used,
        "beforehand": [lessons[number - 1] for number in sorted(rules.read_beforehand(parts))],
    }


def _number(value: str, most: int) -> int:
    return int(value) if value.isascii() and value.isdigit() and 1 <= int(value[:4]) <= most else 1


def _shown(part: rules.Part, lessons: list[LessonPage]) -> Shown:
    lesson = lessons[part.lesson - 1] if part.lesson else None
    question = lesson.reflection_list[part.question - 1] if lesson and part.question else ""
    return Shown(part, lesson, question)
