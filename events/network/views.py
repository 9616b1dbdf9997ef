"""The meetings for members. What somebody may not read is not there: 404, whether there is such a meeting or not."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from cms.core.spreadsheet import spreadsheet
from cms.people.requests import AdminRequest
from events.models import NetworkMeeting
from events.network import actions, querysets, rules
from events.network.forms import (
    AgendaFormSet,
    CallForm,
    DecisionFormSet,
    MeetingForm,
    MinutesForm,
    ReasonForm,
    numbers_after,
)
from events.network.people import keeps, seat_of
from events.network.texts import FIELDS
from learning.refused import Refused

SHOWN = 30
Saved = TypeVar("Saved")


def index(request: AdminRequest) -> HttpResponse:
    """What is to come and what has been, of the kinds that one reads."""
    seat = seat_of(request.user)
    if not rules.kinds_read_by(seat):
        raise Http404
    meetings, now = querysets.read_by(seat), timezone.now()
    context = {
        "page_title": pgettext("members", "Meetings"),
        "header_icon": "calendar",
        "coming": querysets.to_come(meetings, now),
        "past": Paginator(querysets.over(meetings, now), SHOWN).get_page(request.GET.get("side")),
        "callable": [kind for kind in NetworkMeeting.Kind if rules.may_call(kind, seat)],
    }
    return render(request, "events/network/index.html", context)


def call(request: AdminRequest, kind: str) -> HttpResponse:
    if kind not in NetworkMeeting.Kind.values or not rules.may_call(kind, seat_of(request.user)):
        raise Http404
    form = CallForm(request.POST or None, instance=NetworkMeeting(kind=kind), names_organiser=True)

    def save() -> int:
        return actions.call(form.instance, request.user, until=form.cleaned_data["until"])[0].pk

    if request.method == "POST" and form.is_valid():
        pk = _try(form, save)
        if pk is not None:
            messages.success(request, _("The meeting is called, and those concerned are written to."))
            return redirect("network:meeting", pk)
    title = str(NetworkMeeting.Kind(kind).label)
    return _form(request, form, _("Call a meeting"), title, _("Call the meeting"), back=None)


def meeting(request: AdminRequest, pk: int) -> HttpResponse:
    """The whole meeting at one address: agenda, minutes, decisions."""
    found = _read(request, pk)
    minutes = list(found.minutes.select_related("written_by"))
    context = {
        "page_title": str(found),
        "header_icon": "calendar",
        "meeting": found,
        "items": found.items.all(),
        "minutes": minutes[0] if minutes else None,
        "earlier": minutes[1:],
        "decisions": found.decisions.all(),
        "keeps": keeps(request.user, found),
        "has_begun": found.has_begun(timezone.now()),
    }
    return render(request, "events/network/meeting.html", context)


def change(request: AdminRequest, pk: int) -> HttpResponse:
    found = _kept(request, pk)
    names_organiser = rules.may_call(found.kind, seat_of(request.user))
    form = MeetingForm(request.POST or None, instance=found, names_organiser=names_organiser)

    def save() -> bool:
        return actions.change(form.instance, form.changed_data, request.user)

    is_told: bool | None = _try(form, save) if request.method == "POST" and form.is_valid() else None
    if is_told is not None:
        changed = _("The meeting is changed, and those concerned are written to.")
        messages.success(request, changed if is_told else _("The meeting is saved."))
        return redirect("network:meeting", pk)
    return _form(request, form, _("Change the meeting"), str(_read(request, pk)), _("Save"), back=pk)


def cancel(request: AdminRequest, pk: int) -> HttpResponse:
    found = _kept(request, pk)
    form = ReasonForm(request.POST or None)

    def save() -> bool:
        actions.cancel(pk, request.user, form.cleaned_data["reason"])
        return True

    if request.method == "POST" and form.is_valid() and _try(form, save):
        messages.success(request, _("The meeting is cancelled, and those concerned are written to."))
        return redirect("network:meeting", pk)
    return _form(request, form, _("Cancel the meeting"), str(found), _("Cancel it now"), back=pk)


def agenda(request: AdminRequest, pk: int) -> HttpResponse:
    return _write_rows(request, pk, AgendaFormSet, "items", _("Agenda"))


def decisions(request: AdminRequest, pk: int) -> HttpResponse:
    return _write_rows(request, pk, DecisionFormSet, "decisions", _("Decisions of the meeting"))


def _write_rows(request: AdminRequest, pk: int, kind: Any, name: str, title: str) -> HttpResponse:
    """Items or decisions, below each other. Two who write at once each keep what they typed."""
    found = _kept(request, pk)
    rows = getattr(found, name).all()
    formset = kind(request.POST or None, queryset=rows, initial=numbers_after(rows), prefix=name)
    refusal = ""
    if request.method == "POST" and formset.is_valid():
        formset.save(commit=False)
        fields = tuple(kind.form._meta.fields)
        added = [(row, fields) for row in formset.new_objects]
        try:
            actions.write_rows(pk, request.user, [*formset.changed_objects, *added], formset.deleted_objects)
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, _("It is saved."))
            return redirect("network:meeting", pk)
    context = {
        "page_title": title,
        "page_subtitle": str(found),
        "header_icon": "list-ul",
        "meeting": found,
        "formset": formset,
        "refusal": refusal,
    }
    return render(request, "events/network/rows.html", context, status=409 if refusal else 200)


def minutes(request: AdminRequest, pk: int) -> HttpResponse:
    """A form that was refused keeps what was typed, and from then on rests on what the other has written."""
    found = _kept(request, pk)
    latest = found.minutes.select_related("written_by").first()
    opened = {"text": latest.text if latest else "", "opened_with": latest.pk if latest else None}
    form = MinutesForm(request.POST or None, initial=opened)
    others, status = None, 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.write_minutes(pk, request.user, given["text"], opened_with=given["opened_with"])
        except Refused as refused:
            form = MinutesForm({"text": given["text"], "opened_with": opened["opened_with"]})
            form.add_error("text", str(refused))
            status = 409
            others = latest if refused.refusal == rules.Refusal.WRITTEN_MEANWHILE else None
        else:
            messages.success(request, _("The minutes are saved."))
            return redirect("network:meeting", pk)
    context = {
        "page_title": pgettext("meeting", "Minutes"),
        "page_subtitle": str(found),
        "header_icon": "edit",
        "meeting": found,
        "form": form,
        "others": others,
    }
    return render(request, "events/network/minutes.html", context, status=status)


@require_POST
def approve(request: AdminRequest, pk: int) -> HttpResponse:
    _kept(request, pk)
    try:
        actions.approve_minutes(pk, request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The minutes are approved."))
    return redirect("network:meeting", pk)


def archive(request: AdminRequest) -> HttpResponse:
    seat = seat_of(request.user)
    if not rules.kinds_read_by(seat):
        raise Http404
    context = {
        "page_title": _("Decisions of the meetings"),
        "header_icon": "history",
        "decisions": Paginator(querysets.archive(seat), SHOWN).get_page(request.GET.get("side")),
    }
    return render(request, "events/network/archive.html", context)


def archive_file(request: AdminRequest) -> HttpResponseBase:
    seat = seat_of(request.user)
    if not rules.kinds_read_by(seat):
        raise Http404
    head = [_("Day"), _("Which meeting"), _("Decision of the meeting"), _("Who does it"), _("Minutes approved")]
    rows = [
        [
            timezone.localdate(row.meeting.starts_at).isoformat(),
            str(row.meeting),
            row.text,
            row.responsible,
            timezone.localdate(row.meeting.approved_at).isoformat() if row.meeting.approved_at else "",
        ]
        for row in querysets.archive(seat)
    ]
    return spreadsheet(f"vedtak-{timezone.localdate().isoformat()}.csv", [head, *rows])


def _read(request: AdminRequest, pk: int) -> NetworkMeeting:
    meetings = querysets.read_by(seat_of(request.user))
    return get_object_or_404(meetings.select_related("organiser", "approved_by"), pk=pk)


def _kept(request: AdminRequest, pk: int) -> NetworkMeeting:
    """To those who read it and do not keep it, the screens that change it are not there."""
    found = _read(request, pk)
    if not keeps(request.user, found):
        raise Http404
    return found


def _try(form: Any, save: Callable[[], Saved]) -> Saved | None:
    """What `save` gives; None where the rules say no; the form says why."""
    try:
        return save()
    except Refused as refused:
        name = FIELDS.get(refused.refusal)  # type: ignore[call-overload]  # any refusal, of which some have a field
        form.add_error(name if name in form.fields else None, str(refused))
        return None


def _form(request: AdminRequest, form: Any, title: str, subtitle: str, verb: str, *, back: int | None) -> HttpResponse:
    context = {
        "page_title": title,
        "page_subtitle": subtitle,
        "header_icon": "calendar",
        "form": form,
        "verb": verb,
        "back": back,
    }
    return render(request, "events/network/form.html", context)
