"""What to write in another language: what people have approved before, then the machine's draft with our words in it.

The memory is wagtail-localize's own tables. Only what readers can read is put there, so it is nobody's secret.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import NavigableString
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page
from wagtail_localize.models import String, StringTranslation, TranslatableObject, TranslationContext
from wagtail_localize.strings import StringValue

from workflows.translation.apertium import Apertium
from workflows.translation.segments import Text, words_in

AT_ONCE = 150  # strings in one run of the machine; between two the progress is told


@dataclass
class Proposals:
    """A translation for some strings; `by_machine` are those that a machine made."""

    strings: dict[StringValue, StringValue] = field(default_factory=dict)
    by_machine: set[StringValue] = field(default_factory=set)


def propose(
    strings: Sequence[StringValue],
    source: Locale,
    target: Locale,
    machine: Apertium | None = None,
    in_our_words: Callable[[str], str] = str,
    tell: Callable[[int], None] = lambda words: None,
) -> Proposals:
    """From memory, and the rest from the machine where there is one. `tell`: how many words are done by now.

    Raises NotInstalled.
    """
    found = Proposals(remembered(strings, source, target))
    done = words_in(found.strings)
    rest = [string for string in strings if string not in found.strings]
    if machine is None or not machine.can_translate(source, target):
        return found
    for some in _batches(rest):
        drafts = machine.translate(source, target, some)
        found.strings |= {string: _reworded(draft, in_our_words) for string, draft in drafts.items()}
        found.by_machine |= drafts.keys()
        done += words_in(some)
        tell(done)
    return found


def _batches(strings: Sequence[StringValue]) -> Iterator[Sequence[StringValue]]:
    for start in range(0, len(strings), AT_ONCE):
        yield strings[start : start + AT_ONCE]


def _reworded(string: StringValue, in_our_words: Callable[[str], str]) -> StringValue:
    soup = BeautifulSoup(string.data, "html.parser")
    for node in soup.find_all(string=True):
        node.replace_with(NavigableString(in_our_words(str(node))))
    return StringValue(str(soup))


def remembered(strings: Iterable[StringValue], source: Locale, target: Locale) -> dict[StringValue, StringValue]:
    """What people have approved as translation of these strings; of several, the latest."""
    by_data = {string.data: string for string in strings}
    rows = StringTranslation.objects.filter(
        locale=target, translation_of__locale=source, translation_of__data_hash__in=map(_hash, by_data.values())
    ).order_by("updated_at", "pk")
    return {
        by_data[source_data]: StringValue(data)
        for source_data, data in rows.values_list("translation_of__data", "data")
        if source_data in by_data
    }


def remember(work: Page, source: Locale, target: Locale, pairs: Iterable[tuple[Text, Text]]) -> None:
    """Keeps what the texts of the source, each with its approved translation, say.

    Written in bulk, and so past wagtail-localize's receivers: one of them writes a title from memory over a page's own.
    """
    by_place = {
        (text.path, string): translated
        for text, translation in pairs
        for string, translated in zip(text.strings, translation.strings, strict=False)
        if text.shape == translation.shape
    }
    if not by_place:
        return
    kind = ContentType.objects.get_for_model(Page)
    key = work.translation_key
    TranslatableObject.objects.bulk_create([TranslatableObject(key, kind.pk)], ignore_conflicts=True)
    contexts = _rows(
        TranslationContext,
        [
            TranslationContext(object_id=key, path=path, path_id=TranslationContext._get_path_id(path))  # noqa: SLF001
            for path in dict.fromkeys(path for path, _string in by_place)
        ],
        "path",
        object_id=key,
    )
    texts = _rows(
        String,
        [
            String(locale=source, data=string.data, data_hash=_hash(string))
            for string in dict.fromkeys(string for _path, string in by_place)
        ],
        "data",
        locale=source,
        data_hash__in=[_hash(string) for _path, string in by_place],
    )
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of_id=texts[string.data],
                locale=target,
                context_id=contexts[path],
                data=translated.data,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for (path, string), translated in by_place.items()
        ],
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "translation_type", "updated_at"],
    )


def _rows(model: type, rows: list, name: str, **where: object) -> dict[str, int]:  # type: ignore[type-arg]
    """Writes those that are new; returns the primary key of each by that field."""
    model.objects.bulk_create(rows, ignore_conflicts=True)  # type: ignore[attr-defined]
    return dict(model.objects.filter(**where).values_list(name, "pk"))  # type: ignore[attr-defined]


def _hash(string: StringValue) -> object:
    return String._get_data_hash(string.data)  # noqa: SLF001 — the only way it knows a string by
