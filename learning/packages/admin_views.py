"""Where contacts upload packages, see what became of them, and delete them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cms.core.uses import pages_using
from cms.core.visibility import visible_to
from cms.people.requests import AdminRequest
from learning.models import LessonPackage
from learning.packages import actions, rules, texts
from learning.packages.addresses import player_address
from learning.packages.forms import UploadForm
from learning.packages.permissions import policy, seen_by
from learning.packages.querysets import drafts_with
from learning.refused import Refused

SHOWN = 50


def _may_look(request: AdminRequest) -> bool:
    return bool(policy.user_has_any_permission(request.user, {"add", "choose"}))


def index(request: AdminRequest) -> HttpResponse:
    if not _may_look(request):
        raise PermissionDenied
    context = {
        "page_title": _("Packages"),
        "header_icon": "download",
        "packages": Paginator(seen_by(request.user), SHOWN).get_page(request.GET.get("side")),
        "may_upload": policy.user_has_permission(request.user, "add"),
    }
    return render(request, "learning/packages/index.html", context)


def add(request: AdminRequest) -> HttpResponse:
    if not policy.user_has_permission(request.user, "add"):
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            package = actions.upload(values["title"], values["file"], form.chosen_collection, request.user)
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("package", package.pk)
    context = {"page_title": _("Upload a package"), "header_icon": "download", "form": form}
    return render(request, "learning/packages/add.html", context)


def package(request: AdminRequest, pk: int) -> HttpResponse:
    """What was found in it, or why it was refused. Another county's that is not ready is not there."""
    shown = _shown(request, pk)
    used_on = pages_using(shown)
    context = {
        "page_title": _("Package"),
        "page_subtitle": shown.title,
        "header_icon": "download",
        "package": shown,
        "is_own": policy.user_has_permission_for_instance(request.user, "delete", shown),
        "reason": texts.reason(shown.reason, shown.reason_about) if shown.reason else "",
        "trial": player_address(shown, is_signed=True) if shown.is_ready else "",
        "used_on": visible_to(used_on, request.user),
        "is_used": used_on.exists(),
    }
    return render(request, "learning/packages/package.html", context)


def delete(request: AdminRequest, pk: int) -> HttpResponse:
    """Asks first, and names the drafts that would be left without it; a POST deletes."""
    shown = _shown(request, pk)
    if request.method != "POST":
        return _ask(request, shown)
    try:
        actions.delete(shown.pk, request.user)
    except Refused as refused:
        if refused.refusal == rules.No.NOT_YOURS:
            raise
        messages.error(request, str(refused))
        return redirect("package", shown.pk)
    messages.success(request, _("“%(title)s” is deleted.") % {"title": shown.title})
    return redirect("packages")


def _ask(request: AdminRequest, shown: LessonPackage) -> HttpResponse:
    if not policy.user_has_permission_for_instance(request.user, "delete", shown):
        raise PermissionDenied
    drafts = drafts_with(shown)
    named = visible_to(drafts, request.user)
    context = {
        "page_title": _("Delete the package"),
        "page_subtitle": shown.title,
        "header_icon": "download",
        "package": shown,
        "drafts": named,
        "others": drafts.count() - named.count(),
    }
    return render(request, "learning/packages/delete.html", context)


def _shown(request: AdminRequest, pk: int) -> LessonPackage:
    if not _may_look(request):
        raise PermissionDenied
    return get_object_or_404(seen_by(request.user), pk=pk)
