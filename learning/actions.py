"""Verbs of learning: the controlled words an installation begins with."""

from learning.competences.starting_terms import COMPETENCES, GROUPS
from learning.models import Competence, CompetenceArea, FrameworkLink, TargetGroup, Topic
from learning.starting_terms import AREA_DESCRIPTIONS, AREA_NAMES, TARGET_GROUP_NAMES, TOPICS


def provision_terms() -> None:
    """Makes the first areas, competences, target groups and topics; where there are any, editors have taken over."""
    if not CompetenceArea.objects.exists():
        for order, slug in enumerate(AREA_NAMES, 1):
            _area(slug, order)
    if not TargetGroup.objects.exists():
        for order, slug in enumerate(TARGET_GROUP_NAMES, 1):
            _target_group(slug, order)
    if not Competence.objects.exists():
        for order, slug in enumerate(COMPETENCES, 1):
            _competence(slug, order)
    if not Topic.objects.exists():
        for order, slug in enumerate(TOPICS, 1):
            _topic(slug, order)


def _area(slug: str, order: int) -> CompetenceArea:
    fields = _names(AREA_NAMES[slug]) | {f"description_{code}": text for code, text in AREA_DESCRIPTIONS[slug].items()}
    area, _made = CompetenceArea.objects.get_or_create(slug=slug, defaults={**fields, "order": order, "colour": order})
    return area


def _competence(slug: str, order: int) -> None:
    """With its links and groups. Left out where the editors have no such area, or call an area the same."""
    term = COMPETENCES[slug]
    area = CompetenceArea.objects.filter(slug=term.area).first()
    if area is None or CompetenceArea.objects.filter(slug=slug).exists():
        return
    names = _names({"nb": term.nb, "nn": term.nn, "en": term.en})
    texts = {"description_nb": term.description_nb, "description_nn": term.description_nn}
    fields = {**names, **texts, "area": area, "order": order}
    competence = Competence(slug=slug, **fields)
    competence.links.add(*(FrameworkLink(**vars(link)) for link in term.links))
    competence.target_groups = TargetGroup.objects.filter(slug__in=GROUPS.get(slug, ()))
    competence.save()


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
