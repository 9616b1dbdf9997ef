"""The form behind the link of a letter, and the organiser's screen with what was answered."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.core.context import page_crumb
from cms.core.open_forms import open_form
from cms.core.spreadsheet import spreadsheet
from cms.people.requests import AdminRequest
from events.evaluations import actions, rules
from events.evaluations.forms import AnswerForm, EvaluationForm
from events.evaluations.questions import asked_in
from events.evaluations.results import results_of, rows
from events.evaluations.tokens import evaluation_of, is_spent
from events.models import Evaluation, EventPage
from events.people import seen_event
from events.works import event_of
from learning.refused import Refused


@open_form
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """A form while the link is unused and the evaluation open; else a word on why there is none."""
    evaluation = evaluation_of(token)
    page = event_of(evaluation.work) if evaluation else None
    if evaluation is None or page is None:
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None, asked=asked_in(evaluation))
    refusal: rules.Refusal | None = None
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(token, form.given())
        except Refused as refused:
            refusal, status = rules.Refusal(refused.refusal), 409
        else:
            return redirect("evaluations:answer", token)
    else:
        today = timezone.localdate()
        refusal = rules.may_answer(is_spent=is_spent(token), told_on=evaluation.told_on, today=today)
    context = {
        "page": page,
        "form": form,
        "refusal": refusal,
        "last_day": rules.last_open_day(evaluation.told_on or timezone.localdate()),
        "crumbs": [*page.crumbs(), page_crumb(page)],
    }
    return render(request, "events/evaluations/answer.html", context, status=status)


# --- in the admin ---


def evaluation(request: AdminRequest, page_pk: int) -> HttpResponse:
    """The organiser says what is asked, until the letters go; the group looks at what was answered."""
    page = seen_event(request.user, page_pk)
    is_own = page.permissions_for_user(request.user).is_owner()
    if request.method == "POST" and not is_own:
        raise Http404
    found = _evaluation_of(page)
    form = EvaluationForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            _save(page, form)
        except Refused as refused:
            form.add_error(None, str(refused))
            return _screen(request, page, found, form, status=409)
        messages.success(request, _("Saved. The letters go the day after the last meeting."))
        return redirect("events:evaluation", page.pk)
    return _screen(request, page, found, form if is_own else None)


def results_csv(request: AdminRequest, page_pk: int) -> HttpResponseBase:
    """What is shown on the screen, and no more."""
    page = seen_event(request.user, page_pk)
    found = _evaluation_of(page)
    return spreadsheet(f"evaluering-{slugify(page.title)}.csv", rows(found, is_open=_is_open(found)))


def _screen(
    request: AdminRequest, page: EventPage, evaluation: Evaluation, form: EvaluationForm | None, status: int = 200
) -> HttpResponse:
    told_on, is_open = evaluation.told_on, _is_open(evaluation)
    context: dict[str, Any] = {
        "page_title": _("Evaluation"),
        "page_subtitle": page.title,
        "header_icon": "clipboard-list",
        "page": page,
        "evaluation": evaluation,
        "form": form,
        "is_settled": rules.may_change(told_on=told_on) is not None,
        "last_day": rules.last_open_day(told_on) if told_on else None,
        "is_open": is_open,
        "answered": rules.people_shown(evaluation.answered, is_open=is_open),
        "fewest": rules.FEWEST,
        "asked": asked_in(evaluation) if evaluation.pk else [],
        "results": results_of(evaluation, is_open=is_open),
    }
    return render(request, "events/evaluations/evaluation.html", context, status=status)


def _is_open(evaluation: Evaluation) -> bool:
    return rules.is_open(told_on=evaluation.told_on, today=timezone.localdate())


def _save(page: EventPage, form: EvaluationForm) -> None:
    given = form.cleaned_data
    actions.save(page.translation_key, is_on=given["is_on"], audience=given["audience"], questions=form.questions())


def _evaluation_of(page: EventPage) -> Evaluation:
    """The stored one, or one that is off and not stored."""
    found = Evaluation.objects.filter(work=page.translation_key).first()
    return found or Evaluation(work=page.translation_key, is_on=False)
