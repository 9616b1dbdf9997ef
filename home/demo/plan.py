"""The demo's common plan and the strategy behind it, with the verbs everybody's go by; then the days are laid back."""

import datetime
import uuid

from wagtail.models import ModelLogEntry

from cms.core.half_years import half_year_of
from cms.people.models import User
from events.models import Joining, PlannedMeasure
from events.plans import actions
from events.plans.drafts import make_draft
from events.plans.lines import Values
from events.plans.periods import later, now
from home.demo.content.plan import MEASURES, JoiningText, MeasureText
from home.demo.content.strategy import STRATEGY
from home.demo.days import days_ago, working_day_on_or_after
from home.demo.ground import Ground
from learning.models import Strategy
from learning.strategy.actions import set_strategy

SET_DAYS_AGO = 75  # the strategy
SINCE_DAYS_AGO = 6  # a measure was drafted, joined or withdrawn; all are entered before that


def set_strategies(ground: Ground) -> None:
    for slug, text in STRATEGY.items():
        said = {"language": "nb", "what": text.what, "how": text.how, "why": text.why}
        set_strategy(ground.vocabulary.areas[slug].pk, ground.people.leader, said, shown=None)
    Strategy.objects.update(written_at=days_ago(ground.today, SET_DAYS_AGO))


def make_plan(ground: Ground) -> None:
    """The earliest first: whoever comes later is told that somebody plans the same."""
    for text in sorted(MEASURES, key=lambda measure: -measure.entered_days_ago):
        contact = ground.contact(text.library)
        measure = actions.enter(ground.libraries[text.library], contact, _values(text, ground), uuid.uuid4())
        if text.is_drafted:
            make_draft(measure.pk, contact)
        for joining in text.joinings:
            _join(measure, contact, joining, ground)
        if text.withdrawn:
            actions.withdraw(measure.pk, contact, text.withdrawn)
        _backdate(measure, text, ground)


def _values(text: MeasureText, ground: Ground) -> Values:
    half_year = later(now(), text.half_years)
    day = None
    if text.day is not None:
        day = working_day_on_or_after(half_year.first_day + datetime.timedelta(days=text.day))
        half_year = half_year_of(day)
    said = {"kind": text.kind, "language": text.language, "title": text.title, "day": day, "note": text.note}
    words = ground.vocabulary
    return Values(
        half_year=half_year,
        fields=said,
        lists={
            "areas": [],
            "competences": [words.competences[slug] for slug in text.competences],
            "target_groups": [words.target_groups[slug] for slug in text.target_groups],
        },
    )


def _join(measure: PlannedMeasure, owner: User, text: JoiningText, ground: Ground) -> Joining:
    joining = actions.join(measure.pk, ground.libraries[text.library], ground.contact(text.library))
    if text.answer == "waiting":
        return joining
    return actions.answer(joining.pk, owner, accept=text.answer == "accepted", reason=text.reason)


def _backdate(measure: PlannedMeasure, text: MeasureText, ground: Ground) -> None:
    """What has come of it since, came on one day."""
    entered, since = days_ago(ground.today, text.entered_days_ago), days_ago(ground.today, SINCE_DAYS_AGO)
    measures = PlannedMeasure.objects.filter(pk=measure.pk)
    measures.update(entered_at=entered)
    measures.exclude(withdrawn_at=None).update(withdrawn_at=since)
    measure.joinings.update(asked_at=since)
    measure.joinings.exclude(answered_at=None).update(answered_at=since)
    told = ModelLogEntry.objects.for_instance(measure)
    told.update(timestamp=since)
    told.filter(action="kb.plan_entered").update(timestamp=entered)
