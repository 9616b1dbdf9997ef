"""A large tree for measuring: rows written past Django, yet each such that it could have been saved.

Per 100 pages there are 6 courses with 5 lessons each, 40 resources and 24 events, spread by chance over all sections.
Every page is live on a revision and an approval of its own, as the guard demands of any later save.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Max
from django.db.models.functions import Substr
from wagtail.models import Page, Revision

from cms.core import guard
from cms.core.models import ApprovalRecord, BasePage
from cms.core.models.evidence import content_hash
from cms.core.sections import SECTION_DEPTH, SECTION_PATH_LENGTH, attach_libraries
from events.models import EventPage, Occurrence
from home.demo.copying import analyse, copy_rows, next_keys
from home.demo.random_pages import RandomPages
from home.models import CountyLibraryPage
from learning.models import CourseLength, CoursePage, LessonPage, ResourcePage

GROUNDS = "Made for measuring."
SLUG = "maaling"
MODELS: tuple[type[BasePage], ...] = (CoursePage, LessonPage, ResourcePage, EventPage)
HUNDRED: tuple[type[BasePage], ...] = (
    *((CoursePage, *(LessonPage,) * 5) * 6),
    *((ResourcePage,) * 40),
    *((EventPage,) * 24),
)
CHUNK = 20 * len(HUNDRED)  # written in one transaction; a course and its lessons are never parted
CHECKED = 20  # pages of each kind that are read again at the end


def make_pages(number: int) -> Iterator[int]:
    """Adds that many pages and yields after each chunk how many there are by now; a killed run leaves whole chunks."""
    chance = random.Random(Page.objects.aggregate(latest=Max("pk"))["latest"])  # another run, other texts
    random_pages = RandomPages(chance)
    for made in range(0, number, CHUNK):
        size = min(CHUNK, number - made)
        with transaction.atomic():
            _make_chunk(size, random_pages, chance)
        yield made + size
    analyse(Page, *MODELS, CourseLength, Revision, ApprovalRecord, Occurrence)


def _make_chunk(size: int, random_pages: RandomPages, chance: random.Random) -> None:
    tree = _Tree()
    rows = _Rows()
    section = parent = tree.sections[0]
    kinds = (HUNDRED * (size // len(HUNDRED) + 1))[:size]
    for model, key in zip(kinds, next_keys(Page, size), strict=True):
        if model is not LessonPage:
            section = parent = chance.choice(tree.sections)
        page = random_pages.page(model, section)
        tree.add(page, parent, f"{SLUG}-{key}")
        rows.add(page, key)
        if model is CoursePage:
            parent = page
        if isinstance(page, EventPage):
            rows.occurrences.append(random_pages.occurrence(page))
    rows.write()
    tree.save_sections()


class _Tree:
    """The sections, locked so that nobody else takes the paths that come next."""

    def __init__(self) -> None:
        self.sections: list[CountyLibraryPage] = list(
            CountyLibraryPage.objects.select_for_update(of=("self",)).select_related("locale").order_by("path")
        )
        attach_libraries(self.sections)
        self._types = ContentType.objects.get_for_models(*MODELS)
        self._added: Counter[str] = Counter()
        works = Page.objects.filter(depth=SECTION_DEPTH + 1).order_by()
        at = works.annotate(at=Substr("path", 1, SECTION_PATH_LENGTH)).values_list("at")
        self._last_path: dict[str, str] = dict(at.annotate(last=Max("path")))

    def add(self, page: BasePage, parent: Page, slug: str) -> None:
        """Gives the page its place as the parent's last child, as treebeard and Wagtail would."""
        page.path = self._last_path[parent.path] = self._next_path(parent)
        page.depth = parent.depth + 1
        page.slug = slug
        page.url_path = f"{parent.url_path}{slug}/"
        page.content_type = self._types[type(page)]
        parent.numchild += 1
        self._added[parent.path] += 1

    def _next_path(self, parent: Page) -> str:
        last = self._last_path.get(parent.path)
        step = int(last[-Page.steplen :], len(Page.alphabet)) + 1 if last else 1
        return Page._get_path(parent.path, parent.depth + 1, step)  # noqa: SLF001 — treebeard has no public way

    def save_sections(self) -> None:
        for section in self.sections:
            added = self._added[section.path]
            if added:
                Page.objects.filter(pk=section.pk).update(numchild=F("numchild") + added)


