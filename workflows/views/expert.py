"""What an expert without an account meets: one draft, and a form for comments.

The secret in the address is all the authority there is. No cookie is set or asked for: there is no session that another
site could misuse, so there is nothing a CSRF token could protect (who knows the secret may comment, who does not cannot
make a browser do it), and a token would need the cookie. Hence `csrf_exempt`. The address must not leak: it is neither
kept by caches, nor told to the sites the draft links to, nor found by search engines, nor written to the log
(`cms.core.logs`).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cms.core.models import BasePage
from workflows import actions
from workflows.models import ExpertLink
from workflows.outside_forms import ExpertCommentForm

SENT = "sendt"  # in the query string, after a comment; a message would need a cookie
HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def _by_secret(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Finds the link; unknown, expired and revoked get one and the same answer."""

    @wraps(view)
    def sealed(request: HttpRequest, secret: str, **kwargs: Any) -> HttpResponse:
        link = actions.link_for(secret)
        response = view(request, secret, link, **kwargs) if link is not None else gone(request)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return sealed


def gone(request: HttpRequest) -> HttpResponse:
    return render(request, "workflows/expert/gone.html", status=404)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@_by_secret
def expert(request: HttpRequest, secret: str, link: ExpertLink, page_pk: int | None = None) -> HttpResponse:
    """One page of the draft with its comments. Opening it changes nothing; mail scanners open links."""
    pages = actions.pages_shown(link)
    shown = _choose(pages, page_pk)
    if shown is None:
        return gone(request)
    form = ExpertCommentForm(request.POST or None, initial={"name": link.expert})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            written = actions.comment(link.pk, shown, form.cleaned_data["name"], form.cleaned_data["text"])
        except actions.Refused as refused:
            form.add_error(None, str(refused))
            status = 429
        else:
            return redirect(f"{request.path}?{SENT}=1#kommentarer") if written is not None else gone(request)
    context = {
        "link": link,
        "secret": secret,
        "pages": pages,
        "shown": shown,
        "form": form,
        "is_sent": SENT in request.GET,
        "comments": link.comments.all(),
    }
    return render(request, "workflows/expert/expert.html", context, status=status)


@require_safe
@_by_secret
def draft(request: HttpRequest, secret: str, link: ExpertLink, page_pk: int) -> HttpResponse:
    """The page itself as readers will see it, for the frame or a tab of its own."""
    page = _choose(actions.pages_shown(link), page_pk)
    if page is None:
        return gone(request)
    shown = page.get_latest_revision_as_object()
    request.is_preview = True  # type: ignore[attr-defined]  # as Wagtail says it to templates and pages
    request.preview_mode = shown.default_preview_mode  # type: ignore[attr-defined]
    return shown.serve_preview(request, shown.default_preview_mode)


def _choose(drafts: list[BasePage], page_pk: int | None) -> BasePage | None:
    """The page with this number if it belongs to the work; the first where none is named."""
    return next((page for page in drafts if page_pk in (None, page.pk)), None)
