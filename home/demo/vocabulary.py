"""The controlled words, made from their texts."""

from collections.abc import Iterable
from dataclasses import dataclass

from home.demo.content.vocabulary import AREA_DESCRIPTIONS, AREA_NAMES, TARGET_GROUP_NAMES, TOPICS
from home.demo.schema import AREAS, TARGET_GROUPS
from learning.models import CompetenceArea, TargetGroup, Topic


@dataclass(frozen=True)
class Vocabulary:
    """Areas and target groups by slug; topics by each of their names, in lower case."""

    areas: dict[str, CompetenceArea]
    target_groups: dict[str, TargetGroup]
    topics: dict[str, Topic]

    def topics_among(self, tags: Iterable[str]) -> list[Topic]:
        """The topics that a free tag names, in bokmål or nynorsk."""
        found = {self.topics[tag.lower()] for tag in tags if tag.lower() in self.topics}
        return sorted(found, key=lambda topic: topic.order)


def make_vocabulary() -> Vocabulary:
    """What is there already is kept as it is."""
    return Vocabulary(
        areas={slug: _area(slug, order) for order, slug in enumerate(AREAS, 1)},
        target_groups={slug: _target_group(slug, order) for order, slug in enumerate(TARGET_GROUPS, 1)},
        topics={
            name.lower(): topic
            for order, slug in enumerate(TOPICS, 1)
            for topic in [_topic(slug, order)]
            for name in (topic.name_nb, topic.name_nn)
        },
    )


def _area(slug: str, order: int) -> CompetenceArea:
    fields = _names(AREA_NAMES[slug]) | {f"description_{code}": text for code, text in AREA_DESCRIPTIONS[slug].items()}
    area, _made = CompetenceArea.objects.get_or_create(slug=slug, defaults={**fields, "order": order, "colour": order})
    return area


def _target_group(slug: str, order: int) -> TargetGroup:
    group, _made = TargetGroup.objects.get_or_create(
        slug=slug, defaults={**_names(TARGET_GROUP_NAMES[slug]), "order": order}
    )
    return group


def _topic(slug: str, order: int) -> Topic:
    topic, _made = Topic.objects.get_or_create(slug=slug, defaults={**_names(TOPICS[slug]), "order": order})
    return topic


def _names(texts: dict[str, str]) -> dict[str, str]:
    return {f"name_{code}": name for code, name in texts.items()}
