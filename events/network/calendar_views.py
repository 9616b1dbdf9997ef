"""The feed of one person's meetings, and the screen where its address is had and shut."""

import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.people.requests import AdminRequest
from events.models import CalendarLink, NetworkMeeting
from events.network import actions
from events.network.addresses import link_of, path_of
from events.network.feed import Entry
from events.network.feed import feed as write_feed
from events.network.people import seat_of
from events.network.querysets import read_by
from events.network.rules import kinds_read_by

KEPT = datetime.timedelta(days=180)  # how far back a feed goes


@require_safe
@never_cache
def feed(request: HttpRequest, signed: str) -> HttpResponse:
    """What the person reads today; 404 for a link that is shut, and for who reads nothing."""
    link = link_of(signed)
    seat = seat_of(link.user if link else None)
    if link is None or not kinds_read_by(seat):
        raise Http404
    meetings = read_by(seat).filter(ends_at__gte=timezone.now() - KEPT)
    with translation.override(link.user.preferred_language):
        content = write_feed(_("Meetings in Kompetansebanken"), map(_entry, meetings))
    headers = {"X-Robots-Tag": "noindex", "Content-Disposition": 'inline; filename="moter.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _entry(meeting: NetworkMeeting) -> Entry:
    return Entry(
        uid=meeting.uid,
        sequence=meeting.sequence,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        changed_at=meeting.changed_at,
        title=str(meeting),
        place=meeting.place,
        link=meeting.online_link,
        is_cancelled=meeting.is_cancelled,
    )


def link(request: AdminRequest) -> HttpResponse:
    """One's own link, made on the first wish; a new one shuts the old."""
    if not kinds_read_by(seat_of(request.user)):
        raise Http404
    if request.method == "POST":
        if request.POST.get("action") == "shut":
            actions.shut_link(request.user)
            messages.success(request, _("The link is shut. Calendars that have it get nothing more."))
        else:
            actions.new_link(request.user)
            messages.success(request, _("Here is your link. One that you had before is shut."))
        return redirect("network:calendar")
    own = CalendarLink.objects.filter(user=request.user).first()
    context = {
        "page_title": _("Meetings in your calendar"),
        "header_icon": "calendar",
        "address": path_of(own) if own else "",
        "made_at": own.made_at if own else None,
    }
    return render(request, "events/network/calendar.html", context)
