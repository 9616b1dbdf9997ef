"""From pages to what is answered about them. Every relation is fetched already: nothing here asks a question."""

import datetime
from collections.abc import Iterable
from html import unescape
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from cms.people.models import CountyLibrary
from search import hits
from search.api import schemas
from search.api.addresses import api_url, page_url, path_url
from search.api.walks import ShownWork
from search.results import Answered
from search.sources import KINDS


def _named(rows: Iterable[Any]) -> list[schemas.Named]:
    return [schemas.Named(slug=row.slug, name=row.name) for row in rows]


def _local(moment: datetime.datetime) -> datetime.datetime:
    """In Norwegian time, to the second."""
    return timezone.localtime(moment).replace(microsecond=0)


def _work(found: ShownWork) -> dict[str, Any]:
    page = found.page
    return {
        "id": page.translation_key,
        "language": page.content_language,
        "editions": [schemas.Edition(language=e.content_language, url=page_url(e.url_path)) for e in found.editions],
        "title": page.title,
        "summary": page.summary,
        "url": page_url(page.url_path),
        "areas": _named(page.area_list),
        "competences": _named(page.competence_list),
        "target_groups": _named(page.target_group_list),
        "topics": _named(page.topic_list),
        "tags": page.tag_list,
        "level": page.level or None,
        "makers": _named(page.producer_list),
        "licence": schemas.Licence(code=page.licence, url=page.licence_url or None),
        "published_at": _local(page.first_published_at),
        "updated_at": _local(page.last_published_at),
        "reviewed_on": page.reviewed_on,
    }


def _course(found: ShownWork) -> dict[str, Any]:
    page = found.page
    counted = {"minutes": page.minutes, "lesson_count": len(page.lessons)}
    return _work(found) | {"form": page.form, "format": page.format} | counted


def course(found: ShownWork) -> schemas.Course:
    return schemas.Course(**_course(found))


def course_in_full(found: ShownWork) -> schemas.CourseInFull:
    page = found.page
    return schemas.CourseInFull(
        **_course(found),
        purpose=page.purpose,
        outcomes=page.outcome_list,
        certificate_requirements=page.certificate_requirements,
        lessons=[_lesson(lesson) for lesson in page.lessons],
    )


def _lesson(page: Any) -> schemas.Lesson:
    return schemas.Lesson(
        id=page.translation_key,
        language=page.content_language,
        title=page.title,
        summary=page.summary,
        url=page_url(page.url_path),
        minutes=page.minutes,
        learn=page.learn_list,
        competences=_named(page.competence_list),
    )


def _resource(found: ShownWork) -> dict[str, Any]:
    return _work(found) | {"type": found.page.type, "minutes": found.page.minutes}


def resource(found: ShownWork) -> schemas.Resource:
    return schemas.Resource(**_resource(found))


def resource_in_full(found: ShownWork) -> schemas.ResourceInFull:
    page = found.page
    return schemas.ResourceInFull(
        **_resource(found),
        links=[schemas.Link(text=link["text"], url=link["url"]) for link in page.link_list],
        files=[schemas.Link(text=file.title, url=f"{settings.BASE_URL}{file.url}") for file in page.file_list],
        recipe=_recipe(page) if page.is_recipe else None,
    )


def _recipe(page: Any) -> schemas.Recipe:
    return schemas.Recipe(
        purpose=page.recipe_purpose,
        audience=page.recipe_audience,
        municipality_size=page.recipe_municipality_size or None,
        staff=page.recipe_staff or None,
        staffing=page.recipe_staffing,
        time=page.recipe_time,
        price=page.recipe_price or None,
        cost=page.recipe_cost,
        equipment=page.recipe_equipment_list,
        steps=page.recipe_step_list,
        what_went_wrong=page.recipe_what_went_wrong,
    )


def _path(found: ShownWork) -> dict[str, Any]:
    return _work(found) | {"hours": found.page.hours, "valid_months": found.page.valid_months}


def path(found: ShownWork) -> schemas.LearningPath:
    return schemas.LearningPath(**_path(found))


