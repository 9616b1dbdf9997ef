"""How long the machine takes for a course of ten thousand words, in its job, with the progress it tells on the way."""

import re
import time
from itertools import chain, count, cycle
from typing import Any

import pytest

from home.demo.bodies import text_body
from home.demo.build import COURSES
from learning.models import CoursePage, LessonPage
from tests.world import World, add, draft_course, put_up
from workflows.models import TranslationJob
from workflows.translation import memory
from workflows.translation.actions import ask_machine, run

WORDS, LESSONS = 10_000, 10
BUDGET = 20  # seconds


def long_course(world: World) -> CoursePage:
    """Ten lessons of the demo's own text, each paragraph made its own by a number."""
    course = draft_course(world, "Et langt kurs", lessons=0)
    blocks = [
        value
        for lesson in chain.from_iterable(course.lessons for course in COURSES if course.language == "nb")
        for kind, value in lesson.body
        if kind == "text"
    ]
    numbers, texts = count(1), cycle(blocks)
    for lesson in range(LESSONS):
        html = ""
        while len(html.split()) < WORDS / LESSONS:
            html += re.sub("<(p|li)>", lambda tag: f"{tag[0]}Punkt {next(numbers)}: ", next(texts))
        course.refresh_from_db()
        page = LessonPage(title=f"Leksjon {lesson}", minutes=50, body=text_body(html), live=False)
        add(course, page, world.contact)
    return put_up(course)


@pytest.mark.bench
def test_ten_thousand_words(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    course = long_course(world)
    told: list[int] = []
    propose = memory.propose

    def listening(*args: Any, tell: Any, **kwargs: Any) -> Any:
        return propose(*args, tell=lambda words: (told.append(words), tell(words)), **kwargs)

    monkeypatch.setattr("workflows.translation.proposing.propose", listening)
    job = ask_machine(course, world.contact, "nn")

    began = time.perf_counter()
    run(job.pk)
    taken = time.perf_counter() - began

    job = TranslationJob.objects.get()
    assert (job.error, job.words_done) == ("", job.words)
    print(f"\nA draft of {job.words} words by machine: {taken:.1f} s, budget {BUDGET} s; told {len(told)} times")
