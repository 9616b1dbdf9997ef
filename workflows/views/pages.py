"""Which page an address is about."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from cms.core.models import BasePage
from cms.people.requests import AdminRequest


def own_page(request: AdminRequest, page_pk: int) -> BasePage:
    """The page, if the user may write in it. Somebody else's is not there, rather than forbidden."""
    page = get_object_or_404(Page, pk=page_pk).specific
    if not isinstance(page, BasePage) or not page.permissions_for_user(request.user).can_edit():
        raise Http404
    return page
