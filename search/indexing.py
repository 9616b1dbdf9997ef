"""Putting works into the index, and out of it. One writer at a time; readers wait for nobody."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.db.models import Q
from wagtail.models import Page

from cms.core.sections import WORK_PATH_LENGTH
from search import arrays
from search.arrays import BLOCK, FACTS, POSTINGS, STATES
from search.models import Block, Entry, Posting, Synonym, Word
from search.sources import Source, counties_by_library, fetch, read, searchable_models
from search.values import KINDS, LANGUAGES, LEVELS, SetNumbers
from search.words.analysis import terms, words
from search.words.folding import fold

# How much a word says of what the page is about, by where it stands; labels least, since eight areas hold all works.
WEIGHTS = {arrays.TITLE: 3.0, arrays.SUMMARY: 1.5, arrays.KEYWORDS: 2.0, arrays.LABELS: 0.5}
WEIGHTS |= {arrays.BODY: 1.0, arrays.FILES: 0.5}
LISTS = {arrays.KEYWORDS, arrays.LABELS}  # names, not sentences: one that is there in four languages is there once
WRITERS = 7_210_416  # the key of the lock that lets one writer in at a time
FILE_WORDS = 1_000  # a word in files of so many words counts half of one in a short file
CHUNK = 512  # pages read at once


def index_works(keys: Iterable[int]) -> int:
    """Indexes anew the works these pages belong to; those that readers cannot open are taken out.

    A work is indexed whole, since a lesson points to its course by number. Returns how many pages are in it now.
    """
    paths = {path[:WORK_PATH_LENGTH] for path in Page.objects.filter(pk__in=list(keys)).values_list("path", flat=True)}
    if not paths:
        return 0
    with transaction.atomic():
        wait_for_other_writers()  # before the pages are read, or an older reading could be written last
        sources = list(_sources(in_works(paths)))
        _retire(Entry.objects.filter(in_works(paths)))
        _append(sources)
    return len(sources)


def forget_hidden() -> None:
    """Takes out what was taken down or deleted; until then it is hidden."""
    hidden = Entry.objects.filter(is_hidden=True)
    if hidden.exists():
        with transaction.atomic():
            wait_for_other_writers()
            _retire(hidden)


def rebuild() -> Iterator[int]:
    """Writes every page anew behind what is there, which serves meanwhile; yields how many there are by now."""
    old = list(Block.objects.values_list("number", flat=True))
    with transaction.atomic():
        wait_for_other_writers()
        _start_block()
    works = Page.objects.filter(live=True, depth=WORK_PATH_LENGTH // Page.steplen).order_by("path")
    sections = Page.objects.filter(live=True, depth__lt=WORK_PATH_LENGTH // Page.steplen).order_by("path")
    done = 0
    for paths in _chunks([*sections.values_list("path", flat=True), *works.values_list("path", flat=True)], CHUNK):
        keys = Page.objects.filter(in_works(paths), live=True).values_list("pk", flat=True)
        done += index_works(keys)
        yield done
    with transaction.atomic():
        wait_for_other_writers()
        _retire(Entry.objects.filter(number__lt=(max(old, default=-1) + 1) * BLOCK))
        _drop(old)
    forget_words()


def _chunks(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def in_works(paths: Iterable[str], column: str = "path") -> Q:
    """Rows whose path is there: a section's means the section alone, a work's the work with all its parts."""
    found = Q(**{f"{column}__in": [path for path in paths if len(path) < WORK_PATH_LENGTH]})
    for path in paths:
        if len(path) == WORK_PATH_LENGTH:
            found |= Q(**{f"{column}__startswith": path})
    return found


def _sources(wanted: Q) -> Iterator[Source]:
    counties = counties_by_library()
    keys_by_model: dict[Any, list[int]] = defaultdict(list)
    models = searchable_models()
    for page in Page.objects.filter(wanted, live=True).public().type(*models).only("pk", "content_type_id"):
        keys_by_model[page.specific_class].append(page.pk)
    for model, keys in keys_by_model.items():
        for page in fetch(model, keys):
            yield read(page, counties)


def wait_for_other_writers() -> None:
    """Until the end of the transaction nobody else writes. First of all, or two could wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS])


