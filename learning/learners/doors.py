"""What stands before a learner's own pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme

from learning.learners.session import learner_of

NEXT = "videre"


def for_learners(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Gives the view its learner; who is signed out is asked to sign in, and led back. Never kept by a cache."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        learner = learner_of(request)
        response = to_sign_in(request) if learner is None else view(request, learner, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return answer


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """A form that was posted when the session had ended leads to the page it stood on."""
    path = request.get_full_path()
    return redirect(f"{reverse('learners:sign_in')}?{urlencode({NEXT: path})}")


def own_path(path: str) -> str:
    """The path if it is one of ours, else nothing."""
    is_ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path[:500] if is_ours else ""


def redirect_into(path: str) -> HttpResponse:
    return redirect(own_path(path) or reverse("learners:index"))
