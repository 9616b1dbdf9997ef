"""The site as it is run past one machine: web processes on several ports, one database, one Redis, nginx in front."""

import os
import shutil
import socket
import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from cms.local import environment, machine
from cms.local.environment import python
from cms.local.processes import Processes, Record
from cms.local.servers import Addresses, free_port

ROOT = Path(__file__).parents[2]
HOST, PACKAGES = "kb.example.org", "pakker.example.org"
TEMPLATE = ROOT / "cms" / "deploy" / "nginx" / "site.conf.template"
TOKEN = "x" * 32  # of a form; the browser's cookie says the same
READER = "198.51.100.7"


@dataclass
class Site:
    processes: Processes
    env: Mapping[str, str]
    ports: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, var: Path, addresses: Addresses, **others: str) -> "Site":
        known = {
            "DJANGO_SETTINGS_MODULE": "tests.deploy.settings",
            "BASE_URL": f"https://{HOST}",
            "PACKAGES_URL": f"https://{PACKAGES}",
            "ALLOWED_HOSTS": HOST,
            "PROXY_COUNT": "2",
        }
        return cls(Processes(var), environment.local("production", var, addresses, **(known | others)))

    def start_web(self, *, workers: int = 1) -> int:
        """One more of what `docker compose up --scale web=N` runs; returns its port."""
        port = free_port()
        command = python("-m", "gunicorn", f"--bind=127.0.0.1:{port}", f"--workers={workers}")
        record = self.processes.start(f"web-{port}", command, env=self.env, cwd=ROOT)
        self.processes.wait_until(lambda: answers(port), record, 120)
        self.ports.append(port)
        return port

    def stop_web(self, port: int) -> None:
        record = self.processes.find(f"web-{port}")
        assert record is not None
        self.processes.stop([record])

    def start_front(self) -> tuple[int, Record]:
        """nginx with the configuration that compose.yaml mounts; the test's own part says which web processes are."""
        machine.nginx(self.processes.logs)
        port = free_port()
        folder = self.processes.var / "nginx"
        folder.mkdir()
        filled = {
            "LISTEN": f"127.0.0.1:{port}",
            "WEB": "web",
            "RESOLVER": "127.0.0.1:9",  # asked for nothing: `web` is named below
            "FILES": str(self.processes.var),
            "PACKAGES_URL": f"https://{PACKAGES}",
        }
        site = substituted(TEMPLATE.read_text(), filled)
        (folder / "nginx.conf").write_text(
            f"user {'root' if os.geteuid() == 0 else 'nobody'};\n"  # the folders of tests are closed to others
            "worker_processes 1;\ndaemon off;\n"
            f"pid {folder}/pid;\n"
            "events { worker_connections 512; }\n"
            "http {\n"
            "include /etc/nginx/mime.types;\n"
            + "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy"))
            + "upstream web {\n"
            + "".join(f"server 127.0.0.1:{web};\n" for web in self.ports)
            + "}\n"
            + site
            + "}\n"
        )
        command = [shutil.which("nginx") or "nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]
        record = self.processes.start("nginx", [*command, "-e", "stderr"])
        self.processes.wait_until(lambda: listens(port), record, 30)
        return port, record

    def log(self, name: str) -> str:
        return self.processes.log(name).read_text(errors="replace")


def substituted(text: str, variables: Mapping[str, str]) -> str:
    """As the image of nginx fills in a template: only what is set, and `$host` and the like are left alone."""
    for name, value in variables.items():
        text = text.replace(f"${{{name}}}", value)
    return text


def named_in(text: str) -> set[str]:
    """The variables that must be filled in: capitals, in braces."""
    return {name for name in string.Template(text).get_identifiers() if name.isupper()}


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def answers(port: int) -> bool:
    try:
        return Browser(port).get("/robots.txt").status_code == 200
    except requests.RequestException:
        return False


@dataclass
class Browser:
    """What asks on behalf of the proxy that ends TLS. `session`: of somebody who has proved a second factor."""

    port: int
    session: str = ""

    def get(self, path: str, **headers: str) -> requests.Response:
        return self._ask("GET", path, headers)

    def post(self, path: str, fields: Mapping[str, Any], **files: tuple[str, bytes, str]) -> requests.Response:
        return self._ask("POST", path, {}, {"csrfmiddlewaretoken": TOKEN} | fields, files or None)

    def _ask(
        self, method: str, path: str, headers: Mapping[str, str], data: Any = None, files: Any = None
    ) -> requests.Response:
        given = {
            "Host": HOST,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": READER,
            "Referer": f"https://{HOST}/",
            "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        }
        if self.session:
            given["Cookie"] = f"sessionid={self.session}; csrftoken={TOKEN}"
        return requests.request(
            method,
            f"http://127.0.0.1:{self.port}{path}",
            headers=given | dict(headers),
            data=data,
            files=files,
            timeout=900,
            allow_redirects=False,
        )


def proved_session(user: Any) -> str:
    """What a login with a second factor leaves behind."""
    from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    store = SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(user.pk), "cms.people.auth.BankBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp"}]
    store[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(user.pk)
    store.save()
    return str(store.session_key)


def blocks_of(model: Any) -> dict[str, Any]:
    """What a script draws in the browser, left empty."""
    from wagtail.blocks.base import BlockField
    from wagtail.test.utils.form_data import streamfield

    fields = model.get_edit_handler().get_form_class().base_fields
    return {name: streamfield([]) for name, found in fields.items() if isinstance(found, BlockField)}
