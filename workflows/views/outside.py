"""The author's and the reviewer's screen of help from outside on one work: links for experts, invited authors."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.models import Page

from cms.core.editions import interface_of
from cms.core.models import BasePage
from cms.people.requests import AdminRequest
from workflows import actions
from workflows.models import AuthorInvitation, ExpertLink
from workflows.outside_forms import ExpertLinkForm, InviteAuthorForm


def _work(request: AdminRequest, page_pk: int) -> BasePage:
    """The root of the work, if the user may write in it or decides on it. Somebody else's is not there."""
    page = get_object_or_404(Page, pk=page_pk).specific
    if not isinstance(page, BasePage) or actions.refusal_to_show(page.work_root(), request.user) is not None:
        raise Http404
    return page.work_root()


def _own_work(request: AdminRequest, page_pk: int) -> BasePage:
    root = _work(request, page_pk)
    if not root.permissions_for_user(request.user).is_owner():
        raise Http404
    return root


@never_cache
def outside(request: AdminRequest, page_pk: int) -> HttpResponse:
    """The links and the invitations. A new address stands in the answer to the form that made it, and nowhere else."""
    root = _work(request, page_pk)
    form, address = ExpertLinkForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        _link, secret = actions.make_link(root, request.user, form.cleaned_data["expert"], form.cleaned_data["days"])
        address, form = _address_of(secret, root), ExpertLinkForm()
    return render(request, "workflows/outside/outside.html", _context(request, root, form, address))


def _address_of(secret: str, root: BasePage) -> str:
    """Absolute, in the language of the draft."""
    with translation.override(interface_of(root.content_language)):
        return settings.BASE_URL + reverse("expert:expert", args=(secret,))


def _context(request: AdminRequest, root: BasePage, form: ExpertLinkForm, address: str) -> dict[str, Any]:
    permissions = root.permissions_for_user(request.user)
    return {
        "page_title": _("Help from outside"),
        "page_subtitle": root.get_admin_display_title(),
        "header_icon": "group",
        "root": root,
        "form": form,
        "address": address,
        "links": ExpertLink.objects.filter(page=root).select_related("made_by"),
        "expert_comments": actions.comments_on(root),
        "invitations": AuthorInvitation.objects.open().filter(page=root).select_related("user", "library"),
        "is_owner": permissions.is_owner(),
        "may_edit": permissions.can_edit(),
        "review": root.current_workflow_task_state,
    }


@require_POST
def revoke_link(request: AdminRequest, link_pk: int) -> HttpResponse:
    link = get_object_or_404(ExpertLink, pk=link_pk, page__isnull=False)
    root = _work(request, link.page_id or 0)
    actions.revoke_link(link, request.user)
    messages.success(request, _("The link is shut. What was written stays."))
    return redirect("workflows:outside", root.pk)


def invite_author(request: AdminRequest, page_pk: int) -> HttpResponse:
    root = _own_work(request, page_pk)
    form = InviteAuthorForm(request.POST or None, initial={"language": root.content_language})
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite_author(root, request.user, **form.cleaned_data)
        except ValidationError as fault:
            form.add_error(None, fault)
        except actions.Refused as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(request, _("The invitation is on its way by mail."))
            return redirect("workflows:outside", root.pk)
    context = {
        "page_title": _("Invite an author"),
        "page_subtitle": root.get_admin_display_title(),
        "header_icon": "mail",
        "root": root,
        "form": form,
    }
    return render(request, "workflows/outside/invite.html", context)


@require_POST
def withdraw_author(request: AdminRequest, invitation_pk: int) -> HttpResponse:
    invitation = get_object_or_404(AuthorInvitation, pk=invitation_pk, page__isnull=False)
    root = _own_work(request, invitation.page_id or 0)
    actions.withdraw_author(invitation, request.user)
    messages.success(
        request, _("%(name)s writes in the work no more. What was written stays.") % {"name": invitation.user}
    )
    return redirect("workflows:outside", root.pk)
