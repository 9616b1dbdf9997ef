"""Pictures as readers get them."""

from django import template
from wagtail.images.models import AbstractRendition, Picture

register = template.Library()


@register.simple_tag
def each_width_once(picture: Picture | None, **attributes: str) -> Picture | str:
    """With these attributes. One smaller than what is asked for comes in the same width again, which HTML forbids.

    Goes when Wagtail's own `picture` leaves out what is the same.
    """
    if picture is None:  # the file is gone
        return ""
    picture.formats = {name: _once(renditions) for name, renditions in picture.formats.items()}
    picture.attrs = attributes
    return picture


def _once(renditions: list[AbstractRendition]) -> list[AbstractRendition]:
    return list({rendition.width: rendition for rendition in renditions}.values())