class _Rows:
    """All that one chunk writes."""

    def __init__(self) -> None:
        self.pages: dict[type[BasePage], list[BasePage]] = {model: [] for model in MODELS}
        self.contents: list[tuple[BasePage, dict[str, Any]]] = []
        self.occurrences: list[Occurrence] = []

    def add(self, page: BasePage, key: int) -> None:
        """The content is taken before the page has its key: later its relations would be asked of the database."""
        content = page.serializable_data() | {"pk": key}
        page.pk = page.id = key
        self.pages[type(page)].append(page)
        self.contents.append((page, content))

    def write(self) -> None:
        revisions = [
            _revision(page, content, key)
            for (page, content), key in zip(self.contents, next_keys(Revision, len(self.contents)), strict=True)
        ]
        for (page, _content), revision in zip(self.contents, revisions, strict=True):
            page.live_revision_id = page.latest_revision_id = revision.pk
        copy_rows(Page, [page for page, _content in self.contents], with_key=True)
        for model, pages in self.pages.items():
            copy_rows(model, pages, with_key=True)
            for name in ("areas", "target_groups"):
                _copy_relations(model, pages, name)
        copy_rows(Revision, revisions, with_key=True)
        copy_rows(ApprovalRecord, [_record(page, content) for page, content in self.contents])
        copy_rows(Occurrence, self.occurrences)
        copy_rows(CourseLength, self._lengths(), with_key=True)

    def _lengths(self) -> list[CourseLength]:
        minutes: Counter[str] = Counter()
        for lesson in self.pages[LessonPage]:
            minutes[lesson.path[: -Page.steplen]] += lesson.minutes
        return [CourseLength(course_id=course.pk, minutes=minutes[course.path]) for course in self.pages[CoursePage]]


def _revision(page: BasePage, content: dict[str, Any], key: int) -> Revision:
    return Revision(
        pk=key,
        content_type=page.content_type,
        base_content_type=page.get_base_content_type(),
        object_id=str(page.pk),
        created_at=page.latest_revision_created_at,
        object_str=page.title,
        content=content,
    )


def _record(page: BasePage, content: dict[str, Any]) -> ApprovalRecord:
    return ApprovalRecord(
        kind=ApprovalRecord.Kind.MEASURING,
        page_id=page.pk,
        revision_id=page.live_revision_id,
        page_number=page.pk,
        page_type=page._meta.label,
        title=page.title,
        content=content,
        content_hash=content_hash(content),
        grounds=GROUNDS,
        approved_at=page.last_published_at,
        used_at=page.last_published_at,
    )


def _copy_relations(model: type[BasePage], pages: Sequence[BasePage], name: str) -> None:
    if model is LessonPage:
        return
    field: Any = model._meta.get_field(name)
    through: type[models.Model] = field.remote_field.through
    here, there = field.m2m_column_name(), field.m2m_reverse_name()
    copy_rows(
        through, [through(**{here: page.pk, there: other.pk}) for page in pages for other in getattr(page, name).all()]
    )


# --- what must hold afterwards ---


def faults() -> list[str]:
    """What is wrong with the tree, and with the pages of each kind made last: nothing, unless rows were written wrongly."""
    found = [f"The tree is broken at {path}." for path in broken_paths()]
    for model in MODELS:
        for page in model.objects.filter(slug__startswith=f"{SLUG}-").order_by("-pk")[:CHECKED]:
            try:
                page.full_clean()
                guard.check_save(page, None)
            except (ValidationError, guard.NotApproved) as error:
                found.append(f"{page.url_path}: {error}")
    return found


def broken_paths() -> list[str]:
    """The questions of treebeard's `find_problems`, in one query instead of two per page."""
    rows = {path: rest for path, *rest in Page.objects.values_list("path", "depth", "numchild").iterator()}
    children = Counter(path[: -Page.steplen] for path in rows)
    return [
        path
        for path, (depth, numchild) in rows.items()
        if len(path) != depth * Page.steplen
        or numchild != children[path]
        or (depth > 1 and path[: -Page.steplen] not in rows)
    ]
