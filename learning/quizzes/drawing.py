"""Which questions are asked, in which order their choices stand, and under which names. Plain functions."""

import random
from collections.abc import Sequence
from dataclasses import replace

from learning.quizzes.questions import Choice, Kind, Part, Question


def draw(parts: Sequence[Part], chance: random.Random) -> list[Question]:
    """The questions of one attempt. What they are called by says nothing of what is right."""
    return [
        renamed(mixed(question, chance)) for part in parts for question in _some_of(part.questions, part.drawn, chance)
    ]


def _some_of(questions: Sequence[Question], number: int, chance: random.Random) -> list[Question]:
    """So many of them, in the order they were written."""
    places = chance.sample(range(len(questions)), min(number, len(questions)))
    return [questions[place] for place in sorted(places)]


def mixed(question: Question, chance: random.Random) -> Question:
    """With its choices and items in any order. True stands before false."""
    if question.kind == Kind.TRUE_FALSE:
        return question
    return replace(
        question,
        choices=chance.sample(question.choices, len(question.choices)),
        items=chance.sample(question.items, len(question.items)),
    )


def mixed_for_all(question: Question) -> Question:
    """In an order that is not the editor's, and the same for every reader: a page is the same for all."""
    return mixed(question, random.Random(question.key))  # noqa: S311 — hides nothing that the page does not say


def renamed(question: Question) -> Question:
    """Choices and items called by the place they stand in."""
    if question.kind == Kind.TRUE_FALSE:
        return question
    choices = {choice.key: str(place) for place, choice in enumerate(question.choices, 1)}
    items = {item.key: str(place) for place, item in enumerate(question.items, 1)}
    right = {
        items.get(part, part): [choices.get(value, value) for value in values]
        for part, values in question.right.items()
    }
    return replace(
        question, right=right, choices=_called(question.choices, choices), items=_called(question.items, items)
    )


def _called(things: Sequence[Choice], names: dict[str, str]) -> list[Choice]:
    return [replace(thing, key=names[thing.key]) for thing in things]
