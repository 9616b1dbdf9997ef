"""What stands beside the works for tests: a guide of joint measures, a learning path, readers' reports on a recipe."""

import datetime
from typing import Any

from django.utils import timezone

from cms.people.models import Municipality, User
from home.models import CountyLibraryPage
from learning.models import GuidePage, LearningPathPage, ResourcePage, TriedReport
from tests.world import World, add, complete_fields, draft_resource, lines, put_up

WHAT, HOW = "Vi gjorde det på torsdager.", "Det gikk fint."


def joint_section(language: str = "nb") -> CountyLibraryPage:
    return CountyLibraryPage.objects.get(slug="felles", locale__language_code=language)


def steps(*works: Any) -> list[dict[str, Any]]:
    return [
        {"type": "step", "value": {"page": work.pk, "why": f"Les den som nummer {number}."}}
        for number, work in enumerate(works, 1)
    ]


def draft_guide(
    *works: Any, by: User, title: str = "Den første uka", situation: str = "ny-i-biblioteket", language: str = "nb"
) -> GuidePage:
    """Complete, and saved as whoever writes for joint measures would."""
    guide = GuidePage(
        title=title,
        slug=situation,
        situation=situation,
        summary="Begynn her.",
        steps=steps(*works),
        review_due_on=timezone.localdate() + datetime.timedelta(days=365),
        owner=by,
        live=False,
    )
    return add(joint_section(language), guide, by)


def live_guide(world: World, *works: Any, **fields: Any) -> GuidePage:
    return put_up(draft_guide(*works, by=world.contact, **fields))


def live_recipe(world: World, title: str = "Oppskrift", **fields: Any) -> ResourcePage:
    recipe = draft_resource(world, title)
    for name, value in {"type": "recipe", "recipe_steps": lines("Sett deg."), **fields}.items():
        setattr(recipe, name, value)
    recipe.save()
    return put_up(recipe)


def report_on(recipe: Any, place: str = "Hamar", **fields: Any) -> TriedReport:
    return TriedReport.objects.create(
        recipe=recipe,
        municipality=Municipality.objects.get(name=place),
        **{"what": WHAT, "how_it_went": HOW, **fields},
    )


def accepted(report: TriedReport) -> TriedReport:
    report.status, report.decided_at = TriedReport.Status.ACCEPTED, timezone.now()
    report.save()
    return report


def tell(world: World, title: str, number: int = 1) -> ResourcePage:
    """A live recipe with so many reports that wait and as many that are accepted."""
    recipe = live_recipe(world, title)
    for _time in range(number):
        report_on(recipe)
        accepted(report_on(recipe))
    return recipe


def draft_path(world: World, *works: Any, title: str = "Trygg i skranken", section: Any = None) -> LearningPathPage:
    """A complete draft of a learning path, saved as the contact would."""
    fields = complete_fields(world, title) | {"outcomes": lines("ta imot hvem som helst"), "steps": steps(*works)}
    path = LearningPathPage(**fields, hours=6, valid_months=24, owner=world.contact, live=False)
    return add(section or world.section, path, world.contact)


def live_path(world: World, *works: Any, **fields: Any) -> LearningPathPage:
    return put_up(draft_path(world, *works, **fields))
