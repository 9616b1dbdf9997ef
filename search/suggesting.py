"""What somebody may be about to ask, while they write: topics, what others have asked, and works by their titles."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language

from cms.core.replica import reading_connection
from learning.models import Topic
from search import ranking
from search.arrays import TITLE
from search.finding import Found, Moment, Understanding, best_of, is_said, weigh
from search.models import Entry, Query, Word
from search.questions import Question
from search.ranking import Concept
from search.reading import Index, TermPostings, read_with_postings
from search.values import LANGUAGES
from search.words.analysis import own_terms, plain, words
from search.words.folding import fold

SHORTEST = 2  # letters
MOST_TITLES = 6
MOST_TOPICS = 3
MOST_QUERIES = 3
MOST_WORDS = 40
LOOKED_AT = 4 * MOST_TITLES  # a work may be there in each of its languages

SQL = """
(SELECT 'topics' AS what, {name} AS text FROM {topic} WHERE {begins} ORDER BY "order", name_nb LIMIT {topics})
UNION ALL
(SELECT 'queries', text FROM {query} WHERE is_good AND text LIKE %s ORDER BY asked DESC, text LIMIT {queries})
UNION ALL
(SELECT 'words', word FROM {word} WHERE in_title AND folded LIKE %s AND word LIKE %s
 ORDER BY length(folded), folded LIMIT {words})
"""


@dataclass(frozen=True)
class Suggestion:
    """What it says, where it leads, what it is (of `search.values.KINDS`, a topic or a query), and its language."""

    text: str
    url: str
    kind: str
    language: str


@dataclass
class Begun:
    """What begins as somebody writes: names of topics, what enough others have asked and found, words of titles."""

    topics: list[str] = field(default_factory=list)
    queries: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def suggest(text: str) -> list[dict[str, Any]]:
    """At most so many of each, the likeliest first; the last word need not be written to its end. Three queries."""
    question = Question.of(text)
    if not question.words or len(question.text) < SHORTEST:
        return []
    begun = _read_begun(question)
    asked = _concepts(question, begun.words)
    topics = {name: {term for word in words(name) for term in own_terms(word)} for name in begun.topics}
    index, postings = read_with_postings({*_terms(asked), *(term for terms in topics.values() for term in terms)})
    found = [name for name, terms in topics.items() if all(is_said(index, postings, term) for term in terms)]
    named = {name.lower() for name in found}
    suggestions = [
        *(_search(name, "topic", get_language() or "nb") for name in found),
        *(_search(query, "query", "") for query in begun.queries if query not in named),
        *_titles(question, asked, index, postings),
    ]
    return [asdict(one) for one in suggestions]


def _read_begun(question: Question) -> Begun:
    """Topics by their name in any language, named in the reader's."""
    topic, query, word = (connection.ops.quote_name(model._meta.db_table) for model in (Topic, Query, Word))
    names = [f"name_{code}" for code, _name in settings.INTERFACE_LANGUAGES]
    sql = SQL.format(
        topic=topic,
        query=query,
        word=word,
        name=f"coalesce(nullif(name_{get_language() or 'nb'}, ''), name_nb)",
        begins=" OR ".join(f"upper({name}) LIKE upper(%s)" for name in names),
        topics=MOST_TOPICS,
        queries=MOST_QUERIES,
        words=MOST_WORDS,
    )
    text, last = question.text, question.words[-1]
    marked = last if fold(last) != last else ""  # whoever writes ås does not mean as
    folded = _begins(fold(last)) if len(last) >= SHORTEST else ""  # a single letter begins too much to say anything
    patterns = [_begins(text)] * len(names) + [_begins(plain(text)), folded, _begins(marked)]
    begun = Begun()
    with reading_connection().cursor() as cursor:
        cursor.execute(sql, patterns)
        for what, found in cursor.fetchall():
            getattr(begun, what).append(found)
    return begun


def _begins(text: str) -> str:
    return f"{connection.ops.prep_for_like_query(text)}%"


def _concepts(question: Question, begun: Sequence[str]) -> list[Concept]:
    """The whole words, and all that the last may become; a single letter is left out."""
    *whole, last = question.words
    asked = [[word] for word in whole]
    if len(last) >= SHORTEST:
        asked.append([last, *begun])
    return [Concept(tuple(dict.fromkeys((term, 1.0) for word in meant for term in own_terms(word)))) for meant in asked]


def _terms(asked: Iterable[Concept]) -> set[str]:
    return {term for concept in asked for term, _weight in concept.terms}


def _search(query: str, kind: str, language: str) -> Suggestion:
    """What leads to what a search for it finds. A query is in no language that we know of."""
    return Suggestion(query, f"{reverse('search')}?{urlencode({'q': query})}", kind, language)


def _titles(question: Question, asked: Sequence[Concept], index: Index, postings: TermPostings) -> list[Suggestion]:
    """Works that say each of the words in their title."""
    titles = {
        term: [(block, pages[pages["fields"] & TITLE > 0]) for block, pages in postings[term]]
        for term in _terms(asked) & postings.keys()
    }
    moment = Moment.now()
    scored = ranking.score(asked, titles, index.facts)
    scores = scored.score * index.alive * (scored.matched == len(asked))
    weigh(scores, index, moment)
    found = Found(index, scores, np.arange(len(scores)), Understanding(question), moment)
    pages = [int(index.facts["page"][at]) for at in _nearest(index, best_of(found, LOOKED_AT))[:MOST_TITLES]]
    entries = dict(Entry.objects.filter(pk__in=pages).values_list("pk", "shown"))
    shown = [entries[page] for page in pages if page in entries]
    return [
        Suggestion(one["title"], reverse("wagtail_serve", args=(one["path"],)), one["kind"], one["language"])
        for one in shown
    ]


def _nearest(index: Index, found: Sequence[int]) -> list[int]:
    """Of each work, what is in the one of its languages that is nearest to the reader's."""
    near = [get_language() or "nb", *LANGUAGES]
    ways = [(at, int(index.facts["work"][at]), near.index(LANGUAGES[index.facts["language"][at]])) for at in found]
    nearest: dict[int, int] = {}
    for _at, work, distance in ways:
        nearest[work] = min(distance, nearest.get(work, distance))
    return [at for at, work, distance in ways if distance == nearest[work]]
