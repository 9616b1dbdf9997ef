"""The door of the admin: for those with a role, with a second factor proved in this very session."""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

ALWAYS_OPEN = ("login/", "logout/", "password_reset/")


class AdminDoorMiddleware:
    """Says no at once to who is logged in without a role, and asks for a second factor where it is demanded.

    Without the first, Wagtail sends such a person to the login page, which sends who is logged in back to the admin:
    a loop. The second holds where SECOND_FACTOR_REQUIRED is set (production). That an account has a factor is not
    enough: a session begun by password reset, or a stolen cookie of an older login, must prove it too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.admin_path = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponse | None:
        if not self._wants_in(request) or not request.user.is_authenticated:
            return None
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        if settings.SECOND_FACTOR_REQUIRED and not self.has_proved(request):
            return redirect("mfa_index")
        return None

    def _wants_in(self, request: HttpRequest) -> bool:
        path = request.path
        return path.startswith(self.admin_path) and not path[len(self.admin_path) :].startswith(ALWAYS_OPEN)

    @staticmethod
    def has_proved(request: HttpRequest) -> bool:
        records = get_authentication_records(request, request.user)
        return any(record.get("method") == "mfa" or record.get("passwordless") for record in records)
