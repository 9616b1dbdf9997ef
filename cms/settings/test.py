"""Tests: the real parts, quick password hashing, mail in memory."""

import os
from urllib.parse import urlsplit

from cms.settings.base import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if not env.email_url:  # a worker that a test starts beside itself names a mail server of the test's own
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR_DIR / "test" / "media"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
DEMO = False
# Connections of a pool outlive the test that opened them and keep the test database from being dropped.
DATABASES["default"]["OPTIONS"] = {}
# The live server of browser tests serves files from where they lie, with nothing collected.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
LOGGING["loggers"]["cms.requests"] = {"level": "WARNING"}  # a line for each request is what few tests look at

# Each of xdist's workers has a Redis database of its own: one's clearing, counting and sending is not the other's.
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_redis = urlsplit(env.redis_url)._replace(path=f"/{_worker + 1}").geturl()
CACHES["default"]["LOCATION"] = _redis
CELERY_BROKER_URL = _redis

CERTIFICATE_KEYS_FILE = env.certificate_keys_file or VAR_DIR / "certificate-keys.json"
CERTIFICATE_KEYS_ARE_MADE = True
