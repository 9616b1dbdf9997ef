"""Where a list goes on: a signed place, which only fits the question it was given for."""

import hashlib
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.translation import gettext as _

from search.api.problems import not_understood

CURSOR, SIZE = "etter", "antall"


def read_place(request: HttpRequest) -> list[Any] | None:
    """The place the list goes on from; None at its beginning. Raises Problem for a cursor that is not ours."""
    cursor = request.GET.get(CURSOR, "")
    if not cursor:
        return None
    try:
        question, place = _signer().unsign_object(cursor)
    except BadSignature as error:
        raise not_understood([(CURSOR, _("Take the cursor as it was given."))]) from error
    if question != _question(request):
        raise not_understood([(CURSOR, _("The cursor belongs to another question."))])
    return list(place)


def next_url(request: HttpRequest, place: list[Any]) -> str:
    """The address of what follows."""
    query = request.GET.copy()
    query[CURSOR] = _signer().sign_object([_question(request), place])
    return f"{settings.BASE_URL}{request.path}?{query.urlencode()}"


def _signer() -> Signer:
    return Signer(salt="search.api.cursors")


def _question(request: HttpRequest) -> str:
    """All that was asked, in any order, but where to go on and how many there shall be."""
    asked = sorted(
        (name, value) for name, values in request.GET.lists() for value in values if name not in (CURSOR, SIZE)
    )
    return hashlib.sha256(f"{request.path}?{urlencode(asked)}".encode()).hexdigest()[:16]
