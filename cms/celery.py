"""The door for the worker and the beat. Jobs are `shared_task`s of the apps and never imported from here."""

import logging.config
import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
app = Celery("kompetansebanken")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def log_as_the_site_does(**kwargs: Any) -> None:
    """In place of Celery's own form, which knows no request and hides nothing."""
    from django.conf import settings

    logging.config.dictConfig(settings.LOGGING)
