"""The organiser's screen for when and where."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateTimeInput

from cms.people.requests import AdminRequest
from events.actions import cancel_occurrence, save_occurrences
from events.forms import OccurrenceForm
from events.models import Occurrence
from events.people import own_event
from events.series.doors import stand_alone
from events.texts import changes_of, name_of

FIELDS = (
    "title",
    "starts_at",
    "ends_at",
    "venue",
    "municipality",
    "online_link",
    "preparation",
    "is_required",
)
OccurrenceFormSet = forms.modelformset_factory(
    Occurrence,
    form=OccurrenceForm,
    fields=FIELDS,
    extra=1,
    can_delete=False,
    max_num=60,
    widgets={
        "starts_at": AdminDateTimeInput,
        "ends_at": AdminDateTimeInput,
        "preparation": forms.Textarea(attrs={"rows": 2}),
    },
)


class CancelForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Why is it cancelled?"), max_length=300)


def occurrences(request: AdminRequest, page_pk: int) -> HttpResponse:
    """All times and places of the event. What is saved here is seen by readers at once, at all its editions."""
    page = own_event(request.user, page_pk)
    formset = OccurrenceFormSet(
        request.POST or None, queryset=page.occurrences.select_related("sign_up"), prefix="occurrences"
    )
    if request.method == "POST" and formset.is_valid():
        formset.save(commit=False)
        added = [(occurrence, FIELDS) for occurrence in formset.new_objects]
        save_occurrences(page, [*formset.changed_objects, *added], request.user)
        saved = _("Time and place are saved. Readers see it now.") if page.live else _("Time and place are saved.")
        messages.success(request, saved)
        return redirect("events:occurrences", page.pk)
    changes = changes_of(page)
    context = {
        "page_title": _("Time and place"),
        "page_subtitle": page.title,
        "header_icon": "date",
        "page": page,
        "formset": formset,
        "stand_alone": stand_alone(page.translation_key),
        "rows": [{"form": form, "changes": changes.get(form.instance.pk, [])} for form in formset],
    }
    return render(request, "events/occurrences.html", context)


def cancel(request: AdminRequest, page_pk: int, occurrence_pk: int) -> HttpResponse:
    """Of one meeting where others stand; of the event where none does."""
    page = own_event(request.user, page_pk)
    occurrence = get_object_or_404(page.occurrences, pk=occurrence_pk)
    others_stand = page.occurrences.filter(cancelled_at=None).exclude(pk=occurrence.pk).exists()
    named = {"meeting": name_of(occurrence)}
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cancel_occurrence(page, occurrence.pk, request.user, form.cleaned_data["reason"])
        said = (
            _("The meeting is cancelled: %(meeting)s. Readers see it now.") % named
            if others_stand
            else _("The event is cancelled. Readers see it now.")
        )
        messages.success(request, said)
        return redirect("events:occurrences", page.pk)
    context = {
        "page_title": _("Cancel the meeting: %(meeting)s") % named if others_stand else _("Cancel the event"),
        "header_icon": "date",
        "page": page,
        "occurrence": occurrence,
        "form": form,
    }
    return render(request, "events/cancel.html", context)
