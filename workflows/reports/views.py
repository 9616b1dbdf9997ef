"""The reports in the admin, for the group, its leader and the operator; that of languages for county contacts too."""

import tempfile

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.core.half_years import HalfYear
from cms.core.spreadsheet import spreadsheet
from cms.people.models import User
from cms.people.requests import AdminRequest
from cms.people.terms import is_leader, is_operator, libraries_written_for
from workflows.models import Decision
from workflows.people import reviewer_of
from workflows.reports import decisions as decision_rows
from workflows.reports import half_year as figures
from workflows.reports import languages as ledger
from workflows.reports.archive import has_archive, write_archive
from workflows.reports.forms import DecisionFilterForm
from workflows.reports.pdf import NoPango, as_pdf

PAGE_SIZE = 50
IN_MEMORY = 2 * 1024 * 1024  # a larger archive is made on disk


def _require_reader(request: AdminRequest) -> None:
    """Members of the group in term, the leader and the deputy, operators. Raises PermissionDenied."""
    if not _is_reader(request.user):
        raise PermissionDenied


def _is_reader(user: User) -> bool:
    return reviewer_of(user).is_member or is_leader(user) or is_operator(user)


def decisions(request: AdminRequest) -> HttpResponse:
    """The latest first; with what was asked for kept in the form and in the links."""
    _require_reader(request)
    form = DecisionFilterForm(request.GET)
    found = decision_rows.with_pages(form.narrow(Decision.objects.all()))
    query = request.GET.copy()
    query.pop("p", None)
    context = {
        "page_title": _("Decisions"),
        "header_icon": "history",
        "form": form,
        "decisions": Paginator(found, PAGE_SIZE).get_page(request.GET.get("p")),
        "query": query.urlencode(),
    }
    return render(request, "workflows/reports/decisions.html", context)


def decisions_csv(request: AdminRequest) -> HttpResponseBase:
    """The same decisions, all of them. A form that is not understood is shown again, with what is wrong."""
    _require_reader(request)
    form = DecisionFilterForm(request.GET)
    if not form.is_valid():
        return HttpResponseRedirect(f"{reverse('workflows:decisions')}?{request.GET.urlencode()}")
    rows = decision_rows.rows(form.narrow(Decision.objects.all()))
    return spreadsheet(f"avgjorelser-{timezone.localdate():%Y-%m-%d}.csv", rows)


def work_archive(request: AdminRequest, work_number: int) -> HttpResponseBase:
    _require_reader(request)
    if not has_archive(work_number):
        raise Http404
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 — the response closes it
    write_archive(work_number, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"verk-{work_number}.zip", content_type="application/zip")


def half_year(request: AdminRequest) -> HttpResponse:
    """This half-year's figures, or those of the one chosen."""
    _require_reader(request)
    choices = figures.half_years()
    wanted = request.GET.get("halvar", "")
    chosen = next((choice for choice in choices if f"{choice.year}-{choice.half}" == wanted), choices[0])
    context = {
        "page_title": _("Half-year report"),
        "page_subtitle": str(chosen),
        "header_icon": "doc-full-inverse",
        "choices": choices,
        "kinds": Decision.Kind.labels,
        "report": figures.report_of(chosen),
    }
    return render(request, "workflows/reports/half_year.html", context)


def half_year_pdf(request: AdminRequest, year: int, half: int) -> HttpResponse:
    _require_reader(request)
    report = figures.report_of(_known(year, half))
    context = {"report": report, "kinds": Decision.Kind.labels, "language": get_language()}
    try:
        found = as_pdf(render_to_string("workflows/reports/half_year_pdf.html", context))
    except NoPango:
        messages.error(
            request,
            _("The server cannot make PDF: Pango is missing. Ask the operator, and take the spreadsheet so far."),
        )
        return redirect(f"{reverse('workflows:half_year')}?halvar={year}-{half}")
    response = HttpResponse(found, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="halvar-{year}-{half}.pdf"'
    return response


def half_year_csv(request: AdminRequest, year: int, half: int) -> HttpResponseBase:
    _require_reader(request)
    return spreadsheet(f"halvar-{year}-{half}.csv", figures.rows(figures.report_of(_known(year, half))))


def _known(year: int, half: int) -> HalfYear:
    wanted = HalfYear(year, half)
    if wanted not in figures.half_years():
        raise Http404
    return wanted


def languages(request: AdminRequest) -> HttpResponse:
    """This year's figures, or those of the one chosen."""
    _require_reader_of_languages(request)
    wanted = request.GET.get("ar", "")
    report = ledger.report_of(int(wanted) if wanted.isdecimal() else None)
    context = {
        "page_title": _("Language ledger"),
        "page_subtitle": str(report.year),
        "header_icon": "globe",
        "report": report,
        "forms": ledger.Form.labels,
    }
    return render(request, "workflows/reports/languages.html", context)


def languages_csv(request: AdminRequest, year: int) -> HttpResponseBase:
    _require_reader_of_languages(request)
    report = ledger.report_of(year)
    if report.year != year:
        raise Http404
    return spreadsheet(f"sprakregnskap-{year}.csv", ledger.rows(report))


def _require_reader_of_languages(request: AdminRequest) -> None:
    """County contacts and their deputies too: it tells of nothing but what readers have seen."""
    if not (_is_reader(request.user) or libraries_written_for(request.user)):
        raise PermissionDenied
