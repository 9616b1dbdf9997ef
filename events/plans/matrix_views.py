"""The matrix on the screen, as a spreadsheet and on paper."""

from pathlib import Path

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.core.pdf import NoPango, as_pdf
from cms.core.spreadsheet import spreadsheet
from cms.people.requests import AdminRequest
from events.plans.access import sight_of
from events.plans.matrix import Matrix, matrix_of, rows
from events.plans.periods import SHOWN, later, name_of, shown_from

STYLE = Path(__file__).with_name("paper.css")


def matrix(request: AdminRequest) -> HttpResponse:
    shown = _matrix(request)
    first = shown.half_years[0]
    context = _context(shown) | {
        "page_title": _("Who fills which hole"),
        "header_icon": "table",
        "from": name_of(first),
        "earlier": name_of(later(first, -SHOWN)),
        "later": name_of(later(first, SHOWN)),
    }
    return render(request, "events/plans/matrix.html", context)


def matrix_csv(request: AdminRequest) -> HttpResponseBase:
    shown = _matrix(request)
    return spreadsheet(f"plan-{name_of(shown.half_years[0])}.csv", rows(shown))


def matrix_pdf(request: AdminRequest) -> HttpResponse:
    shown = _matrix(request)
    first = name_of(shown.half_years[0])
    context = _context(shown) | {"language": get_language(), "made_on": timezone.localdate()}
    html = render_to_string("events/plans/matrix_pdf.html", context)
    try:
        found = as_pdf(html, {"kb:paper.css": (STYLE.read_bytes(), "text/css")})
    except NoPango:
        messages.error(
            request,
            _("The server cannot make PDF: Pango is missing. Ask the operator, and take the spreadsheet so far."),
        )
        return redirect(f"{reverse('plans:matrix')}?fra={first}")
    response = HttpResponse(found, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="plan-{first}.pdf"'
    return response


def _matrix(request: AdminRequest) -> Matrix:
    if not sight_of(request.user).may_look:
        raise PermissionDenied
    return matrix_of(shown_from(request.GET.get("fra", "")))


def _context(shown: Matrix) -> dict[str, object]:
    return {"matrix": shown, "cells": len(shown.cells), "columns": len(shown.half_years) + 1}
