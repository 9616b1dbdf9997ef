"""What readers see has changed, and the page cache is not told yet."""

from typing import ClassVar

from django.db import models


class Change(models.Model):
    """Written by the database's own triggers, read and removed after the commit (cms.core.pagecache).

    `transaction`: PostgreSQL's number of the one that made the change. `tag`: what is out of date by it.
    """

    transaction = models.BigIntegerField()
    tag = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["transaction", "tag"], name="told_once_in_a_transaction"),
        ]

    def __str__(self) -> str:
        return self.tag
