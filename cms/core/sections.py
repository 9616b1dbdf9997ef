"""Whose a page is: told by the section it stands in, never by a field somebody could forge."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Substr
from wagtail.models import Page

from cms.core.pagecache.recording import reading_only
from cms.core.prepared import Prepared
from cms.people.models import County, CountyLibrary

SECTION_DEPTH = 3  # root, home, section
WORK_DEPTH = SECTION_DEPTH + 1
SECTION_PATH_LENGTH = SECTION_DEPTH * Page.steplen
WORK_PATH_LENGTH = SECTION_PATH_LENGTH + Page.steplen


def library_of(page: Page) -> CountyLibrary | None:
    """The county library whose section the page is or stands in; None outside the sections."""
    if page.depth < SECTION_DEPTH:
        return None
    with reading_only(CountyLibrary._meta.db_table):  # a section is never moved
        return _LIBRARY_AT.first(page.path[:SECTION_PATH_LENGTH])


_LIBRARY_AT: Prepared[CountyLibrary] = Prepared(
    lambda path: CountyLibrary.objects.filter(section__in=Page.objects.filter(path=path).values("translation_key"))
)


def readable(pages: QuerySet[Page]) -> QuerySet[Page]:
    """What readers can open: live pages, and the parts of a work (lessons) only while the work itself is live.

    A subquery of primary keys, since the search backend refuses any filter that is not on an indexed column.
    """
    work = Page.objects.filter(path=Substr(OuterRef("path"), 1, WORK_PATH_LENGTH), live=True)
    return pages.filter(pk__in=Page.objects.filter(Exists(work), live=True).values("pk"))


def attach_libraries(pages: Iterable[Page], by_path: Mapping[str, CountyLibrary] | None = None) -> None:
    """Sets `county_library` on each page, with one query for all of them; none where the libraries are known."""
    pages = list(pages)
    if pages and by_path is None:
        by_path = libraries_by_section_path()
    for page in pages:
        page.county_library = (by_path or {}).get(page.path[:SECTION_PATH_LENGTH])


def libraries_by_section_path() -> dict[str, CountyLibrary]:
    """Every section's path, in every language, with its county library: one query.

    The library has its `county_names` and its `county_codes`.
    """
    # A section is never moved, and nothing stands in a new one before it is written there.
    with reading_only(CountyLibrary._meta.db_table, County._meta.db_table):
        return {path: library for library in _LIBRARIES() for path in library.paths}


def _with_sections() -> QuerySet[CountyLibrary]:
    paths = ArraySubquery(Page.objects.filter(translation_key=OuterRef("section"), depth=SECTION_DEPTH).values("path"))
    names, codes = (
        ArraySubquery(County.objects.filter(library=OuterRef("pk")).values(column)) for column in ("name", "code")
    )
    return CountyLibrary.objects.annotate(paths=paths, county_names=names, county_codes=codes)


_LIBRARIES: Prepared[Any] = Prepared(_with_sections)
