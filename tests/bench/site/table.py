"""What the bench found, for people. `make bench-tables` puts it into README and docs/scale.md, between two marks."""

import json
import os
import re
from pathlib import Path
from typing import Any

from cms.local.bootstrap import ROOT

MARKED = re.compile(r"(<!-- bench -->\n).*?(<!-- /bench -->)", re.DOTALL)

NAMES = {
    "detail": "a course's page",
    "catalogue": "a catalogue",
    "home": "the front page",
    "search": "a search",
    "suggest": "a suggestion",
    "submit": "sending a course of two lessons",
    "approve": "approving it",
}


def table(found: dict[str, Any]) -> str:
    """In Markdown."""
    return "\n\n".join([short(found), _sizes(found), _news(found)])


def short(found: dict[str, Any]) -> str:
    return "\n\n".join([_machine(found), _kept(found), _uncached(found)])


def write(file: Path, text: str) -> None:
    """Between the marks; raises ValueError where there are none."""
    before = file.read_text()
    if not MARKED.search(before):
        raise ValueError(f"{file} has no marks for what the bench found")
    file.write_text(MARKED.sub(lambda found: f"{found[1]}{text}\n{found[2]}", before))


def _machine(found: dict[str, Any]) -> str:
    machine = found["machine"]
    return (
        f"Measured on {machine['cores']} cores of {machine['processor']}, {machine['memory_gb']} GB,"
        f" {machine['system']}, Python {machine['python']}; gunicorn with two workers of four threads, PostgreSQL,"
        f" Valkey and the readers on the same machine. {max(map(int, found['sizes'])):,} pages."
    )


def _kept(found: dict[str, Any]) -> str:
    rows = [
        ("a bare WSGI answer of the same size", found["bare_rps"]),
        ("a page from the page cache", found["cached_rps"]),
        ("the same, unchanged (304)", found["not_modified_rps"]),
    ]
    lines = [f"| {name} | {rps:,} | {rps / found['bare_rps']:.0%} |" for name, rps in rows if rps]
    return "\n".join(["| | requests a second | of the bare answer |", "|---|---:|---:|", *lines])


def _uncached(found: dict[str, Any]) -> str:
    columns = ("queries", "processor ms", "database ms", "p50 ms", "p95 ms", "p99 ms", "a second", "growth")
    lines = [
        f"| {NAMES[kind]} | {row['queries']} | {row['cpu_ms']:.1f} | {row['database_ms']:.1f} | {row['p50_ms']:.1f} |"
        f" {row['p95_ms']:.1f} | {row['p99_ms']:.1f} | {row['rps']:.0f} | {found['growth'][kind]:.2f} |"
        for kind, row in found["uncached"].items()
    ]
    return "\n".join([f"| without the page cache | {' | '.join(columns)} |", "|---|" + "---:|" * len(columns), *lines])


def _sizes(found: dict[str, Any]) -> str:
    """The median by number of pages."""
    sizes = found["sizes"]
    lines = [
        f"| {name} | " + " | ".join(f"{size[kind]['p50_ms']:.1f}" for size in sizes.values()) + " |"
        for kind, name in NAMES.items()
    ]
    heads = " | ".join(f"{int(pages):,} pages" for pages in sizes)
    return "\n".join([f"| p50 ms, without the page cache | {heads} |", "|---|" + "---:|" * len(sizes), *lines])


def _news(found: dict[str, Any]) -> str:
    seen = "; ".join(
        f"{name}: the first reader in {row['first']} of {row['of']}, p50 {row['p50_ms']:.0f} ms"
        for name, row in found["visible"].items()
    )
    day, memory = found["day"], found["memory_mb"]
    rate = "not told by the answers" if day["hit_rate"] is None else f"{day['hit_rate']:.1%}"
    return (
        f"Published and seen: {seen}.\n\nA day of {day['requests']:,} requests with {day['published']} works published"
        f" meanwhile: {day['rps']:.0f} a second, hit rate {rate}.\n\nMemory of a worker: {memory['uncached']} MB"
        f" without the page cache, {memory['cached']} MB with it after that day."
    )


if __name__ == "__main__":
    stored = json.loads(Path(os.environ.get("VAR_DIR") or ROOT / "var", "bench.json").read_text())
    write(ROOT / "docs" / "scale.md", table(stored))
    write(ROOT / "README.md", short(stored))
