"""The page cache of this process, as the settings say."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse

from cms.core.pagecache.changes import clock
from cms.core.pagecache.shared import SharedStore
from cms.core.pagecache.store import Store
from cms.core.pagecache.wsgi import PageCache

SHAPING = ("*.py", "*.html", "*.mo", "*.json", "*.txt")
ROOMS = ("cms", "home", "learning", "events", "search", "workflows", "templates")


def with_page_cache(application: Callable[..., Any]) -> Callable[..., Any]:
    """Round the application, unless the settings give it no room, or somebody is changing templates just now."""
    if not settings.PAGE_CACHE_BYTES or settings.DEBUG:
        return application
    shared = SharedStore(
        str(settings.CACHES["default"]["LOCATION"]),
        release(settings.PROJECT_DIR, settings.STATIC_ROOT / "staticfiles.json"),
        settings.PAGE_CACHE_SHARED_BYTES,
    )
    cookies = (settings.SESSION_COOKIE_NAME, "messages")  # the second is what a form says on the page after it
    paths = (settings.STATIC_URL, settings.MEDIA_URL, reverse("wagtailadmin_home"), "/health/", "/metrics")
    return PageCache(application, clock(), Store(settings.PAGE_CACHE_BYTES), shared, cookies, paths)


def release(root: Path, static: Path) -> str:
    """What code, templates and static files are at work: what another release has made is not this one's."""
    digest = hashlib.sha256(static.read_bytes() if static.exists() else b"")
    for room in ROOMS:
        for pattern in SHAPING:
            for path in sorted((root / room).rglob(pattern)):
                said = path.stat()
                digest.update(f"{path.relative_to(root)} {said.st_size} {said.st_mtime_ns}\n".encode())
    return digest.hexdigest()
