"""Where anybody checks a certificate, and what programs fetch to check one themselves. No page here sets a cookie."""

from decimal import Decimal
from functools import wraps
from typing import Any, Protocol

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.core.context import front_crumb
from cms.core.open_forms import open_form
from cms.core.throttling import count_from
from cms.people.auth import client_address
from learning.certificates import actions, rules
from learning.certificates.addresses import file_path, verification_address
from learning.certificates.facts import Facts
from learning.certificates.forms import NameForm
from learning.certificates.keys import NoKeys, did_document
from learning.certificates.texts import REFUSALS, STANDINGS
from learning.models import Certificate, CertificateFile, StatusList
from learning.refused import Refused, raise_if

HOUR = 60 * 60
KEPT = 5 * 60  # seconds that others may keep the status list and the keys
TYPES = {
    CertificateFile.Kind.PDF: "application/pdf",
    CertificateFile.Kind.CREDENTIAL: "application/json",
    CertificateFile.Kind.JWT: "application/jwt",
    CertificateFile.Kind.PNG: "image/png",
    CertificateFile.Kind.SVG: "image/svg+xml",
}


class View(Protocol):
    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse: ...


def for_those_with_the_link(view: View) -> View:
    """Neither kept nor listed anywhere, and told to no other site."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "same-origin"
        return response

    return never_cache(answer)


def for_programs(view: View) -> View:
    """Open to the scripts of every site, and kept for a while."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        patch_cache_control(response, public=True, max_age=KEPT)
        return response

    return answer


@open_form
@for_those_with_the_link
def verify(request: HttpRequest, code: str) -> HttpResponse:
    certificate = get_object_or_404(Certificate.objects.select_related("replaced_by"), code=code)
    facts = Facts.from_json(certificate.facts)
    is_asked = request.method == "POST" and not certificate.holder_name
    form = NameForm(request.POST if is_asked else None)
    agrees, status = None, 200
    if is_asked and form.is_valid():
        try:
            agrees = _try_name(request, certificate, form.cleaned_data["name"])
        except Refused as refused:
            form.add_error(None, str(refused))
            status = 429
    standing = _standing(certificate, facts)
    context = {
        "certificate": certificate,
        "facts": facts,
        "hours": Decimal(facts.hours) if facts.hours else None,
        "standing": standing.value,
        "standing_text": STANDINGS[standing],
        "newer": verification_address(certificate.replaced_by) if hasattr(certificate, "replaced_by") else "",
        "files": _files(certificate),
        "form": form,
        "agrees": agrees,
        "crumbs": [front_crumb()],
    }
    return render(request, "learning/certificates/verify.html", context, status=status)


def _try_name(request: HttpRequest, certificate: Certificate, name: str) -> bool:
    """Counted, so that nobody finds a name by trying many."""
    raise_if(rules.may_try_name(from_here=count_from(client_address(request), "certificate-name", HOUR)), REFUSALS)
    return actions.name_agrees(certificate, name)


def _standing(certificate: Certificate, facts: Facts) -> rules.Standing:
    return rules.standing(
        is_revoked=certificate.revoked_at is not None,
        is_replaced=hasattr(certificate, "replaced_by"),
        valid_until=facts.last_day,
        today=timezone.localdate(),
    )


def _files(certificate: Certificate) -> list[dict[str, str]]:
    texts = {
        CertificateFile.Kind.PDF: _("The certificate, to print"),
        CertificateFile.Kind.PNG: _("Digital badge (picture)"),
        CertificateFile.Kind.SVG: _("Digital badge (drawing)"),
        CertificateFile.Kind.CREDENTIAL: _("Open Badges 3.0 credential"),
        CertificateFile.Kind.JWT: _("The same as a signed token"),
    }
    there = set(certificate.files.values_list("kind", flat=True))
    return [
        {"name": name, "url": file_path(certificate, kind), "kind": kind.label}
        for kind, name in texts.items()
        if kind in there
    ]


@for_those_with_the_link
@require_safe
def file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """As it was made and stored. The code is the key: a number of a row opens nothing."""
    found = get_object_or_404(CertificateFile, certificate__code=code, kind=kind)
    return HttpResponse(bytes(found.content), content_type=TYPES[CertificateFile.Kind(kind)])


@for_programs
@require_safe
def status_list(request: HttpRequest, number: int) -> HttpResponse:
    """Never an old list: what is too old, or from before a revocation, is signed anew for whoever asks first."""
    try:
        published = actions.publish_status_list(number)
    except StatusList.DoesNotExist as error:
        raise Http404 from error
    return JsonResponse(published.credential)


@for_programs
@require_safe
def did(request: HttpRequest) -> HttpResponse:
    try:
        return JsonResponse(did_document())
    except NoKeys as error:
        raise Http404 from error
