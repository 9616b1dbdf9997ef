"""Learning: courses, lessons, resources, and the words they are found by."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    name = "learning"
    verbose_name = _("Learning")

    def ready(self) -> None:
        from learning import signals
        from learning.certificates import checks, tasks  # noqa: F401 — Celery looks for jobs in `learning.tasks` alone

        signals.connect()
