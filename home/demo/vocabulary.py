"""The controlled words, as the demo's texts name them."""

from collections.abc import Iterable
from dataclasses import dataclass

from home.demo.content.competences import COMPETENCES
from home.demo.schema import AREAS, TARGET_GROUPS
from learning.models import Competence, CompetenceArea, TargetGroup, Topic


@dataclass(frozen=True)
class Vocabulary:
    """Areas, competences and target groups by slug; topics by each of their names, in lower case."""

    areas: dict[str, CompetenceArea]
    competences: dict[str, Competence]
    target_groups: dict[str, TargetGroup]
    topics: dict[str, Topic]

    def competences_of(self, *place: str) -> list[Competence]:
        """What the work with that slug strengthens; a lesson, by its course's slug and its own."""
        return [self.competences[slug] for slug in COMPETENCES.get("/".join(place), ())]

    def topics_among(self, tags: Iterable[str]) -> list[Topic]:
        """The topics that a free tag names, in bokmål or nynorsk."""
        found = {self.topics[tag.lower()] for tag in tags if tag.lower() in self.topics}
        return sorted(found, key=lambda topic: topic.order)


def read_vocabulary() -> Vocabulary:
    """Every installation begins with the words that the demo's texts use."""
    return Vocabulary(
        areas={area.slug: area for area in CompetenceArea.objects.filter(slug__in=AREAS)},
        competences={competence.slug: competence for competence in Competence.objects.all()},
        target_groups={group.slug: group for group in TargetGroup.objects.filter(slug__in=TARGET_GROUPS)},
        topics={
            name.lower(): topic for topic in Topic.objects.all() for name in (topic.name_nb, topic.name_nn) if name
        },
    )
