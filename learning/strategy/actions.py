"""The verb of the strategy."""

from collections.abc import Mapping

from django.db import transaction

from cms.people.models import User
from cms.people.terms import is_leader
from learning.models import CompetenceArea, Strategy
from learning.refused import raise_if
from learning.strategy import rules
from learning.strategy.texts import REFUSALS


@transaction.atomic
def set_strategy(area_pk: int, user: User, texts: Mapping[str, str], *, shown: int | None) -> Strategy:
    """A new version of the area's; those before it stay. `texts`: `what`, `how`, `why` and the `language` they are in.

    `shown`: the primary key of the version that the form was opened with, if there was any. Raises Refused.
    """
    area = CompetenceArea.objects.select_for_update().get(pk=area_pk)
    latest = area.strategies.first()
    refusal = rules.may_set(
        is_leader=is_leader(user),
        is_as_shown=shown == (latest.pk if latest else None),
        is_changed=latest is None or any(getattr(latest, name) != text for name, text in texts.items()),
    )
    raise_if(refusal, REFUSALS)
    return Strategy.objects.create(area=area, written_by=user, **texts)
