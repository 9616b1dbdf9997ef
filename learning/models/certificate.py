"""Certificates: frozen when they are issued, and never written from anything but themselves."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learning.models.learner import Learner


def new_code() -> str:
    """128 bits that nobody guesses, for an address."""
    return secrets.token_urlsafe(16)


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def to_make(self) -> "CertificateQuerySet":
        """Those whose files are not made yet, the oldest first."""
        return self.filter(made_at=None).order_by("issued_at", "pk")

    def revoked(self) -> "CertificateQuerySet":
        return self.exclude(revoked_at=None)


class Certificate(models.Model):
    """What somebody achieved, as it stood that day.

    `facts` is what was frozen; its shape is `learning.certificates.facts.Facts`. Of the person it holds nothing:
    `holder_name` stands beside it and is emptied when the learner erases themself. What is left then are `name_hash`
    and `email_hash`, made with `salt`, by which a name or an address that somebody shows can still be checked.

    `key` is what it was issued for («enrolment:12», «attendee:7», «renewal:3»): one certificate for each.
    """

    class Kind(models.TextChoices):
        COURSE = "course", _("Course certificate")
        PATH = "path", _("Certificate of a learning path")
        ATTENDANCE = "attendance", _("Attendance certificate")

    code = models.CharField(_("code"), max_length=22, unique=True, default=new_code)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=60, unique=True)
    work = models.UUIDField(help_text="The translation key of the course or path.")
    learner = models.ForeignKey(
        Learner, on_delete=models.SET_NULL, null=True, blank=True, related_name="certificates", verbose_name=_("holder")
    )
    holder_name = models.CharField(_("holder's name"), max_length=120, blank=True)
    salt = models.CharField(max_length=32)
    name_hash = models.CharField(max_length=64)
    email_hash = models.CharField(max_length=64)
    language = models.CharField(_("written form"), max_length=2, choices=settings.INTERFACE_LANGUAGES)
    facts = models.JSONField()
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)
    made_at = models.DateTimeField(_("files made"), null=True, blank=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("replaces")
    )
    status_list = models.PositiveIntegerField(default=1)
    status_index = models.PositiveIntegerField()
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    revoked_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-issued_at", "-pk"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["status_list", "status_index"], name="one_certificate_per_status"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["issued_at"], condition=Q(made_at=None), name="certificates_to_make"),
        ]

    def __str__(self) -> str:
        return self.code


class CertificateFile(models.Model):
    """One file of a certificate, byte for byte as it was made. The PDF bears the name, and goes with it."""

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        CREDENTIAL = "json", "Open Badges 3.0"
        JWT = "jwt", "JWT"
        PNG = "png", "PNG"
        SVG = "svg", "SVG"

    certificate = models.ForeignKey(Certificate, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["certificate", "kind"], name="one_file_of_each_kind"),
        ]


class SigningKey(models.Model):
    """The public half of every key that has ever signed: `did.json` keeps them all, whatever became of the private."""

    kid = models.CharField(max_length=40, unique=True, help_text="The fragment of the verification method.")
    method = models.JSONField(help_text="The verification method as did.json shows it.")
    first_used_at = models.DateTimeField(default=timezone.now)


class StatusList(models.Model):
    """A signed bitstring status list as it is published, until it is signed anew.

    `is_outdated`: a certificate in it was revoked since. Whoever issues, revokes or signs holds the row.
    """

    number = models.PositiveIntegerField(unique=True)
    credential = models.JSONField(null=True)
    signed_at = models.DateTimeField(null=True)
    is_outdated = models.BooleanField(default=False)