def path_in_full(found: ShownWork) -> schemas.LearningPathInFull:
    steps = [_step(step.page, step.why) for step in found.page.steps_to_show]
    return schemas.LearningPathInFull(**_path(found), outcomes=found.page.outcome_list, steps=steps)


def _step(page: Any, why: str) -> schemas.Step:
    kind: Any = KINDS[type(page)]
    key = page.translation_key
    return schemas.Step(
        id=key,
        kind=kind,
        language=page.content_language,
        title=page.title,
        url=page_url(page.url_path),
        api_url=api_url(kind, key),
        why=why,
    )


def _event(found: ShownWork) -> dict[str, Any]:
    page = found.page
    occurrences = [_occurrence(occurrence) for occurrence in page.occurrence_list]
    return _work(found) | {"form": page.form, "state": page.state.value, "occurrences": occurrences}


def _occurrence(row: Any) -> schemas.Occurrence:
    """Without the link to the meeting, which is for those who have signed up."""
    return schemas.Occurrence(
        title=row.title,
        starts_at=_local(row.starts_at),
        ends_at=_local(row.ends_at),
        deadline=_local(row.sign_up.deadline) if row.sign_up and row.sign_up.deadline else None,
        venue=row.venue,
        municipality=row.municipality.name if row.municipality else "",
        is_cancelled=row.is_cancelled,
    )


def event(found: ShownWork) -> schemas.Event:
    return schemas.Event(**_event(found))


def event_in_full(found: ShownWork) -> schemas.EventInFull:
    page = found.page
    return schemas.EventInFull(
        **_event(found),
        open_to=[schemas.CountyName(code=county.code, name=county.name) for county in page.open_to_list],
        organisers=_named(page.organiser_list),
        sign_up_url=page.sign_up_url,
        fee=page.fee,
        covered=page.covered,
        is_binding=page.is_binding,
        accessibility=page.accessibility,
        hours_away=page.hours_away,
        from_desk=page.from_desk,
    )


def county(row: Any, pages: dict[UUID, str]) -> schemas.County:
    """`pages` are the addresses of the county libraries' pages, by section."""
    return schemas.County(code=row.code, name=row.name, library=_library(row.library, pages))


def _library(row: CountyLibrary, pages: dict[UUID, str]) -> schemas.Library:
    url = pages.get(row.section) if row.section else None
    return schemas.Library(slug=row.slug, name=row.name, website=row.website, url=url)


def hit(found: hits.Hit, keys: dict[int, UUID]) -> schemas.Hit:
    """`keys` are the works' public ids by the primary keys of their pages."""
    kind, key = found.shown["kind"], keys[found.page]
    return schemas.Hit(
        id=key,
        kind=kind,
        language=found.shown["language"],
        title=found.plain_title,
        summary=found.shown["summary"],
        url=_hit_url(found),
        api_url=api_url(kind, key) if kind != "page" else None,
        passage=_plain(found.passage),
        file=found.file,
        makers=found.shown["makers"],
        lesson=_hit_lesson(found.lesson, keys),
        is_promoted=found.is_promoted,
    )


def _hit_lesson(found: hits.Hit | None, keys: dict[int, UUID]) -> schemas.HitLesson | None:
    if found is None or found.page not in keys:
        return None
    return schemas.HitLesson(
        id=keys[found.page],
        title=found.plain_title,
        url=_hit_url(found),
        passage=_plain(found.passage),
        file=found.file,
    )


def _hit_url(found: hits.Hit) -> str:
    return path_url(found.shown["path"], found.shown["language"])


def _plain(marked: str) -> str:
    """The text is escaped, so that the only marks in it are the search's."""
    return unescape(marked.replace("<mark>", "").replace("</mark>", ""))


def facet_list(answered: Answered) -> list[schemas.Facet]:
    return [
        schemas.Facet(
            parameter=facet.name,
            label=str(facet.label),
            choices=[
                schemas.FacetChoice(value=choice.value, label=str(choice.label), count=count)
                for choice in facet.choices
                if (count := answered.narrowed.counts[facet.name][choice.value])
            ],
        )
        for facet in answered.choices
    ]
