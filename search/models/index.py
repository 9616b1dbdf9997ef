"""The index: which terms stand on which pages, and the facts that results are ranked, counted and shown by.

Every page readers can open has a number. A block is so many numbers in a row; postings and facts are kept by block, as
arrays, so that one read tells of thousands of pages. A page that changes gets a new number at the end, and its old one
is dead; nothing written is written over (docs/adr/0026-search-index.md).
"""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from wagtail.models import Page


class Entry(models.Model):
    """A page as the search shows it."""

    # The database lets a page go while the index still has it: only a job takes a number out of its block.
    page = models.OneToOneField(
        Page, on_delete=models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="+"
    )
    number = models.PositiveIntegerField(unique=True)
    path = models.CharField(max_length=255)
    is_hidden = models.BooleanField(default=False, help_text="Taken down since; the job removes it.")
    changes_at = models.DateTimeField(null=True, help_text="When a fact changes by the clock alone.")
    indexed_at = models.DateTimeField(default=timezone.now)
    shown = models.JSONField(help_text="What a result shows.")
    text = models.TextField(help_text="All its own text, for the passages.")
    files = models.JSONField(default=list, help_text="The files it shows, each as its title and its text.")

    wagtail_reference_index_ignore = True  # says nothing of where the page is used

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["path"], name="entry_path", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["number"], name="entry_hidden", condition=models.Q(is_hidden=True)),
            models.Index(fields=["changes_at"], name="entry_changes", condition=models.Q(changes_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}"


class Block(models.Model):
    """The facts of so many pages in a row, as `search.arrays.FACTS`."""

    number = models.PositiveIntegerField(primary_key=True)
    version = models.UUIDField(help_text="Another with each change: what a process has read already it need not again.")
    used = models.PositiveSmallIntegerField(help_text="How many of its numbers are given to pages, living or dead.")
    facts = models.BinaryField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.number}"


class Posting(models.Model):
    """The pages of one block that a term stands on, as `search.arrays.POSTINGS`."""

    term = models.TextField()
    block = models.PositiveIntegerField()
    pages = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["term", "block"], name="one_posting_per_term_and_block")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["block"], name="posting_block")]

    def __str__(self) -> str:
        return f"{self.term} {self.block}"


class Word(models.Model):
    """A word as it is written somewhere in the bank: what typing errors are corrected to, and beginnings completed."""

    word = models.TextField(primary_key=True)
    folded = models.TextField(help_text="Without the marks on its letters.")
    in_title = models.BooleanField(default=False, help_text="Whether a title has had it.")

    wagtail_reference_index_ignore = True

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            GinIndex(fields=["folded"], name="word_trigrams", opclasses=["gin_trgm_ops"]),
            models.Index(fields=["folded"], name="word_beginning", opclasses=["text_pattern_ops"]),
        ]

    def __str__(self) -> str:
        return self.word


class FacetValue(models.Model):
    """A value one may narrow a search by, whose number stands in the facts: a county, area, competence or group."""

    facet = models.CharField(max_length=10)
    slug = models.CharField(max_length=60)
    number = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField(default=0)
    names = models.JSONField(help_text="By language; one that is missing is said in bokmål.")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["facet", "slug"], name="one_facet_value_per_slug"),
            models.UniqueConstraint(fields=["facet", "number"], name="one_facet_value_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.facet} {self.slug}"
