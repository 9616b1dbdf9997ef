"""Courses with their lessons, resources, and learning paths, made from their texts as drafts."""

import dataclasses
from typing import Any

from wagtail.models import Page

from cms.media.models import BankImage
from home.demo.bodies import Stream, child, lines, links, text_body
from home.demo.content.learning import CERTIFIED, DESK_CARDS, PACKAGES, QUIZZES, Certified
from home.demo.ground import Ground
from home.demo.media import drawings_in
from home.demo.quizzes import quiz
from home.demo.schema import CourseText, LessonText, PathText, Recipe, ResourceText, RunInCounty
from learning.models import CoursePage, LearningPathPage, LessonPage, ResourcePage


def make_course(text: CourseText, ground: Ground) -> CoursePage:
    """The order of the lessons is that of the text; who makes one of them made the course together with its owner."""
    lessons = [_lesson(lesson, text, ground) for lesson in text.lessons]
    others = dict.fromkeys(lesson.library for lesson in text.lessons if lesson.library)
    course = CoursePage(
        **ground.work_fields(text),
        level=text.level,
        purpose=text.purpose,
        outcomes=lines(text.outcomes),
        form=text.form,
        format=CoursePage.Format.FORMALISED if text.slug in CERTIFIED else CoursePage.Format.OPEN,
        **_certified_fields(CERTIFIED.get(text.slug)),
        certificate_requirements=text.certificate,
        partners=text.partners,
        supported_by=text.supported_by,
        co_producers=[ground.libraries[slug] for slug in others],
        image=_image(text, ground),
        review_due_on=ground.day(text.review_due_in_days),
        lesson_order=[str(lesson.translation_key) for lesson in lessons],
        **_run_fields(text.run_in_county),
    )
    ground.plant(course, text)
    for lesson in lessons:
        course.add_child(instance=lesson)
    return course


def _certified_fields(asked: Certified | None) -> dict[str, Any]:
    if asked is None:
        return {}
    fields = dataclasses.asdict(asked)
    return fields | {"assignment": text_body(asked.assignment) if asked.assignment else []}


def _image(text: CourseText, ground: Ground) -> BankImage | None:
    """The first drawing of its lessons; other pages show theirs in the text already."""
    drawings = (name for lesson in text.lessons for name in drawings_in(lesson.body))
    return next((ground.media.images[name] for name in drawings), None)


def _run_fields(run: RunInCounty | None) -> dict[str, str]:
    return {f"run_{name}": value for name, value in dataclasses.asdict(run).items()} if run else {}


def _lesson(text: LessonText, course: CourseText, ground: Ground) -> LessonPage:
    bodies = ground.bodies(text.library or course.library, course.language)
    return LessonPage(
        slug=text.slug,
        title=text.title,
        summary=text.summary,
        minutes=text.minutes,
        competences=ground.vocabulary.competences_of(course.slug, text.slug),
        learn=lines(text.learn),
        body=bodies.body(text.body) + _package(text, ground),
        quiz=quiz(QUIZZES.get(text.slug, ())),
        desk_card=lines(DESK_CARDS.get(text.slug, ())),
        reflection=lines(text.reflection),
        read_more=links(text.read_more),
        producer=ground.libraries[text.library] if text.library else None,
        review_due_on=ground.day(course.review_due_in_days),
        owner=ground.contact(course.library),
        live=False,
    )


def _package(text: LessonText, ground: Ground) -> Stream:
    kind = PACKAGES.get(text.slug)
    return [child("package", {"package": ground.packages[kind].pk})] if kind else []


def make_resource(text: ResourceText, ground: Ground) -> ResourcePage:
    bodies = ground.bodies(text.library, text.language)
    resource = ResourcePage(
        **ground.work_fields(text),
        type=text.type,
        body=bodies.body(text.body),
        files=bodies.files(text.documents),
        links=links(text.links),
        focus=text.focus,
        minutes=text.minutes,
        review_due_on=ground.day(text.review_due_in_days),
        **_recipe_fields(text.recipe),
    )
    ground.plant(resource, text)
    return resource


def make_path(text: PathText, ground: Ground) -> LearningPathPage:
    """Its works have been made before."""
    path = LearningPathPage(
        **ground.work_fields(text),
        level=text.level,
        outcomes=lines(text.outcomes),
        steps=[
            {"type": "step", "value": {"page": Page.objects.get(url_path__endswith=f"/{slug}/").pk, "why": why}}
            for slug, why in text.steps
        ],
        hours=text.hours,
        valid_months=text.valid_months,
        review_due_on=ground.day(text.review_due_in_days),
    )
    ground.plant(path, text)
    return path


def _recipe_fields(recipe: Recipe | None) -> dict[str, Any]:
    if recipe is None:
        return {}
    fields = {f"recipe_{name}": value for name, value in vars(recipe).items()}
    return fields | {
        "recipe_equipment": lines(recipe.equipment),
        "recipe_steps": lines(recipe.steps),
    }
