"""Reading the files of documents, and giving their text to the pages that show them."""

import logging
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from wagtail.models import Page, ReferenceIndex

from cms.core.uses import live_pages_using
from cms.media.models import BankDocument
from cms.media.signatures import extension_of
from search.extraction import READERS
from search.models import FileText
from search.signals import let_wait

logger = logging.getLogger(__name__)

LARGEST = 100 * 1024 * 1024  # bytes; a larger file is not opened
PATIENCE = 90  # seconds
ROOT = Path(__file__).resolve().parent.parent


def unread() -> QuerySet[BankDocument]:
    """Documents that can be read, and whose present file nobody has read yet."""
    kinds = Q()
    for kind in READERS:
        kinds |= Q(file__iendswith=f".{kind}")
    read = FileText.objects.filter(document=OuterRef("pk"), file=OuterRef("file"))
    return BankDocument.objects.filter(kinds, ~Exists(read)).order_by("pk")


def read_file(document: BankDocument) -> None:
    """Keeps the text, or why there is none, and lets the live pages that show the document wait for the index."""
    name = document.file.name
    text, problem = _extract(document)
    if problem:
        logger.warning("The text of %s cannot be read: %s", name, problem)
    with transaction.atomic():
        there = BankDocument.objects.select_for_update(no_key=True).filter(pk=document.pk, file=name)
        if there.exists():  # neither gone nor given another file meanwhile
            FileText.objects.update_or_create(
                document=document, defaults={"file": name, "text": text, "problem": problem}
            )
            let_wait(live_pages_using(document).values_list("pk", flat=True))


def _extract(document: BankDocument) -> tuple[str, str]:
    """The text, and why it could not be read; one of them is empty."""
    try:
        if document.file.size > LARGEST:
            return "", "The file is too large"
        with document.file.open("rb") as file:
            content = file.read()
    except OSError as error:
        return "", str(error)[:200]
    command = [sys.executable, "-m", "search.extraction", extension_of(document.file)]
    try:
        done = subprocess.run(  # noqa: S603  # our own module, and one of the kinds it knows
            command, input=content, capture_output=True, timeout=PATIENCE, cwd=ROOT, check=False
        )
    except subprocess.TimeoutExpired:
        return "", "It took too long"
    if done.returncode:
        said = done.stderr.decode(errors="replace").split("\n")
        return "", next((line for line in reversed(said) if line), f"It ended with {done.returncode}")[:200]
    return done.stdout.decode(), ""


def texts_of(keys: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """The files each of these pages shows, as (title, text), in the order of the documents. Two queries.

    By Wagtail's index of references, which is written with the page.
    """
    page_type, document_type = (ContentType.objects.get_for_model(model) for model in (Page, BankDocument))
    shown = ReferenceIndex.objects.filter(
        base_content_type=page_type, object_id__in=[str(pk) for pk in keys], to_content_type=document_type
    ).values_list("object_id", "to_object_id")
    pages: dict[int, set[int]] = defaultdict(set)
    for page, document in shown:
        pages[int(document)].add(int(page))
    texts: dict[int, list[tuple[str, str]]] = defaultdict(list)
    read = (
        FileText.objects.filter(document__in=pages, file=F("document__file")).exclude(text="").order_by("document_id")
    )
    for document, title, text in read.values_list("document_id", "document__title", "text"):
        for page in pages[document]:
            texts[page].append((title, text))
    return texts
