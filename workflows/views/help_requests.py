"""Requests for the group's help: the library that asks, and the group that answers, meet on the same screens."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.core.models import BasePage
from cms.people.models import User
from cms.people.requests import AdminRequest
from cms.people.terms import is_leader, libraries_written_for, members_in_term
from workflows import actions
from workflows import outside_rules as outside
from workflows.models import HelpRequest
from workflows.models.help_request import HelpRequestQuerySet
from workflows.outside_forms import AnswerHelpRequestForm, GiveHelpRequestForm, HelpRequestForm
from workflows.people import reviewer_of

SHOWN = 20


def requests_seen_by(user: User) -> HelpRequestQuerySet:
    """All to the group and its leader; to a contact or deputy those of the own library; to others none."""
    found = HelpRequest.objects.select_related("library", "owner", "asked_by")
    if reviewer_of(user).is_member or is_leader(user):
        return found
    return found.filter(library__in=libraries_written_for(user))


def index(request: AdminRequest) -> HttpResponse:
    seen, libraries = requests_seen_by(request.user), libraries_written_for(request.user)
    if not libraries and not (reviewer_of(request.user).is_member or is_leader(request.user)):
        raise PermissionDenied
    context = {
        "page_title": _("Help from the resource group"),
        "header_icon": "help",
        "unanswered": seen.unanswered(),
        "answered": seen.answered()[:SHOWN],
        "may_ask": bool(libraries),
    }
    return render(request, "workflows/help/index.html", context)


def ask(request: AdminRequest) -> HttpResponse:
    libraries = libraries_written_for(request.user)
    if not libraries:
        raise PermissionDenied
    form = HelpRequestForm(request.POST or None, libraries=libraries, initial={"page": request.GET.get("verk")})
    if request.method == "POST" and form.is_valid():
        asked = actions.ask_for_help(request.user, **form.cleaned_data)
        messages.success(request, _("The resource group is asked. You will have an answer by mail."))
        return redirect("workflows:help_request", asked.pk)
    context = {"page_title": _("Ask the resource group for help"), "header_icon": "help", "form": form}
    return render(request, "workflows/help/ask.html", context)


def _seen(request: AdminRequest, pk: int) -> HelpRequest:
    """Another county's request is not there, rather than forbidden."""
    return get_object_or_404(requests_seen_by(request.user), pk=pk)


def help_request(request: AdminRequest, pk: int) -> HttpResponse:
    """One request with its answer, and what the user may do about it."""
    asked = _seen(request, pk)
    form = AnswerHelpRequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_help_request(asked.pk, request.user, form.cleaned_data["answer"])
        except actions.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The answer is sent to the county library."))
            return redirect("workflows:help_request", asked.pk)
    return render(request, "workflows/help/request.html", _context(request, asked, form))


def _context(request: AdminRequest, asked: HelpRequest, form: AnswerHelpRequestForm) -> dict[str, object]:
    me, leads, is_answered = reviewer_of(request.user), is_leader(request.user), asked.answered_at is not None
    may_answer = outside.may_answer_help_request(
        me, owner=asked.owner_id, is_leader=leads, is_answered=is_answered, answer="-"
    )
    may_take = outside.may_take_help_request(me, owner=asked.owner_id, is_answered=is_answered)
    return {
        "page_title": asked.title,
        "header_icon": "help",
        "asked": asked,
        "form": form,
        "may_take": may_take is None,
        "may_answer": may_answer is None,
        "give_form": GiveHelpRequestForm(members=members_in_term()) if leads and not is_answered else None,
        "drafts": [] if is_answered else _pages_of(asked),
    }


def _pages_of(asked: HelpRequest) -> list[BasePage]:
    """The draft's pages as they were last saved, for as long as the request is open."""
    page = asked.page.specific if asked.page is not None else None
    if not isinstance(page, BasePage):
        return []
    return [part.get_latest_revision_as_object() for part in page.work_pages()]


def preview(request: AdminRequest, pk: int, page_pk: int) -> HttpResponse:
    """One page of the draft the request is about, as readers would see it."""
    asked = _seen(request, pk)
    pages: list[BasePage] = [] if asked.answered_at is not None else _pages_of(asked)
    page = next((page for page in pages if page.pk == page_pk), None)
    if page is None:
        raise Http404
    return page.make_preview_request(request, page.default_preview_mode)


def _tell(request: AdminRequest, verb: Callable[[], object], done: str, pk: int) -> HttpResponse:
    try:
        verb()
    except actions.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("workflows:help_request", pk)


@require_POST
def take(request: AdminRequest, pk: int) -> HttpResponse:
    asked = _seen(request, pk)
    return _tell(request, partial(actions.take_help_request, asked.pk, request.user), _("The request is yours."), pk)


@require_POST
def give(request: AdminRequest, pk: int) -> HttpResponse:
    asked = _seen(request, pk)
    form = GiveHelpRequestForm(request.POST, members=members_in_term())
    if not form.is_valid():
        messages.error(request, _("Choose who helps."))
        return redirect("workflows:help_request", pk)
    receiver = form.cleaned_data["receiver"]
    verb = partial(actions.give_help_request, asked.pk, request.user, receiver)
    return _tell(request, verb, _("%(name)s has the request now.") % {"name": receiver}, pk)
