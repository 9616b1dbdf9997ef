"""Counties, the county libraries that serve them, and municipalities (2024 borders)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CountyLibrary(models.Model):
    """An owner of content: a county library, the National Library, or the shared section."""

    class Kind(models.TextChoices):
        COUNTY = "county", _("County library")
        NATIONAL = "national", _("The National Library")
        SHARED = "shared", _("Joint measures")

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.COUNTY)
    written_form = models.CharField(
        _("main written form"), max_length=2, choices=settings.INTERFACE_LANGUAGES, default="nb"
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(
        _("e-mail address"), blank=True, help_text=_("The library's own; new drafts begin with it as contact.")
    )
    section = models.UUIDField(
        _("section"),
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text=_("The translation key of its section in the page tree."),
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        verbose_name = _("county library")
        verbose_name_plural = _("county libraries")

    def __str__(self) -> str:
        return self.name

    @property
    def group_name(self) -> str:
        """The name of the Django group that holds the rights of its contacts and deputies."""
        return f"Fylkeskontakt: {self.slug}"


class County(models.Model):
    """A fylke. Akershus, Buskerud and Østfold share one county library."""

    code = models.CharField(_("code"), max_length=2, primary_key=True)
    name = models.CharField(_("name"), max_length=60)
    library = models.ForeignKey(
        CountyLibrary,
        on_delete=models.PROTECT,
        related_name="counties",
        verbose_name=_("county library"),
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        verbose_name = _("county")
        verbose_name_plural = _("counties")

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A kommune, named as readers know it."""

    name = models.CharField(_("name"), max_length=80)
    county = models.ForeignKey(
        County, on_delete=models.PROTECT, related_name="municipalities", verbose_name=_("county")
    )
    sami_area = models.BooleanField(_("in the administrative area for Sámi languages"), default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["name", "county"], name="one_municipality_per_name_and_county"),
        ]

    def __str__(self) -> str:
        return self.name
