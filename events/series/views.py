"""The organiser's screens of a series."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.people.requests import AdminRequest
from events.people import own_event
from events.series import actions
from events.series.doors import stand_alone
from events.series.forms import RepeatForm, SignUpChoiceForm
from events.series.rules import may_switch
from events.series.texts import FAULTS
from learning.refused import Refused


def repeat(request: AdminRequest, page_pk: int) -> HttpResponse:
    """The rule, then the days it gives; they are stored when the organiser has seen them."""
    page = own_event(request.user, page_pk)
    form = RepeatForm(request.POST or None, page=page)
    is_good = request.method == "POST" and form.is_valid()
    if is_good and "add" in request.POST and request.POST.get("shown") == form.as_shown:
        try:
            made = actions.repeat(page, form.cleaned_data["meeting"].pk, form.days, request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
            is_good = False
        else:
            said = ngettext("%(number)d meeting is added.", "%(number)d meetings are added.", len(made))
            messages.success(request, said % {"number": len(made)})
            return redirect("events:occurrences", page.pk)
    context = {
        "page_title": _("Repeat a meeting"),
        "page_subtitle": page.title,
        "header_icon": "date",
        "page": page,
        "form": form,
        "meetings": form.new if is_good else [],
    }
    return render(request, "events/series/repeat.html", context)


def choose_sign_up(request: AdminRequest, page_pk: int) -> HttpResponse:
    page = own_event(request.user, page_pk)
    is_whole = not stand_alone(page.translation_key)
    form = SignUpChoiceForm(request.POST or None, initial={"is_whole": str(is_whole)})
    refusal = may_switch(meetings=page.occurrences.count(), signed_up=actions.signed_up(page.translation_key))
    if request.method == "POST" and form.is_valid():
        try:
            actions.choose_sign_up(page, is_whole=form.cleaned_data["is_whole"], user=request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("It is saved what one signs up for."))
            return redirect("events:occurrences", page.pk)
    context = {
        "page_title": _("What one signs up for"),
        "page_subtitle": page.title,
        "header_icon": "date",
        "page": page,
        "form": form,
        "is_whole": is_whole,
        "refusal": FAULTS[refusal] if refusal else "",
    }
    return render(request, "events/series/choose_sign_up.html", context)
