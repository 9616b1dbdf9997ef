"""The keys: made with a command, read from outside the project, their public halves kept whatever becomes of them."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.core.management import CommandError, call_command
from openbadgeslib.ob3.did import pem_for_kid

from learning.certificates import actions, checks, keys
from learning.certificates.keys import NoKeys
from learning.models import Certificate, SigningKey
from tests.certificates import files_of, issued, learner, made
from tests.races import at_once
from tests.world import World


@pytest.fixture
def file(settings: Any, tmp_path: Path) -> Path:
    settings.CERTIFICATE_KEYS_FILE = tmp_path / "inside" / "keys.json"
    return settings.CERTIFICATE_KEYS_FILE


def signed(certificate: Certificate) -> Certificate:
    """With its files but the PDF, which takes longest and is not signed."""
    actions.erase_holder(learner())
    return made(certificate)


def make(*arguments: str) -> None:
    call_command("make_certificate_keys", *arguments, verbosity=0)


def methods() -> list[str]:
    return [method["id"].partition("#")[2] for method in keys.did_document()["verificationMethod"]]


def test_the_command_adds_a_pair_last_and_only_its_owner_reads_the_file(
    settings: Any, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.CERTIFICATE_KEYS_ARE_MADE = False
    make()
    first = json.loads(file.read_text())
    make()

    second = json.loads(file.read_text())
    assert (second[:1], len(second), list(file.parent.iterdir())) == (first, 2, [file])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert keys.read_pairs()[-1].p256 == second[-1]["p256"]
    assert "PRIVATE" not in capsys.readouterr().out


def test_the_command_writes_where_it_is_told(settings: Any, tmp_path: Path) -> None:
    settings.CERTIFICATE_KEYS_FILE = ""
    with pytest.raises(CommandError, match="Name a file"):
        make()

    make(str(tmp_path / "others.json"))

    assert len(json.loads((tmp_path / "others.json").read_text())) == 1


def test_for_a_secret_store_the_keys_are_printed_on_one_line_the_old_ones_first(
    settings: Any, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make("-")
    settings.CERTIFICATE_KEYS = capsys.readouterr().out.strip()
    make("-")

    printed = capsys.readouterr().out
    old, new = keys.read_pairs(), json.loads(printed)
    assert (new[:-1], len(new), printed.count("\n"), file.exists()) == ([vars(old[0])], 2, 1, False)


def test_the_keys_are_of_the_two_kinds(file: Path) -> None:
    pair = keys.new_pair()

    curves = [load_pem_private_key(pem.encode(), None) for pem in (pair.ed25519, pair.p256)]
    assert [type(curve).__name__ for curve in curves] == ["Ed25519PrivateKey", "ECPrivateKey"]


def test_keys_given_as_text_go_before_the_file(settings: Any, file: Path) -> None:
    make()
    other = keys.new_pair()
    settings.CERTIFICATE_KEYS = json.dumps([vars(other)])

    assert keys.read_pairs() == [other]


def test_several_processes_that_start_at_once_make_one_pair(file: Path) -> None:
    found = at_once(*[keys.read_pairs] * 6)

    assert (all(pairs == found[0] for pairs in found), list(file.parent.iterdir())) == (True, [file])


@pytest.mark.parametrize("text", ["", "{}", "[]", "[1]", '[{"ed25519": "x"}]', '[{"ed25519": "x", "p256": "y"}]', "no"])
def test_what_is_no_key_file_is_said_so(settings: Any, file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text)

    with pytest.raises(NoKeys, match="make_certificate_keys"):
        keys.read_pairs()


def test_a_key_of_another_kind_is_said_so(file: Path) -> None:
    pair = keys.new_pair()

    with pytest.raises(NoKeys, match="p256"):
        keys.token_method(keys.KeyPair(pair.ed25519, pair.ed25519))


def test_the_check_tells_what_is_missing_at_start(settings: Any, file: Path) -> None:
    assert checks.keys_can_be_read() == []
    settings.CERTIFICATE_KEYS_ARE_MADE = False
    file.unlink()

    (missing,) = checks.keys_can_be_read()

    assert (missing.id, "cannot be read (No such file or directory)" in missing.msg) == ("learning.W001", True)
    settings.CERTIFICATE_KEYS_FILE = ""
    assert "set CERTIFICATE_KEYS_FILE" in checks.keys_can_be_read()[0].msg


# --- the public halves ---


@pytest.mark.django_db
def test_every_key_that_has_signed_is_kept_when_the_file_has_lost_it(file: Path, world: World) -> None:
    signed(issued())
    first = methods()
    file.unlink()
    keys.add_pair(file)

    assert (methods()[:2], len(methods())) == (first, 4)
    file.write_text("[]")
    assert methods() == first


@pytest.mark.django_db
def test_a_key_is_kept_once_however_much_it_signs(file: Path, world: World) -> None:
    for number in range(2):
        signed(issued(f"enrolment:{number}"))

    assert SigningKey.objects.count() == 2


@pytest.mark.django_db
def test_the_newest_pair_signs_and_the_old_ones_stay_known(file: Path, world: World) -> None:
    old = signed(issued("enrolment:1"))
    keys.add_pair(file)
    new = signed(issued("enrolment:2"))

    named = [json.loads(files_of(each)["json"])["proof"]["verificationMethod"] for each in (old, new)]

    assert named == [keys.proof_method(pair)["id"] for pair in keys.read_pairs()]


@pytest.mark.django_db
def test_the_document_says_who_may_sign_and_with_what(file: Path) -> None:
    document = keys.did_document()

    pair = keys.signing_pair()
    assert document["id"] == "did:web:127.0.0.1%3A8000"
    assert document["assertionMethod"] == [method["id"] for method in document["verificationMethod"]]
    assert [method["type"] for method in document["verificationMethod"]] == ["Multikey", "JsonWebKey"]
    assert "PRIVATE" not in json.dumps(document)
    assert '"d"' not in json.dumps(document)
    assert pem_for_kid(document, document["id"], keys.proof_method(pair)["id"]) == keys._public_pem(pair.ed25519)


@pytest.mark.django_db
def test_a_site_that_has_moved_does_not_mix_up_its_keys(settings: Any, file: Path) -> None:
    keys.signing_pair()
    before = methods()
    settings.BASE_URL = "https://bank.example.org"

    keys.signing_pair()

    assert keys.did_document()["id"] == "did:web:bank.example.org"
    assert (set(before) & set(methods()), SigningKey.objects.count()) == (set(), 4)


@pytest.mark.django_db
def test_without_any_key_there_is_no_document(settings: Any, file: Path) -> None:
    settings.CERTIFICATE_KEYS = "[]"

    with pytest.raises(NoKeys):
        keys.did_document()
