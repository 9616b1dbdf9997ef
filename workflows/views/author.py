"""The author's screens: sending a work, taking it back, taking it down. They translate and delegate."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.models import Page

from cms.core.models import BasePage
from cms.people.models import User
from cms.people.requests import AdminRequest
from workflows import actions, rules
from workflows.findings import facts_of, findings_in
from workflows.forms import SubmitForm, TakeDownForm
from workflows.people import reviewer_of
from workflows.views.pages import own_page

# The faults themselves stand beside each page, where the way to mend them is.
_LACKING = gettext_lazy("Nothing is sent yet. Fill in what is missing, or leave out the lessons that are not ready.")


def submit(request: AdminRequest, page_pk: int) -> HttpResponse:
    """What goes along, what is missing, and the button that sends it."""
    page = own_page(request, page_pk)
    root = page.work_root()
    if actions.is_under_review(root):
        messages.warning(request, _("The work is with the resource group already."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    changed = actions.changed_pages(root)
    form = SubmitForm(request.POST or None, pages=changed, initial={"pages": _default_ticks(changed, request.user)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.submit(root, request.user, form.cleaned_data["pages"])
        except ValidationError as error:
            sent = [part for part in changed if part.pk in form.cleaned_data["pages"]]
            form.add_error(None, _LACKING if any(actions.faults_of(part) for part in sent) else error)
        else:
            messages.success(request, _("The work is sent to the resource group. You will have an answer by mail."))
            return redirect("wagtailadmin_explore", root.get_parent().pk)
    facts = facts_of(changed, going_up=[part.pk for part in changed])
    sent_root = next((part for part in changed if part.pk == root.pk), None)
    ticked = {str(pk) for pk in form["pages"].value() or []}
    context = {
        "page_title": _("Send to review"),
        "page_subtitle": root.get_admin_display_title(),
        "header_icon": "upload",
        "page": page,
        "root": root,
        "form": form,
        "is_formalised": getattr(sent_root or root, "is_formalised", False),
        "goes_up_at": rules.goes_up_at(getattr(sent_root, "go_live_at", None), timezone.now()),
        "parts": [
            {
                "page": part,
                "faults": _faults(part),
                "findings": findings_in(part, facts[id(part)]),
                "is_ticked": str(part.pk) in ticked,
            }
            for part in changed
        ],
    }
    return render(request, "workflows/submit.html", context)


def _faults(page: BasePage) -> list[tuple[str, str]]:
    return [
        (str(page._meta.get_field(name).verbose_name) if name in actions.field_names(page) else "", message)
        for name, messages_ in actions.faults_of(page).items()
        for message in messages_
    ]


def _default_ticks(pages: list[BasePage], user: User) -> list[int]:
    """What has never been up, and what the user changed: another author's half-finished lesson is not taken unasked."""
    return [page.pk for page in pages if user.pk in actions.contributors_of(page) or page.work_root().pk == page.pk]


@require_POST
def withdraw(request: AdminRequest, page_pk: int) -> HttpResponse:
    page = own_page(request, page_pk)
    try:
        actions.withdraw(page, request.user)
    except actions.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The work is yours again. Nothing is lost."))
    return redirect("wagtailadmin_pages:edit", page.pk)


def take_down(request: AdminRequest, page_pk: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_pk).specific
    if not isinstance(page, BasePage):
        raise Http404
    may_edit = page.permissions_for_user(request.user).is_owner()
    is_up = page.live or actions.is_waiting(page)
    if not (may_edit or (is_up and reviewer_of(request.user).is_member)):
        raise Http404
    form = TakeDownForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_down(page, request.user, form.cleaned_data["reason"])
        except actions.Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The page is taken down. It is a draft now."))
        return redirect("wagtailadmin_pages:edit" if may_edit else "workflows:index", *([page.pk] if may_edit else []))
    context = {
        "page_title": _("Take down"),
        "page_subtitle": page.title,
        "header_icon": "download",
        "page": page,
        "form": form,
        "may_edit": may_edit,
        "is_up": is_up,
    }
    return render(request, "workflows/take_down.html", context)
