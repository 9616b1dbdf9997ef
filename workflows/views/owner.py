"""The screens of a county library's contacts for «Still right», readings and a copy. They translate and delegate."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.core.models import BasePage
from cms.core.rules import NEXT_CHECK
from cms.core.tallies import FEWEST
from cms.people.models import CountyLibrary
from cms.people.requests import AdminRequest
from cms.people.terms import is_contact_of
from workflows import actions
from workflows.links import dead_links_of
from workflows.owner_forms import CopyForm, StillRightForm
from workflows.querysets import works_to_copy
from workflows.readings import PERIOD, readings_of


def still_right(request: AdminRequest, page_pk: int) -> HttpResponse:
    """First what is known to be wrong, then the owner's word that the rest is right."""
    work = _kept_work(request, page_pk)
    form = StillRightForm(request.POST or None, initial={"next_check_on": timezone.localdate() + NEXT_CHECK})
    if request.method == "POST" and form.is_valid():
        try:
            actions.confirm_still_right(work, request.user, form.cleaned_data["next_check_on"])
        except actions.Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Thank you. Readers see that you have checked the page."))
        return redirect("wagtailadmin_home")
    parts = [page for page in work.work_pages() if page.live]
    context = {
        "page_title": _("Still right?"),
        "page_subtitle": work.title,
        "header_icon": "check",
        "work": work,
        "form": form,
        "dead": [(page, links) for page, links in zip(parts, dead_links_of(parts), strict=True) if links],
    }
    return render(request, "workflows/still_right.html", context)


def readings(request: AdminRequest, page_pk: int) -> HttpResponse:
    """By page and by day. Of one's own library's works, whether they are live or not."""
    work = _kept_work(request, page_pk)
    context = {
        "page_title": _("What readers did"),
        "page_subtitle": work.title,
        "header_icon": "view",
        "readings": readings_of(work),
        "days": PERIOD.days,
        "fewest": FEWEST,
    }
    return render(request, "workflows/readings.html", context)


def _kept_work(request: AdminRequest, page_pk: int) -> BasePage:
    """The whole work, if the user's county library keeps it. Somebody else's is not there, rather than forbidden."""
    page = get_object_or_404(Page, pk=page_pk).specific
    if not isinstance(page, BasePage) or page.is_permanent:
        raise Http404
    work = page.work_root()
    if not is_contact_of(request.user, actions.answering_for(work)):
        raise Http404
    return work


def copy(request: AdminRequest, library_slug: str) -> HttpResponse:
    """Begins a draft from one of the library's own works, or from another's published recipe."""
    library = get_object_or_404(CountyLibrary, slug=library_slug)
    if not is_contact_of(request.user, library):
        raise Http404
    form = CopyForm(request.POST or None, works=_choices(library))
    if request.method == "POST" and form.is_valid():
        source: Any = get_object_or_404(Page, pk=form.cleaned_data["source"]).specific
        try:
            work = actions.copy_work(source, library, request.user)
        except actions.Refused as refused:
            messages.error(request, str(refused))
            return redirect("workflows:copy", library.slug)
        messages.success(request, _("Here is the copy. Give it a title of its own."))
        return redirect("wagtailadmin_pages:edit", work.pk)
    context = {
        "page_title": _("Make a copy"),
        "page_subtitle": library.name,
        "header_icon": "copy",
        "form": form,
    }
    return render(request, "workflows/copy.html", context)


def _choices(library: CountyLibrary) -> list[tuple[str, list[tuple[int, str]]]]:
    """By heading. One's own are called what the draft is called; another's what readers call it."""
    own, recipes = works_to_copy(library)
    groups: dict[str, list[tuple[int, str]]] = {}
    for work in own:
        groups.setdefault(str(work.content_type.model_class()._meta.verbose_name_plural).capitalize(), []).append(
            (work.pk, work.draft_title)
        )
    if recipes:
        groups[_("Practice recipes of others")] = [(recipe.pk, recipe.title) for recipe in recipes]
    return list(groups.items())
