"""What a page says, where it says it, and what a result shows of it: read from the live page, never from a draft."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.encoding import force_str
from wagtail.models import get_page_models
from wagtail.search.index import SearchField

from cms.core.editions import without_address
from cms.core.models import BasePage
from cms.core.sections import attach_libraries
from cms.people.models import County
from events.models import EventPage
from events.querysets import attach_occurrences
from learning.models import CoursePage, LearningPathPage, LessonPage, ResourcePage
from learning.models.work import WorkPage
from learning.querysets import attach_courses, attach_lessons
from search.files import texts_of

KINDS = {
    CoursePage: "course",
    LessonPage: "lesson",
    ResourcePage: "resource",
    EventPage: "event",
    LearningPathPage: "path",
}
ELSEWHERE = {"title", "summary"}  # fields with a place of their own
LONGEST_TEXT = 200_000  # letters kept for the passages


@dataclass
class Source:
    """A page, read. Sets are slugs of `FacetValue`."""

    page: Any
    kind: str
    title: str
    summary: str
    keywords: str  # topics, tags and makers
    body: str
    files: list[tuple[str, str]] = field(default_factory=list)  # each as its title and its text
    labels: str = ""  # competence areas, competences and target groups
    level: str = ""
    state: str = ""
    minutes: int = 0
    starts_at: datetime.datetime | None = None
    changes_at: datetime.datetime | None = None
    updated_on: datetime.date | None = None
    due_on: datetime.date | None = None
    sets: dict[str, set[str]] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n".join(filter(None, [self.summary, self.body]))[:LONGEST_TEXT]


def searchable_models() -> list[type[BasePage]]:
    return [model for model in get_page_models() if issubclass(model, BasePage) and model.is_found_by_search]


def fetch(model: Any, keys: Iterable[int]) -> list[Any]:
    """The live pages of one kind, with all that `read` asks of them, in as many queries for one as for many."""
    pages = list(model.for_readers().filter(pk__in=list(keys), live=True).select_related("locale"))
    if model is CoursePage:
        attach_lessons(pages)
    elif model is LessonPage:
        attach_courses(pages)
        pages = [page for page in pages if page.course.live]
        attach_libraries([page.course for page in pages])
    elif model is EventPage:
        attach_occurrences(pages)
    if model is not LessonPage:
        attach_libraries(pages)
    nowhere = without_address(pages)
    pages = [page for page in pages if page.pk not in nowhere]
    texts = texts_of(page.pk for page in pages)
    for page in pages:
        page.file_texts = texts[page.pk]
    return pages


def counties_by_library() -> dict[int, list[County]]:
    served: dict[int, list[County]] = defaultdict(list)
    for county in County.objects.all():
        served[county.library_id].append(county)
    return served


def read(page: Any, counties: Mapping[int, Sequence[County]]) -> Source:
    """`counties` are those of each county library, by its primary key."""
    kind = KINDS.get(type(page), "page")
    source = Source(page, kind, page.title, page.summary, "", _body(page), page.file_texts)
    library = page.county_library
    makers = [library] if library else []
    day = page.last_published_at or page.first_published_at
    source.updated_on = timezone.localdate(day) if day else None
    source.due_on = page.check_due_on
    source.shown = {"title": page.title, "path": page.url_path.lstrip("/").partition("/")[2]}
    source.shown |= {"summary": page.summary, "kind": kind, "language": page.content_language}
    words: list[Sequence[str]] = []
    if isinstance(page, WorkPage):
        makers = page.producer_list
        source.level = page.level
        source.sets = {"area": {area.slug for area in page.area_list}}
        source.sets["competence"] = {competence.slug for competence in page.competence_list}
        source.sets["group"] = {group.slug for group in page.target_group_list}
        source.labels = "\n".join(_names([*page.area_list, *page.competence_list, *page.target_group_list]))
        words = [_names(page.topic_list), page.tag_list]
        words.append([page.partners, page.supported_by])
    _add_what_the_kind_has(source, page)
    served = [county for maker in makers for county in counties.get(maker.pk, ())]
    source.sets["county"] = {county.code for county in served}
    words.append([county.name for county in served])
    source.shown["makers"] = [maker.name for maker in makers]
    source.shown["reviewed_on"] = page.reviewed_on.isoformat() if page.reviewed_on else ""
    source.keywords = "\n".join(word for group in [*words, source.shown["makers"]] for word in group if word)
    return source


def _add_what_the_kind_has(source: Source, page: Any) -> None:
    if isinstance(page, WorkPage):
        source.shown["colour"] = page.colour
    if isinstance(page, CoursePage):
        source.minutes = page.minutes
        source.shown["lessons"] = [lesson.title for lesson in page.lessons]
    elif isinstance(page, LessonPage):
        source.minutes = page.minutes or 0
        source.shown["colour"] = page.course.colour
    elif isinstance(page, ResourcePage):
        source.minutes = page.minutes or 0
        source.shown["type"] = page.type
    elif isinstance(page, EventPage):
        _add_event(source, page)
    elif isinstance(page, LearningPathPage):
        source.minutes = round((page.hours or 0) * 60)
        source.shown |= {"steps": page.step_marks, "hours": str(page.hours) if page.hours else ""}
    source.shown["minutes"] = source.minutes


def _add_event(source: Source, page: EventPage) -> None:
    source.state = page.state
    source.shown |= {"form": page.form, "from_desk": page.from_desk, "state": page.state}
    source.shown |= {"meetings": len(page.occurrence_list), "municipality": page.municipality}
    place = page.next_occurrence
    if place is not None:
        source.starts_at = place.starts_at
        source.shown |= {"starts_at": place.starts_at.isoformat(), "ends_at": place.ends_at.isoformat()}
        source.body += "\n" + "\n".join(f"{one.title} {one.venue}" for one in page.occurrence_list)
    turns: list[datetime.datetime | None] = [
        *(one.starts_at for one in page.occurrence_list),
        *(one.ends_at for one in page.occurrence_list),
    ]
    turns += [moment for one in page.sign_ups for moment in (one.opens_at, one.deadline)]
    source.changes_at = min((moment for moment in turns if moment and moment > timezone.now()), default=None)


def _body(page: Any) -> str:
    """All that Wagtail's own declaration says is searched, but what has a place of its own."""
    fields = [field for field in page.get_search_fields() if isinstance(field, SearchField)]
    texts = [_text(field.get_value(page)) for field in fields if field.field_name not in ELSEWHERE]
    return "\n".join(filter(None, texts))


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(_text(part) for part in value)
    return "" if value is None else force_str(value)


def _names(terms: Iterable[Any]) -> list[str]:
    """A word of the vocabulary in every language."""
    codes = [code for code, _name in settings.INTERFACE_LANGUAGES]
    return [name for term in terms for code in codes if (name := getattr(term, f"name_{code}"))]
