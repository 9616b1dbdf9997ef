"""Which Sámi language has equal standing with Norwegian where, from the project's own data."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "sami_languages.json"


@cache
def languages() -> Mapping[tuple[str, str], str]:
    """The language's code by the municipality's name and the code of its county."""
    rows = json.loads(DATA.read_text(encoding="utf-8"))["municipalities"]
    return {(row["name"], row["county"]): row["language"] for row in rows}
