"""A learning path as its learner has it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.core.context import catalog_crumbs
from learning.courses import actions
from learning.courses.overview import own_crumb
from learning.courses.works import live_path
from learning.learners.doors import for_learners
from learning.models import Learner
from learning.paths.progress import steps_taken


@for_learners
def path(request: HttpRequest, learner: Learner, work: UUID) -> HttpResponse:
    """Who has not begun is asked whether to. A POST begins, or says that a step is done."""
    page = live_path(work)
    if page is None:
        raise Http404
    enrolment = actions.latest_round(learner, work)
    if request.method == "POST":
        enrolment = enrolment or actions.begin(learner, page)
        for step in steps_taken(page, enrolment):
            if step.may_say_so and str(step.page.translation_key) == request.POST.get("step"):
                actions.finish_part(enrolment, step.page)
        return redirect("learners:path", work=work)
    context = {
        "learner": learner,
        "page": page,
        "enrolment": enrolment,
        "steps": steps_taken(page, enrolment) if enrolment else page.steps_to_show,
        "certificate": actions.certificate_of(enrolment) if enrolment else None,
        "crumbs": [*catalog_crumbs("kurs", _("Courses")), own_crumb()],
    }
    return render(request, "learning/paths/path.html", context)
