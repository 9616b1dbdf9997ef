"""The holes of the gap map: competence areas and target groups for which there is nothing to learn from."""

from dataclasses import dataclass

from learning.models import CompetenceArea, CoursePage, ResourcePage, TargetGroup

EVERYBODY = "alle"  # what is meant for everybody leaves no group out


@dataclass(frozen=True)
class Gap:
    """One area, and the target groups it has no live course or resource for."""

    area: CompetenceArea
    target_groups: list[TargetGroup]


def gaps() -> list[Gap]:
    """Four queries whatever there is. Events fill no gap: they are over the day after."""
    areas, groups = list(CompetenceArea.objects.all()), list(TargetGroup.objects.all())
    filled = {pair for model in (CoursePage, ResourcePage) for pair in _filled_by(model)}
    everybody = {group.pk for group in groups if group.slug == EVERYBODY}
    found = []
    for area in areas:
        if any((area.pk, pk) in filled for pk in everybody):
            continue
        empty = [group for group in groups if group.pk not in everybody and (area.pk, group.pk) not in filled]
        if empty:
            found.append(Gap(area, empty))
    return found


def _filled_by(model: type[CoursePage] | type[ResourcePage]) -> set[tuple[int, int]]:
    """The pairs of area and target group that live works of this kind stand for."""
    rows = model.objects.live().order_by().values_list("main_area", "areas", "target_groups").distinct()
    return {(area, group) for main_area, other_area, group in rows for area in (main_area, other_area)}
