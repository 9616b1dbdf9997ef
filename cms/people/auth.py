"""Logging in: the demo's password stays in the demo, and failures are counted by the address they come from."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

DEMO_PASSWORD = "kompetanse-demo"  # noqa: S105  # printed in the README, and refused outside the demo


class DemoPasswordValidator:
    """Refuses the password that the README prints, everywhere but in the demo."""

    def validate(self, password: str, user: object = None) -> None:
        if password == DEMO_PASSWORD and not settings.DEMO:
            raise ValidationError(_("This is the demo's password. Choose another."), code="demo_password")

    def get_help_text(self) -> str:
        return _("The demo's password cannot be used.")


class BankBackend(AuthenticationBackend):
    """allauth's backend, which also refuses the demo's password for an account that was copied from a demo."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        if credentials.get("password") == DEMO_PASSWORD and not settings.DEMO:
            return None
        return super().authenticate(request, **credentials)


def client_address(request: HttpRequest) -> str | None:
    """The network address as allauth reads it, past the proxies that PROXY_COUNT says are ours; for axes."""
    try:
        address: str = get_adapter(request).get_client_ip(request)
    except PermissionDenied:  # a server on a socket behind no counted proxy, or a request made in code
        return None
    return address
