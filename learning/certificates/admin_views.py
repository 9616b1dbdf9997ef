"""The group's and the operator's list of certificates, and the one thing they can do with one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cms.people.requests import AdminRequest
from learning.certificates import actions
from learning.certificates.addresses import verification_address
from learning.certificates.facts import Facts
from learning.certificates.forms import FindForm, RevokeForm
from learning.certificates.texts import REFUSALS
from learning.models import Certificate
from learning.refused import Refused, raise_if

SHOWN = 30
FRAME = {"header_icon": "doc-full"}


def index(request: AdminRequest) -> HttpResponse:
    """The last issued first, without names; or those whose code was asked for."""
    raise_if(actions.refusal_to_see(request.user), REFUSALS)
    form = FindForm(request.GET or None)
    found = Certificate.objects.order_by("-issued_at", "-pk")
    if form.is_valid() and form.cleaned_data["code"]:
        found = found.filter(code=form.cleaned_data["code"])
    page = Paginator(found, SHOWN).get_page(request.GET.get("p"))
    context = {
        "page_title": _("Certificates"),
        "form": form,
        "page_obj": page,
        "rows": [(certificate, Facts.from_json(certificate.facts)) for certificate in page],
    }
    return render(request, "learning/certificates/admin_index.html", FRAME | context)


def certificate(request: AdminRequest, pk: int) -> HttpResponse:
    raise_if(actions.refusal_to_see(request.user), REFUSALS)
    shown = get_object_or_404(Certificate.objects.select_related("revoked_by", "replaced_by"), pk=pk)
    form = RevokeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.revoke(shown.pk, request.user, form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error("reason", str(refused))
        else:
            messages.success(request, _("The certificate is revoked."))
            return redirect("certificates_admin:certificate", shown.pk)
    facts = Facts.from_json(shown.facts)
    context = {
        "page_title": shown.get_kind_display(),
        "page_subtitle": facts.title,
        "certificate": shown,
        "facts": facts,
        "address": verification_address(shown),
        "form": form,
    }
    return render(request, "learning/certificates/admin_certificate.html", FRAME | context)
