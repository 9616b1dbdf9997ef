"""Search: finding and being found."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search import kept, log, signals

        signals.connect()
        log.connect()
        kept.declare()
