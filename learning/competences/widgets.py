"""Where an editor ticks what a work strengthens."""

from typing import Any, ClassVar

from django import forms

Group = tuple[str | None, list[dict[str, Any]], int | None]


class CompetenceTicks(forms.CheckboxSelectMultiple):
    """Tick boxes under their areas. An area is folded together until something in it is ticked."""

    template_name = "learning/competences/ticks.html"

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["kb/competence-ticks.css"]}

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Group]:
        """One group for each area that has competences, by the area's name. Two queries."""
        from learning.models import CompetenceArea

        areas = {area.pk: area.name for area in CompetenceArea.objects.all()}
        groups: dict[int, list[dict[str, Any]]] = {}
        choices: Any = self.choices
        for index, (key, label) in enumerate(choices):
            is_ticked = str(key) in value
            option = self.create_option(name, key, label, is_ticked, index, attrs=attrs)
            groups.setdefault(key.instance.area_id, []).append(option)
        return [(areas[area], options, number) for number, (area, options) in enumerate(groups.items())]
