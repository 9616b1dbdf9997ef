"""Who is signed in as a learner: a line in the session, beside whatever else stands there."""

import time
from typing import Any

from django.http import HttpRequest

from learning.learners import rules
from learning.models import Learner

KEY = "learner"


def sign_in(request: HttpRequest, learner: Learner) -> None:
    """The session's key is changed, and the cookie goes when the browser is closed."""
    request.session.cycle_key()
    request.session[KEY] = {"pk": learner.pk, "since": time.time(), "sign_ins": learner.sign_ins}
    if not request.user.is_authenticated:
        request.session.set_expiry(0)


def sign_out(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
    if not request.user.is_authenticated:
        request.session.flush()


def learner_of(request: HttpRequest) -> Learner | None:
    """Asked once for each request."""
    if "learner" not in request.__dict__:
        request.__dict__["learner"] = _find(request.session.get(KEY))
    found: Learner | None = request.__dict__["learner"]
    return found


def _find(kept: Any) -> Learner | None:
    if not kept:
        return None
    learner = Learner.objects.filter(pk=kept["pk"]).first()
    if learner is None or not rules.is_signed_in(
        since=kept["since"], now=time.time(), session_sign_ins=kept["sign_ins"], sign_ins=learner.sign_ins
    ):
        return None
    return learner
