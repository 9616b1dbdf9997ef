"""What the organiser fetches, each time with a line in the log; and the poster, which anybody may print."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from cms.core.pdf import NoPango
from cms.core.spreadsheet import spreadsheet, workbook
from cms.people.requests import AdminRequest
from events.models import EventPage
from events.papers import pdf, sheet
from events.papers.querysets import listed, tagged
from events.people import own_event

FETCHED = "kb.list_fetched"
SHOWN = 20
MINUTES_KEPT = 5
NO_PANGO = gettext_lazy("The server cannot make PDF: Pango is missing. Ask the operator.")


def index(request: AdminRequest, page_pk: int) -> HttpResponse:
    page = own_event(request.user, page_pk)
    context = {
        "page_title": _("Lists and print"),
        "page_subtitle": page.title,
        "header_icon": "download",
        "page": page,
        "registrations": listed(page.translation_key).count(),
        "tags": len(tagged(page.translation_key)),
        "fetched": PageLogEntry.objects.filter(action=FETCHED, page_id__in=_editions(page))
        .select_related("user")
        .order_by("-timestamp", "-pk")[:SHOWN],
    }
    return render(request, "events/papers/index.html", context)


@require_POST  # a line is written in the log, which following a link must not do
def list_csv(request: AdminRequest, page_pk: int) -> HttpResponseBase:
    page = own_event(request.user, page_pk)
    rows = sheet.rows(page)
    _log(request, page, "csv", len(rows) - 1)
    return spreadsheet(_name(page, "csv"), rows)


@require_POST
def list_xlsx(request: AdminRequest, page_pk: int) -> HttpResponseBase:
    page = own_event(request.user, page_pk)
    rows = sheet.rows(page)
    _log(request, page, "xlsx", len(rows) - 1)
    return workbook(_name(page, "xlsx"), _("Registrations"), rows)


@require_POST
def name_tags(request: AdminRequest, page_pk: int) -> HttpResponseBase:
    page = own_event(request.user, page_pk)
    try:
        found, number = pdf.name_tags(page)
    except NoPango:
        messages.error(request, NO_PANGO)
        return redirect("events:papers", page.pk)
    _log(request, page, "pdf", number)
    return _pdf(found, f"navneskilt-{slugify(page.title)}.pdf", as_attachment=True)


@require_safe
def poster(request: HttpRequest, page_pk: int) -> HttpResponse:
    """In the language of the address, for everybody: whoever hangs it up has no account."""
    page = get_object_or_404(EventPage.objects.live(), pk=page_pk)
    try:
        found = pdf.poster(page)
    except NoPango:
        return HttpResponse(NO_PANGO, status=503, content_type="text/plain; charset=utf-8")
    response = _pdf(found, f"plakat-{page.slug}.pdf", as_attachment=False)
    response["Cache-Control"] = f"public, max-age={MINUTES_KEPT * 60}"
    return response


def _editions(page: EventPage) -> Any:
    return EventPage.objects.filter(translation_key=page.translation_key).values("pk")


def _log(request: AdminRequest, page: EventPage, kind: str, people: int) -> None:
    log(instance=page, action=FETCHED, user=request.user, data={"kind": kind, "people": people})


def _name(page: EventPage, ending: str) -> str:
    return f"pameldte-{slugify(page.title)}-{timezone.localdate():%Y-%m-%d}.{ending}"


def _pdf(content: bytes, name: str, *, as_attachment: bool) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'{"attachment" if as_attachment else "inline"}; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response
