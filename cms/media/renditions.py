"""The sizes in which readers get a picture, made when it is added: AVIF takes seconds, and no reader waits for them."""

import logging
from collections.abc import Iterable

from django.db.models import Count, Prefetch, Q, QuerySet, prefetch_related_objects
from wagtail.images.models import Filter, SourceImageIOError

from cms.media.models import BankImage, BankRendition

logger = logging.getLogger(__name__)

# What `templates/includes/picture.html` asks for; a test compares the two.
SIZES: tuple[str, ...] = tuple(Filter.expand_spec(["format-{avif,webp,jpeg}", "width-{720,1080,1440}"]))


def lacking() -> QuerySet[BankImage]:
    """The pictures that lack one of the sizes, the newest first."""
    made = Count("renditions", filter=Q(renditions__filter_spec__in=SIZES))
    return BankImage.objects.annotate(made=made).filter(made__lt=len(SIZES)).order_by("-pk")


def make(image: BankImage) -> None:
    """Makes what is lacking. A file that cannot be read is told in the log, and holds no other picture up."""
    try:
        image.get_renditions(*SIZES)
    except SourceImageIOError:
        logger.exception("The sizes of picture %s were not made", image.pk)


def prefetch(images: Iterable[BankImage]) -> None:
    """Fetches what all of them are shown as in one query."""
    shown = Prefetch("renditions", BankRendition.objects.filter(filter_spec__in=SIZES), "prefetched_renditions")
    prefetch_related_objects(list(images), shown)
