"""Break-glass for the operator, and what the group follows up afterwards."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.people.requests import AdminRequest
from cms.people.terms import is_operator
from workflows import actions
from workflows.forms import EmergencyForm, FollowUpForm
from workflows.models import FollowUp


def emergency(request: AdminRequest) -> HttpResponse:
    """The page is named by its public address, which is what somebody reports."""
    if not is_operator(request.user):
        raise PermissionDenied
    form = EmergencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        page = form.cleaned_data["address"]
        try:
            actions.publish_in_emergency(page, request.user, form.cleaned_data["reason"])
        except actions.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.warning(
                request, _("“%(title)s” is up. The leader and the owner are told.") % {"title": page.title}
            )
            return redirect("workflows:emergency")
    context = {"page_title": _("Put up in an emergency"), "header_icon": "warning", "form": form}
    return render(request, "workflows/emergency.html", context)


@require_POST
def follow_up(request: AdminRequest, follow_up_pk: int) -> HttpResponse:
    get_object_or_404(FollowUp, pk=follow_up_pk)
    form = FollowUpForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    try:
        actions.close_follow_up(follow_up_pk, request.user, note)
    except actions.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Followed up."))
    return redirect("workflows:index")
