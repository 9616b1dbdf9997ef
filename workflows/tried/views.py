"""The reader's form on its own address, and the admin's list of reports."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.core.context import catalog_crumbs, page_crumb
from cms.core.open_forms import open_form
from cms.core.sections import libraries_by_section_path
from cms.people.auth import client_address
from cms.people.models import User
from cms.people.requests import AdminRequest
from cms.people.terms import libraries_written_for
from learning.models import ResourcePage, TriedReport
from workflows.actions.refused import Refused
from workflows.people import reviewer_of
from workflows.querysets import in_sections_of_all
from workflows.tried import actions
from workflows.tried.forms import DecideForm, TriedForm

SENT = "sendt"  # in the query string, after a report; a message would need a cookie
SHOWN = 30


@open_form
def write(request: HttpRequest, page_pk: int) -> HttpResponse:
    recipe = get_object_or_404(ResourcePage.objects.live(), pk=page_pk, type=ResourcePage.Type.RECIPE)
    form = TriedForm(request.POST or None)
    status = 200
    if request.method == "POST" and (form.is_trapped or form.is_valid()):
        try:
            if not form.is_trapped:
                _keep(request, recipe, form)
        except Refused as refused:
            form.add_error(None, str(refused))
            status = 429
        else:
            return redirect(f"{request.path}?{SENT}=1")
    context = {
        "recipe": recipe,
        "form": form,
        "is_sent": SENT in request.GET and request.method != "POST",
        "crumbs": [*catalog_crumbs("ressurser", _("Resources")), page_crumb(recipe)],
    }
    return render(request, "workflows/tried/write.html", context, status=status)


def _keep(request: HttpRequest, recipe: ResourcePage, form: TriedForm) -> None:
    fields = {name: value for name, value in form.cleaned_data.items() if name != "nettside"}
    actions.write(recipe, **fields, language=get_language() or "nb", address=client_address(request))


# --- in the admin ---


def reports_seen_by(user: User) -> QuerySet[TriedReport]:
    """All to the group; to a contact or deputy those on the own library's recipes; to others none."""
    found = TriedReport.objects.select_related("recipe", "municipality", "decided_by")
    if reviewer_of(user).is_member:
        return found
    own = in_sections_of_all(libraries_written_for(user), libraries_by_section_path())
    return found.filter(recipe__in=ResourcePage.objects.filter(own))


def index(request: AdminRequest) -> HttpResponse:
    if not (reviewer_of(request.user).is_member or libraries_written_for(request.user)):
        raise PermissionDenied
    seen: Any = reports_seen_by(request.user)
    context = {
        "page_title": _("We have tried it"),
        "header_icon": "comment",
        "waiting": seen.waiting(),
        "decided": seen.exclude(status=TriedReport.Status.WAITING).order_by("-decided_at", "-pk")[:SHOWN],
    }
    return render(request, "workflows/tried/index.html", context)


def report(request: AdminRequest, pk: int) -> HttpResponse:
    """One report and the two buttons. Another county's is not there, rather than forbidden."""
    shown = get_object_or_404(TriedReport.objects.select_related("recipe", "municipality", "decided_by"), pk=pk)
    if actions.refusal_to_read(shown, request.user) is not None:
        raise Http404
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        accept = request.POST.get("action") == "accept"
        try:
            actions.decide(shown.pk, request.user, accept=accept, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error("reason", str(refused))
        else:
            told = _("The report is shown to readers.") if accept else _("The report is not shown to readers.")
            messages.success(request, told)
            return redirect("tried_admin:index")
    context = {"page_title": _("We have tried it"), "page_subtitle": shown.recipe.title, "header_icon": "comment"}
    return render(request, "workflows/tried/report.html", context | {"report": shown, "form": form})
