"""Planned measures, as tests make them."""

import uuid
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cms.core.half_years import HalfYear
from cms.core.models import Mail
from cms.people.models import CountyLibrary, User
from events.models import Joining, PlannedMeasure
from events.plans import actions
from events.plans.lines import Values
from events.plans.periods import later, name_of, now
from learning.models import Competence, CompetenceArea, TargetGroup
from tests.world import World


def library(slug: str) -> CountyLibrary:
    return CountyLibrary.objects.get(slug=slug)


def next_half() -> HalfYear:
    return later(now(), 1)


def values(title: str = "Bokprat for voksne", **said: Any) -> Values:
    """An event for everybody in the first area, in the next half-year. Terms by their slugs."""
    wanted = {"areas": ["formidling"], "competences": [], "target_groups": ["alle"], **said}
    kinds: dict[str, Any] = {"areas": CompetenceArea, "competences": Competence, "target_groups": TargetGroup}
    fields = {"kind": "event", "language": "nb", "title": title, "day": None, "note": ""}
    fields |= {name: value for name, value in wanted.items() if name in fields}
    return Values(
        half_year=wanted.get("half_year", next_half()),
        fields=fields,
        lists={name: list(kind.objects.filter(slug__in=wanted[name])) for name, kind in kinds.items()},
    )


def plan(world: World, title: str = "Bokprat for voksne", *, by: str = "contact", **said: Any) -> PlannedMeasure:
    """In the plan, by the contact of Innlandet or of Vestland."""
    slug = {"contact": "innlandet", "deputy": "innlandet", "other_contact": "vestland"}[by]
    return actions.enter(library(slug), getattr(world, by), values(title, **said), uuid.uuid4())


def posted(title: str = "Bokprat for voksne", slug: str = "innlandet", **said: Any) -> dict[str, Any]:
    """What the form sends of a new measure."""
    area, group = CompetenceArea.objects.get(slug="formidling"), TargetGroup.objects.get(slug="alle")
    usual = {
        "library": library(slug).pk,
        "kind": "event",
        "title": title,
        "target_groups": [group.pk],
        "areas": [area.pk],
        "half_year": name_of(next_half()),
        "day": "",
        "note": "",
        "language": "nb",
        "key": str(uuid.uuid4()),
        "version": 1,
        "seen": "",
    }
    return usual | said


def joined(measure: PlannedMeasure, by: User, slug: str = "vestland") -> Joining:
    return actions.join(measure.pk, library(slug), by)


def address(verb: str, *args: Any) -> str:
    return reverse(f"plans:{verb}", args=args)


def told(name: str) -> list[str]:
    """Who got a letter of that name."""
    letters = Mail.objects.filter(key__startswith=f"{name}:")
    return sorted(to.split("@")[0] for to in letters.values_list("to", flat=True))


def today() -> Any:
    return timezone.localdate()
