"""Panels beside the fields of a page, which rooms above add with the hook `register_page_side_panels`.

The hook is called with the page as the editor shows it and with the request, and gives a list of Wagtail's
`BaseSidePanel`. It is called for a page that is not saved yet too, and a panel that a kind of page has once it is saved
must stand there from the beginning: the first autosave puts new words into the panel, but makes none. After every
later autosave the panels are drawn again, so they show the draft as it was saved last.
"""

from typing import Any

from wagtail import hooks
from wagtail.admin.ui.components import MediaContainer

HOOK = "register_page_side_panels"


class RoomsSidePanels:
    """For Wagtail's views of the page editor: their own panels, and then those of the rooms in the hook's order."""

    def get_side_panels(self) -> MediaContainer:
        view: Any = self
        own = super().get_side_panels()  # type: ignore[misc]  # Wagtail's view, which stands behind this class
        added = [panel for panels_of in hooks.get_hooks(HOOK) for panel in panels_of(view.page, view.request)]
        return MediaContainer([*own, *added])
