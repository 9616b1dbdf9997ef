"""The organiser's screen for messages: write, look at the letter, send; and what was sent."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.people.requests import AdminRequest
from events.messages import actions, letters
from events.messages.forms import MessageForm
from events.messages.querysets import receivers_of
from events.models import EventPage, Message
from events.people import own_event
from learning.refused import Refused


def index(request: AdminRequest, page_pk: int) -> HttpResponse:
    """Nothing is sent before the letter has been looked at: the form leads to the preview, and that sends."""
    page = own_event(request.user, page_pk)
    form = MessageForm(request.POST or None)
    context: dict[str, Any] = {
        "page_title": _("Messages"),
        "page_subtitle": page.title,
        "header_icon": "mail",
        "page": page,
        "form": form,
        "sent": Message.objects.filter(work=page.translation_key).select_related("sender"),
    }
    action = request.POST.get("action")
    if action not in {"preview", "send"} or not form.is_valid():
        return render(request, "events/messages/index.html", context)
    if action == "send":
        try:
            _send(request, page, form)
        except Refused as refused:
            form.add_error("audience", str(refused))
            return render(request, "events/messages/index.html", context, status=409)
        return redirect("events:messages", page.pk)
    given = form.cleaned_data
    subject, body = letters.preview(page, given["subject"], given["text"])
    number = len(receivers_of(page.translation_key, given["audience"]))
    return render(
        request, "events/messages/preview.html", context | {"subject": subject, "body": body, "number": number}
    )


def _send(request: AdminRequest, page: EventPage, form: MessageForm) -> None:
    given = form.cleaned_data
    said = {name: given[name] for name in ("audience", "subject", "text")}
    message = actions.send(page, request.user, **said, form=given["form_id"])
    number = len(receivers_of(page.translation_key, message.audience))
    told = ngettext("The message goes to %(number)d person.", "The message goes to %(number)d people.", number)
    messages.success(request, told % {"number": number})
