"""What the group must know of its guides: a chosen work that readers cannot open any more."""

from django.utils.translation import ngettext
from wagtail.models import Page

from cms.core.sections import readable
from learning.blocks import chosen_pages
from learning.models import GuidePage


def guides_with_missing_works() -> dict[GuidePage, int]:
    """The live guides that lack works, with how many. Two queries, whatever their number."""
    guides = list(GuidePage.objects.live().order_by("path"))
    chosen = {guide: [pk for pk, _why in chosen_pages(guide.steps)] for guide in guides}
    wanted = {pk for keys in chosen.values() for pk in keys if pk is not None}
    there = set(readable(Page.objects.filter(pk__in=wanted)).values_list("pk", flat=True))
    missing = {guide: sum(pk not in there for pk in keys) for guide, keys in chosen.items()}
    return {guide: number for guide, number in missing.items() if number}


def missing_text(number: int) -> str:
    return ngettext(
        "%(count)d chosen work is not there any more", "%(count)d chosen works are not there any more", number
    ) % {"count": number}
