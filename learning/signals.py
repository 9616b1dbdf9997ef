"""Signals learning listens to."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_slug_changed


def connect() -> None:
    page_slug_changed.connect(keep_addresses_of_guides, dispatch_uid="learning.guides")


def keep_addresses_of_guides(instance: Page, **kwargs: Any) -> None:
    """Wagtail writes the new slug of a section into the address of all below it; a guide's holds no section."""
    from learning.models import GuidePage

    for guide in GuidePage.objects.descendant_of(instance):
        GuidePage.objects.filter(pk=guide.pk).update(url_path=guide.set_url_path(instance))
