"""Verifiers of others, against a running site: Digital Bazaar's for the proof and the status list, jose for the token.

They are run as docs/certificates.md says, with the script and the commands that stand there.
"""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests
from django.db import transaction
from openbadgeslib.ob3.contexts import bundled_contexts

from cms.local.machine import node
from cms.people.models import CountyLibrary
from learning.certificates import actions, keys, rules
from learning.models import Certificate, CoursePage, SigningKey, StatusList
from tests.certificates import NAME, facts_of, issued, learner, made
from tests.world import World, draft_course, edit, find_world, put_up

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs/certificates.md").read_text(encoding="utf-8")
FILES = ("kursbevis.json", "kursbevis.jwt")
Verify = Callable[..., list[str]]


def command(beginning: str) -> str:
    """A command as the document has it."""
    return next(line for line in re.findall(r"^.+$", DOCUMENT, re.MULTILINE) if line.startswith(beginning))


@pytest.fixture(scope="module")
def contexts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The JSON-LD contexts as the library keeps them; nothing is fetched from elsewhere."""
    folder = tmp_path_factory.mktemp("contexts")
    index = {}
    for number, (address, document) in enumerate(bundled_contexts().items()):
        index[address] = f"{number}.json"
        (folder / index[address]).write_text(json.dumps(document))
    (folder / "index.json").write_text(json.dumps(index))
    return folder


@pytest.fixture
def verify(contexts: Path, tmp_path: Path) -> Verify:
    """What the document's command says of each file, in a folder of its own beside the project's npm packages."""

    def run(*files: str) -> list[str]:
        line = command("node verify.mjs").replace("verify.mjs", str(ROOT / "docs/certificates/verify.mjs"))
        line = line.replace(" ".join(FILES), " ".join(files))
        path = os.environ | {"PATH": f"{node()}{os.pathsep}{os.environ['PATH']}"}
        found = subprocess.run(
            [*line.split(), "--contexts", contexts],
            cwd=tmp_path,
            env=path,
            capture_output=True,
            text=True,
            check=False,  # a file that is not verified makes it fail
        )
        assert found.stderr == ""
        lines = found.stdout.splitlines()
        assert found.returncode == int(any(each.startswith("not verified") for each in lines))
        return lines

    return run


@pytest.fixture
def site(transactional_db: None, live_server: Any, settings: Any, tmp_path: Path) -> str:
    """With keys of its own, which a test may change."""
    settings.BASE_URL = live_server.url
    settings.CERTIFICATE_KEYS_FILE = tmp_path / "keys.json"
    return str(live_server.url)


def fetch(certificate: Certificate, folder: Path, site: str) -> dict[str, bytes]:
    found = {name: requests.get(f"{site}/bevis/{certificate.code}/{name}", timeout=20).content for name in FILES}
    for name, content in found.items():
        (folder / name).write_bytes(content)
    return found


def test_a_certificate_verifies_whatever_becomes_of_the_course_the_county_and_the_keys(
    site: str, tmp_path: Path, verify: Verify, settings: Any
) -> None:
    world: World = find_world()
    course = put_up(draft_course(world, "Bokprat"))
    certificate = made(issued(facts=facts_of(course)))
    before = fetch(certificate, tmp_path, site)
    first = verify(*FILES)

    edit(course, course.owner, title="Noe helt annet")
    put_up(CoursePage.objects.get(pk=course.pk))
    CountyLibrary.objects.filter(slug="innlandet").update(name="Hedmark og Oppland fylkesbibliotek")
    settings.CERTIFICATE_KEYS_FILE.unlink()  # the file has lost the pair, and has another
    keys.add_pair(settings.CERTIFICATE_KEYS_FILE)
    actions.publish_status_list(1, oldest=rules.LIST_VALID * 0)

    assert fetch(certificate, tmp_path, site) == before
    said = f"valid: “Bokprat”, issued by Kompetansebanken ({keys.site_did()}) on "
    assert [line.startswith(said) for line in (*first, *verify(*FILES))] == [True] * 4


def test_a_saved_certificate_verifies_after_the_database_was_emptied_and_built_anew(
    site: str, tmp_path: Path, verify: Verify, settings: Any
) -> None:
    """What is left is the file of keys, also where another pair signs by now."""
    fetch(made(issued()), tmp_path, site)
    before = verify(*FILES)

    for model in (Certificate, StatusList, SigningKey):
        model.objects.all().delete()
    keys.add_pair(settings.CERTIFICATE_KEYS_FILE)
    made(issued("enrolment:2"))

    assert [line.partition(":")[0] for line in before] == ["valid", "valid"]
    assert verify(*FILES) == before


def test_what_is_changed_by_one_byte_is_refused(site: str, tmp_path: Path, verify: Verify) -> None:
    found = fetch(made(issued()), tmp_path, site)
    token, document = found["kursbevis.jwt"], found["kursbevis.json"]
    places = [document.find(word) + 1 for word in (b"Spillformidling", b"2026-11-26", b"sha256$", b"did:web", b"z2")]
    changed = {f"{at}.json": flipped(document, at) for at in places}
    changed |= {f"{at}.jwt": flipped(token, at) for at in (len(token) // 2, len(token) - 40)}
    for name, content in changed.items():
        (tmp_path / name).write_bytes(content)

    lines = verify(*changed)

    assert [line.partition(":")[0] for line in lines] == ["not verified"] * 7


def flipped(content: bytes, at: int) -> bytes:
    """The same with another letter or digit at that place."""
    other = b"b" if content[at : at + 1] != b"b" else b"c"
    return content[:at] + other + content[at + 1 :]


@pytest.mark.stress
def test_no_byte_of_a_credential_can_be_changed(site: str, tmp_path: Path, verify: Verify) -> None:
    """Every seventh place, where a letter or digit stands there."""
    content = fetch(made(issued()), tmp_path, site)["kursbevis.json"]
    names = []
    for at in range(0, len(content), 7):
        if content[at : at + 1].isalnum():
            names.append(f"{at}.json")
            (tmp_path / names[-1]).write_bytes(flipped(content, at))

    lines = verify(*names)

    held = [name for name, line in zip(names, lines, strict=True) if not line.startswith("not verified")]
    assert (held, len(names) > 250) == ([], True)


def test_what_is_revoked_is_reported_from_the_published_list_and_its_neighbours_are_not(
    site: str, tmp_path: Path, verify: Verify
) -> None:
    world = find_world()
    names = []
    certificates = [made(issued(f"enrolment:{number}")) for number in (1, 2)]
    for number, certificate in enumerate(certificates):
        for name, content in fetch(certificate, tmp_path, site).items():
            names.append(f"{number}-{name}")
            (tmp_path / names[-1]).write_bytes(content)
    before = verify(*names)

    actions.revoke(certificates[0].pk, world.reviewer, "Utstedt til feil person.")

    assert [line.partition(":")[0] for line in before] == ["valid"] * 4
    assert [line.partition(":")[0] for line in verify(*names)] == ["revoked", "revoked", "valid", "valid"]


def test_what_has_expired_says_so_and_erasing_the_holder_changes_nothing(
    site: str, tmp_path: Path, verify: Verify
) -> None:
    expired = made(issued(issued_at="2024-01-10T10:00:00+00:00", issued_on="2024-01-10", valid_until="2025-01-10"))
    before = fetch(expired, tmp_path, site)
    with transaction.atomic():
        actions.erase_holder(learner())
        learner().delete()

    assert fetch(expired, tmp_path, site) == before
    assert [line.partition(":")[0] for line in verify(*FILES)] == ["expired", "expired"]


@pytest.mark.django_db
def test_the_documents_command_hashes_a_name_as_the_certificate_does(world: World) -> None:
    certificate = issued()
    line = command("printf").replace("c0ffee", certificate.salt)

    printed = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True).stdout

    assert printed.split()[0] == certificate.name_hash
    assert rules.agreed_name(NAME) in line


def test_the_documents_command_hashes_the_content_as_the_certificate_does(tmp_path: Path) -> None:
    hashes = ["aa" * 32, "bb" * 32]
    (tmp_path / "hashes.txt").write_text("".join(f"{one}\n" for one in hashes))
    line = command("sha256sum hashes.txt")

    printed = subprocess.run(line.split(), cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    assert printed.split()[0] == rules.hash_of_hashes(hashes)


def test_the_document_names_the_libraries_that_are_tried_here() -> None:
    named = dict(word.rsplit("@", 1) for word in command("npm install").split()[2:])

    packages = {name: ROOT / "node_modules" / name / "package.json" for name in named}
    assert {name: json.loads(path.read_text())["version"] for name, path in packages.items()} == named
