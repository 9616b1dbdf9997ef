"""Verbs of packages: upload, unpack, delete, sweep up, and keep what a learner's browser reports."""

import hashlib
import json
import shutil
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Collection

from cms.core.jobs import ask
from cms.core.uses import pages_using
from cms.people.models import User
from learning.models import Enrolment, LessonPackage, PackageState
from learning.packages import rules, texts
from learning.packages.permissions import policy
from learning.packages.rules import NotAccepted, Reason
from learning.packages.unpacking import PART, unpack
from learning.refused import Refused

State = LessonPackage.State
LEFT_ALONE = 24 * 60 * 60  # seconds that a file without a row may belong to an upload that is not through


def upload(title: str, file: File[Any], collection: Collection, user: User) -> LessonPackage:
    """Keeps the file and asks for it to be unpacked. Raises Refused where the same file is here already."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    package = LessonPackage(
        title=title, collection=collection, uploaded_by=user, digest=digest.hexdigest(), size=file.size
    )
    if LessonPackage.objects.filter(digest=package.digest).exclude(state=State.REFUSED).exists():
        raise Refused(rules.No.ALREADY_HERE, texts.NOES)
    try:
        with transaction.atomic():
            package.upload.save("package.zip", file, save=False)
            package.save()
            transaction.on_commit(lambda: ask_to_unpack(package.pk))
    except IntegrityError as error:  # somebody else's came in the same moment
        package.upload.storage.delete(str(package.upload.name))
        raise Refused(rules.No.ALREADY_HERE, texts.NOES) from error
    return package


def ask_to_unpack(pk: int) -> None:
    from learning.packages.tasks import unpack_package

    ask(unpack_package, pk)


def look_through(pk: int) -> None:
    """Unpacks the package, or refuses it with the reason. May run twice, also at once.

    The attempt is counted in a transaction of its own, so that a package which kills its worker is given up. The row is
    locked while files are written: who has it knows that what lies there half done was left by the dead.
    """
    LessonPackage.objects.filter(pk=pk, state=State.WAITING).update(attempts=F("attempts") + 1)
    with transaction.atomic():
        found = LessonPackage.objects.select_for_update(skip_locked=True, of=("self",))
        package = found.filter(pk=pk, state=State.WAITING).first()
        if package is None:
            return
        try:
            _unpack(package)
        except NotAccepted as refusal:
            _refuse(package, refusal)
        package.save()


def _unpack(package: LessonPackage) -> None:
    if package.attempts > rules.MOST_ATTEMPTS:
        raise NotAccepted(Reason.UNREADABLE)
    try:
        file = package.upload.open("rb")
    except FileNotFoundError as error:
        raise NotAccepted(Reason.LOST) from error
    with file:
        done = unpack(file, package.folder)
    package.state, package.kind = State.READY, done.kind
    package.entry, package.needs = done.contents.entry, done.contents.needs
    package.file_count, package.unpacked_size = done.file_count, done.size


def _refuse(package: LessonPackage, refusal: NotAccepted) -> None:
    """The row stays, to say why; its files go once that is stored."""
    storage, name, folder = package.upload.storage, str(package.upload.name), package.folder
    package.state, package.reason, package.reason_about = State.REFUSED, refusal.reason, refusal.about
    package.upload.name = ""

    def remove() -> None:
        storage.delete(name)
        for left in (folder, folder.with_name(PART + folder.name)):
            shutil.rmtree(left, ignore_errors=True)

    transaction.on_commit(remove)


@transaction.atomic
def delete(pk: int, user: User) -> None:
    """Raises Refused with the reason why not. The files go once the row is gone; the sweep takes what is left."""
    package = LessonPackage.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
    if package is None:  # a worker has it
        raise Refused(rules.No.IS_LOOKED_THROUGH, texts.NOES)
    no = rules.may_delete(
        is_own=policy.user_has_permission_for_instance(user, "delete", package),
        is_waiting=package.state == State.WAITING,
        is_used=pages_using(package).exists(),
        has_learners=package.states.exists(),
    )
    if no is not None:
        raise Refused(no, texts.NOES)
    storage, name, folder = package.upload.storage, str(package.upload.name), package.folder
    was_ready = package.is_ready
    package.delete()

    def remove() -> None:
        if was_ready:  # a refused row's digest may be another's by now
            storage.delete(name)
            shutil.rmtree(folder, ignore_errors=True)

    transaction.on_commit(remove)


def sweep() -> None:
    """Asks anew for what nobody unpacked, and removes files that no row names and that are too old to be underway."""
    for pk in LessonPackage.objects.filter(state=State.WAITING).values_list("pk", flat=True):
        look_through(pk)
    root, old = Path(settings.PACKAGES_DIR), time.time() - LEFT_ALONE
    kept = set(LessonPackage.objects.exclude(state=State.REFUSED).values_list("upload", "digest"))
    names, digests = {name for name, _digest in kept}, {digest for _name, digest in kept}
    for file in (root / "uploads").glob("*"):
        if file.name not in names and file.stat().st_mtime < old:
            file.unlink(missing_ok=True)
    for folder in (root / "unpacked").glob("*"):
        if folder.name.removeprefix(PART) not in digests and folder.stat().st_mtime < old:
            shutil.rmtree(folder, ignore_errors=True)


@transaction.atomic
def keep_report(enrolment: Enrolment, lesson: Any, package: LessonPackage, report: rules.Report) -> PackageState:
    """The last word of the package counts, but what was completed stays completed."""
    state, _made = PackageState.objects.select_for_update().get_or_create(
        enrolment=enrolment, lesson=lesson, package=package
    )
    if report.state is not None:
        state.state = json.dumps(report.state)
    if report.score is not None:
        state.score, state.score_max = report.score, report.score_max
    if report.is_completed and state.completed_at is None:
        state.completed_at = timezone.now()
    state.reported_at = timezone.now()
    state.save()
    return state
