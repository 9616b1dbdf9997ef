"""The organiser's screen of recordings, and the captions as a player asks for them."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.core.uses import is_within_the_door
from cms.people.requests import AdminRequest
from events.models import EventPage, Recording
from events.people import own_event
from events.recordings import actions
from events.recordings.films import Film
from events.recordings.forms import RecordingForm
from events.recordings.querysets import is_shown


def index(request: AdminRequest, page_pk: int) -> HttpResponse:
    """A form for each film of the latest version, whether it is up or on its way. What is saved is seen at once."""
    page = own_event(request.user, page_pk)
    films = _films(page)
    forms = [(film, _form(request, number, film)) for number, film in enumerate(films)]
    if request.method == "POST" and all(form.is_valid() for _film, form in forms):
        for film, form in forms:
            actions.describe(page, film, request.user, form.changes())
        messages.success(request, _("It is saved. Readers see it now."))
        return redirect("recordings_admin:index", page.pk)
    context = {
        "page_title": _("Recordings"),
        "page_subtitle": page.title,
        "header_icon": "media",
        "page": page,
        "rows": forms,
    }
    return render(request, "events/recordings/index.html", context)


def _films(page: EventPage) -> list[Film]:
    """Those that readers find, then those that only the latest draft has."""
    draft: EventPage = page.get_latest_revision_as_object() if page.latest_revision_id else page
    found = {film.key: film for film in [*(page.put_up.films if page.live else ()), *draft.put_up.films]}
    return list(found.values())


def _form(request: AdminRequest, number: int, film: Film) -> RecordingForm:
    return RecordingForm(
        request.POST or None,
        request.FILES or None,
        instance=film.recording,
        prefix=f"film-{number}",
        has_own_file=film.document is not None,
    )


@require_safe
def captions(request: HttpRequest, pk: int) -> HttpResponseBase:
    """For whoever may see the film: readers while it is up, and those within the admin's door always."""
    recording = get_object_or_404(Recording.objects.exclude(captions=""), pk=pk)
    if not (is_shown(recording, timezone.now()) or is_within_the_door(request)):
        raise Http404
    return FileResponse(recording.captions.open(), content_type="text/vtt; charset=utf-8")
