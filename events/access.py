"""Who comes to the organiser's screens. What is another county's is not there, rather than forbidden."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from cms.people.requests import AdminRequest
from cms.people.terms import is_member
from events.models import EventPage


def own_event(request: AdminRequest, page_pk: int) -> EventPage:
    """For the owner's contacts and deputies: readers see what they do at once. Not for who is invited to write."""
    page = get_object_or_404(EventPage, pk=page_pk)
    if not page.permissions_for_user(request.user).is_owner():
        raise Http404
    return page


def seen_event(request: AdminRequest, page_pk: int) -> EventPage:
    """For the organiser; and of what readers see for the group, which looks only: at what names nobody."""
    page = get_object_or_404(EventPage, pk=page_pk)
    if not (page.permissions_for_user(request.user).is_owner() or (page.live and is_member(request.user))):
        raise Http404
    return page
