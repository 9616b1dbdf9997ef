"""Counting the words of what has gone up, for the language ledger."""

from collections.abc import Mapping

from django.db.models import QuerySet

from cms.core.models import ApprovalRecord
from cms.core.sections import SECTION_PATH_LENGTH, libraries_by_section_path
from cms.people.models import CountyLibrary
from workflows.models import WordCount
from workflows.word_counts import number_of_words

BATCH = 200


def count_words(records: QuerySet[ApprovalRecord]) -> int:
    """Counts those of the records that went up and are not counted yet; returns how many. May run twice.

    A page that the installation made holds a title and no text, and is counted from when somebody has written in it.
    """
    left = records.filter(used_at__isnull=False, word_count=None).exclude(kind=ApprovalRecord.Kind.SYSTEM)
    left = left.select_related("page").only("page_type", "content", "page__path", "page__url_path")
    owners = Owners()
    counts: list[WordCount] = []
    for record in left.order_by("pk").iterator(chunk_size=BATCH):
        words = number_of_words(record.page_type, record.content)
        if words is not None:
            language = _address(record).split("/")[1]
            counts.append(WordCount(record=record, library=owners.of(record), language=language, words=words))
    WordCount.objects.bulk_create(counts, ignore_conflicts=True, batch_size=BATCH)
    return len(counts)


class Owners:
    """Whose a text is: the county library's in whose section it stands; outside them the National Library's."""

    def __init__(self) -> None:
        self._by_path: Mapping[str, CountyLibrary] = libraries_by_section_path()
        libraries = self._by_path.values()
        self._by_slug = {library.slug: library for library in libraries}
        self._national = next((each for each in libraries if each.kind == CountyLibrary.Kind.NATIONAL), None)

    def of(self, record: ApprovalRecord) -> CountyLibrary | None:
        """By the page's place; where the page is gone, by the address it had."""
        if record.page is not None:
            return self._by_path.get(record.page.path[:SECTION_PATH_LENGTH], self._national)
        return self._by_slug.get(_address(record).split("/")[2], self._national)


def _address(record: ApprovalRecord) -> str:
    return str(record.page.url_path if record.page is not None else record.content.get("url_path") or "//")
