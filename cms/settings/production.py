"""Production: behind TLS, a second factor for everybody who logs in, no demo."""

from cms.settings.base import *

DEBUG = False
DEMO = False
SECOND_FACTOR_REQUIRED = True
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
LOGGING["handlers"]["console"]["formatter"] = "json"
SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # X_FRAME_OPTIONS must not be DENY: the editor shows the preview in a frame of its own site
]
