"""Five hundred readers who sign up at the same time: the real web server, workers and clients, as other programs."""

import asyncio
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection as database

from tests.places import filled_in
from tests.post_office import PostOffice

ROOT = Path(__file__).parents[3]
PATIENCE = 60.0


@dataclass(frozen=True)
class Answer:
    """`at`: seconds after the storm began; `took`: until the whole answer was there."""

    number: int
    at: float
    took: float
    status: int
    where: str


def environment(office: PostOffice, port: int) -> dict[str, str]:
    values = database.settings_dict
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "DATABASE_URL": (
            f"postgresql://{values['USER']}:{values['PASSWORD']}@{values['HOST']}:{values['PORT']}/{values['NAME']}"
        ),
        "REDIS_URL": settings.CELERY_BROKER_URL,
        "EMAIL_URL": office.url,
        "BASE_URL": f"https://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1",
    }


@contextmanager
def web_server(office: PostOffice, folder: Path) -> Iterator[int]:
    """gunicorn as production has it; the port it listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", f"--bind=127.0.0.1:{port}", "--backlog=1024"]
    with _program(command, environment(office, port), folder / "web.log"):
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                asked = urllib.request.Request(f"http://127.0.0.1:{port}/robots.txt", headers=_BEHIND_TLS)
                urllib.request.urlopen(asked, timeout=5).close()
                break
            except OSError:
                assert time.monotonic() < deadline, (folder / "web.log").read_text()
                time.sleep(0.2)
        yield port


@contextmanager
def worker(office: PostOffice, folder: Path, name: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "celery", "-A", "cms.celery", "worker", "--concurrency=1", "--loglevel=INFO"]
    command += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    log = folder / f"{name}.log"
    with _program(command, environment(office, 1), log) as process:
        wait_until(lambda: " ready." in log.read_text(), "the worker has read its code")
        yield process


def kill(process: "subprocess.Popen[bytes]") -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)


_BEHIND_TLS = {"X-Forwarded-Proto": "https"}


@contextmanager
def _program(command: list[str], env: dict[str, str], log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=said, stderr=said, start_new_session=True)
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                kill(process)


def warm(port: int, path: str) -> None:
    """As a server is that has run for a while: each of its processes has read its code and its texts."""
    trapped = urlencode(filled_in(nettside="x")).encode()  # is thanked, and nothing is kept of it
    asyncio.run(_storm(port, path, [trapped] * 16, 0.5))


def press(port: int, path: str, action: str) -> None:
    """A button on one's own page; what follows is not opened."""
    head = {"Host": "127.0.0.1", **_BEHIND_TLS, "Content-Type": "application/x-www-form-urlencoded"}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("POST", path, urlencode({"action": action}), head)
    assert connection.getresponse().status == 302
    connection.close()


def storm(port: int, path: str, places: list[str], seconds: float) -> list[Answer]:
    """One form for each of `places`, spread evenly over the time, each from a network address of its own."""
    forms = [urlencode(filled_in(number, at=at)).encode() for number, at in enumerate(places, start=1)]
    return asyncio.run(_storm(port, path, forms, seconds))


async def _storm(port: int, path: str, forms: list[bytes], seconds: float) -> list[Answer]:
    start = time.perf_counter()

    async def one(number: int, form: bytes) -> Answer:
        await asyncio.sleep(seconds * number / len(forms))
        sent = time.perf_counter()
        here = (f"127.1.{number // 250}.{number % 250 + 1}", 0)
        reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=here)
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n\r\n"
        )
        writer.write(head.encode() + form)
        answer = (await reader.read()).decode(errors="replace")
        writer.close()
        took = time.perf_counter() - sent
        status = int(answer.split(" ", 2)[1]) if answer else 0
        where = next((line[10:] for line in answer.split("\r\n") if line.lower().startswith("location: ")), "")
        return Answer(number + 1, sent - start, took, status, where)

    return list(await asyncio.gather(*(one(number, form) for number, form in enumerate(forms))))


def within(share: float, answers: list[Answer]) -> float:
    """So many seconds that this share of them took at most."""
    return sorted(answer.took for answer in answers)[max(0, round(share * len(answers)) - 1)]


def wait_until(is_so: Any, what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.1)
