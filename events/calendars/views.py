"""Feeds of events. Nobody signs in, nothing is stored at the reader's, and what has not changed is not sent again."""

import hashlib
from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.core.listing import FilterForm, passing, read_filters
from cms.core.pagecache.keeping import kept
from cms.people.models import CountyLibrary
from events.calendars import ics
from events.calendars.entries import EventCalendar
from events.calendars.querysets import (
    each_once,
    entries,
    of_county_library,
    own_of,
    readable_events,
    to_come_and_last_year,
    version_of,
)
from events.filters import EventFilters
from events.models import EventPage, Occurrence
from events.places.addresses import registration_of_calendar

DAY = 24 * 60 * 60  # seconds; what a new release words otherwise is seen after that
TO_ALL = "public, no-cache"  # may be kept, and must be asked for anew: what is cancelled is told at once


@require_safe
@kept
def every_event(request: HttpRequest) -> HttpResponse:
    """Those that pass the filters of the calendar page, by its own query string; what that does not know is ignored."""
    if not request.GET:  # most ask for all, and need no filter's words
        return _kept(request, _named(""), each_once(readable_events()))
    form, _ignored = read_filters(EventFilters, request.GET)
    return _kept(request, _named(", ".join(_chosen(form))), passing(form, [], readable_events()).pages)


@require_safe
@kept
def county_library(request: HttpRequest, slug: str) -> HttpResponse:
    library = get_object_or_404(CountyLibrary, slug=slug)
    return _kept(request, _named(library.name), each_once(of_county_library(library)))


@require_safe
@kept
def competence(request: HttpRequest, slug: str) -> HttpResponse:
    """Of a competence or of a whole area: one word names either."""
    form = EventFilters({"kompetanse": [slug]})
    if not form.is_valid():
        raise Http404
    return _kept(request, _named(", ".join(_chosen(form))), passing(form, [], readable_events()).pages)


@require_safe
@kept
def one_event(request: HttpRequest, work: UUID) -> HttpResponse:
    event = each_once(readable_events().filter(translation_key=work))
    title = event.values_list("title", flat=True).first()
    if title is None:
        raise Http404
    return _kept(request, title, event)


@require_safe
def mine(request: HttpRequest, key: str) -> HttpResponse:
    """All that the address of one registration is signed up to; the key is in the letters, and can only read.

    Not kept: it tells what one person does, and where the meetings are held.
    """
    registration = registration_of_calendar(key)
    if registration is None:
        raise Http404
    own = own_of(registration)
    meetings = to_come_and_last_year().filter(sign_up__in=own)
    works = Occurrence.objects.filter(sign_up__in=own).values("work")
    found = entries(each_once(readable_events().filter(translation_key__in=works)), meetings, own)
    response = _conditional(request, ics.feed(EventCalendar(_("My events"), found)))
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def new_events(feed: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A syndication feed, with a tag of what it says."""

    @require_safe
    @kept
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        made = feed(request, **kwargs)
        return _conditional(request, made.content, made["Content-Type"])

    return answer


def _named(what: str) -> str:
    return f"Kompetansebanken: {what}" if what else _("Events in Kompetansebanken")


def _chosen(form: FilterForm) -> list[str]:
    """The names of what is ticked."""
    labels = [(dict(field.choices), form.cleaned_data[name]) for name, field in form.fields.items()]  # type: ignore[attr-defined]
    return [str(names[value]) for names, values in labels if isinstance(values, list) for value in values]


def _kept(request: HttpRequest, name: str, events: "QuerySet[EventPage]") -> HttpResponse:
    """Written once for all who ask, and kept by the version of what it says."""
    meetings = to_come_and_last_year()
    version = version_of(name, events, meetings)
    body = cache.get(f"calendar:{version}")
    if body is None:
        body = ics.feed(EventCalendar(name, entries(events, meetings)))
        if version_of(name, events, meetings) == version:  # nothing has changed between the question and the answer
            cache.set(f"calendar:{version}", body, timeout=DAY)
    return _conditional(request, body)


def _conditional(request: HttpRequest, body: bytes, content_type: str = ics.CONTENT_TYPE) -> HttpResponse:
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=content_type, headers={"ETag": etag, "Cache-Control": TO_ALL})
    return cast("HttpResponse", get_conditional_response(request, etag, response=response))
