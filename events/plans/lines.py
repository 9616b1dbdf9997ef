"""What the plan holds: measures that are planned, and works that readers see, as lines of one kind."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.utils import timezone

from cms.core.editions import nearest_of_each
from cms.core.half_years import HalfYear, half_year_of
from cms.core.sections import attach_libraries
from cms.people.models import CountyLibrary
from events.models import EventPage, Occurrence, PlannedMeasure
from events.plans.rules import Facts, State, state_of
from events.plans.states import attach_standings
from events.plans.texts import STATES
from events.querysets import attach_occurrences, to_come
from learning.models import Competence, CoursePage

Moments = tuple[datetime.datetime, datetime.datetime]
# What a line shows and follows from. The rest of a page is heavy, and there may be thousands.
SHOWN = ("title", "translation_key", "path", "url_path", "live", "first_published_at", "main_area")


@dataclass(frozen=True)
class Line:
    """`key` begins the same for ever: letters name it. `measure` is None for a work that no plan was made for."""

    key: str
    facts: Facts
    state: State
    kind: str
    language: str
    library: CountyLibrary | None
    url: str = ""
    measure: PlannedMeasure | None = None

    @property
    def title(self) -> str:
        return self.facts.title

    @property
    def state_text(self) -> str:
        return str(STATES[self.state])


@dataclass(frozen=True)
class Values:
    """What a form says of a measure: `fields` by the names of its columns, `lists` of its to-many relations."""

    half_year: HalfYear
    fields: dict[str, Any]
    lists: dict[str, Any]

    def columns(self) -> dict[str, Any]:
        return {**self.fields, "year": self.half_year.year, "half": self.half_year.half}

    def facts(self) -> Facts:
        areas, competences = self.lists["areas"], self.lists["competences"]
        return Facts(
            title=self.fields["title"],
            half_years=frozenset({(self.half_year.year, self.half_year.half)}),
            areas=frozenset(area.pk for area in areas) | {competence.area_id for competence in competences},
            competences=frozenset(competence.pk for competence in competences),
            groups=frozenset(group.pk for group in self.lists["target_groups"]),
        )


def planned(found: Iterable[PlannedMeasure]) -> list[Line]:
    """Of those whose page readers do not see: what they see is a line of its own. Sets each one's `standing`."""
    found = list(found)
    attach_standings(found)
    return [line_of(measure) for measure in found if measure.standing.live is None]


def line_of(measure: PlannedMeasure) -> Line:
    return Line(
        key=f"plan-{measure.pk}",
        facts=facts_of(measure),
        state=measure.standing.state,
        kind=measure.kind,
        language=measure.language,
        library=measure.library,
        measure=measure,
    )


def facts_of(measure: PlannedMeasure) -> Facts:
    return Facts(
        title=measure.title,
        half_years=frozenset({(measure.year, measure.half)}),
        areas=frozenset(area.pk for area in measure.area_list),
        competences=frozenset(competence.pk for competence in measure.competences.all()),
        groups=frozenset(group.pk for group in measure.target_groups.all()),
    )


def readable(window: Moments | None = None) -> list[Line]:
    """Live courses and events, each work once. An event is in the half-years of its meetings, a course in the one in
    which it went up. `window`: only what is in it; without, every course, and every event that is still to come.
    """
    events, courses = _pages(EventPage).only(*SHOWN, "sign_up_url"), _pages(CoursePage).only(*SHOWN)
    if window is None:
        events = events.filter(translation_key__in=to_come(timezone.now()).values("work"))
    else:
        within = Occurrence.objects.filter(cancelled_at=None, starts_at__range=window)
        events = events.filter(translation_key__in=within.values("work"))
        courses = courses.filter(first_published_at__range=window)
    shown: list[Any] = [page for kind in (events, courses) for page in nearest_of_each(kind).values()]
    attach_libraries(shown)
    attach_occurrences([page for page in shown if isinstance(page, EventPage)])
    area_of = dict(Competence.objects.values_list("pk", "area_id"))
    return [_line_of_work(page, area_of) for page in shown]


def _pages(model: Any) -> QuerySet[Any]:
    return model.objects.live().annotate(
        area_keys=_keys(model, "areas"),
        competence_keys=_keys(model, "competences"),
        group_keys=_keys(model, "target_groups"),
    )


def _keys(model: Any, relation: str) -> ArraySubquery:
    through = model._meta.get_field(relation).remote_field.through
    page, term = (link.name for link in through._meta.fields if link.is_relation)
    return ArraySubquery(through.objects.filter(**{page: OuterRef("pk")}).values(f"{term}_id"))


def _line_of_work(page: Any, area_of: dict[int, int]) -> Line:
    is_event = isinstance(page, EventPage)
    main = {page.main_area_id} - {None}
    facts = Facts(
        title=page.title,
        half_years=frozenset((half.year, half.half) for half in _half_years(page)),
        areas=frozenset(main | set(page.area_keys) | {area_of[key] for key in page.competence_keys}),
        competences=frozenset(page.competence_keys),
        groups=frozenset(page.group_keys),
    )
    state = state_of(
        is_withdrawn=False, has_page=True, is_in_review=False, is_live=True, event=page.state if is_event else None
    )
    return Line(
        key=f"work-{page.translation_key}",
        facts=facts,
        state=state,
        kind=PlannedMeasure.Kind.EVENT if is_event else PlannedMeasure.Kind.COURSE,
        language=page.content_language,
        library=page.county_library,
        url=page.url,
    )


def _half_years(page: Any) -> set[HalfYear]:
    if isinstance(page, CoursePage):
        return {half_year_of(timezone.localdate(page.first_published_at))}
    begins = (each.starts_at for each in page.occurrence_list if not each.is_cancelled)
    return {half_year_of(timezone.localdate(moment)) for moment in begins}
