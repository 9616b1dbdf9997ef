"""The organiser's screens for places: what one signs up for, who has signed up, and somebody added or moved by hand."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.core.editions import interface_of
from cms.people.requests import AdminRequest
from cms.people.terms import is_member, libraries_written_for
from events.models import EventPage, Question, Registration, SignUp
from events.organising import actions
from events.organising.desk import events_seen, lines_of
from events.organising.forms import AddForm, FilterForm, SignUpForm, questions_of, quotas_of, rows_of
from events.organising.querysets import coming_first, counts_of, doors_of, numbers_in_line, registrations_of
from events.organising.texts import changes_of, name_of
from events.people import own_event, owns, seen_event
from events.places import actions as places
from learning.refused import Refused

ON_A_PAGE = 100
EVENTS_ON_A_PAGE = 50


@require_safe
def index(request: AdminRequest) -> HttpResponse:
    """The events whose sign-ups the user follows: those to come, or by `?vis=tidligere` what is over."""
    if not (libraries_written_for(request.user) or is_member(request.user)):
        raise PermissionDenied
    is_past = request.GET.get("vis") == "tidligere"
    found = events_seen(request.user, timezone.now(), is_past=is_past)
    shown = Paginator(found, EVENTS_ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        "page_title": _("Sign-ups"),
        "header_icon": "group",
        "shown": shown,
        "lines": lines_of(shown.object_list),
        "is_past": is_past,
    }
    return render(request, "events/organising/index.html", context)


def sign_ups(request: AdminRequest, page_pk: int) -> HttpResponse:
    """What one signs up for: the form where it is the whole, a list where each meeting has its own."""
    page = own_event(request.user, page_pk)
    doors = doors_of(page)
    if all(door.is_whole for door in doors):
        return _settings(request, page, doors[0] if doors else None)
    counts = counts_of(doors)
    context = _context(page, _("Sign-up")) | {
        "doors": [{"door": door, "name": name_of(door), "counts": counts[door.pk]} for door in doors],
    }
    return render(request, "events/organising/sign_ups.html", context)


def sign_up(request: AdminRequest, page_pk: int, sign_up_pk: int) -> HttpResponse:
    page = own_event(request.user, page_pk)
    door = next((each for each in doors_of(page) if each.pk == sign_up_pk), None)
    if door is None:
        raise Http404
    return _settings(request, page, door)


def _settings(request: AdminRequest, page: EventPage, door: SignUp | None) -> HttpResponse:
    shown = door or SignUp(work=page.translation_key, is_here=True)
    form = SignUpForm(request.POST or None, instance=shown)
    open_to = {county.pk for county in page.open_to_list}
    quotas = quotas_of(shown, request.POST or None, open_to=open_to)
    questions = questions_of(shown, request.POST or None)
    forms = (form, quotas, questions)
    if request.method == "POST" and _are_valid(forms):
        try:
            pk = door.pk if door else None
            saved = {"quotas": rows_of(quotas), "questions": rows_of(questions)}
            actions.save_sign_up(page, pk, form.values(), by=request.user, **saved)
        except ValidationError as error:
            for field, said in error.message_dict.items():
                form.add_error(field if field in form.fields else None, said)
        else:
            message = _("Sign-up is saved. Readers see it now.") if page.live else _("Sign-up is saved.")
            messages.success(request, message)
            return redirect(request.path)
    context = _context(page, _("Sign-up")) | {
        "door": door,
        "door_name": name_of(door) if door else "",
        "form": form,
        "quotas": quotas,
        "questions": questions,
        "media": form.media + quotas.media + questions.media,
        "changes": changes_of(door) if door else [],
        "may_part": door is not None and door.is_whole and page.is_series and not door.registrations.exists(),
    }
    return render(request, "events/organising/sign_up.html", context)


def _are_valid(forms: Iterable[Any]) -> bool:
    """Each is asked, so that all that is wrong is said at once."""
    return not [form for form in forms if not form.is_valid()]


@require_safe
def registrations(request: AdminRequest, page_pk: int) -> HttpResponse:
    """Who has signed up. The group looks, and changes nothing."""
    page = seen_event(request.user, page_pk)
    doors = doors_of(page)
    form = FilterForm(request.GET, doors=doors)
    shown = Paginator(registrations_of(page).filter(form.narrow()), ON_A_PAGE).get_page(request.GET.get("p"))
    numbers, counts = numbers_in_line(doors), counts_of(doors)
    asked = Question.objects.filter(sign_up__in=doors)
    questions = {str(question.pk): question.text for question in asked}
    names = {door.pk: name_of(door) for door in doors}
    context = _context(page, _("Signed up")) | {
        "is_own": owns(request.user, page),
        "form": form,
        "shown": shown,
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
        "rows": [
            {
                "registration": each,
                "number": numbers.get(each.pk),
                "door": names[each.sign_up_id],
                "answers": [(questions.get(key, key), answer) for key, answer in each.answers.items()],
                "others": [(pk, name) for pk, name in names.items() if pk != each.sign_up_id],
            }
            for each in shown
        ],
        "counts": [{"door": door, "name": names[door.pk], "counts": counts[door.pk]} for door in doors],
        "meetings": page.occurrence_list,
        "is_several": len(doors) > 1,
        "query": request.GET.urlencode(),
    }
    return render(request, "events/organising/registrations.html", context)


@require_POST
def registration(request: AdminRequest, page_pk: int, registration_pk: int) -> HttpResponse:
    """One who has signed up: gives up the place for them, puts them first in line, moves them to another meeting."""
    page = own_event(request.user, page_pk)
    person = get_object_or_404(registrations_of(page), pk=registration_pk)
    action = request.POST.get("action")
    name = {"name": person.name}
    try:
        if action == "cancel":
            places.cancel(person.pk)
            messages.success(request, _("%(name)s is signed off, and is told so.") % name)
        elif action == "first":
            places.put_first(person.pk)
            messages.success(request, _("%(name)s is next in line.") % name)
        elif action == "address":
            places.readdress(person.pk, _address(request.POST.get("email", "")))
            messages.success(request, _("%(name)s has a new address, and a letter is on its way to it.") % name)
        elif action == "move":
            made = places.move(person.pk, _door_of(page, request.POST.get("to", "")).pk)
            place = made.state == Registration.State.PLACE
            said = _("%(name)s is moved, and has a place there.") if place else _("%(name)s is moved, and waits there.")
            messages.success(request, said % name)
        else:
            raise Http404
    except (Refused, ValidationError) as refused:
        messages.error(request, " ".join(getattr(refused, "messages", [str(refused)])))
    query = request.GET.urlencode()
    return redirect(reverse("events:registrations", args=(page.pk,)) + (f"?{query}" if query else ""))


def _address(typed: str) -> str:
    """Raises ValidationError."""
    return str(forms.EmailField(max_length=254).clean(typed)).lower()


def _door_of(page: EventPage, typed: str) -> SignUp:
    found = SignUp.objects.filter(work=page.translation_key, is_here=True)
    return get_object_or_404(found, pk=int(typed) if typed.isdecimal() else 0)


def add(request: AdminRequest, page_pk: int) -> HttpResponse:
    """Signs somebody up, past the deadline and the counties; above the places they wait."""
    page = own_event(request.user, page_pk)
    doors = coming_first([door for door in doors_of(page) if door.is_here], timezone.now())
    form = AddForm(request.POST or None, doors=doors)
    if request.method == "POST" and form.is_valid():
        door, place = form.cleaned_data["sign_up"], form.cleaned_data["municipality"]
        try:
            made = places.add(
                door.pk,
                form.person(),
                municipality=place,
                language=interface_of(page.content_language),
                by=request.user,
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            has_place = made.state == Registration.State.PLACE
            said = (
                _("%(name)s has a place.") if has_place else _("%(name)s is on the waiting list: all places are taken.")
            )
            messages.success(request, said % {"name": made.name})
            return redirect("events:registrations", page.pk)
    context = _context(page, _("Add somebody")) | {"form": form, "doors": doors}
    return render(request, "events/organising/add.html", context)


def _context(page: EventPage, title: str) -> dict[str, Any]:
    return {"page_title": title, "page_subtitle": page.title, "header_icon": "group", "page": page}
