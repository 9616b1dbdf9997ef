"""Signing in through somebody else, where the operator has set one up: it proves the address, and nothing more.

No account is made and nothing is connected: what comes back is spent at once, as a letter would be.
"""

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from learning.learners import session
from learning.learners.doors import own_path, redirect_into
from learning.models import Learner


class LearnerSocialAdapter(DefaultSocialAccountAdapter):
    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
        """Called when the other has said who it is, before allauth would make or find an account."""
        address = next((each.email for each in sociallogin.email_addresses if each.verified), None)
        next_path = own_path(sociallogin.state.get("next") or "")
        language = translation.get_language_from_path(next_path) or "nb"
        if address is None:
            self._refuse(request, language)
        learner, _created = Learner.objects.get_or_create(email=address.lower(), defaults={"language": language})
        session.sign_in(request, learner)
        raise ImmediateHttpResponse(redirect_into(next_path))

    def on_authentication_error(self, request: HttpRequest, provider: Any, **known: Any) -> NoReturn:
        """Given up, or gone wrong on the other side: the letter is always there."""
        state = known.get("extra_context", {}).get("state") or {}
        self._refuse(request, translation.get_language_from_path(own_path(state.get("next") or "")) or "nb")

    def _refuse(self, request: HttpRequest, language: str) -> NoReturn:
        with translation.override(language):
            messages.error(request, _("They did not tell us an address that is proved to be yours. Ask for a letter."))
            raise ImmediateHttpResponse(redirect(reverse("learners:sign_in")))
