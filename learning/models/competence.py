"""What a work strengthens in those who learn from it, and what other frameworks call the same."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, Panel

from learning.competences import rules
from learning.models.vocabulary import CompetenceArea, TargetGroup, Term

SELF_ASSESSMENT = "selvvurdering"  # the part of an address that is no competence's


class Competence(ClusterableModel, Term):
    """Something one can be good at in a library, in one of the bank's areas.

    `kompetanse` in an address takes the slug of either, so no area and no competence have one in common.
    """

    area = models.ForeignKey(
        CompetenceArea, on_delete=models.PROTECT, related_name="competences", verbose_name=_("competence area")
    )
    target_groups = ParentalManyToManyField(
        TargetGroup,
        blank=True,
        related_name="competences",
        verbose_name=_("target groups"),
        help_text=_("Leave empty when it concerns everybody."),
    )
    description_nb = models.TextField(_("description in bokmål"), blank=True)
    description_nn = models.TextField(_("description in nynorsk"), blank=True)

    panels: ClassVar[list[Panel]] = [
        FieldPanel("area"),
        *Term.panels,
        FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple),
        FieldPanel("description_nb"),
        FieldPanel("description_nn"),
        InlinePanel("links", heading=_("In other frameworks"), label=_("Framework")),
    ]

    class Meta(Term.Meta):
        abstract = False
        ordering: ClassVar[list[str]] = ["area__order", "order", "name_nb"]
        verbose_name = _("competence")
        verbose_name_plural = _("competences")

    def clean(self) -> None:
        super().clean()
        if self.slug == SELF_ASSESSMENT:
            raise ValidationError({"slug": gettext("The self-assessment has this address already.")})
        if CompetenceArea.objects.filter(slug=self.slug).exists():
            raise ValidationError({"slug": gettext("A competence area has this short name already.")})

    @property
    def description(self) -> str:
        """In the language of the interface where there is one; else in bokmål."""
        return (self.description_nn if get_language() == "nn" else "") or self.description_nb

    @property
    def description_language(self) -> str:
        return "nn" if get_language() == "nn" and self.description_nn else "nb"

    @property
    def url(self) -> str:
        return reverse("competence", args=(self.slug,))

    def framework_links(self) -> list[dict[str, str]]:
        """Each with `framework`, `identifier`, `url` and `name`, as a certificate says what it stands for."""
        return [
            {
                "framework": link.get_framework_display(),
                "identifier": link.identifier,
                "url": link.url,
                "name": link.name,
            }
            for link in self.links.all()
        ]


class FrameworkLink(models.Model):
    """What another framework has that is the same as a competence, near to it, or wider. Its name is the framework's.

    Of the frameworks no text is copied: who wants to know more follows the address.
    """

    class Framework(models.TextChoices):
        DIGCOMP = rules.DIGCOMP, "DigComp 2.2"
        ESCO = rules.ESCO, "ESCO"
        WEBJUNCTION = rules.WEBJUNCTION, "WebJunction Competency Index 2014"

    class Relation(models.TextChoices):
        EXACT = rules.EXACT, _("The same")
        CLOSE = rules.CLOSE, _("Nearly the same")
        BROAD = rules.BROAD, _("Part of something wider")

    competence = ParentalKey(Competence, on_delete=models.CASCADE, related_name="links")
    framework = models.CharField(_("framework"), max_length=12, choices=Framework.choices)
    identifier = models.CharField(
        _("identifier"),
        max_length=60,
        help_text=_("DigComp: the number, as 1.2. ESCO: what follows esco/ in the address. WebJunction: a short name."),
    )
    name = models.CharField(_("name there"), max_length=200)
    relation = models.CharField(_("relation"), max_length=6, choices=Relation.choices, default=Relation.CLOSE)

    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("framework"), FieldPanel("identifier")]),
        FieldRowPanel([FieldPanel("name"), FieldPanel("relation")]),
    ]

    class Meta:
        ordering: ClassVar[list[str]] = ["framework", "identifier"]
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["competence", "framework", "identifier"], name="one_link_per_concept"),
        ]

    def __str__(self) -> str:
        return f"{self.get_framework_display()} {self.identifier}"

    def clean(self) -> None:
        super().clean()
        if self.framework and not rules.is_identifier(self.framework, self.identifier):
            raise ValidationError({"identifier": gettext("The framework has no such identifier.")})

    @property
    def url(self) -> str:
        return rules.url_of(self.framework, self.identifier)
