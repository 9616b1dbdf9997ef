"""How the rules' no reaches a person."""

from django.core.exceptions import PermissionDenied

from workflows import rules, texts


class Refused(PermissionDenied):
    """The rules say no; the message says why."""

    def __init__(self, refusal: rules.Refusal) -> None:
        self.refusal = refusal
        super().__init__(str(texts.REFUSALS[refusal]))


def raise_if(refusal: rules.Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)
