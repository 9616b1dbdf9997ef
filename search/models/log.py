"""What is asked for, by day and without persons (docs/adr/0030-search-log.md)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.tallies import FEWEST


class QueryQuerySet(models.QuerySet["Query"]):
    """Queries of fewer than `FEWEST` are in none of these: one person may have asked them all."""

    def shown(self) -> "QueryQuerySet":
        return self.filter(asked__gte=FEWEST).order_by("-asked", "text")

    def without_results(self) -> "QueryQuerySet":
        return self.shown().filter(found=0)

    def unopened(self) -> "QueryQuerySet":
        return self.shown().filter(found__gt=0, opened=0)


class Query(models.Model):
    """One query with its sums of the days that are kept."""

    text = models.CharField(_("query"), max_length=80, unique=True)
    found = models.PositiveIntegerField(_("hits"), default=0, help_text="Of all works, when it was last asked.")
    asked = models.PositiveIntegerField(_("asked"), default=0)
    opened = models.PositiveIntegerField(_("opened"), default=0)
    last_on = models.DateField(_("last asked"))
    is_good = models.BooleanField(default=False, help_text="Whether it is suggested to others.")

    objects = QueryQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("query")
        verbose_name_plural = _("queries")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-asked", "text"], name="query_asked"),
            models.Index(
                fields=["text"], name="query_good", opclasses=["text_pattern_ops"], condition=models.Q(is_good=True)
            ),
        ]

    def __str__(self) -> str:
        return self.text


class QueryDay(models.Model):
    """How often on one day it was asked, and a result of it opened."""

    query = models.ForeignKey(Query, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    asked = models.PositiveIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["query", "day"], name="one_count_per_query_and_day")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["day"], name="query_day")]

    def __str__(self) -> str:
        return f"{self.query_id} {self.day}"
