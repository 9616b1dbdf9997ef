"""Who learns here: an e-mail address, and nothing more until they say it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Learner(models.Model):
    """Not a user: a learner has no password, no role and no door to the admin.

    `email` is in lower case; it is what they sign in with. `name` is what stands on a certificate, and is asked for
    when there is one to write it on.
    """

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.INTERFACE_LANGUAGES, default="nb")
    created_at = models.DateTimeField(_("began"), default=timezone.now)
    sign_ins = models.PositiveIntegerField(default=0, help_text="What every session must agree with: «out everywhere».")

    class Meta:
        verbose_name = _("learner")
        verbose_name_plural = _("learners")

    def __str__(self) -> str:
        return self.email


class SignInLetter(models.Model):
    """One letter with a link and a six-digit code, either of which opens the learner's page once.

    Only digests are kept. `next_path` is where the learner was going.
    """

    email = models.EmailField()
    link_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64)
    next_path = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["email", "asked_at"], name="sign_in_by_email")]
