"""How the site is served, in the demo and for real: gunicorn reads this file in the folder it is started in.

No preload: a database connection made before the fork would be shared by all workers.
"""

import os
import shutil
import sys
import tempfile
from typing import Any

wsgi_app = "cms.wsgi"
worker_class = "gthread"
workers = 2
threads = 4
control_socket_disable = True
# By itself it believes a header `SCRIPT_NAME` of whoever asks from this machine, and all links would lead there.
forwarder_headers = ""
# Any question is answered, however long: 0 is gunicorn's word for as much as it takes, a megabyte. Else it refuses what
# is longer than 4,094 bytes, which is 700 letters outside English, before the site is asked.
limit_request_line = 0
# Its own lines are written as the site's are: without network addresses, and in production as JSON.
_FORM = "Line" if os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith("development") else "Json"
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "own": {"()": f"cms.core.logs.{_FORM}Formatter"}
        | ({"fmt": "%(asctime)s %(levelname)s %(name)s: %(message)s"} if _FORM == "Line" else {})
    },
    "handlers": {"own": {"class": "logging.StreamHandler", "formatter": "own"}},
    "loggers": {"gunicorn.error": {"handlers": ["own"], "level": "INFO", "propagate": False}},
    "root": {"handlers": ["own"], "level": "INFO"},
}

# Where the workers count for Prometheus, each in files of its own; in memory, and gone with the site.
if os.environ.get("METRICS_TOKEN"):
    _memory = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112  # a folder for each start in it
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="kompetansebanken-", dir=_memory)


def post_worker_init(_worker: Any) -> None:
    """From now on readers are answered: what they do is counted beside that, and sent each second."""
    if tallies := sys.modules.get("cms.core.tallies"):  # else another application is served, to be compared with
        tallies.waiting.send_in_background()


def worker_exit(_server: Any, _worker: Any) -> None:
    """What was counted since then is sent before the worker goes."""
    if tallies := sys.modules.get("cms.core.tallies"):
        tallies.waiting.send(at_once=True)


def child_exit(_server: Any, worker: Any) -> None:
    """What a worker has counted stays; what it was doing just then goes with it."""
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(worker.pid)


def on_exit(_server: Any) -> None:
    if folder := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        shutil.rmtree(folder, ignore_errors=True)
