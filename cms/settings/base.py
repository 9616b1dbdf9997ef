"""Settings common to development, tests and production; what differs stands in those files.

One flat list, as Django reads it, hence its length: block by block, each with its reasons.
"""

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import django.conf.locale
from celery.schedules import crontab
from csp.constants import NONE, SELF, UNSAFE_INLINE

from cms.settings.env import BASE_DIR, FURTHER_LANGUAGES, read_env

env = read_env()

SECRET_KEY = env.secret_key
DEBUG = env.debug
DEMO = env.demo
BASE_URL = env.base_url.rstrip("/")
# Packages made elsewhere run on a host of their own, where no cookie of ours is sent (docs/adr/0035-packages.md).
PACKAGES_URL = env.packages_url.rstrip("/")
ALLOWED_HOSTS = [*env.allowed_hosts, urlsplit(PACKAGES_URL).hostname or ""]
CSRF_TRUSTED_ORIGINS = [BASE_URL]
VAR_DIR = env.var_dir
PROJECT_DIR = BASE_DIR
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
SITE_ID = 1

INSTALLED_APPS = [
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "workflows.translation.apps.LocalizeConfig",  # wagtail-localize, as a library
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    # Ours, in the direction of imports. They come after Wagtail's: `workflows` disconnects receivers that
    # `wagtail.admin` connects when it is ready, and `home`, the last, provisions what all the others declare.
    "cms.people",
    "cms.media",
    "cms.core",
    "learning",
    "events",
    "search",
    "workflows",
    "home",
]

MIDDLEWARE = [
    "cms.core.probes.ProbesMiddleware",  # before all that asks for a host, a scheme or a visitor
    "cms.core.observing.ObservingMiddleware",
    "cms.core.middleware.OneReaderMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "learning.packages.middleware.PackagesHostMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.core.middleware.CountViewsMiddleware",
    "cms.core.middleware.CompressUnkeptMiddleware",  # readers' pages hold no secret; Django pads the others at random
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.core.middleware.PathLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cms.core.middleware.AdminLanguageMiddleware",  # before the messages, which are put into words when all is done
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.people.middleware.AdminDoorMiddleware",
    "cms.core.middleware.AdminContentSecurityPolicyMiddleware",
    "cms.core.middleware.PagesOfOthersMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
    "search.api.middleware.ReadApiMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "cms.core.context.site",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # so that a widget's template may stand in templates/


def _database(url: str) -> dict[str, Any]:
    """`postgresql://user:password@host:port/name` as Django wants it; `?host=/dir` names a socket folder."""
    parts = urlsplit(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or query.get("port", "")),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": _database(env.database_url)}
if env.database_replica_url:
    DATABASES["replica"] = _database(env.database_replica_url) | {"TEST": {"MIRROR": "default"}}
DATABASE_ROUTERS = ["cms.core.replica.ReplicaRouter"]  # docs/adr/0052-replica.md
CACHES = {
    "default": {
        "BACKEND": "cms.core.cache.ForgetfulRedisCache",
        "LOCATION": env.redis_url,
        "KEY_PREFIX": "kb",
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},  # nobody waits for a cache that is away
    },
}

# Whole answers to readers: in each process, and in Redis for all (docs/adr/0050-page-cache.md). 0 keeps nothing.
PAGE_CACHE_BYTES = env.page_cache_mb * 2**20
PAGE_CACHE_SHARED_BYTES = env.page_cache_shared_mb * 2**20
SETTINGS_MARK = hashlib.sha256(repr(env).encode()).hexdigest()  # what was made with other settings is not read

