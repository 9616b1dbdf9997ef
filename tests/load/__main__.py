"""python -m tests.load MINUTES [SHARE]: a site of its own in production's settings, asked for so long by so many.

Prints what was found. Ends with 1 when something failed, took longer than its budget or grew more than it may.
"""

import csv
import os
import subprocess
import sys
from pathlib import Path

from cms.local import build, environment, servers
from cms.local.environment import manage, python
from cms.local.processes import Processes, run_step
from tests.deploy.site import HOST, Site
from tests.load import budgets
from tests.load.measuring import Watch, jobs_left, summed_up

SETTLED = 120.0  # seconds until what grows is looked for; in a short run a quarter of it
LAST = 30.0  # seconds at the end


def main() -> int:
    minutes = float(sys.argv[1])
    share = sys.argv[2] if len(sys.argv) > 2 else "1"
    var = Path(os.environ["VAR_DIR"])
    with servers.temporary(var, "load") as (processes, addresses):
        site = Site.of(
            processes.var,
            addresses,
            DJANGO_SETTINGS_MODULE="cms.settings.production",
            SECRET_KEY=environment.secret_key(processes.var),
            ALLOWED_HOSTS=f"{HOST},127.0.0.1",
            CERTIFICATE_KEYS_FILE=str(processes.var / "certificate-keys.json"),
        )
        _prepare(processes, site)
        port, watch = _start(processes, site, addresses)
        seconds = minutes * 60
        print(f"Asking for {minutes:g} minutes …", flush=True)
        with watch.watching():
            rows = _ask(processes, site, port, seconds, share)
        return _judge(rows, watch, seconds)


def _prepare(processes: Processes, site: Site) -> None:
    print("Making a site with the demo's content …", flush=True)
    build.compile_messages(processes.logs, site.env)
    build.collect_static(processes.var, processes.logs, dict(site.env))
    # Production refuses invented content.
    demo = {**site.env, "DJANGO_SETTINGS_MODULE": "cms.settings.development", "DEMO": "1"}
    run_step(manage("migrate", "--noinput"), processes.log("migrate"), "There is no database:", env=site.env)
    run_step(manage("make_certificate_keys"), processes.log("keys"), "There are no keys:", env=site.env)
    run_step(manage("build_demo"), processes.log("build_demo"), "There is no content:", env=demo)


def _start(processes: Processes, site: Site, addresses: servers.Addresses) -> tuple[int, Watch]:
    """gunicorn as its file says, a worker, beat, and nginx in front of all, as they are when the day begins.

    Content made in a minute leaves hundreds of jobs, and pictures without their sizes: readers would wait for them.
    """
    web = site.start_web(workers=2)
    front, _record = site.start_front()
    content = processes.var / "content.json"
    gather = python("-m", "tests.load.content", str(content), str(web))
    run_step(gather, processes.log("content"), "There is nothing to ask for:", env=site.env)
    celery = python("-m", "celery", "-A", "cms.celery")
    worker = processes.start("worker", [*celery, "worker", "--concurrency=2", "--loglevel=INFO"], env=site.env)
    beat = [*celery, "beat", f"--schedule={processes.var / 'schedule'}", "--pidfile=", "--loglevel=INFO"]
    processes.start("beat", beat, env=site.env)
    processes.wait_until(lambda: " ready." in site.log("worker"), worker, 120)
    print("Waiting for the jobs that the demo's content asks for …", flush=True)
    processes.wait_until(lambda: jobs_left(addresses.redis) == 0, worker, 600)
    found = processes.find(f"web-{web}")
    assert found is not None
    return front, Watch({"gunicorn": found.pid, "worker": worker.pid}, addresses.database, addresses.redis)


def _ask(processes: Processes, site: Site, port: int, seconds: float, share: str) -> list[dict[str, str]]:
    """What locust has measured, a row for each kind of question."""
    prefix = processes.var / "locust"
    command = [*python("-m", "locust"), "-f", "tests/load/scenario.py", "--headless", "--only-summary"]
    command += ["--host", f"http://127.0.0.1:{port}", "--csv", str(prefix), "--users", "1000", "--spawn-rate", "10"]
    command += ["--run-time", f"{seconds:.0f}s", "--stop-timeout", "20", "--loglevel", "WARNING"]
    env = {**os.environ, "LOAD_CONTENT": str(processes.var / "content.json"), "LOAD_SHARE": share}
    with processes.log("locust").open("w") as log:
        subprocess.run(command, env=env, stdout=log, stderr=log, check=False)
    for failure in _rows(Path(f"{prefix}_failures.csv")):
        print(f"Failed {failure['Occurrences']} times: {failure['Name']}: {failure['Error'][:600]}")
    return [row for row in _rows(Path(f"{prefix}_stats.csv")) if row["Name"] != "Aggregated"]


def _rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text().splitlines()))


def _judge(rows: list[dict[str, str]], watch: Watch, seconds: float) -> int:
    faults = []
    print(f"\n{'what':20} {'asked':>7} {'failed':>7} {'half':>8} {'19 of 20':>9} {'may take':>9}")
    for row in sorted(rows, key=lambda row: -int(row["Request Count"])):
        name, most = row["Name"], budgets.MILLISECONDS[row["Name"]]
        failed, half, nearly_all = int(row["Failure Count"]), float(row["50%"]), float(row["95%"])
        print(f"{name:20} {row['Request Count']:>7} {failed:>7} {half:>5.0f} ms {nearly_all:>6.0f} ms {most:>6} ms")
        faults += [f"{name}: {failed} failed"] * bool(failed)
        faults += [f"{name}: {nearly_all:.0f} ms"] * (nearly_all > most)
    faults += [f"nobody {name}" for name in budgets.MILLISECONDS.keys() - {row["Name"] for row in rows}]
    settled, last = min(SETTLED, seconds / 4), min(LAST, seconds / 4)
    before = summed_up(watch.between(settled - last / 2, settled + last / 2))
    after = summed_up(watch.between(seconds - last, seconds + last))
    print(f"\n{'what':20} {f'at {settled:.0f} s':>10} {'at the end':>11} {'may grow':>9}")
    for name, most in {key: _may_grow(key) for key in before}.items():
        print(f"{name:20} {before[name]:>10.1f} {after[name]:>11.1f} {most:>9}")
        faults += [f"{name}: {after[name] - before[name]:.1f} more"] * (after[name] - before[name] > most)
    for fault in faults:
        print(f"Too much: {fault}")
    print("All within their budgets." if not faults else "", flush=True)
    return 1 if faults else 0


def _may_grow(name: str) -> int:
    return {"connections": budgets.CONNECTIONS, "jobs that wait": budgets.JOBS}.get(name, budgets.MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
