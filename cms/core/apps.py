"""Core: the ground of every page. Knows no feature."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = _("Site")

    def ready(self) -> None:
        from cms.core import job_metrics, kept, mail_metrics, signals  # noqa: F401  # connect and register themselves
        from cms.core.pagecache import changes, triggers, watching

        kept.declare()
        connection_created.connect(watching.look_at, dispatch_uid="core.look_at")
        pre_migrate.connect(changes.rest_while_migrating, sender=self, dispatch_uid="core.rest_while_migrating")
        pre_migrate.connect(triggers.drop_before_migrate, sender=self, dispatch_uid="core.drop_triggers")
        post_migrate.connect(triggers.make_after_migrate, sender=self, dispatch_uid="core.make_triggers")
        post_migrate.connect(changes.resume_after_migrating, sender=self, dispatch_uid="core.resume_after_migrating")
