"""Course packages made elsewhere (H5P, SCORM 1.2), and how far a learner has come in one."""

from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _
from wagtail.models import CollectionMember

from learning.models.enrolment import Enrolment


@deconstructible(path="learning.models.package.PackageStorage")
class PackageStorage(FileSystemStorage):
    """Where the uploaded files lie; no address leads there."""

    @property
    def base_location(self) -> str:
        return str(settings.PACKAGES_DIR / "uploads")

    @property
    def location(self) -> str:
        return self.base_location

    def url(self, name: str | None) -> str:
        raise ValueError("An uploaded package has no address.")


def upload_name(package: "LessonPackage", filename: str) -> str:
    """By what the file is; what it was called on somebody's machine is nobody's business."""
    return f"{package.digest}.zip"


class LessonPackage(CollectionMember, models.Model):
    """One uploaded package. It is never changed: a page was reviewed with it, so a new upload is a new row.

    `digest` is the SHA-256 of the uploaded file, names the folder it is unpacked into, and stands in its address.
    `entry` is what the player opens: the page of a SCORM package, `h5p.json` of an H5P. `needs` is what the package
    says of itself: {"library": …, "title": …} of an H5P, {"version": …, "identifier": …, "title": …} of a SCORM.
    `reason` is a `learning.packages.rules.Reason`, `reason_about` the file or address it is about.
    """

    class Kind(models.TextChoices):
        H5P = "h5p", "H5P"
        SCORM = "scorm", "SCORM 1.2"

    class State(models.TextChoices):
        WAITING = "waiting", _("Is being looked through")
        READY = "ready", _("Ready")
        REFUSED = "refused", _("Refused")

    title = models.CharField(_("title"), max_length=200)
    upload = models.FileField(_("file"), storage=PackageStorage(), upload_to=upload_name, max_length=200, blank=True)
    digest = models.CharField(max_length=64, editable=False)
    size = models.PositiveBigIntegerField(_("size of the file"), default=0, editable=False)
    kind = models.CharField(_("kind"), max_length=5, choices=Kind.choices, blank=True, editable=False)
    state = models.CharField(
        _("state"), max_length=7, choices=State.choices, default=State.WAITING, editable=False, db_index=True
    )
    reason = models.CharField(_("reason"), max_length=30, blank=True, editable=False)
    reason_about = models.CharField(max_length=300, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    entry = models.CharField(max_length=500, blank=True, editable=False)
    needs = models.JSONField(default=dict, blank=True, editable=False)
    file_count = models.PositiveIntegerField(_("files"), default=0, editable=False)
    unpacked_size = models.PositiveBigIntegerField(_("size unpacked"), default=0, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now)

    class Meta:
        verbose_name = _("package")
        verbose_name_plural = _("packages")
        ordering: ClassVar[list[str]] = ["-uploaded_at", "-pk"]
        permissions: ClassVar = [("choose_lessonpackage", "Can choose package")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["digest"], condition=~Q(state="refused"), name="one_package_per_file"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def folder(self) -> Path:
        """What was unpacked; only a package that is ready has one."""
        return Path(settings.PACKAGES_DIR) / "unpacked" / self.digest


class PackageState(models.Model):
    """What a package reported of one learner in one lesson (its translation key). It comes from the learner's own
    browser: `score` of `score_max` is shown as the package's word, and is no evidence of anything.

    `state` is the package's own, a JSON object of whatever shape it chose, given back to it when it is opened again. It
    is kept as text: PostgreSQL's JSON takes neither zero bytes nor halves of characters, and packages write both.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="package_states")
    lesson = models.UUIDField()
    package = models.ForeignKey(LessonPackage, on_delete=models.PROTECT, related_name="states")
    state = models.TextField(blank=True)
    score = models.FloatField(null=True, blank=True)
    score_max = models.FloatField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["enrolment", "lesson", "package"], name="one_state_per_package"),
        ]
