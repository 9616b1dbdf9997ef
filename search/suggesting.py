"""What somebody may be about to ask, while they write: topics, what others have asked, and works by their titles."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language

from learning.models import Topic
from search import ranking, spelling
from search.arrays import TITLE
from search.finding import Found, Moment, Understanding, best_of, weigh
from search.models import Entry, Query
from search.questions import Question, clean
from search.ranking import Concept
from search.reading import read_with_postings
from search.words.analysis import own_terms, plain

SHORTEST = 2  # letters
MOST_TITLES = 6
MOST_TOPICS = 3
MOST_QUERIES = 3


@dataclass(frozen=True)
class Suggestion:
    """What it says, where it leads, what it is (of `search.values.KINDS`, a topic or a query), and its language."""

    text: str
    url: str
    kind: str
    language: str


def suggest(text: str) -> list[dict[str, Any]]:
    """At most so many of each, the likeliest first; the last word need not be written to its end. Five queries."""
    question = Question.of(text)
    if not question.words or len(question.text) < SHORTEST:
        return []
    topics, begun = _topics(clean(text)), _queries(question.text)
    named = {topic.text.lower() for topic in topics}
    return [
        asdict(one) for one in (*topics, *(query for query in begun if query.text not in named), *_titles(question))
    ]


def _topics(text: str) -> list[Suggestion]:
    """Topics whose name begins so, in any language; each leads to what a search for it finds."""
    language = get_language() or "nb"
    begins = Q()
    for code, _name in settings.LANGUAGES:
        begins |= Q(**{f"name_{code}__istartswith": text})
    return [
        Suggestion(topic.name, _address(topic.name), "topic", language)
        for topic in Topic.objects.filter(begins)[:MOST_TOPICS]
    ]


def _queries(text: str) -> list[Suggestion]:
    """What enough others have asked and found, and that begins so. A query is in no language that we know of."""
    begun = Query.objects.to_suggest().filter(text__startswith=plain(text))
    return [
        Suggestion(query, _address(query), "query", "") for query in begun.values_list("text", flat=True)[:MOST_QUERIES]
    ]


def _address(query: str) -> str:
    return f"{reverse('search')}?{urlencode({'q': query})}"


def _titles(question: Question) -> list[Suggestion]:
    """Works that say each of the words in their title."""
    *whole, begun = question.words
    asked = [Concept(tuple((term, 1.0) for term in own_terms(word))) for word in whole]
    if len(begun) >= SHORTEST:  # a single letter begins too much to say anything
        meant = [begun, *spelling.beginnings(begun)]
        asked.append(Concept(tuple(dict.fromkeys((term, 1.0) for word in meant for term in own_terms(word)))))
    index, postings = read_with_postings({term for concept in asked for term, _weight in concept.terms})
    titles = {
        term: [(block, pages[pages["fields"] & TITLE > 0]) for block, pages in found]
        for term, found in postings.items()
    }
    moment = Moment.now()
    scored = ranking.score(asked, titles, index.facts)
    scores = scored.score * index.alive * (scored.matched == len(asked))
    weigh(scores, index, moment)
    found = Found(index, scores, np.arange(len(scores)), Understanding(question), moment)
    pages = [int(index.facts["page"][at]) for at in best_of(found, MOST_TITLES)]
    entries = dict(Entry.objects.filter(pk__in=pages).values_list("pk", "shown"))
    shown = [entries[page] for page in pages if page in entries]
    return [
        Suggestion(one["title"], reverse("wagtail_serve", args=(one["path"],)), one["kind"], one["language"])
        for one in shown
    ]
