"""Signing up without an account, and the page of whoever has signed up. Nothing changes by opening an address."""

import datetime
import threading
import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.core.context import page_crumb
from cms.core.open_forms import open_form
from cms.people.auth import client_address
from events.models import EventPage, Occurrence, Registration, SignUp
from events.places import actions, privacy, rules
from events.places.addresses import calendar_key, own_path, registration_of
from events.places.forms import CorrectForm, PlaceForm
from events.places.letters import position_of
from events.places.querysets import door_here
from events.rules import EventState, places_state, sign_up_state
from events.works import Terms, event_of, terms_of
from learning.refused import Refused

# Forms one at a time in each process: its threads share a processor, and whoever holds a sign-up's row would wait, at
# every step, for threads that wait for it.
_TURN = threading.Lock()
SENT = "svar"  # in the query string, after a form; a message would need a cookie
PLACE, WAITING, IN_A_LETTER = "plass", "venteliste", "brev"
MORE, FEWER = "en_til", "en_mindre"  # the names of the buttons that change how many people the form has room for


@open_form
def sign_up(request: HttpRequest, sign_up_pk: int) -> HttpResponse:
    door = door_here(sign_up_pk)
    terms = terms_of(door.work) if door else None
    if door is None or terms is None:
        raise Http404
    number = _number(request)
    known: dict[str, Any] = {"sign_up": door, "number": number, "terms": terms}
    form = PlaceForm(request.POST or None, **known)
    status = 200
    is_sent = request.method == "POST" and MORE not in request.POST and FEWER not in request.POST
    if is_sent and (form.is_trapped or form.is_valid()):
        try:
            outcome = IN_A_LETTER if form.is_trapped else _keep(request, door, terms, form)
        except Refused as refused:
            form.add_error(None, str(refused))
            status = 409
        else:
            return redirect(f"{reverse('places:sent', args=(door.pk,))}?{SENT}={outcome}")
    if request.method == "POST" and not is_sent:
        form = PlaceForm(None, **known, is_grown=MORE in request.POST)
        form.initial.update({name: request.POST[name] for name in form.fields if name in request.POST})
    more = {"form": form, "may_add": form.number < rules.LARGEST_PARTY}
    return render(request, "events/places/sign_up.html", _context_of(_live_event(door), door) | more, status=status)


def _keep(request: HttpRequest, door: SignUp, terms: Terms, form: PlaceForm) -> str:
    """What the receipt may say: that there is a place, where anybody who asks now gets one; that whoever is new waits,
    where all places were taken before the form came; the rest is in the letter.

    Who is signed up already is not told so here: somebody else may be asking.
    """
    was_full = places_state(door.facts()) == EventState.WAITING_LIST
    form_id = form.cleaned_data["form_id"] or uuid.uuid4()
    with _TURN:
        made = actions.sign_up(
            door.pk,
            form.persons(),
            municipality=form.cleaned_data["municipality"],
            open_to=terms.open_to,
            library=form.cleaned_data["library"],
            language=get_language() or "nb",
            form=form_id,
            address=client_address(request),
        )
    is_new = all(each.form == form_id for each in made)
    has_place = all(each.state == Registration.State.PLACE for each in made)
    if has_place and (is_new or _has_room(door)):
        return PLACE
    return WAITING if was_full else IN_A_LETTER


def _has_room(door: SignUp) -> bool:
    door.refresh_from_db()
    return door.capacity is None or door.taken + door.blocked < door.capacity


@require_safe
@never_cache
def sent(request: HttpRequest, sign_up_pk: int) -> HttpResponse:
    door = get_object_or_404(SignUp, pk=sign_up_pk, is_here=True)
    page = _live_event(door)
    context = _context_of(page, door) | {"answer": request.GET.get(SENT, "")}
    return render(request, "events/places/sent.html", context)


