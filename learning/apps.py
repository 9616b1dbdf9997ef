"""Learning: courses, lessons, resources, and the words they are found by."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    name = "learning"
    verbose_name = _("Learning")

    def ready(self) -> None:
        from learning import kept, signals
        from learning.certificates import checks  # noqa: F401 — registers what `check` asks
        from learning.courses import lengths
        from learning.packages import signals as package_signals

        signals.connect()
        lengths.connect()
        package_signals.connect()
        kept.declare()
