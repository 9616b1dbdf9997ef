"""What keeps counties' drafts apart, and live pages and what they show where they are, in Wagtail's own screens."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.core import mail_views
from cms.core.creating import BankPageViewSet
from cms.core.guard import refuse_deletion, refuse_into_pinned, refuse_while_live_or_pinned
from cms.core.mail_rhythm import MailRhythmPanel
from cms.core.uses import SHOWN, may_fetch, why_not_deleted
from cms.core.views import DeleteDocument, DeleteImage
from cms.core.visibility import visible_to
from cms.media.models import BankDocument
from cms.people.models import User
from cms.people.requests import AdminRequest


@hooks.register("register_admin_viewset", order=1)  # Wagtail registers its own for the same model before
def pages_are_made_once() -> PageViewSet:
    return BankPageViewSet()


@hooks.register("construct_help_menu")
def help_is_in_the_users_language(request: HttpRequest, items: list[MenuItem]) -> None:
    """What is new in Wagtail and its guide are in English alone, and for other readers than ours."""
    items[:] = [item for item in items if item.name == "keyboard-shortcuts-trigger"]


@hooks.register("construct_page_chooser_queryset")
def choose_only_what_may_be_seen(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return visible_to(pages, request.user)


@hooks.register("construct_explorer_page_queryset")
def explore_only_what_may_be_seen(parent_page: Page, pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return visible_to(pages, request.user)


@hooks.register("before_delete_page")
def live_pages_are_not_deleted(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Wagtail's view deletes past `BasePage.delete()`."""
    refuse_deletion(page)
    return None


@hooks.register("before_move_page")
def live_pages_are_not_moved(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    refuse_while_live_or_pinned(page)
    refuse_into_pinned(destination.path)
    return None


@hooks.register("before_bulk_action")
def bulk_actions_keep_to_the_rules(
    request: HttpRequest, action_type: str, objects: list[Any], action_class: Any
) -> HttpResponse | None:
    if not objects or not isinstance(objects[0], Page):
        return None
    if action_type in ("publish", "unpublish"):
        raise PermissionDenied
    refuse = {"delete": refuse_deletion, "move": refuse_while_live_or_pinned}.get(action_type)
    if refuse is not None:
        for page in objects:
            refuse(page)
    return None


@hooks.register("before_bulk_action")
def what_is_used_is_not_deleted(
    request: HttpRequest, action_type: str, objects: list[Any], action_class: Any
) -> HttpResponse | None:
    if action_type != "delete" or not objects or type(objects[0]) not in SHOWN:
        return None
    reasons = [reason for item in objects if (reason := why_not_deleted(item, request.user))]
    for reason in reasons:
        messages.error(request, reason)
    return redirect(action_class.next_url) if reasons else None


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own views, at the same addresses
def deleting_tells_where_it_is_used() -> list[URLPattern]:
    return [
        path("images/<int:image_id>/delete/", DeleteImage.as_view()),
        path("documents/delete/<int:document_id>/", DeleteDocument.as_view()),
    ]


@hooks.register("before_serve_document")
def documents_are_read_with_a_live_page(document: BankDocument, request: HttpRequest) -> None:
    if not may_fetch(document, request):
        raise Http404


class MailMenuItem(MenuItem):
    def is_shown(self, request: AdminRequest) -> bool:
        return request.user.has_perm("core.view_mail")


@hooks.register("register_admin_menu_item")
def mail_menu_item() -> MenuItem:
    return MailMenuItem(_("Mail"), reverse("kb_mail"), name="mail", icon_name="mail", order=530)


@hooks.register("register_admin_urls")
def mail_addresses() -> list[URLPattern]:
    return [
        path("post/", mail_views.mail, name="kb_mail"),
        path("post/<int:mail_pk>/igjen/", mail_views.try_again, name="kb_mail_try_again"),
    ]


@hooks.register("register_account_settings_panel")
def mail_rhythm_panel(request: AdminRequest, user: User, profile: UserProfile) -> MailRhythmPanel:
    return MailRhythmPanel(request, user, profile)