# --- out of the index ----------------------------------------------------------------------------------------------


def _retire(entries: Any) -> None:
    """Marks the numbers dead. Their postings stay until their block is dropped."""
    by_block: dict[int, list[int]] = defaultdict(list)
    for number in entries.values_list("number", flat=True):
        block, offset = divmod(number, BLOCK)
        by_block[block].append(offset)
    for block in Block.objects.filter(pk__in=by_block):
        facts = arrays.read_facts(block.facts).copy()
        facts["alive"][by_block[block.pk]] = False
        _save(block, facts)
    entries.delete()


def _drop(blocks: Sequence[int]) -> None:
    Posting.objects.filter(block__in=blocks).delete()
    Block.objects.filter(pk__in=blocks).delete()


def compact() -> None:
    """Moves what lives out of blocks that are mostly dead, and drops them. Run by the clock, when few are awake."""
    for block in Block.objects.order_by("number"):
        alive = Entry.objects.filter(number__range=(block.pk * BLOCK, (block.pk + 1) * BLOCK - 1))
        if block.used == BLOCK and alive.count() <= BLOCK / 2:
            for keys in _chunks(list(alive.values_list("pk", flat=True)), CHUNK):
                index_works(keys)
            _drop([block.pk])
    forget_words()


def forget_words() -> None:
    """Drops the words that no living page and no synonym says any more."""
    said: set[str] = set()
    rows = Entry.objects.values_list("text", "shown__title", "shown__makers", "files")
    for text, title, makers, files in rows.iterator(chunk_size=500):
        parts = [text, title, *makers, *(part for file in files for part in file)]
        said.update(word for part in parts for word in words(part))
    said.update(word for synonym in Synonym.objects.all() for phrase in synonym.all_phrases() for word in phrase)
    gone = [word for word in Word.objects.values_list("word", flat=True).iterator() if word not in said]
    for chunk in _chunks(gone, 10_000):
        Word.objects.filter(word__in=chunk).delete()


# --- into the index ------------------------------------------------------------------------------------------------


def _append(sources: Sequence[Source]) -> None:
    """Gives each page the next number; a work is never parted, so that a lesson's course has its number."""
    if not sources:
        return
    numbers = SetNumbers()
    sources = sorted(sources, key=lambda source: source.page.path)
    block = _last_block()
    while sources:
        room = BLOCK - block.used
        fitting, sources = sources[:room], sources[room:]
        _fill(block, fitting, numbers)
        if sources:
            block = _start_block()


def _last_block() -> Block:
    block = Block.objects.order_by("number").last()
    return block if block is not None and block.used < BLOCK else _start_block()


def _start_block() -> Block:
    last = Block.objects.order_by("number").last()
    facts = np.zeros(BLOCK, dtype=FACTS).tobytes()
    return Block.objects.create(number=last.pk + 1 if last else 0, version=uuid.uuid4(), used=0, facts=facts)


def _fill(block: Block, sources: Sequence[Source], numbers: SetNumbers) -> None:
    facts = arrays.read_facts(block.facts).copy()
    postings: dict[str, list[tuple[int, float, int]]] = defaultdict(list)
    entries, written = [], set()
    for offset, source in enumerate(sources, start=block.used):
        number = block.pk * BLOCK + offset
        length, counts, said = _analyse(source)
        written |= said
        for term, (count, fields) in counts.items():
            postings[term].append((offset, count, fields))
        facts[offset] = _facts(source, number, length, numbers)
        entries.append(_entry(source, number))
    block.used += len(sources)
    Entry.objects.bulk_create(entries)
    _point_to_courses(facts, block, entries)
    _save(block, facts)
    _add_postings(block.pk, postings)
    add_words(written, {word for source in sources for word in words(source.title)})


def _save(block: Block, facts: arrays.Facts) -> None:
    block.facts = facts.tobytes()
    block.version = uuid.uuid4()
    block.save()


