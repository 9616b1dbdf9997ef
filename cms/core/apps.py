"""Core: the ground of every page. Knows no feature."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = _("Site")

    def ready(self) -> None:
        from cms.core import job_metrics, mail_metrics, signals  # noqa: F401  # connect and register themselves
