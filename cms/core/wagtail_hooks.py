"""What keeps counties' drafts apart, and live pages where they are, in Wagtail's own screens."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

from cms.core.guard import refuse_while_live_or_pinned
from cms.core.visibility import visible_to


@hooks.register("construct_page_chooser_queryset")
def choose_only_what_may_be_seen(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return visible_to(pages, request.user)


@hooks.register("construct_explorer_page_queryset")
def explore_only_what_may_be_seen(parent_page: Page, pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return visible_to(pages, request.user)


@hooks.register("before_delete_page")
def live_pages_are_not_deleted(request: HttpRequest, page: Page) -> HttpResponse | None:
    refuse_while_live_or_pinned(page)
    return None


@hooks.register("before_move_page")
def live_pages_are_not_moved(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    refuse_while_live_or_pinned(page)
    return None


@hooks.register("before_bulk_action")
def bulk_actions_keep_to_the_rules(
    request: HttpRequest, action_type: str, objects: list[Any], action_class: Any
) -> HttpResponse | None:
    if not objects or not isinstance(objects[0], Page):
        return None
    if action_type in ("publish", "unpublish"):
        raise PermissionDenied
    if action_type in ("delete", "move"):
        for page in objects:
            refuse_while_live_or_pinned(page)
    return None
