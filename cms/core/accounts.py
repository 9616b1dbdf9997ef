"""What the login library writes to people goes the way all mail goes: stored, then sent by a job."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse, translate_url
from django.utils import translation

from cms.core.outbox import store_mail, store_text
from cms.people.models import Membership, User


class StoredMailAccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation only, and letters are stored."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        user = context.get("user") or User.objects.filter(email=email.lower()).first()
        site = {"name": settings.WAGTAIL_SITE_NAME, "domain": settings.BASE_URL}
        context = {"email": email, "current_site": site} | context
        language = user.preferred_language if isinstance(user, User) else translation.get_language() or "nb"
        if "password_reset_url" in context:  # made of the request: of its host, and in the interface of the form
            context["password_reset_url"] = _own_address(context["password_reset_url"], language)
        with translation.override(language):
            subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context).split())
            body = render_to_string(f"{template_prefix}_message.txt", context)
        store_text(email, subject, body, language)


def _own_address(address: str, language: str) -> str:
    """The same page of ours in the interface that the letter is in."""
    return settings.BASE_URL + translate_url(urlsplit(address).path, language)


def password_address(user: User) -> str:
    """The path where a newly invited person chooses a password. Opening it changes nothing; the form's POST does."""
    with translation.override(user.preferred_language):
        key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
        uid, _dash, token = key.partition("-")
        return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})


def send_invitation(user: User, membership: Membership, invited_by: User | None, **kwargs: Any) -> None:
    """Receives `person_invited`, inside its transaction."""
    store_mail(
        user,
        "invitation",
        {"membership": membership, "invited_by": invited_by, "path": password_address(user)},
    )