# Language (docs/adr/0004-language.md). Of the interface's, nb has no prefix in the address; the others have.
LANGUAGE_CODE = "nb"
INTERFACE_LANGUAGES = [
    ("nb", "Bokmål"),
    ("nn", "Nynorsk"),
    ("se", "Davvisámegiella"),
    ("en", "English"),
]
# What a page may be begun in, and what a page may be in: a language that is switched off keeps the pages it has.
WAGTAIL_CONTENT_LANGUAGES = [
    *INTERFACE_LANGUAGES,
    *((code, name) for code, name in FURTHER_LANGUAGES.items() if code in env.content_languages),
]
KNOWN_LANGUAGES = [*INTERFACE_LANGUAGES, *FURTHER_LANGUAGES.items()]
LANGUAGES = KNOWN_LANGUAGES  # read by Django and Wagtail alone; our own code says which of the three it means
WAGTAIL_I18N_ENABLED = True
# Django ships no entries for these; without one /se/ is not recognised as a language.
django.conf.locale.LANG_INFO |= {
    code: {"bidi": False, "code": code, "name": name, "name_local": dict(KNOWN_LANGUAGES)[code]}
    for code, name in (("se", "Northern Sami"), ("smj", "Lule Sami"), ("sma", "Southern Sami"), ("fkv", "Kven"))
}
# Ours first; the other completes what Django's, allauth's and Wagtail's own catalogues lack in Norwegian, and
# makemessages leaves it alone.
LOCALE_PATHS = [BASE_DIR / "cms" / "locale", BASE_DIR / "cms" / "locale_upstream"]
USE_I18N = True
TIME_ZONE = "Europe/Oslo"
USE_TZ = True
FORMAT_MODULE_PATH = ["cms.formats"]

# An address typed without a scheme is https. The setting goes with Django 6.0, where this is the default.
FORMS_URLFIELD_ASSUME_HTTPS = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
NODE_MODULES = BASE_DIR / "node_modules"
STATICFILES_DIRS: list[Any] = [
    ("inter", NODE_MODULES / ".kb-fonts"),  # made by .ci/fonts.mjs
    ("packages", NODE_MODULES / ".kb-players"),  # made by .ci/players.mjs
]
MEDIA_URL = "/media/"
MEDIA_ROOT: Path = VAR_DIR / "media"
PRIVATE_ROOT: Path = VAR_DIR / "private"  # what is read through views that ask who reads; no address leads there
PACKAGES_DIR: Path = VAR_DIR / "packages"  # not below MEDIA_ROOT: the site asks who may have what lies here
WORDS_DIR: Path = VAR_DIR / "words"  # dictionaries of the search, unpacked by the first process that asks for them


def _stores(url: str) -> dict[str, Any]:
    """Where files lie: in folders, or by `s3://key:secret@host/bucket?region=…&public_url=…` in a bucket.

    `s3+http://` for one without TLS. `public_url` is the address pictures are fetched from, the bucket's own if unset.
    """
    if not url:
        return {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "private": {"BACKEND": "cms.media.private.PrivateFolder"},
        }
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    endpoint = f"{'http' if parts.scheme == 's3+http' else 'https'}://{parts.netloc.rpartition('@')[2]}"
    name = parts.path.strip("/")
    common = {
        "endpoint_url": endpoint,
        "bucket_name": name,
        "access_key": unquote(parts.username or ""),
        "secret_key": unquote(parts.password or ""),
        "region_name": query.get("region", "us-east-1"),  # what stores without regions take it for
        "addressing_style": "path",
        "signature_version": "s3v4",
    }
    public_url = query.get("public_url", f"{endpoint}/{name}").rstrip("/")
    return {
        "default": {"BACKEND": "cms.media.buckets.Bucket", "OPTIONS": common | {"public_url": public_url}},
        "private": {"BACKEND": "cms.media.buckets.Bucket", "OPTIONS": common | {"location": "private"}},
    }


