"""«Del det som er publisert»: the link, a QR code and a text for the newsletter, to fetch at any time."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.core import qr
from cms.core.models import BasePage
from cms.people.requests import AdminRequest
from workflows import sharing


def share(request: AdminRequest, page_pk: int) -> HttpResponse:
    """For everybody with a role: what is live is public. A draft, another county's or one's own, is not there."""
    page = get_object_or_404(Page, pk=page_pk, live=True).specific
    if not isinstance(page, BasePage) or not page.is_readable:
        raise Http404
    work = page.work_root()
    address = work.canonical_url
    context = {
        "page_title": _("Share what is published"),
        "page_subtitle": work.title,
        "header_icon": "link",
        "page": work,
        "address": address,
        "qr_svg": qr.svg_address(address),
        "qr_png": qr.png_address(address),
        "newsletters": sharing.newsletters(work),
    }
    return render(request, "workflows/share.html", context)
