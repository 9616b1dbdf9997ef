"""Pictures as readers get them."""

from django import template
from wagtail.images.models import AbstractRendition, Picture

register = template.Library()


@register.simple_tag
def each_width_once(picture: Picture, **attributes: str) -> Picture:
    """With these attributes. One smaller than what is asked for comes in the same width again, which HTML forbids.

    Goes when Wagtail's own `picture` leaves out what is the same.
    """
    picture.formats = {name: _once(renditions) for name, renditions in picture.formats.items()}
    picture.attrs = attributes
    return picture


def _once(renditions: list[AbstractRendition]) -> list[AbstractRendition]:
    return list({rendition.width: rendition for rendition in renditions}.values())