STORAGES = _stores(env.media_store) | {
    "staticfiles": {"BACKEND": "cms.core.staticfiles.JoinedStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a course editor with many blocks posts thousands of fields
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Login (docs/adr/0010-login.md)
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "cms.people.auth.BankBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "cms.people.auth.DemoPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "cms.core.accounts.StoredMailAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # people are invited by mail, so the address is proved already
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letters to strangers, whatever address is typed
ALLAUTH_TRUSTED_PROXY_COUNT = env.proxy_count  # axes counts by it too, through AXES_CLIENT_IP_CALLABLE
# Looser than axes, whose page says more; what is left brakes guessing of codes, and of many accounts from one address.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,10/5m/key"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
# For learners alone, and never a condition; without OIDC_URL there is none (docs/adr/0038-learners.md).
SOCIALACCOUNT_ADAPTER = "learning.learners.oidc.LearnerSocialAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: where it is pressed, no cookie has been set yet
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
OIDC_NAME = env.oidc_name if env.oidc_url else ""


def _oidc_apps(url: str) -> list[dict[str, Any]]:
    if not url:
        return []
    app = {"provider_id": "laering", "name": env.oidc_name, "client_id": env.oidc_client_id}
    return [app | {"secret": env.oidc_client_secret, "settings": {"server_url": url}}]


SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": _oidc_apps(env.oidc_url)}}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the address was proved by the invitation; no second proof before a factor is added
SECOND_FACTOR_REQUIRED = False
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "account/locked_out.html"
AXES_CLIENT_IP_CALLABLE = "cms.people.auth.client_address"  # by itself axes counts the address of the proxy
AXES_VERBOSE = False  # no addresses in the log
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address"]
AXES_RESET_ON_SUCCESS = True

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "cms.core.errors.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the editor shows the preview in a frame of its own site
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

# The host of pictures, where they lie in a bucket.
_pictures = urlsplit(STORAGES["default"].get("OPTIONS", {}).get("public_url", ""))
PICTURES_FROM = [f"{_pictures.scheme}://{_pictures.netloc}"] if _pictures.netloc else []

# Readers meet the strict policy; the middleware adds unsafe-inline for the admin path alone.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", *PICTURES_FROM],
        # The players of cms.core.blocks.EMBED_HOSTS; nothing is fetched from them before a click.
        "frame-src": [SELF, PACKAGES_URL, "https://www.youtube-nocookie.com", "https://player.vimeo.com"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:", *PICTURES_FROM],
    "frame-src": [SELF],
}

# Mail is stored first and sent by a job; this is only how the job sends.
DEFAULT_FROM_EMAIL = env.default_from_email
SERVER_EMAIL = env.default_from_email


def _email(url: str) -> dict[str, Any]:
    """`smtp://user:password@host:port` (smtps: TLS from the start, smtp+tls: STARTTLS) as Django settings."""
    parts = urlsplit(url)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": 20,
    }


if env.email_url:
    globals().update(_email(env.email_url))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"

# Jobs
CELERY_BROKER_URL = env.redis_url
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True  # a killed worker's job is done again; every job may run twice
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A web request must not hang on a broker that is away: the beat picks up what was stored.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "visibility_timeout": 600,
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BEAT_SCHEDULE = {
    "tell-changes": {"task": "core.tell_changes", "schedule": 10.0},
    "send-waiting-mail": {"task": "core.send_waiting_mail", "schedule": 60.0},
    "index-waiting": {"task": "search.index_waiting", "schedule": 60.0},
    "read-files": {"task": "search.read_files", "schedule": 300.0},
    "store-queries": {"task": "search.store_queries", "schedule": 600.0},
    "tend-search-log": {"task": "search.tend_log", "schedule": crontab(hour=4, minute=10)},
    "compact-index": {"task": "search.compact", "schedule": crontab(hour=3, minute=40)},
    "make-pictures": {"task": "core.make_pictures", "schedule": 300.0},
    "store-views": {"task": "core.store_views", "schedule": 600.0},
    "send-daily-letters": {"task": "core.send_daily_letters", "schedule": 600.0},
    "publish-due": {"task": "workflows.publish_due", "schedule": 10.0},
    "take-down-expired": {"task": "workflows.take_down_expired", "schedule": 10.0},
    "tend-reviews": {"task": "workflows.tend_reviews", "schedule": 300.0},
    "tend-freshness": {"task": "workflows.tend_freshness", "schedule": crontab(hour=7, minute=0)},
    "collect-links": {"task": "workflows.collect_links", "schedule": 6 * 3600.0},
    "check-links": {"task": "workflows.check_links", "schedule": 600.0},
    "tend-translations": {"task": "workflows.tend_translations", "schedule": 60.0},
    "resume-translating": {"task": "workflows.resume_translating", "schedule": 300.0},
    "count-lengths": {"task": "learning.count_lengths", "schedule": 600.0},
    "tend-assignments": {"task": "learning.tend_assignments", "schedule": crontab(hour=7, minute=20)},
    "forget-letters": {"task": "learning.forget_letters", "schedule": 3600.0},
    "forget-unconfirmed": {"task": "learning.forget_unconfirmed", "schedule": crontab(hour=3, minute=10)},
    "tend-places": {"task": "events.tend_places", "schedule": 60.0},
    "remind-registered": {"task": "events.remind", "schedule": 900.0},
    "forget-registrations": {"task": "events.forget_registrations", "schedule": crontab(hour=3, minute=20)},
    "forget-run-addresses": {"task": "learning.forget_run_addresses", "schedule": crontab(hour=3, minute=10)},
    "forget-readers": {"task": "workflows.forget_readers", "schedule": crontab(hour=3, minute=0)},
    "make-certificates": {"task": "learning.make_certificates", "schedule": 60.0},
    "sign-status-lists": {"task": "learning.sign_status_lists", "schedule": 3600.0},
    "tend-packages": {"task": "learning.tend_packages", "schedule": 300.0},
    "tend-cohorts": {"task": "events.tend_cohorts", "schedule": 600.0},
    "tell-attended": {"task": "events.tell_attended", "schedule": crontab(hour=8, minute=0)},
    "tend-calendar-links": {"task": "events.tend_calendar_links", "schedule": 900.0},
    "tend-recordings": {"task": "events.tend_recordings", "schedule": 600.0},
    "send-messages": {"task": "events.send_messages", "schedule": 60.0},
    "tend-evaluations": {"task": "events.tend_evaluations", "schedule": crontab(hour="8-20", minute=15)},
    "sync-roles": {"task": "people.sync_roles", "schedule": 900.0},
}
# What erases, and so is done at once when an old state has been restored (docs/adr/0047-backup.md).
FORGETTING_JOBS = (
    "events.forget_registrations",
    "events.tend_calendar_links",
    "learning.forget_letters",
    "learning.forget_run_addresses",
    "learning.forget_unconfirmed",
    "search.tend_log",
    "workflows.forget_readers",
)

# First drafts between bokmål and nynorsk; Debian's packages lie there.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
    "CLASS": "workflows.translation.apertium.Apertium",
    "OPTIONS": {"DATA": "/usr/share/apertium"},
}