@open_form
def own(request: HttpRequest, key: str) -> HttpResponse:
    """Confirm, accept an offer, correct, cancel, erase: each by its own button."""
    registration = _own(key)
    form = CorrectForm(None, registration=registration)
    status, refusal = 200, ""
    if request.method == "POST":
        form = CorrectForm(request.POST, registration=registration)
        try:
            answer = _do(request, registration, form)
        except Refused as refused:
            status, refusal = 409, str(refused)
            registration = _own(key)
        else:
            if answer is not None:
                return answer
        if request.POST.get("action") != "correct":
            form = CorrectForm(None, registration=registration)
    page = event_of(registration.sign_up.work)
    if page is None:
        raise Http404
    context = _context_of(page, registration.sign_up)
    context |= {
        "registration": registration,
        "position": position_of(registration),
        "form": form,
        "refusal": refusal,
        "done": request.GET.get(SENT, ""),
        "is_over": not any(each.ends_at > timezone.now() for each in context["occurrences"]),
        "key": key,
        "calendar_path": reverse("calendars:mine", args=(calendar_key(registration),)),
        "erased_on": _erased_on(registration.sign_up),
        "gives_link": registration.state == Registration.State.PLACE,
    }
    return render(request, "events/places/own.html", context, status=status)


def _do(request: HttpRequest, registration: Registration, form: CorrectForm) -> HttpResponse | None:
    """None where the form must be shown again. Raises Refused."""
    action = request.POST.get("action", "")
    if action == "correct":
        if not form.is_valid():
            return None
        given = form.cleaned_data
        person = form.who.person(instead=registration.email)
        actions.change(registration.pk, person, library=given["library"], municipality=given["municipality"])
    elif action == "erase":
        door = registration.sign_up
        privacy.erase_own(registration)
        return redirect(reverse("places:erased", args=(door.pk,)))
    elif action == "again":
        registration = actions.join_again(registration.pk)
    elif action in _VERBS:
        _VERBS[action](registration.pk)
    else:
        return None
    return redirect(f"{own_path(registration)}?{SENT}={action}")


_VERBS: dict[str, Any] = {"confirm": actions.confirm, "accept": actions.accept, "cancel": actions.cancel}


@require_safe
@never_cache
def own_data(request: HttpRequest, key: str) -> HttpResponse:
    response = JsonResponse(privacy.data_of(_own(key)), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="pamelding.json"'
    return response


@require_safe
@never_cache
def erased(request: HttpRequest, sign_up_pk: int) -> HttpResponse:
    door = get_object_or_404(SignUp, pk=sign_up_pk)
    return render(request, "events/places/erased.html", {"page": event_of(door.work)})


@require_safe
def may_i_go(request: HttpRequest, page_pk: int) -> HttpResponse:
    """One page for whoever decides: when, what it costs, how long the desk is without you, what is covered."""
    page = get_object_or_404(EventPage.objects.live().filter(pk=page_pk))
    return render(request, "events/places/may_i_go.html", {"page": page, "occurrences": page.occurrence_list})


def _live_event(door: SignUp) -> EventPage:
    page = event_of(door.work)
    if page is None or not page.live:
        raise Http404
    return page


def _own(key: str) -> Registration:
    registration = registration_of(key)
    if registration is None:
        raise Http404
    return registration


def _number(request: HttpRequest) -> int:
    typed = request.POST.get("people", "") or request.GET.get("antall", "")
    number = int(typed[:3]) if typed.isascii() and typed.isdigit() else 1
    return number + (MORE in request.POST) - (FEWER in request.POST)


def _meetings(door: SignUp) -> list[Occurrence]:
    return list(Occurrence.objects.filter(sign_up=door).select_related("municipality").order_by("starts_at"))


def _erased_on(door: SignUp) -> datetime.date | None:
    last_day = door.last_day()
    return rules.erased_on(last_day, door.erase_on) if last_day else None


def _context_of(page: EventPage, door: SignUp) -> dict[str, Any]:
    meetings = _meetings(door)
    held = [meeting for meeting in meetings if not meeting.is_cancelled]
    state = sign_up_state(door.facts(), held[0].starts_at, timezone.now()) if held else EventState.CANCELLED
    return {
        "page": page,
        "sign_up": door,
        "occurrences": meetings,
        "state": state,
        "is_open": state in {EventState.OPEN, EventState.FEW, EventState.WAITING_LIST},
        "crumbs": [*page.crumbs(), page_crumb(page)],
    }
