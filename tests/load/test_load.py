"""The webinar day's load, for twenty seconds and a few people: that it asks for everything, and that nothing fails.

What it takes is for `make load`: a busy machine fails no test.
"""

import os
import re
import subprocess
from pathlib import Path

import pytest

from cms.local.environment import python
from tests.deploy.site import ROOT
from tests.load import budgets


@pytest.mark.stress
def test_everything_is_asked_for_and_nothing_fails(tmp_path: Path) -> None:
    own = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY")}
    command = python("-m", "tests.load", "0.35", "0.3")

    said = subprocess.run(
        command, cwd=ROOT, env=own | {"VAR_DIR": str(tmp_path)}, capture_output=True, text=True, check=False
    ).stdout

    rows = dict(re.findall(r"^(\w[\w -]+?) +(\d+) +0 +\d+ ms", said, re.MULTILINE))
    assert set(rows) <= set(budgets.MILLISECONDS)
    assert "Failed" not in said
    assert int(rows["reads a page"]) > 0
