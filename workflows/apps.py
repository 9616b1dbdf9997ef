"""Workflows: how the resource group and the counties work together."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowsConfig(AppConfig):
    name = "workflows"
    verbose_name = _("Review")

    def ready(self) -> None:
        from workflows import metrics, signals  # noqa: F401  # the figures register themselves

        signals.silence_stock_mail()