# What certificates are signed with (docs/certificates.md). The demo and tests make themselves a pair.
CERTIFICATE_KEYS = env.certificate_keys
CERTIFICATE_KEYS_FILE: str | Path = env.certificate_keys_file
CERTIFICATE_KEYS_ARE_MADE = False

API_REQUESTS_PER_MINUTE = 300  # from one network address

# Links to other sites are asked from here, and never into a network that is not public, but for these.
LINK_CHECK_ASKS = not DEMO
LINK_CHECK_ALLOWED_NETWORKS: list[str] = []

# Wagtail
WAGTAIL_SITE_NAME = "Kompetansebanken"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_FINISH_WORKFLOW_ACTION = "workflows.finish.publish_approved_work"
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False  # a scheduled version going live must not stop a newer review
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_USER_TIME_ZONES = ["Europe/Oslo"]
# The picker puts the present moment in place of what it cannot read, and people type dates as they write them.
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILADMIN_PAGE_SEARCH_FILTER_BY_PERMISSIONS = True
WAGTAILADMIN_COMMENTS_ENABLED = False  # a comment saves a revision and would make a reader of drafts an author
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILREDIRECTS_AUTO_CREATE = False  # ours are in the transaction and in every language (cms.core.addresses)
WAGTAILIMAGES_IMAGE_MODEL = "media.BankImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.core.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]  # no SVG: it may carry scripts
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "media.BankDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.core.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip"),
    *("m4a", "mp3", "mp4", "vtt", "webm"),  # our own films and sound, with their captions
]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 300 * 1024 * 1024  # half an hour of film
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS = [{"class": "wagtail.embeds.finders.oembed"}]
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "norwegian"},
}
TAGGIT_CASE_INSENSITIVE = True

# Eyes on it (docs/adr/0048-eyes.md)
METRICS_TOKEN = env.metrics_token
SLOW_QUERY_SECONDS: float | None = None  # no log of slow queries

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "cms.core.logs.LineFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s: %(request)s%(message)s",
        },
        "json": {"()": "cms.core.logs.JsonFormatter"},
    },
    "filters": {"secrets": {"()": "cms.core.logs.HideSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # One line per indexed object; Wagtail runs these tasks at once, in the request.
    # Drawing a PDF tells each of its steps.
    "loggers": {
        "django_tasks": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "WARNING"},
        "weasyprint.progress": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "axes": {"level": "WARNING"},
    },
}
