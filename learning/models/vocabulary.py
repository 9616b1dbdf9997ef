"""The controlled words content is found by. Free tags stand beside them."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel


class Term(models.Model):
    """A word with its name in every language of the interface; an empty name falls back to bokmål."""

    slug = models.SlugField(_("slug"), unique=True)
    name_nb = models.CharField(_("name in bokmål"), max_length=100)
    name_nn = models.CharField(_("name in nynorsk"), max_length=100, blank=True)
    name_se = models.CharField(_("name in Northern Sámi"), max_length=100, blank=True)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels: ClassVar[list[Panel]] = [
        FieldPanel("slug"),
        FieldPanel("name_nb"),
        FieldRowPanel([FieldPanel("name_nn"), FieldPanel("name_se"), FieldPanel("name_en")]),
        FieldPanel("order"),
    ]

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["order", "name_nb"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return getattr(self, f"name_{get_language() or 'nb'}", "") or self.name_nb


class CompetenceArea(Term):
    """One of the bank's top-level areas; its colour, 1 to 8, only ever means the area."""

    description_nb = models.TextField(_("description in bokmål"), blank=True)
    description_nn = models.TextField(_("description in nynorsk"), blank=True)
    colour = models.PositiveSmallIntegerField(
        _("colour"), default=8, choices=[(number, str(number)) for number in range(1, 9)]
    )

    panels: ClassVar[list[Panel]] = [
        *Term.panels,
        FieldPanel("description_nb"),
        FieldPanel("description_nn"),
        FieldPanel("colour"),
    ]

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("competence area")
        verbose_name_plural = _("competence areas")

    def clean(self) -> None:
        """An address names an area or a competence by one word."""
        super().clean()
        if self._meta.apps.get_model("learning", "Competence").objects.filter(slug=self.slug).exists():
            raise ValidationError({"slug": gettext("A competence has this short name already.")})


class TargetGroup(Term):
    """Whom something is meant for."""

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class Topic(Term):
    """A controlled topic, narrower than a competence area."""

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
