"""Nothing is lost: what the site holds, backed up and restored onto an empty machine, is what it was.

Long, since each way in which a backup can be of no use is tried.
"""

import io
import json
import os
import re
import signal
import stat
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone
from openbadgeslib.ob3 import OB3LdpVerifier

from cms.core.backup import archive, database, files
from cms.core.backup.actions import forget_what_is_due
from cms.core.backup.manifest import Manifest
from cms.core.models import ApprovalRecord, Mail
from cms.core.models.evidence import content_hash
from cms.media.models import BankDocument
from learning.certificates import keys
from learning.models import Certificate, CertificateFile, CoursePage
from tests.assignments import a_file, assignment_address, course_with_assignment
from tests.certificates import facts_of, files_of, issued, learner, made
from tests.learners import begin, signed_in
from tests.machines import Machine, clients_in_path, empty_machine, every_file, every_row, other_server
from tests.packages import library_collection, looked_through
from tests.races import at_once
from tests.signed_up import open_event, registered
from tests.world import find_world, live_course, login

__all__ = ["clients_in_path", "other_server"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("clients_in_path")]

ROOT = Path(__file__).parents[2]
# What stands in the runbook, from the restore on to the start, without the redirection from the log. The gate runs the
# check of the settings, on those of production.
RUNBOOK = [
    command.partition(" <")[0]
    for command in re.findall(r"web python manage\.py (.+)$", (ROOT / "docs/runbook.md").read_text(), re.MULTILINE)
    if not command.startswith(("backup", "check"))
]


def back_up(folder: Path) -> Path:
    call_command("backup", str(folder))
    (path,) = folder.glob("*.tar")
    return path


@pytest.fixture
def small(tmp_path: Path, settings: Any) -> Path:
    """An archive of the cast alone, with keys."""
    settings.CERTIFICATE_KEYS_FILE = tmp_path / "keys.json"
    call_command("make_certificate_keys", verbosity=0)
    return back_up(tmp_path / "backup")


@pytest.fixture
def machine(other_server: str, tmp_path: Path) -> Machine:
    return empty_machine(other_server, tmp_path)


def refusal(path: Path, machine: Machine, *options: str) -> str:
    """Why nothing was restored; and nothing was."""
    with machine.here():
        before = every_row(), every_file()
        with pytest.raises(CommandError) as refused:
            call_command("restore", str(path), *options)
        assert (every_row(), every_file()) == before
    return str(refused.value)


@dataclass
class Content:
    course: CoursePage
    certificate: Certificate


@pytest.fixture
def content(settings: Any, tmp_path: Path) -> Content:
    """Something of each kind: a reviewed course, a sign-up, a certificate, a document, a file handed in, a package."""
    settings.CERTIFICATE_KEYS_FILE = tmp_path / "old" / "keys.json"
    call_command("make_certificate_keys", verbosity=0)
    world = find_world()
    course = live_course(world)
    registered(open_event(world), "Kari Nord")
    certificate = made(issued(facts=facts_of(course)))
    document = BankDocument(title="Plan", collection=library_collection(), uploaded_by_user=world.contact)
    document.file.save("plan.pdf", ContentFile(b"%PDF-1.4 plan"))
    assignment = course_with_assignment(world)
    client = signed_in()
    begin(client, assignment)
    client.post(assignment_address(assignment), {"text": "Se filen.", "add": "1", "file": a_file()})
    looked_through(world.contact)
    return Content(course, certificate)


