"""The addresses that somebody left with wishes, given and erased with the rest of what is kept of a learner."""

from typing import Any

from cms.core.models import Mail
from learning.models import Learner, RunWishAddress
from learning.runs.letters import ANSWERED


def give(learner: Learner, **kwargs: Any) -> dict[str, Any]:
    """For the learner's file: `wishes`, which wait for an answer. What is answered is kept of nobody."""
    left = RunWishAddress.objects.filter(email=learner.email).select_related("wish__municipality").order_by("pk")
    return {
        "wishes": [
            {"work": each.wish.work, "municipality": str(each.wish.municipality), "left": each.left_at} for each in left
        ]
    }


def erase(learner: Learner, **kwargs: Any) -> None:
    """The libraries' wishes stay: they name no person."""
    RunWishAddress.objects.filter(email=learner.email).delete()
    Mail.objects.filter(to__iexact=learner.email, key__startswith=ANSWERED).delete()
