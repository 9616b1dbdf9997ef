"""Whose an event is: who changes when, where and who comes, and who may look at who has signed up."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from cms.people.models import User
from cms.people.terms import is_member
from events.models import EventPage


def own_event(user: User, page_pk: int) -> EventPage:
    """For the owner's contacts and deputies. Readers see it at once: not for who is invited to write.

    Raises Http404.
    """
    page = get_object_or_404(EventPage, pk=page_pk)
    if not owns(user, page):
        raise Http404
    return page


def seen_event(user: User, page_pk: int) -> EventPage:
    """For those who `may_see` it. Raises Http404."""
    page = get_object_or_404(EventPage, pk=page_pk)
    if not may_see(user, page):
        raise Http404
    return page


def may_see(user: User, page: EventPage) -> bool:
    """The organisers, and the resource group, which looks at what has been up and changes nothing."""
    return owns(user, page) or (page.has_been_up() and is_member(user))


def owns(user: User, page: EventPage) -> bool:
    owner: bool = page.permissions_for_user(user).is_owner()
    return owner
