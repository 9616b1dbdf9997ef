"""Lighthouse's word on every kind of public page. Minutes long, so part of `make stress`; axe stands in `make test`."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.browser.test_public_pages import addresses

ROOT = Path(__file__).resolve().parents[2]
CATEGORIES = ("accessibility", "best-practices", "seo")
# These ask not to be indexed, which costs marks for SEO.
NOT_INDEXED = (
    *("/sok/", "/konto/", "/finnes-ikke/", "/vi-har-provd/", "/laering/", "/min-laering/", "/bevis/", "/pamelding/"),
)
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


@pytest.mark.stress
def test_every_public_page_has_full_marks_for_accessibility_best_practices_and_seo(
    demo: None, site: str, tmp_path: Path
) -> None:
    pages = [path for path in addresses() if not path.removeprefix("/nn").startswith(NOT_INDEXED)]

    marks = {path: lighthouse(site + path, tmp_path / "report.json") for path in pages}

    assert marks == {path: dict.fromkeys(CATEGORIES, 1) for path in pages}


def lighthouse(url: str, report: Path) -> dict[str, float]:
    """The marks, 0 to 1."""
    command = [str(ROOT / "node_modules" / ".bin" / "lighthouse"), url, "--quiet", "--output=json"]
    options = [f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}"]
    environment = os.environ | {"CHROME_PATH": os.environ["CHROMIUM"]}
    subprocess.run([*command, *options], check=True, capture_output=True, env=environment, timeout=180)
    categories = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: category["score"] for name, category in categories.items()}
