"""`make bench`: measures the site as it is served, prints a table, and stores it as `bench.json` in VAR_DIR.

BENCH_SIZES, BENCH_ROUNDS and BENCH_SECONDS make it shorter or longer. Every round asks each server in turn, so that
what is compared was measured side by side, whatever else the machine had to do.
"""

import json
import os
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

from cms.local import build, environment, servers
from cms.local.bootstrap import ROOT
from cms.local.processes import Processes
from tests.bench.site.load import Cost, Readers
from tests.bench.site.processes import machine as this_machine
from tests.bench.site.sites import Bank, Banks, get
from tests.bench.site.table import table

SIZES = [int(size) for size in os.environ.get("BENCH_SIZES", "1000,10000,100000").split(",")]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "2"))
KINDS = ("detail", "catalogue", "home", "search", "suggest")
EDITED = ("submit", "approve")
WARM = 4  # times each is asked for on connections of their own, so that every worker has met it
CROWD = 8  # connections where the server has nearly nothing to do
WORKERS = 2  # as gunicorn.conf.py says: one connection for each where it works, since more only take turns


def main() -> None:
    var = Path(os.environ.get("VAR_DIR") or ROOT / "var").absolute()
    logs = Processes(var).logs
    with servers.temporary(var, "bench", durable=True) as (processes, addresses):
        env = environment.local("production", processes.var, addresses)
        build.compile_messages(logs, env)
        build.collect_static(processes.var, logs, env)
        found = measure(Banks(processes, addresses, {}), processes.var)
    (var / "bench.json").write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    print(f"\n{table(found)}\n\nAll of it stands in {var / 'bench.json'}.")


def measure(banks: Banks, folder: Path) -> dict[str, Any]:
    sizes: list[Bank] = []
    for pages in SIZES:
        print(f"Making {pages} pages …", flush=True)
        sizes.append(banks.grow(pages, sizes[-1] if sizes else None))
    large = sizes[-1]
    print("Measuring …", flush=True)
    cached = banks.serve("cached", large.env)
    page = large.addresses["detail"][0]
    _status, headers, body = get(cached, page)
    bare = banks.serve("bare", large.env, "tests.bench.site.bare:application", BENCH_BYTES=str(len(body)))
    uncached = {bank.pages: banks.serve(f"uncached-{bank.pages}", bank.env, PAGE_CACHE_MB="0") for bank in sizes}
    readers = Readers(folder, banks.postgresql(), seconds=SECONDS)
    for server, bank in [(cached, large), *((uncached[bank.pages], bank) for bank in sizes)]:
        for path in [path for kind in KINDS for path in bank.addresses[kind][:8] for _worker in range(WARM)]:
            get(server, path)  # templates are compiled, questions put into words; each worker has its connections
    costs: dict[Any, list[Cost]] = defaultdict(list)
    for _round in range(ROUNDS):
        costs["bare"].append(readers.ask(bare, ["/"], connections=CROWD))
        costs["cached"].append(readers.ask(cached, [page], connections=CROWD))
        if "etag" in headers:
            asked = {"If_None_Match": headers["etag"]}
            costs["not_modified"].append(readers.ask(cached, [page], connections=CROWD, **asked))
        for kind in KINDS:
            for bank in sizes:
                cost = readers.ask(uncached[bank.pages], bank.addresses[kind], connections=WORKERS)
                costs[kind, bank.pages].append(cost)
    edited = {bank.pages: banks.ask_editors(bank, uncached[bank.pages]) for bank in sizes[:-1]}
    edited[large.pages] = banks.ask_editors(large, uncached[large.pages], cached)
    rps = {
        f"{name}_rps": round(median(cost.rps for cost in costs[name])) if name in costs else None
        for name in ("bare", "cached", "not_modified")
    }
    kinds = {
        bank.pages: {kind: _of(kind, bank, costs) for kind in KINDS}
        | {kind: edited[bank.pages][kind] for kind in EDITED}
        for bank in sizes
    }
    small = kinds[SIZES[0]]
    return {
        "machine": this_machine(),
        "page_bytes": len(body),
        **rps,
        "uncached": kinds[large.pages],
        "growth": {kind: growth(costs[kind, SIZES[0]], costs[kind, large.pages]) for kind in KINDS}
        | {kind: _ratio(small[kind], kinds[large.pages][kind]) for kind in EDITED},
        "memory_mb": {"cached": round(cached.memory()), "uncached": round(uncached[large.pages].memory())},
        "visible": edited[large.pages]["visible"],
        "day": edited[large.pages]["day"],
        "sizes": {bank.pages: {"seconds": bank.seconds, **kinds[bank.pages]} for bank in sizes},
    }


def _of(kind: str, bank: Bank, costs: dict[Any, list[Cost]]) -> dict[str, float]:
    return Cost.typical(costs[kind, bank.pages]).as_json() | {"queries": bank.content["queries"][kind]}


def growth(small: list[Cost], large: list[Cost]) -> float:
    """How many times as long the same takes in the largest bank as in the smallest, measured side by side."""
    return round(median(more.p50 / less.p50 for less, more in zip(small, large, strict=True)), 2)


def _ratio(small: dict[str, float], large: dict[str, float]) -> float:
    return round(large["p50_ms"] / small["p50_ms"], 2)


if __name__ == "__main__":
    main()
