"""A second factor, proved in this very session, before anything in the admin."""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


class SecondFactorMiddleware:
    """Sends who is logged in without a second factor in this session to the page where one is set up or proved.

    Only where SECOND_FACTOR_REQUIRED is set (production). That an account has a factor is not enough: a session begun
    by password reset or a stolen cookie of an older login must prove it too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECOND_FACTOR_REQUIRED and self._wants_admin(request) and not self._has_proved(request):
            return redirect("mfa_index")
        return self.get_response(request)

    @staticmethod
    def _wants_admin(request: HttpRequest) -> bool:
        return request.path.startswith(reverse("wagtailadmin_home")) and request.user.is_authenticated

    @staticmethod
    def _has_proved(request: HttpRequest) -> bool:
        return any(
            record.get("method") == "mfa" or record.get("passwordless")
            for record in get_authentication_records(request)
        )
