"""Forms that anybody may post, who has no session: they set no cookie and have no CSRF token.

There is nothing of the reader's that another site could misuse. What another site sends is refused by the headers that
browsers give with it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods


def open_form(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and is_sent_by_another_site(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return csrf_exempt(never_cache(require_http_methods(["GET", "HEAD", "POST"])(answer)))


def is_sent_by_another_site(request: HttpRequest) -> bool:
    """By the browser's own word; an older browser says only where the form stood. A program says neither."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site == "cross-site"
    return origin is not None and origin != f"{request.scheme}://{request.get_host()}"


class OpenForm(forms.Form):
    """With a trap, `nettside`: people do not see it, and what fills in forms by itself does.

    A template shows `seen_fields`, and the trap by `includes/trap.html`.
    """

    nettside = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": -1, "autocomplete": "off"}))

    @property
    def is_trapped(self) -> bool:
        return bool(self.data.get("nettside"))

    def seen_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name != "nettside"]
