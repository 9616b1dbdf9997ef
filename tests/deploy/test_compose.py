"""compose.yaml: what it starts is there to be started, and what it gives is read."""

import dataclasses
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from cms.core.backup import files
from cms.settings.env import Env, read_env
from tests.deploy.site import ROOT, TEMPLATE, named_in

APP = ("migrate", "web", "worker", "beat")
KNOWN = {field.name.upper() for field in dataclasses.fields(Env)}
# What a file .env must say, and what it may say.
REQUIRED = {
    *("SECRET_KEY", "POSTGRES_PASSWORD", "REPLICATION_PASSWORD"),
    *("BASE_URL", "PACKAGES_URL", "ALLOWED_HOSTS", "EMAIL_URL"),
}


@pytest.fixture(scope="module")
def compose() -> Any:
    return yaml.safe_load((ROOT / "compose.yaml").read_text())


def filled(value: str) -> str:
    """As Docker fills it in where .env says the same of all."""
    return re.sub(r"\$\{(\w+)(?::\?|:-([^}]*))\}", lambda found: found[2] if found[2] is not None else "x1", value)


def test_every_part_of_the_site_is_there(compose: Any) -> None:
    assert set(compose["services"]) == {*APP, "nginx", "postgres", "postgres-replica", "valkey"}


@pytest.mark.parametrize("name", APP)
def test_the_site_is_given_what_it_requires_and_nothing_it_does_not_read(compose: Any, name: str) -> None:
    given = compose["services"][name]["environment"]

    env = read_env(
        {key: filled(value) for key, value in given.items()} | {"PACKAGES_URL": "https://pakker.example.org"}
    )

    assert {"SECRET_KEY", "DATABASE_URL", "DATABASE_REPLICA_URL", "REDIS_URL", "MEDIA_STORE"} <= set(given) <= KNOWN
    assert (env.proxy_count, env.media_store) == (2, "")  # nginx, and who ends TLS


def test_every_address_leads_to_a_service(compose: Any) -> None:
    given = compose["services"]["web"]["environment"]
    hosts = {name: urlsplit(filled(given[name])) for name in ("DATABASE_URL", "DATABASE_REPLICA_URL", "REDIS_URL")}

    assert {name: address.hostname for name, address in hosts.items()} == {
        "DATABASE_URL": "postgres",
        "DATABASE_REPLICA_URL": "postgres-replica",
        "REDIS_URL": "valkey",
    }
    front = compose["services"]["nginx"]["environment"]["WEB"].partition(":")
    assert (front[0] in compose["services"], [front[2]]) == (True, compose["services"]["web"]["expose"])


def test_what_env_must_say_is_what_the_head_of_the_file_and_the_operators_document_name(compose: Any) -> None:
    text = (ROOT / "compose.yaml").read_text()
    head = text.partition("\nname:")[0]
    section = (ROOT / "docs/operators.md").read_text().partition("## With containers")[2].partition("\n## ")[0]

    assert set(re.findall(r"\$\{(\w+):\?\}", text)) == REQUIRED
    assert {name for name in REQUIRED if name not in head or f"`{name}`" not in section} == set()
    for name in set(re.findall(r"\$\{(\w+):-", text)):
        assert f"`{name}`" in section


def test_web_and_worker_may_be_several_and_beat_may_not(compose: Any) -> None:
    services = compose["services"]

    assert [name for name in services if "ports" in services[name]] == ["nginx"]
    assert services["nginx"]["ports"] == ["127.0.0.1:8000:80"]
    assert [name for name in services if "container_name" in services[name]] == ["beat"]


@pytest.mark.parametrize("name", ["migrate", "worker", "beat"])
def test_every_command_is_one_that_the_image_has(compose: Any, name: str) -> None:
    program, *rest = compose["services"][name]["command"]
    script = str(ROOT / "manage.py") if program == "python" else program
    if program == "python":
        assert rest[0] == "manage.py"
        rest = rest[1:]

    said = subprocess.run(
        [str(ROOT / ".venv/bin/python"), *([script] if program == "python" else ["-m", script]), *rest, "--help"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )

    assert (said.returncode, said.stderr) == (0, "")


def test_what_is_mounted_is_in_the_project_or_is_a_volume(compose: Any) -> None:
    mounted = {
        mount.partition(":")[0] for service in compose["services"].values() for mount in service.get("volumes", ())
    }

    paths = {name for name in mounted if name.startswith("./")}
    assert {name for name in paths if not (ROOT / name).is_file()} == set()
    assert mounted - paths == set(compose["volumes"])
    assert Path(ROOT / "cms/deploy/postgres/standby.sh").stat().st_mode & 0o111


def test_every_folder_that_is_backed_up_outlives_its_container(compose: Any) -> None:
    """One that is no volume is gone with the next upgrade, and is another folder for the worker than for the site."""
    kept = {f"{name}:/app/var/{name}" for name in files.folders()}
    image = (ROOT / "Containerfile").read_text()

    for name in ("web", "worker"):
        assert set(compose["services"][name]["volumes"]) == kept
    assert set(files.folders()) <= set(compose["volumes"])
    made = re.search(r"^RUN mkdir -p (.*) && chown", image, re.MULTILINE)
    assert made is not None
    assert set(made[1].split()) == {f"var/{name}" for name in files.folders()}


def test_the_image_has_the_clients_of_the_servers_own_version(compose: Any) -> None:
    server = compose["services"]["postgres"]["image"].partition(":")[2]

    assert re.findall(r"postgresql-client-(\d+)", (ROOT / "Containerfile").read_text()) == [server]


def test_nginx_is_given_everything_its_template_names(compose: Any) -> None:
    given = compose["services"]["nginx"]["environment"]

    assert named_in(TEMPLATE.read_text()) == set(given)


def test_the_copy_may_have_as_many_connections_as_the_first(compose: Any) -> None:
    """PostgreSQL refuses to start a copy that may have fewer."""
    found = [
        [part for part in compose["services"][name]["command"] if part.startswith("max_connections")]
        for name in ("postgres", "postgres-replica")
    ]

    assert found == [["max_connections=200"], ["max_connections=200"]]


def test_the_scripts_of_the_shell_are_whole() -> None:
    shell = shutil.which("sh")
    assert shell is not None

    assert subprocess.run([shell, "-n", str(ROOT / "cms/deploy/postgres/standby.sh")], check=False).returncode == 0
