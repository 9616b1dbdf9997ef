"""Making a backup, restoring one, and what is done at once after that."""

import platform
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import django
import wagtail
from celery import current_app
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from cms.core.backup import archive, database, files
from cms.core.backup.manifest import DATABASE, KEYS, Differs, Manifest, NotDone
from cms.core.models import Mail


def back_up(folder: Path) -> tuple[Path, Manifest]:
    """Writes one archive into the folder.

    First the database, then the files: what a row names is on the disk before the row is committed, and files are
    never written over. So every file of that moment is still there, but for what somebody has deleted since.
    """
    now = timezone.now()
    final = folder / f"kompetansebanken-{now:%Y-%m-%dT%H%M%SZ}.tar"
    with archive.writing(final) as writer, TemporaryDirectory(dir=folder, prefix=".dump-") as aside:
        dumped = Path(aside) / DATABASE
        with database.one_moment() as moment:
            database.dump(moment, dumped)
            named = files.named_by_the_database()
            manifest = Manifest(
                made_at=now.isoformat(timespec="seconds"),
                site=settings.BASE_URL,
                versions={
                    "python": platform.python_version(),
                    "django": django.get_version(),
                    "wagtail": wagtail.__version__,
                    "postgresql": database.server_version(),
                },
                migrations=database.applied_migrations(),
                rows=database.row_counts(),
                missing=[],
            )
        writer.add(DATABASE, dumped)
        if (keys := files.certificate_keys()) is not None:
            writer.add_bytes(KEYS, keys.encode())
        for name, path in files.listed():
            writer.add(name, path)
        manifest.missing = sorted(named - writer.sums.keys())
        archive.finish(writer, manifest)
    return final, manifest


@dataclass(frozen=True)
class Restored:
    manifest: Manifest
    files: int
    keys: Path | None


def restore(path: Path, *, unsealed: bool = False) -> Restored:
    """Onto a machine that has nothing yet; all of it or nothing.

    Raises NotDone, with nothing changed, where there is something, or where the archive is not whole; Differs when all
    is done and what came in is not what the manifest says.
    """
    if not path.is_file():
        raise NotDone(f"There is no file {path}.")
    manifest = archive.check(path, unsealed=unsealed)
    _require_code_for(manifest)
    _require_nothing_here()
    keys = _read(path, KEYS) if KEYS in manifest.files else b""
    writes_keys = bool(keys) and not files.keys_are_at_home(keys.decode())
    written: list[Path] = []
    try:
        for file in archive.unpack(path, files.folders()):
            written.append(file)  # noqa: PERF402  # what is there when it breaks off must be known
        count = len(written)
        if writes_keys:
            written.append(files.write_keys(keys))
        with archive.opened(path) as tar:
            database.load(tar)
    except BaseException:
        for file in written:
            file.unlink(missing_ok=True)
        raise
    _compare(manifest)
    return Restored(manifest, count, written[-1] if writes_keys else None)


def _read(path: Path, name: str) -> bytes:
    with archive.opened(path) as tar:
        return tar.extractfile(name).read()  # type: ignore[union-attr]  # it has been checked


def _require_code_for(manifest: Manifest) -> None:
    ours = {app.label for app in apps.get_app_configs() if "site-packages" not in app.path}
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations or {}}
    lacking = [name for name in manifest.migrations if name.partition(".")[0] in ours and name not in known]
    if lacking:
        raise NotDone(f"The backup was made by newer code than this, which lacks {', '.join(lacking)}.")


def _require_nothing_here() -> None:
    if not database.is_empty():
        raise NotDone("The database is not empty. A restore goes into a new one: nothing is written over.")
    for folder in files.folders().values():
        if any(path.is_file() for path in folder.rglob("*")):
            raise NotDone(f"{folder} is not empty. Move away what is there: nothing is written over.")


def _compare(manifest: Manifest) -> None:
    """What came in against what the manifest says; both were checked before, so this speaks of PostgreSQL."""
    counts = database.row_counts()
    differ = [table for table in manifest.rows.keys() | counts if manifest.rows.get(table) != counts.get(table)]
    if differ:
        raise Differs(f"Other numbers of rows than when the backup was made: {', '.join(sorted(differ))}.")
    here = {name for name, _path in files.listed()}
    if lost := files.named_by_the_database() - here - set(manifest.missing):
        raise Differs(f"The database names files that the archive had not: {', '.join(sorted(lost))}.")


def hold_letters() -> int:
    """Letters that waited when the backup was made may have gone since: the operator decides, under «E-post».

    Run before the worker is started. Returns how many.
    """
    now = timezone.now()
    why = "It waited when the backup was made, and may have gone since."
    return Mail.objects.unsettled().filter(due_at__lte=now).update(failed_at=now, is_uncertain=True, last_error=why)


def forget_what_is_due() -> list[str]:
    """Runs every job that erases, now; what was erased since the backup by its time limit is erased again."""
    autodiscover_modules("tasks")
    for name in settings.FORGETTING_JOBS:
        current_app.tasks[name]()
    return list(settings.FORGETTING_JOBS)
