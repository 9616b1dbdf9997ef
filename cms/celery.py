"""The door for the worker and the beat. Jobs are `shared_task`s of the apps and never imported from here."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
app = Celery("kompetansebanken")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
