"""The reader's form on its own address, and the county libraries' screens."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.core.context import catalog_crumbs, page_crumb
from cms.core.open_forms import open_form
from cms.people.auth import client_address
from cms.people.models import CountyLibrary
from cms.people.requests import AdminRequest
from cms.people.terms import is_member, libraries_written_for
from learning.models import CoursePage, RunAnswer, RunWish
from learning.refused import Refused
from learning.runs import actions, rules
from learning.runs.demand import demand
from learning.runs.forms import AnswerForm, AskForm
from learning.runs.register import runs_of

SENT = "sendt"  # in the query string, after a wish; a message would need a cookie


@open_form
def ask(request: HttpRequest, course_pk: int) -> HttpResponse:
    course = get_object_or_404(CoursePage.objects.live().exclude(run_plan=""), pk=course_pk)
    form = AskForm(request.POST or None)
    status = 200
    if request.method == "POST" and (form.is_trapped or form.is_valid()):
        try:
            if not form.is_trapped:
                _keep(request, course, form)
        except Refused as refused:
            form.add_error(None, str(refused))
            status = 429
        else:
            return redirect(f"{request.path}?{SENT}=1")
    context = {
        "course": course,
        "form": form,
        "is_sent": SENT in request.GET and request.method != "POST",
        "crumbs": [*catalog_crumbs("kurs", _("Courses")), page_crumb(course)],
    }
    return render(request, "learning/runs/ask.html", context, status=status)


def _keep(request: HttpRequest, course: CoursePage, form: AskForm) -> None:
    fields = {name: form.cleaned_data[name] for name in ("municipality", "email")}
    actions.ask(course, **fields, language=get_language() or "nb", address=client_address(request))


# --- in the admin ---


def index(request: AdminRequest) -> HttpResponse:
    """The wishes of one's own counties by course, with who else asks for the same; then those of the whole country."""
    own = libraries_written_for(request.user)
    if not rules.may_look(is_contact=bool(own), is_member=is_member(request.user)):
        raise PermissionDenied
    courses = demand()
    context = {
        "page_title": _("Set up in the county"),
        "header_icon": "group",
        "own": [
            (library, [(each, each.of(library), each.elsewhere(library)) for each in courses if each.of(library).total])
            for library in own
        ],
        "courses": [each for each in courses if each.since],
    }
    return render(request, "learning/runs/index.html", context)


def answer(request: AdminRequest, work: UUID, library_pk: int) -> HttpResponse:
    """One course and one's own county. Another county's is not there, rather than forbidden."""
    library = next((each for each in libraries_written_for(request.user) if each.pk == library_pk), None)
    found = demand(work)
    if library is None or not found or not found[0].of(library).total:
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(work, library, request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error("text", str(refused))
        else:
            messages.success(request, _("The answer is kept, and those who left an address are told."))
            return redirect("runs:answer", work=work, library_pk=library_pk)
    context = {
        "page_title": _("Set up in the county"),
        "page_subtitle": found[0].course.title,
        "header_icon": "group",
        "found": found[0],
        "library": library,
        "own": found[0].of(library),
        "elsewhere": found[0].elsewhere(library),
        "places": _places_waiting(work, library),
        "answers": RunAnswer.objects.filter(work=work, library=library).select_related("answered_by"),
        "runs": [run for run in runs_of([work]) if run.library == library.pk],
        "form": form,
        "kinds": RunAnswer.Kind,
    }
    return render(request, "learning/runs/answer.html", context)


def _places_waiting(work: UUID, library: CountyLibrary) -> list[RunWish]:
    waiting = RunWish.objects.waiting().of_library(library).filter(work=work)
    return list(waiting.select_related("municipality").order_by("municipality__name"))
