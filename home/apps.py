"""Home: front page, county pages, demo content; where the apps meet."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Front page and counties")

    def ready(self) -> None:
        from cms.core.pagecache import watching
        from home.actions import provision_after_migrate

        watching.connect()
        post_migrate.connect(provision_after_migrate, sender=self, dispatch_uid="home.provision")
