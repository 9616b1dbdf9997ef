"""A real browser against the real server: Debian's Chromium, or another that `make test` has found."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

expect.set_options(timeout=20_000)  # two workers with coverage on two cores: slow is not wrong


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Chromium without its own calls home; without a sandbox, since tests may run as root in a container."""
    return browser_type_launch_args | {
        "executable_path": os.environ["CHROMIUM"],
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {"viewport": {"width": 1440, "height": 1000}, "locale": "nb-NO"}


@pytest.fixture
def site(live_server: Any, settings: Any, browser: Browser) -> Iterator[str]:
    """The live server's address, which the site also believes to be its own. No page stays open to ask it for more."""
    settings.BASE_URL = live_server.url
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    yield str(live_server.url)
    for context in browser.contexts:
        context.close()


@pytest.fixture
def demo(settings: Any, transactional_db: None, with_demo: Any) -> Iterator[None]:
    with with_demo() as media:
        settings.DEMO, settings.MEDIA_ROOT = True, media
        settings.PACKAGES_DIR, settings.PRIVATE_ROOT = media.parent / "packages", media.parent / "private"
        yield
