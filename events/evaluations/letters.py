"""The letter that asks, with a link of its own for each receiver."""

import datetime

from django.urls import reverse
from django.utils import translation

from cms.core.outbox import store_letter
from events.evaluations.tokens import new_token
from events.messages.querysets import receivers_of
from events.models import Evaluation
from events.places.letters import PREFIX
from events.works import event_of


def ask(evaluation: Evaluation, *, last_day: datetime.date) -> int:
    """One letter for each who took part; how many. The letters are erased with the names (events.places.privacy)."""
    receivers = receivers_of(evaluation.work, evaluation.audience)
    for registration in receivers:
        with translation.override(registration.language):
            context = {
                "page": event_of(evaluation.work),
                "path": reverse("evaluations:answer", args=(new_token(evaluation),)),
                "last_day": last_day,
            }
        store_letter(
            registration.email,
            "events/evaluation",
            context,
            language=registration.language,
            key=f"{PREFIX}{registration.pk}:evaluation:{evaluation.pk}",
        )
    return len(receivers)
