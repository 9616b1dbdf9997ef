"""The screens of translating: beginning an edition, the machine at work, and the translation beside its source."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.core.models import BasePage
from cms.core.models.edition import TranslatedWork
from cms.people.requests import AdminRequest
from workflows.actions.refused import Refused
from workflows.changes import pieces_of
from workflows.models import TranslationJob
from workflows.rules import Refusal
from workflows.translation import actions
from workflows.translation.apertium import INSTALL
from workflows.translation.changes import Change
from workflows.translation.forms import MACHINE, TranslateForm
from workflows.translation.marks import has_been_worked_on
from workflows.translation.sources import languages_without, translation_of
from workflows.views.pages import own_page

MOST_SHOWN = 40  # changes on one screen; the next come when these are settled


def begin(request: AdminRequest, page_pk: int) -> HttpResponse:
    """Into which language, and with what; below it, the editions there are."""
    work = own_page(request, page_pk).work_root()
    names = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    free = [code for code in languages_without(work) if actions.refusal_to_translate(work, request.user, code) is None]
    machine = {code: actions.refusal_of_machine(work, code) for code in free}
    languages = [(code, format_html('<span lang="{}">{}</span>', code, names[code])) for code in free]
    form = TranslateForm(request.POST or None, languages=languages, machine=machine)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        verb: Any = actions.ask_machine if given.get("way") == MACHINE else actions.translate_by_hand
        try:
            made = verb(work, request.user, given["language"], given["reason"].strip())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            if isinstance(made, TranslationJob):
                return redirect("workflows:translation_job", made.pk)
            messages.success(request, _("Here is the draft. The source stands beside it."))
            return redirect("wagtailadmin_pages:edit", made.pk)
    context = {
        "page_title": _("Translate"),
        "page_subtitle": work.get_admin_display_title(),
        "header_icon": "globe",
        "work": work,
        "form": form,
        "free": free,
        "editions": _editions(work),
        "install": INSTALL if Refusal.NO_MACHINE in machine.values() else "",
    }
    return render(request, "workflows/translation/begin.html", context)


def _editions(work: BasePage) -> list[Page]:
    pages = Page.objects.filter(translation_key=work.translation_key).select_related("locale", "translation")
    return list(pages.order_by("path"))


def job(request: AdminRequest, job_pk: int) -> HttpResponse:
    """How far the machine has come. A script asks again; without it, a link does."""
    found = get_object_or_404(TranslationJob.objects.select_related("source", "work"), pk=job_pk)
    work = own_page(request, found.source_id)
    if request.headers.get("accept") == "application/json":
        return JsonResponse({"done": found.words_done, "of": found.words, "is_finished": found.finished_at is not None})
    if found.work is not None and found.finished_at is not None:
        messages.success(request, _("Here is the machine's draft. Read it through and mend it before you send it."))
        return redirect("wagtailadmin_pages:edit", found.work.pk)
    context = {
        "page_title": _("The machine is translating"),
        "page_subtitle": work.get_admin_display_title(),
        "header_icon": "globe",
        "job": found,
        "work": work,
    }
    return render(request, "workflows/translation/job.html", context)


def translation(request: AdminRequest, page_pk: int) -> HttpResponse:
    """What has changed in the source since, each change with its four texts side by side."""
    page = own_page(request, page_pk)
    found = translation_of(page)
    if found is None or found.source is None:
        raise Http404
    error = ""
    if request.method == "POST":
        error = _do(request, page)
        if not error:
            return redirect("workflows:translation", page.pk)
        found.refresh_from_db()
    given = request.POST
    looked = actions.look(found)
    rows = [_row(change, given, error) for change in looked.changes[:MOST_SHOWN]]
    is_shown = any(row["error"] for row in rows)
    reason = TranslatedWork.objects.get(key=page.work_root().translation_key).reason
    context = {
        "page_title": _("Translation"),
        "page_subtitle": page.get_admin_display_title(),
        "header_icon": "globe",
        "page": page,
        "translation": found,
        "source": found.source.specific,
        "rows": rows,
        "more": len(looked.changes) - len(rows),
        "missing": looked.missing,
        "is_locked": page.is_pinned,
        "needs_reading": found.is_machine_made and not has_been_worked_on(found, looked.comparison.present.page),
        "reason": given.get("reason", reason),
        "error": "" if is_shown else error,
        "unkept": "" if is_shown else given.get("words", ""),
    }
    return render(request, "workflows/translation/translation.html", context)


def _row(change: Change, given: QueryDict, error: str) -> dict[str, Any]:
    """A change as it is shown; the one that could not be taken with why, and with what was written in it."""
    is_given = change.key == given.get("key")
    return {
        "change": change,
        "pieces": pieces_of(change.old, change.new),
        "words": given.get("words", "") if is_given else change.proposal or change.present,
        "error": error if is_given else "",
    }


def _do(request: AdminRequest, page: BasePage) -> str:
    """One change is taken or left, or a part is begun or left out. Returns why not, where it cannot be."""
    given, user = request.POST, request.user
    verbs: dict[str, Any] = {
        "take": lambda: actions.take(page, user, given.get("key", ""), given.get("seen", ""), given.get("words", "")),
        "leave": lambda: actions.leave(page, user, given.get("key", ""), given.get("seen", "")),
        "take_part": lambda: actions.take_part(page, user, given.get("part", "")),
        "leave_part": lambda: actions.take_part(page, user, given.get("part", ""), leave_out=True),
        "read": lambda: actions.read_through(page, user),
        "say_why": lambda: actions.say_why(page, user, given.get("reason", "").strip()),
    }
    done = {
        "take": _("Taken into the draft."),
        "leave": _("Left as it is."),
        "take_part": _("Here is a draft of the part that was missing."),
        "leave_part": _("The part is left out."),
        "read": _("Thank you. The draft can be sent to review."),
        "say_why": _("The reason is kept."),
    }
    action = given.get("action", "")
    if action not in verbs:
        raise Http404
    try:
        verbs[action]()
    except Refused as refused:
        return str(refused)
    except ValidationError as error:
        return " ".join(error.messages)
    messages.success(request, done[action])
    return ""
