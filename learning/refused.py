"""How a rule's no reaches a person."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """The rules say no; the message, one of `texts`, says why in the language of whoever asked."""

    def __init__(self, refusal: StrEnum, texts: Mapping[Any, Any]) -> None:
        self.refusal = refusal
        super().__init__(str(texts[refusal]))


def raise_if(refusal: StrEnum | None, texts: Mapping[Any, Any]) -> None:
    if refusal is not None:
        raise Refused(refusal, texts)
