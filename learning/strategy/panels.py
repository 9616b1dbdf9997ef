"""The panel that shows whoever writes a page what the bank wants with its area."""

from typing import Any, ClassVar

from wagtail.admin.panels import Panel


class StrategyPanel(Panel):
    """What, how and why of the main area. All areas stand in the page, and a script shows the one that is chosen."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "learning/panels/strategy.html"

        class Media:
            css: ClassVar[dict[str, tuple[str, ...]]] = {"all": ("kb/strategy.css",)}
            js = ("kb/strategy.js",)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            from learning.models import Strategy

            return super().get_context_data(parent_context) | {
                "strategies": Strategy.objects.current().select_related("area"),
                "chosen": self.instance.main_area_id,
            }
