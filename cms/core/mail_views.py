"""The letters in the admin: what has gone, what waits, and what has been given up."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from cms.core import outbox
from cms.core.models import Mail
from cms.people.requests import AdminRequest

PAGE_SIZE = 50
FAILED, WAITING, DAILY, SENT = "failed", "waiting", "daily", "sent"
STATES = {
    FAILED: gettext_lazy("Given up"),
    WAITING: gettext_lazy("Waiting"),
    DAILY: gettext_lazy("Waiting for the daily letter"),
    SENT: gettext_lazy("Sent"),
}


def mail(request: AdminRequest) -> HttpResponse:
    """To whom, about what and when. What the letters say is not shown: they are to somebody else."""
    if not request.user.has_perm("core.view_mail"):
        raise PermissionDenied
    lists = {
        FAILED: Mail.objects.exclude(failed_at=None),
        WAITING: Mail.objects.unsettled(),
        DAILY: Mail.objects.for_the_daily_letter(),
        SENT: Mail.objects.exclude(sent_at=None),
    }
    asked_for = request.GET.get("state", "")
    chosen = asked_for if asked_for in lists else FAILED
    letters = lists[chosen].defer("body", "short").annotate(gathered=Count("letters")).order_by("-created_at", "-pk")
    context = {
        "page_title": _("Mail"),
        "header_icon": "mail",
        "states": [(name, label, lists[name].count()) for name, label in STATES.items()],
        "chosen": chosen,
        "letters": Paginator(letters, PAGE_SIZE).get_page(request.GET.get("p")),
    }
    return render(request, "core/mail.html", context)


@require_POST
def try_again(request: AdminRequest, mail_pk: int) -> HttpResponse:
    if not request.user.has_perm("core.view_mail"):
        raise PermissionDenied
    if outbox.try_again(mail_pk):
        messages.success(request, _("The letter is tried again."))
    return redirect("kb_mail")
