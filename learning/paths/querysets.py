"""The works of learning paths, with what is shown of each, in one query however many there are."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, Value
from django.db.models.functions import Concat, JSONObject
from django.utils.dateparse import parse_datetime
from wagtail.models import Page

from cms.core.editions import nearest_of_each
from learning.blocks import chosen_pages
from learning.models.lesson import LessonPage

if TYPE_CHECKING:
    from learning.models.path import LearningPathPage

KINDS = ("coursepage", "resourcepage", "eventpage")
LAST_LESSON = Page.alphabet[-1] * Page.steplen  # the last child a page could have, by its path
UNSHOWN = ("coursepage__assignment", "resourcepage__body", "eventpage__body")
LESSON = ("path", "translation_key", "title", "minutes")
OCCURRENCE = ("starts_at", "ends_at", "cancelled_at")


def attach_steps(paths: "Sequence[LearningPathPage]") -> None:
    """Sets `steps_to_show` on each path. One query for all of them; none where there are no paths."""
    from learning.models.path import Step

    chosen = [chosen_pages(path.steps) for path in paths]
    works = live_works(pk for steps in chosen for pk, _why in steps if pk is not None)
    for path, steps in zip(paths, chosen, strict=True):
        path.steps_to_show = [Step(works[pk], why) for pk, why in steps if pk in works]


def live_works(keys: Iterable[int]) -> dict[int, Any]:
    """By the number of each chosen page, the live edition of its work that is nearest to the reader.

    A work that has none is left out. Courses have their `lessons`; events of their `occurrence_list` what says when
    they are next.
    """
    keys = set(keys)
    if not keys:
        return {}
    works = Page.objects.filter(pk__in=keys).order_by().values("translation_key")
    found = Page.objects.filter(Q(live=True) | Q(pk__in=keys), translation_key__in=works, content_type__model__in=KINDS)
    found = found.select_related(*(f"{kind}__main_area" for kind in KINDS)).defer(*UNSHOWN)
    pages = list(found.annotate(fetched_lessons=_lessons(), fetched_occurrences=_occurrences()))
    near = nearest_of_each(page for page in pages if page.live)
    shown = {key: _whole(page) for key, page in near.items()}
    return {page.pk: shown[page.translation_key] for page in pages if page.pk in keys and page.translation_key in shown}


def newest(paths: "Iterable[LearningPathPage]") -> "list[LearningPathPage]":
    """Each path once, in the edition nearest to the reader, the newest first. One query: there are few paths."""
    near = nearest_of_each(paths).values()
    return sorted(near, key=lambda path: (path.first_published_at, path.pk), reverse=True)


def _lessons() -> ArraySubquery:
    """Asked for as a range of paths: by how they begin, every lesson would be read for every page."""
    last = Concat(OuterRef("path"), Value(LAST_LESSON))
    lessons = LessonPage.objects.live().filter(path__gt=OuterRef("path"), path__lte=last).order_by("path")
    return ArraySubquery(lessons.values(row=JSONObject(**{name: name for name in LESSON})))


def _occurrences() -> ArraySubquery:
    """When and where an event is stands in a room above; it is asked for by its name."""
    occurrences = apps.get_model("events", "Occurrence").objects.filter(work=OuterRef("translation_key"))
    return ArraySubquery(occurrences.values(row=JSONObject(**{name: name for name in OCCURRENCE})))


def _whole(page: Any) -> Any:
    """The course, resource or event, with the rows that were fetched beside it."""
    work = next(getattr(page, kind) for kind in KINDS if hasattr(page, kind))
    if hasattr(work, "in_order"):
        work.lessons = work.in_order(LessonPage(**row) for row in page.fetched_lessons)
    if hasattr(page, "eventpage"):
        model = apps.get_model("events", "Occurrence")
        work.occurrence_list = [model(**_moments(row)) for row in page.fetched_occurrences]
    return work


def _moments(row: dict[str, str | None]) -> dict[str, Any]:
    return {name: parse_datetime(text) if text else None for name, text in row.items()}
