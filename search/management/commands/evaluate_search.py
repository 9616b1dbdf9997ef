"""How well the search answers judged questions: over passages beside Wagtail's own, or over the bank as it is."""

import csv
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.search.backends import get_search_backend

from learning.models import ResourcePage
from search.decisions import read_decisions
from search.evaluation import DEPTH, Quality, measure
from search.finding import best_of, find
from search.indexing import index_works, wait_for_other_writers
from search.judging import JudgedAnswer, as_json, as_table, ask_all, read_judged
from search.models import Block, Entry, Posting, Word
from search.questions import Question

FORMS = ("nb", "nn", "short", "typo")


class Command(BaseCommand):
    """The passages become pages of an otherwise empty index, in a transaction that is rolled back at the end."""

    help = (
        "Print recall@1, recall@10 and MRR@10 for questions over passages: our search, and Wagtail's own. "
        "Or with --bank how well the bank's own works answer judged questions."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        sets = parser.add_mutually_exclusive_group(required=True)
        sets.add_argument(
            "file",
            type=Path,
            nargs="?",
            help='JSON: {"passages": [{id, title, text}], "queries": [{passage, nb, nn, short, typo}]}',
        )
        sets.add_argument(
            "--bank",
            type=Path,
            metavar="FILE",
            help="a table (TSV) of questions and the works that answer them: language, form, query, wanted, helpful",
        )
        parser.add_argument("--json", action="store_true", help="print the figures as JSON, and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["bank"]:
            answers = _ask_bank(options["bank"])
            self.stdout.write(as_json(answers) if options["json"] else as_table(answers))
        else:
            figures = self._measure_passages(options["file"])
            self.stdout.write(_as_json(figures) if options["json"] else _as_table(figures))

    @transaction.atomic
    def _measure_passages(self, file: Path) -> dict[str, dict[str, Quality]]:
        passages, queries = _read_set(file)
        pages = _make_pages(passages)
        keys = {page.pk: passage["id"] for page, passage in zip(pages, passages, strict=True)}
        wait_for_other_writers()
        for model in (Entry, Posting, Block, Word):
            model.objects.all().delete()
        index_works(keys)
        figures = {"ours": _measure(queries, lambda text: [keys[pk] for pk in _ours(text)])}
        backend = get_search_backend()
        backend.get_index_for_model(ResourcePage).add_items(ResourcePage, pages)
        mine = ResourcePage.objects.filter(pk__in=keys)
        figures["stock"] = _measure(queries, lambda text: [keys[hit.pk] for hit in backend.search(text, mine)[:DEPTH]])
        transaction.set_rollback(True)
        return figures


def _read_set(file: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The passages and the queries; what else the file says is not looked at."""
    try:
        data = json.loads(file.read_text("utf-8-sig"))
        passages = [{"id": row["id"], "title": str(row["title"]), "text": str(row["text"])} for row in data["passages"]]
        known = {passage["id"] for passage in passages}
        queries = [
            {"passage": row["passage"]} | {form: str(row[form]) for form in FORMS if row.get(form)}
            for row in data["queries"]
        ]
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as fault:
        raise CommandError(f"{file} is no set of passages and queries: {fault!r}") from fault
    if unknown := [query["passage"] for query in queries if query["passage"] not in known]:
        raise CommandError(f"{file} is no set of passages and queries: there is no passage {unknown[0]!r}")
    return passages, queries


def _ask_bank(file: Path) -> list[JudgedAnswer]:
    try:
        return ask_all(read_judged(file))
    except (OSError, ValueError, LookupError, csv.Error) as fault:
        raise CommandError(f"{file} is no set of judged questions of this bank: {fault}") from fault


def _make_pages(passages: list[dict[str, Any]]) -> list[ResourcePage]:
    parent = Page.objects.filter(depth=3, live=True, locale__language_code="nb").first()
    if parent is None:
        raise CommandError("There is no section to put the passages into. Build the site first.")
    pages = []
    for number, passage in enumerate(passages):
        body = [("text", RichText(escape(passage["text"])))]
        page = ResourcePage(title=passage["title"][:255], slug=f"evaluation-{number}", body=body, live=False)
        pages.append(parent.specific.add_child(instance=page))
    # Live past the guard: nothing of this is ever committed.
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(live=True)
    return pages


def _ours(text: str) -> list[int]:
    question = Question.of(text)
    found = find(question, read_decisions(question).synonyms)
    return [int(found.index.facts["page"][at]) for at in best_of(found, DEPTH)]


def _measure(queries: list[dict[str, Any]], answer: Any) -> dict[str, Quality]:
    """A query that lacks a form is not asked in it."""
    return {
        form: measure([(query[form], {query["passage"]}) for query in queries if query.get(form)], answer)
        for form in FORMS
    }


def _as_json(figures: dict[str, dict[str, Quality]]) -> str:
    return json.dumps(
        {whose: {form: quality.as_json() for form, quality in forms.items()} for whose, forms in figures.items()}
    )


def _as_table(figures: dict[str, dict[str, Quality]]) -> str:
    lines = [f"{'':14}{'recall@1':>10}{'recall@10':>11}{'mrr@10':>9}"]
    for form in FORMS:
        for whose, forms in figures.items():
            quality = forms[form]
            lines.append(
                f"{form:7}{whose:7}{quality.recall_at_1:>10.3f}{quality.recall_at_10:>11.3f}{quality.mrr_at_10:>9.3f}"
            )
    return "\n".join(lines)
