"""Which tables readers' answers are made of, and whose works a row of them belongs to.

Rooms above name their own tables when they are ready. A page, its children and its relations are known by themselves.
"""

from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Model
from modelcluster.fields import ParentalKey
from wagtail.models import Page

FRAME = "frame"  # the root and the front pages: all stands in them
PAGE = "wagtailcore_page"
# What changes in a page's row with every draft, and no reader sees.
UNSEEN = {
    PAGE: (
        "draft_title",
        "has_unpublished_changes",
        "latest_revision_id",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by_id",
        "numchild",
        "go_live_at",
        "approved_schedule",
        "owner_id",
    )
}

# What rooms have declared, by how it is watched; read when all of them are ready.
WHOLE: set[str] = {"wagtailcore_site", "wagtailcore_locale", "wagtailcore_pageviewrestriction", "taggit_tag"}
LEFT: set[str] = {"django_content_type", "django_migrations"}
DELETIONS: dict[str, str] = {}
OF_WORKS: dict[str, str] = {}
BY_ROW: set[str] = set()
ALSO_ON: list[str] = []


def watch(*models: type[Model]) -> None:
    """Whoever reads such a table is out of date when any row of it changes: for words and settings."""
    WHOLE.update(model._meta.db_table for model in models)


def leave(model: type[Model], deleted: str) -> None:
    """For what is made of other rows that are watched, and says nothing of its own while it is there.

    `deleted`: SQL that gives the tags that are out of date without it, from its row, which is `$1`, as jsonb.
    """
    LEFT.add(model._meta.db_table)
    DELETIONS[model._meta.db_table] = deleted


def watch_by_row(*models: type[Model]) -> None:
    """For what is shown only where a page shows it by its number: pictures and documents."""
    BY_ROW.update(model._meta.db_table for model in models)


def watch_by_work(model: type[Model], works: str) -> None:
    """For what belongs to a work. `works`: SQL that gives its translation keys from a row, which is `$1`, as jsonb."""
    OF_WORKS[model._meta.db_table] = works


def also_shown_on(pages: str) -> None:
    """SQL that gives the translation keys of other works which show the page whose number is `$1`."""
    ALSO_ON.append(pages)


class PageTable(NamedTuple):
    """`kind`: the table of the type of page, empty for what all share. `column`: which column names the page."""

    kind: str
    column: str


@cache
def page_tables() -> dict[str, PageTable]:
    """Every table that a page's content stands in, by name."""
    found = {PAGE: PageTable("", "id")}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if issubclass(model, Page) and model is not Page:
            found[table] = PageTable(table, "page_ptr_id")
            for field in model._meta.local_many_to_many:
                through: Any = field.remote_field.through
                if through._meta.auto_created:
                    found[through._meta.db_table] = PageTable(table, field.m2m_column_name())
        for child in model._meta.local_fields:
            parent = child.related_model
            if isinstance(child, ParentalKey) and isinstance(parent, type) and issubclass(parent, Page):
                found[table] = PageTable(parent._meta.db_table, child.column)
    return found


@cache
def watched() -> frozenset[str]:
    return frozenset(WHOLE | page_tables().keys() | OF_WORKS.keys() | BY_ROW)


@cache
def all_names() -> frozenset[str]:
    """Of all tables there are: one that nobody watches must be seen when it is read."""
    return frozenset(model._meta.db_table for model in apps.get_models(include_auto_created=True))
