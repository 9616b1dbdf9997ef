"""The links in the letters: chance, signed. Nothing that is stored joins a link to the one who got it."""

import secrets

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

from events.models import Evaluation, SpentToken

_SALT = "events.evaluation"
CHANCE = 18  # bytes


def new_token(evaluation: Evaluation) -> str:
    return Signer(salt=_SALT).sign(f"{evaluation.pk}.{secrets.token_urlsafe(CHANCE)}")


def evaluation_of(token: str) -> Evaluation | None:
    """None where the link was not made here, or its evaluation is gone."""
    try:
        pk = pk_in(token)
    except BadSignature:
        return None
    return Evaluation.objects.filter(pk=pk).first()


def pk_in(token: str) -> int:
    """Raises BadSignature where the link was not made here."""
    return int(Signer(salt=_SALT).unsign(token).partition(".")[0])


def digest_of(token: str) -> str:
    return salted_hmac(_SALT, token, algorithm="sha256").hexdigest()


def is_spent(token: str) -> bool:
    return SpentToken.objects.filter(digest=digest_of(token)).exists()
