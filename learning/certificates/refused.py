"""How the rules' no reaches a person."""

from django.core.exceptions import PermissionDenied

from learning.certificates.rules import Refusal
from learning.certificates.texts import REFUSALS


class Refused(PermissionDenied):
    """The rules say no; the message says why."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(str(REFUSALS[refusal]))


def raise_if(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)