def _entry(source: Source, number: int) -> Entry:
    return Entry(
        page_id=source.page.pk,
        number=number,
        path=source.page.path,
        changes_at=source.changes_at,
        shown=source.shown,
        text=source.text.replace("\x00", ""),
        files=source.files,
    )


def _facts(source: Source, number: int, length: int, numbers: SetNumbers) -> tuple[Any, ...]:
    """In the order of `FACTS`."""
    return (
        True,
        source.page.pk,
        number,
        source.page.work_root().translation_key.int >> 64,
        length,
        KINDS.index(source.kind),
        LANGUAGES.index(source.shown["language"]),
        LEVELS.index(source.level),
        STATES.index(source.state),
        min(source.minutes, 65_535),
        *(numbers.bits(facet, source.sets.get(facet, set())) for facet in ("county", "area", "group")),
        int(source.starts_at.timestamp() // 60) if source.starts_at else 0,
        _day(source.updated_on),
        _day(source.due_on),
        numbers.bits("competence", source.sets.get("competence", set())),
    )


def _day(day: datetime.date | None) -> int:
    return day.toordinal() if day else 0


def _point_to_courses(facts: arrays.Facts, block: Block, entries: Sequence[Entry]) -> None:
    """A lesson's root is the number of its course, which may stand in the block before."""
    lessons = [entry for entry in entries if len(entry.path) > WORK_PATH_LENGTH]
    courses = {entry.path: entry.number for entry in entries if len(entry.path) == WORK_PATH_LENGTH}
    elsewhere = {entry.path[:WORK_PATH_LENGTH] for entry in lessons} - courses.keys()
    courses |= dict(Entry.objects.filter(path__in=elsewhere).values_list("path", "number"))
    for entry in lessons:
        facts["root"][entry.number - block.pk * BLOCK] = courses[entry.path[:WORK_PATH_LENGTH]]


def _analyse(source: Source) -> tuple[int, dict[str, tuple[float, int]], set[str]]:
    """How many words there are, each term's weighted count with the fields it stands in, and the words themselves."""
    counts: dict[str, tuple[float, int]] = {}
    length, said = 0, set()
    files = "\n".join(text for file in source.files for text in file)
    texts = (source.title, source.summary, source.keywords, source.labels, source.body, files)
    for (where, weight), text in zip(WEIGHTS.items(), texts, strict=True):
        there = words(text)
        said.update(there)
        if where == arrays.FILES:  # measured by itself: a page is no longer for the files it shows
            weight *= FILE_WORDS / (FILE_WORDS + len(there))  # noqa: PLW2901  # of this field alone
        else:
            length += len(set(there) if where in LISTS else there)
        for term, share in _shares(there, once=where in LISTS):
            count, fields = counts.get(term, (0.0, 0))
            counts[term] = count + weight * share, fields | where
    return length, counts, said


def _shares(there: Iterable[str], *, once: bool) -> Iterable[tuple[str, float]]:
    """How much each word says of each of its terms; `once` is how much the best of the words does."""
    shares = [pair for word in there for pair in terms(word)]
    return dict(sorted(shares, key=itemgetter(1))).items() if once else shares


def add_words(written: Iterable[str], titles: Iterable[str] = ()) -> None:
    """In one order, so that two writers could never wait for each other."""
    rows = [Word(word=word, folded=fold(word), in_title=word in titles) for word in sorted(written)]
    Word.objects.bulk_create(rows, ignore_conflicts=True, batch_size=5_000)
    Word.objects.filter(word__in=titles, in_title=False).update(in_title=True)


def _add_postings(block: int, postings: dict[str, list[tuple[int, float, int]]]) -> None:
    """Appended to what the block has of the term already: bytes after bytes."""
    ordered = sorted(postings)  # in one order, so that two writers could never wait for each other
    packed = [np.array(postings[term], dtype=POSTINGS).tobytes() for term in ordered]
    table = connection.ops.quote_name(Posting._meta.db_table)
    sql = (
        f"INSERT INTO {table} (term, block, pages) SELECT unnest(%s::text[]), %s, unnest(%s::bytea[]) "
        f"ON CONFLICT (term, block) DO UPDATE SET pages = {table}.pages || EXCLUDED.pages"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [ordered, block, packed])
