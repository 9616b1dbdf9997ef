"""How the group improves the search by hand: words that mean the same, and works shown first."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, Panel
from wagtail.models import Page

from search.questions import LONGEST_PHRASE, stored_keys, telling
from search.words.analysis import words

SEPARATED = _("Several are separated by commas.")


def phrases(text: str) -> list[tuple[str, ...]]:
    """The phrases of a list separated by commas, each as the words of it that a question keeps."""
    return [phrase for part in text.split(",") if (phrase := telling(words(part)))]


def refuse_long(name: str, text: str) -> dict[str, Any]:
    """What is wrong with a list of phrases, by field."""
    too_long = [" ".join(phrase) for phrase in phrases(text) if len(phrase) > LONGEST_PHRASE]
    if not too_long:
        return {}
    message = _("At most %(number)d words each: “%(phrase)s” is longer.")
    return {name: ValidationError(message, params={"number": LONGEST_PHRASE, "phrase": too_long[0]})}


class Recognised(models.Model):
    """Something that is recognised in a question by the words it holds."""

    keys = ArrayField(models.TextField(), default=list, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.keys = self.found_by()
        super().save(*args, **kwargs)

    def found_by(self) -> list[str]:
        return sorted({key for phrase in self.all_phrases() for key in stored_keys(phrase)})

    def all_phrases(self) -> Iterable[tuple[str, ...]]:
        raise NotImplementedError


class Synonym(Recognised):
    """Words for one thing: who asks for one of them is answered with what any of them stands in."""

    words_nb = models.CharField(_("in bokmål"), max_length=300, blank=True, help_text=SEPARATED)
    words_nn = models.CharField(_("in nynorsk"), max_length=300, blank=True)
    words_se = models.CharField(_("in Northern Sámi"), max_length=300, blank=True)
    words_en = models.CharField(_("in English"), max_length=300, blank=True)

    panels: ClassVar[list[Panel]] = [
        HelpPanel(_("Whoever searches for one of these words also finds what any of the others stands in.")),
        FieldPanel("words_nb"),
        FieldPanel("words_nn"),
        FieldRowPanel([FieldPanel("words_se"), FieldPanel("words_en")]),
    ]
    fields: ClassVar[tuple[str, ...]] = ("words_nb", "words_nn", "words_se", "words_en")

    class Meta:
        ordering: ClassVar[list[str]] = ["words_nb", "words_nn", "pk"]
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        indexes: ClassVar[list[models.Index]] = [GinIndex(fields=["keys"], name="synonym_keys")]

    def __str__(self) -> str:
        return " = ".join(filter(None, (getattr(self, name) for name in self.fields)))

    def all_phrases(self) -> list[tuple[str, ...]]:
        return [phrase for name in self.fields for phrase in phrases(getattr(self, name))]

    def clean(self) -> None:
        super().clean()
        faults: dict[str, Any] = {}
        for name in self.fields:
            faults |= refuse_long(name, getattr(self, name))
        if not faults and len(set(self.all_phrases())) < 2:
            faults = {"words_nb": _("Write at least two words that mean the same.")}
        if faults:
            raise ValidationError(faults)


class Promotion(Recognised):
    """A work that is shown before the others when somebody asks for certain words."""

    words = models.CharField(
        _("when somebody searches for"),
        max_length=300,
        help_text=_("Words or phrases. Several are separated by commas."),
    )
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("show first"))

    panels: ClassVar[list[Panel]] = [FieldPanel("words"), FieldPanel("page")]

    class Meta:
        ordering: ClassVar[list[str]] = ["words", "pk"]
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        indexes: ClassVar[list[models.Index]] = [GinIndex(fields=["keys"], name="promotion_keys")]

    def __str__(self) -> str:
        return self.words

    def all_phrases(self) -> list[tuple[str, ...]]:
        return phrases(self.words)

    def clean(self) -> None:
        super().clean()
        faults = refuse_long("words", self.words)
        if not faults and not phrases(self.words):
            faults = {"words": _("Write at least one word.")}
        if self.page_id and not getattr(self.page.specific_class, "is_found_by_search", False):
            faults["page"] = _("The search never finds this page. Choose a work, or a page with a text.")
        if faults:
            raise ValidationError(faults)
