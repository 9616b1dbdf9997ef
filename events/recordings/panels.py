"""The panel that tells an editor how long each recording has left, and the way to where captions are added."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel


class RecordingsPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "events/panels/recordings.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.instance.put_up.films) and super().is_shown()

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {
                "films": self.instance.put_up.films,
                "url": reverse("recordings_admin:index", args=(self.instance.pk,)),
            }