def test_every_row_and_every_file_is_on_the_new_machine_as_it_was(
    content: Content, machine: Machine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = back_up(tmp_path / "backup")
    said = capsys.readouterr()
    rows, stored = every_row(), every_file()
    with machine.here():
        call_command("restore", str(path))

        restored = every_row(), every_file()
        keys_there = (machine.keys or Path()).read_bytes(), stat.S_IMODE((machine.keys or Path()).stat().st_mode)

    assert restored == (rows, stored)
    assert keys_there == (Path(settings.CERTIFICATE_KEYS_FILE).read_bytes(), 0o600)
    assert {name.partition("/")[0] for name in stored} == {"media", "private", "packages"}
    assert [
        len(rows[table]) > 0 for table in ("core_approvalrecord", "events_registration", "learning_certificate")
    ] == [True] * 3
    count = sum(map(len, rows.values()))
    assert said.err == ""
    assert said.out.startswith(f"{path}: {count} rows of {len(rows)} tables, {len(stored) + 2} files, ")
    told = capsys.readouterr().out.splitlines()
    assert told[1:4] == [
        f"  {count} rows of {len(rows)} tables, counted afterwards",
        f"  {len(stored)} files, each with the sum it had",
        f"  the keys of certificates: {machine.keys}",
    ]


def test_on_the_new_machine_evidence_holds_certificates_verify_and_people_go_on(
    content: Content, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the runbook's own commands, in its order."""
    path = back_up(tmp_path / "backup")
    monkeypatch.setattr(sys, "stdin", io.StringIO("Erased on request: registration 999999\n"))
    with machine.here():
        for command in RUNBOOK:
            call_command(*command.replace("/backup/ARCHIVE.tar", str(path)).split(), stdout=io.StringIO())
        call_command("rebuild_search", stdout=io.StringIO())

        records = ApprovalRecord.objects.filter(kind="review")
        assert [content_hash(record.content) == record.content_hash for record in records] == [True] * len(records)
        assert {record.page_number for record in records} >= {content.course.pk}
        public = keys._public_pem(keys.signing_pair().ed25519)
        credential = files_of(content.certificate)["json"]
        assert OB3LdpVerifier(pubkey_pem=public).verify(credential.decode()).achievement.name == content.course.title
        later = made(issued("enrolment:2", learner=learner("ny@example.org")))
        again = files_of(later)["json"].decode()
        assert OB3LdpVerifier(pubkey_pem=public).verify(again).achievement.name != ""
        world = find_world()
        page = login(world.contact).get(f"/admin/pages/{content.course.pk}/edit/")
        assert (page.status_code, content.course.title in page.content.decode()) == (200, True)
        live_course(world, "Etterpå")


def test_an_archive_and_its_folder_are_for_their_owner_alone(small: Path) -> None:
    assert [stat.S_IMODE(path.stat().st_mode) for path in (small, small.parent)] == [0o600, 0o700]
    assert list(small.parent.iterdir()) == [small]


def test_an_older_archive_is_left_alone(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = small.read_bytes()
    moment = timezone.now() + timezone.timedelta(seconds=5)
    monkeypatch.setattr(timezone, "now", lambda: moment)

    call_command("backup", str(small.parent))
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", str(small.parent))

    assert (len(list(small.parent.iterdir())), small.read_bytes()) == (2, before)


def test_the_manifest_tells_tables_versions_and_sums(small: Path) -> None:
    with tarfile.open(small) as tar:
        manifest = json.load(tar.extractfile("manifest.json") or io.BytesIO())

    rows = {table: len(found) for table, found in every_row().items()}
    assert (manifest["rows"], manifest["missing"], manifest["site"]) == (rows, [], settings.BASE_URL)
    assert set(manifest["files"]) == {"database.dump", "certificate-keys.json"}
    assert set(manifest["versions"]) == {"python", "django", "wagtail", "postgresql"}


def test_a_file_the_database_names_and_the_folder_lacks_is_told_by_both_commands(
    tmp_path: Path, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    document = BankDocument(title="Plan")
    document.file.save("plan.pdf", ContentFile(b"%PDF-1.4"))
    Path(document.file.path).unlink()

    path = back_up(tmp_path / "backup")
    said = capsys.readouterr().err
    with machine.here():
        call_command("restore", str(path))

    assert said == "The database names a file that is not there: media/documents/plan.pdf\n"
    assert "  missing already when the backup was made: media/documents/plan.pdf\n" in capsys.readouterr().out


# --- what is no good is refused, and nothing is changed ---


def test_an_archive_cut_short_anywhere_is_refused(small: Path, machine: Machine) -> None:
    whole = small.read_bytes()
    for length in (0, 700, len(whole) // 2, len(whole) - 12_000):
        small.write_bytes(whole[:length])

        said = refusal(small, machine)

        assert said.startswith("Nothing was restored. ")
        assert "is not whole" in said or "no archive that a backup wrote" in said


def test_an_archive_with_a_flipped_bit_is_refused_by_name(small: Path, machine: Machine) -> None:
    content = bytearray(small.read_bytes())
    content[len(content) // 2] ^= 1
    small.write_bytes(content)

    assert refusal(small, machine) == ("Nothing was restored. The archive is damaged. Not as they were: database.dump.")


def rewritten(path: Path, *, manifest: bytes | None = None, more: dict[str, bytes] | None = None) -> None:
    """The archive with another manifest, and more in it."""
    with tarfile.open(path) as tar:
        content = {member.name: (tar.extractfile(member) or io.BytesIO()).read() for member in tar}
    if manifest is not None:
        content["manifest.json"] = manifest
    with tarfile.open(path, "w") as tar:
        for name, data in [*content.items(), *(more or {}).items()]:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))


def test_an_archive_with_something_put_in_is_refused(small: Path, machine: Machine) -> None:
    rewritten(small, more={"media/../../outside": b"planted"})

    assert refusal(small, machine) == (
        "Nothing was restored. The archive is damaged. Not as they were: media/../../outside."
    )
    assert "holds what no backup writes: database.dump" in twice(small, machine)


def twice(path: Path, machine: Machine) -> str:
    rewritten(path, more={"database.dump": b"planted"})
    return refusal(path, machine)


def test_a_link_in_an_archive_is_refused(small: Path, machine: Machine) -> None:
    with tarfile.open(small, "a") as tar:
        info = tarfile.TarInfo("media/link")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(info)

    assert refusal(small, machine).endswith("holds what no backup writes: media/link.")


def test_a_manifest_somebody_has_changed_does_not_fit_its_seal(small: Path, machine: Machine) -> None:
    with tarfile.open(small) as tar:
        changed = (tar.extractfile("manifest.json") or io.BytesIO()).read().replace(b'"format": 1', b'"format": 2')
    rewritten(small, manifest=changed)

    assert "The archive's seal is not made with this SECRET_KEY." in refusal(small, machine)
    assert refusal(small, machine, "--unsealed").endswith("The archive is of format 2, and this code reads format 1.")


def test_with_another_secret_key_only_who_says_so_restores(small: Path, machine: Machine, settings: Any) -> None:
    settings.SECRET_KEY = "another-machine-made-itself-another-key-of-many-letters"

    assert "set that, or links in letters already sent will lead nowhere" in refusal(small, machine)
    with machine.here():
        call_command("restore", str(small), "--unsealed")
        assert find_world().contact.email == "contact@example.org"


def test_a_database_with_anything_in_it_is_not_restored_into(small: Path, machine: Machine) -> None:
    with machine.here():
        call_command("restore", str(small), stdout=io.StringIO())

    assert refusal(small, machine) == (
        "Nothing was restored. The database is not empty. A restore goes into a new one: nothing is written over."
    )


@pytest.mark.parametrize("folder", ["media", "private", "packages"])
def test_a_folder_with_anything_in_it_is_not_restored_into(small: Path, machine: Machine, folder: str) -> None:
    (machine.var / folder / "below").mkdir(parents=True)
    (machine.var / folder / "below" / "file").write_text("Mine.")

    assert f"{machine.var / folder} is not empty." in refusal(small, machine)


def test_other_keys_are_neither_written_over_nor_passed_by(small: Path, machine: Machine) -> None:
    keys.add_pair(machine.keys or Path())
    before = (machine.keys or Path()).read_bytes()

    assert "This machine has other keys for certificates" in refusal(small, machine)
    assert (machine.keys or Path()).read_bytes() == before


def test_keys_that_are_there_already_are_left_as_they_are(
    small: Path, machine: Machine, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.CERTIFICATE_KEYS = keys.with_new_pair(Path(settings.CERTIFICATE_KEYS_FILE).read_text())
    with machine.here():
        call_command("restore", str(small))

    assert "the keys of certificates: those that were here" in capsys.readouterr().out
    assert not (machine.keys or Path()).exists()


def test_without_a_place_for_the_keys_nothing_is_restored(small: Path, machine: Machine) -> None:
    nowhere = Machine(machine.url, machine.var, None)

    assert "set CERTIFICATE_KEYS_FILE" in refusal(small, nowhere)


def test_keys_from_a_secret_store_are_in_the_archive(tmp_path: Path, settings: Any) -> None:
    settings.CERTIFICATE_KEYS = keys.with_new_pair("")

    path = back_up(tmp_path / "backup")

    with tarfile.open(path) as tar:
        assert (tar.extractfile("certificate-keys.json") or io.BytesIO()).read().decode() == settings.CERTIFICATE_KEYS


def test_a_backup_of_newer_code_is_refused(small: Path, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    real = archive.check

    def newer(path: Path, **options: Any) -> Manifest:
        manifest = real(path, **options)
        manifest.migrations += ["core.9999_of_tomorrow", "wagtailcore.9999_of_a_library"]
        return manifest

    monkeypatch.setattr(archive, "check", newer)

    assert refusal(small, machine).endswith("newer code than this, which lacks core.9999_of_tomorrow.")


def test_a_file_that_is_not_there_and_a_database_out_of_reach_are_told(small: Path, machine: Machine) -> None:
    nowhere = Machine("postgresql://nobody:x@127.0.0.1:1/none", machine.var, machine.keys)

    with nowhere.here(), pytest.raises(CommandError, match="^No backup was made. connection"):
        call_command("backup", str(machine.var))
    with machine.here(), pytest.raises(CommandError, match="There is no file"):
        call_command("restore", "/nowhere/at.tar")
    with nowhere.here(), pytest.raises(CommandError, match="The database is out of reach"):
        call_command("restore", str(small))


def test_a_restore_that_breaks_off_leaves_nothing_and_can_be_tried_again(
    content: Content, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = back_up(tmp_path / "backup")
    with monkeypatch.context() as patch:
        patch.setenv("PATH", "/nowhere")
        assert "pg_restore is missing" in refusal(path, machine)
    assert not (machine.keys or Path()).exists()

    with machine.here():
        call_command("restore", str(path), stdout=io.StringIO())
        assert CoursePage.objects.filter(pk=content.course.pk).exists()


def test_what_postgresql_says_against_it_is_passed_on(
    small: Path, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("pg_dump", "pg_restore"):
        (programs / name).write_text(f"#!/bin/sh\necho '{name}: server version mismatch' >&2\nexit 1\n")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")

    assert refusal(small, machine) == "Nothing was restored. pg_restore: server version mismatch"
    with pytest.raises(CommandError, match=r"^No backup was made. pg_dump: server version mismatch$"):
        call_command("backup", str(tmp_path / "other"))
    assert list((tmp_path / "other").iterdir()) == []


@pytest.mark.parametrize("lost", ["a row", "a file"])
def test_what_did_not_come_in_is_told(
    content: Content, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    path = back_up(tmp_path / "backup")
    load = database.load

    def load_badly(tar: tarfile.TarFile) -> None:
        load(tar)
        if lost == "a row":
            CertificateFile.objects.all()[:1].get().delete()
        else:
            Path(BankDocument.objects.get().file.path).unlink()

    monkeypatch.setattr(database, "load", load_badly)
    with machine.here(), pytest.raises(CommandError) as told:
        call_command("restore", str(path))

    why = {
        "a row": "Other numbers of rows than when the backup was made: learning_certificatefile.",
        "a file": "The database names files that the archive had not: media/documents/plan.pdf.",
    }
    assert str(told.value) == f"It is restored, but not as it was. {why[lost]}"


# --- while it is made ---


def test_a_killed_backup_leaves_nothing_that_looks_whole_and_the_next_one_clears_it_away(tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    program = (
        "import sys, time\nfrom pathlib import Path\nfrom cms.core.backup import archive\n"
        f"with archive.writing(Path({str(folder)!r}) / 'kompetansebanken-1.tar') as writer:\n"
        "    writer.add_bytes('database.dump', b'x' * 1_000_000)\n    print('half', flush=True)\n    time.sleep(60)\n"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=env) as writing:
        assert (writing.stdout or io.BytesIO()).readline() == b"half\n"
        back_up(folder)  # leaves alone what is being written
        during = sorted(path.suffix for path in folder.iterdir())
        writing.send_signal(signal.SIGKILL)
    left = sorted(path.suffix for path in folder.iterdir())
    time.sleep(1)  # the name is of the second

    call_command("backup", str(folder))

    assert (during, left) == ([".part", ".tar"], [".part", ".tar"])
    assert [path.suffix for path in folder.iterdir()] == [".tar", ".tar"]


def test_a_backup_that_breaks_off_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk() -> Iterator[tuple[str, Path]]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "listed", full_disk)

    with pytest.raises(CommandError, match="No space left on device"):
        call_command("backup", str(tmp_path / "backup"))
    assert list((tmp_path / "backup").iterdir()) == []


def test_two_backups_at_once_do_not_write_the_same_file(tmp_path: Path) -> None:
    final = tmp_path / "backup" / "kompetansebanken-1.tar"
    with (
        archive.writing(final) as writer,
        pytest.raises(archive.NotDone, match="is being written by another backup"),
        archive.writing(final),
    ):
        pass
    assert (writer.sums, final.exists()) == ({}, True)


def test_what_is_written_while_the_backup_is_made_does_not_come_in_by_half(
    content: Content, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row and its file come while the database is read, and another file is deleted with its row."""
    dump = database.dump

    def change() -> None:
        BankDocument.objects.get(title="Plan").delete()
        BankDocument(title="Sent").file.save("sen.pdf", ContentFile(b"%PDF-1.4 late"))

    def meanwhile(moment: str, to: Path) -> None:
        at_once(change)
        dump(moment, to)

    monkeypatch.setattr(database, "dump", meanwhile)
    path = back_up(tmp_path / "backup")

    assert list(BankDocument.objects.values_list("title", flat=True)) == ["Sent"]
    with machine.here():
        call_command("restore", str(path))
        assert list(BankDocument.objects.values_list("title", flat=True)) == ["Plan"]
        assert [name for name in every_file() if name.startswith("media/documents")] == ["media/documents/sen.pdf"]


def test_a_linked_folder_is_told_rather_than_left_out(tmp_path: Path, settings: Any) -> None:
    Path(settings.MEDIA_ROOT).mkdir(parents=True)
    (Path(settings.MEDIA_ROOT) / "elsewhere").symlink_to(tmp_path)

    with pytest.raises(CommandError, match="elsewhere is a link to a folder"):
        call_command("backup", str(tmp_path / "backup"))


# --- after a restore ---


def test_letters_that_may_have_gone_are_held_and_those_of_later_are_not() -> None:
    waiting = Mail.objects.create(to="a@example.org", language="nb", subject="Nå", body="")
    later = Mail.objects.create(
        to="b@example.org", language="nb", subject="Siden", body="", due_at=timezone.now() + timezone.timedelta(days=1)
    )
    said = io.StringIO()

    call_command("after_restore", stdout=said)

    waiting.refresh_from_db()
    assert (waiting.is_uncertain, waiting.failed_at is not None) == (True, True)
    assert list(Mail.objects.unsettled()) == [later]
    told = said.getvalue().splitlines()
    assert told[0] == "1 letters are held: see «E-post» in the operator's menu."
    assert told[1:] == [f"Done: {name}" for name in settings.FORGETTING_JOBS]


def test_every_job_that_forgets_is_run_after_a_restore() -> None:
    forgetting = {job["task"] for job in settings.CELERY_BEAT_SCHEDULE.values() if "forget" in job["task"]}

    done = forget_what_is_due()

    assert forgetting - set(done) == set()
    assert set(done) - {job["task"] for job in settings.CELERY_BEAT_SCHEDULE.values()} == set()


def test_a_site_without_keys_is_backed_up_without(tmp_path: Path, settings: Any) -> None:
    settings.CERTIFICATE_KEYS = settings.CERTIFICATE_KEYS_FILE = ""
    folder = tmp_path / "kept"
    folder.mkdir()

    with tarfile.open(back_up(folder)) as tar:
        assert [name for name in tar.getnames() if "keys" in name] == []
