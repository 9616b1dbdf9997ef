"""Keeping a county library's list of preferred words."""

from collections.abc import Iterable

from django.db import transaction

from cms.people.models import CountyLibrary
from workflows.models import PreferredWord


def lock_words(library: CountyLibrary) -> None:
    """Contact and deputy write the list one after the other; each is checked against what the other has written."""
    CountyLibrary.objects.select_for_update().get(pk=library.pk)


@transaction.atomic
def keep_words(
    library: CountyLibrary, language: str, *, written: Iterable[PreferredWord], removed: Iterable[PreferredWord]
) -> None:
    """Written anew as a whole, since two rows may have changed places."""
    written = list(written)
    gone = [row.pk for row in (*written, *removed) if row.pk]
    PreferredWord.objects.filter(library=library, language=language, pk__in=gone).delete()
    for row in written:
        row.library, row.language = library, language
    PreferredWord.objects.bulk_create(written)
