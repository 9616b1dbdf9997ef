"""The group's screens: what readers search for, and the wishes that are made of it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from cms.core.tallies import FEWEST
from cms.people.requests import AdminRequest
from learning.models import Wish
from search.log import KEPT
from search.models import Query

PAGE = 50
LISTS = {
    "topp": (gettext_lazy("Asked most"), Query.objects.shown),
    "uten-treff": (gettext_lazy("Without hits"), Query.objects.without_results),
    "uapnet": (gettext_lazy("Hits nobody opens"), Query.objects.unopened),
}


class LogMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("search.view_query")


class LogViewSet(ViewSet):
    name = "search_log"
    url_prefix = "sokelogg"
    icon = "history"
    menu_label = gettext_lazy("What people search for")
    menu_item_class = LogMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", log, name="index"), path("<int:pk>/wish/", make_wish, name="wish")]


class WishViewSet(ViewSet):
    """For everybody who makes content."""

    name = "wishes"
    url_prefix = "onsker"
    icon = "pick"
    menu_label = gettext_lazy("Wishes for content")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", wishes, name="index"), path("<int:pk>/close/", close_wish, name="close")]


def _chosen(query: QueryDict) -> str:
    """Of the lists; the first where there is none such."""
    name = query.get("vis", "")
    return name if name in LISTS else "topp"


@require_GET
@permission_required("search.view_query")
def log(request: AdminRequest) -> HttpResponse:
    """One of the lists. Four queries of its own, however many rows."""
    name = _chosen(request.GET)
    is_wished = Exists(Wish.objects.open().filter(text=OuterRef("text")))
    queries = LISTS[name][1]().annotate(is_wished=is_wished)
    context = {
        "page_title": _("What people search for"),
        "header_icon": "history",
        "lists": [(value, label, value == name) for value, (label, _rows) in LISTS.items()],
        "chosen": name,
        "queries": Paginator(queries, PAGE).get_page(request.GET.get("p")),
        "fewest": FEWEST,
        "days": KEPT.days,
        "synonym_url": reverse("wagtailsnippets_search_synonym:add"),
        "promotion_url": reverse("wagtailsnippets_search_promotion:add"),
    }
    return render(request, "search/admin/log.html", context)


@require_POST
@permission_required("learning.add_wish")
def make_wish(request: AdminRequest, pk: int) -> HttpResponse:
    """Of a query that the log shows. A wish that is open already is left as it is."""
    query = get_object_or_404(Query.objects.shown(), pk=pk)
    made: dict[str, Any] = {"asked": query.asked, "made_by": request.user}
    Wish.objects.get_or_create(text=query.text, closed_at=None, defaults=made)
    messages.success(request, _("“%(text)s” stands among the wishes for content.") % {"text": query.text})
    return redirect(f"{reverse('search_log:index')}?vis={_chosen(request.POST)}")


@require_GET
def wishes(request: AdminRequest) -> HttpResponse:
    context = {
        "page_title": _("Wishes for content"),
        "header_icon": "pick",
        "wishes": Wish.objects.open(),
        "may_close": request.user.has_perm("learning.change_wish"),
    }
    return render(request, "search/admin/wishes.html", context)


@require_POST
@permission_required("learning.change_wish")
def close_wish(request: AdminRequest, pk: int) -> HttpResponse:
    """It has been fulfilled, or nobody will. Pressed twice it stays closed by whoever pressed first."""
    wish = get_object_or_404(Wish, pk=pk)
    Wish.objects.filter(pk=pk, closed_at=None).update(closed_at=timezone.now(), closed_by=request.user)
    messages.success(request, _("“%(text)s” is no wish any more.") % {"text": wish.text})
    return redirect("wishes:index")
