"""What a file says is found at the live page that shows it, and a file that is not what it says harms nobody.

Long, since the files themselves are written here.
"""

import io
import zipfile
from typing import Any

import odfdo
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cms.media.models import BankDocument
from home.demo.documents import text_document
from learning.models import CoursePage, LessonPage, ResourcePage
from search import extraction, files
from search.files import unread
from search.indexing import forget_words
from search.models import Entry, FileText, WaitingPage, Word
from search.reading import read_index
from search.tasks import index_waiting, read_files
from tests.jobs import Commit, asked_for
from tests.reading import soup, text, titles
from tests.world import World, draft_course, draft_resource, put_up

pytestmark = pytest.mark.django_db
SAID = "Nattergal på loftet. Vi samler biblio-\nteker om lydspor."


def pdf(said: str) -> bytes:
    """One page, a line of Helvetica for each line."""
    lines = "".join(f"({line}) Tj T* " for line in said.split("\n"))
    drawn = f"BT /F1 12 Tf 14 TL 72 720 Td {lines}ET".encode("cp1252")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    written, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        starts.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer << /Root 1 0 R /Size 6 >>\nstartxref\n%d\n%%%%EOF\n" % len(written)
    return written + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def docx(said: str) -> bytes:
    """The text in a table, which is where half of all hand-outs have theirs."""
    file, document = io.BytesIO(), Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = said
    document.save(file)
    return file.getvalue()


def odt(said: str) -> bytes:
    return text_document("Overskrift", said.split("\n"), "nb")


def docx_with_changes() -> bytes:
    """As Word writes it while changes are tracked, with a text box."""
    file, document = io.BytesIO(), Document()
    xml = (
        "<w:p {w}><w:r><w:t>Vi </w:t></w:r><w:ins><w:r><w:t>låner</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>kjøper</w:delText></w:r></w:del><w:r><w:tab/><w:t>bøker</w:t></w:r>"
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>I ramme</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    document.element.body.insert(0, parse_xml(xml.format(w=nsdecls("w"))))
    document.save(file)
    return file.getvalue()


def odt_with_changes() -> bytes:
    document = odfdo.Document("text")
    document.body.clear()
    for part in (
        "<text:tracked-changes><text:changed-region text:id='c'><text:deletion><text:p>kjøper</text:p></text:deletion>\
</text:changed-region></text:tracked-changes>",
        "<text:p>Vi låner<office:annotation><text:p>Er det sant?</text:p></office:annotation> bøker</text:p>",
    ):
        document.body.append(odfdo.Element.from_tag(part))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


WRITERS = {"pdf": pdf, "docx": docx, "odt": odt}


def upload(content: bytes, name: str, title: str = "Utdelingsark") -> BankDocument:
    return BankDocument.objects.create(title=title, file=ContentFile(content, name))


def show(page: Any, *documents: BankDocument) -> Any:
    """Live, with the documents in its text or among its files."""
    blocks = [("download", {"title": "", "document": document}) for document in documents]
    page.refresh_from_db()
    page.body = blocks
    page.save()
    return put_up(page)


def let_jobs_run() -> None:
    read_files()
    index_waiting()


def found(client: Client, query: str = "nattergal") -> list[str]:
    return titles(client.get(f"/sok/?q={query}"))


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_what_a_file_says_is_found_at_the_page_that_shows_it(world: World, client: Client, kind: str) -> None:
    show(draft_resource(world, "Ark"), upload(WRITERS[kind](SAID), f"ark.{kind}"))
    let_jobs_run()

    page = soup(client.get("/sok/?q=nattergaler"))
    assert [text(title) for title in page.select(".hits h3")] == ["Ark"]
    assert text(page.select_one(".hits .part")) == "I fila «Utdelingsark»:"
    assert text(page.select_one(".hits .passage mark")) == "Nattergal"


def test_what_is_inserted_is_read_and_neither_what_is_deleted_nor_what_is_remarked() -> None:
    assert extraction.read("docx", io.BytesIO(docx_with_changes())).split("\n") == ["Vi låner\tbøker", "I ramme"]
    assert extraction.read("odt", io.BytesIO(odt_with_changes())).split() == ["Vi", "låner", "bøker"]


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_word_parted_at_the_end_of_a_line_is_one(world: World, client: Client, kind: str) -> None:
    assert "biblioteker om lydspor" in extraction.read(kind, io.BytesIO(WRITERS[kind](SAID)))


def test_a_page_says_it_itself_before_its_file_does(world: World, client: Client) -> None:
    document = upload(odt(SAID), "ark.odt")
    show(draft_resource(world, "Ark"), document)
    named = draft_resource(world, "Fugler")
    named.summary = "Om nattergal og lerke."
    named.save()
    show(named, document)
    let_jobs_run()

    assert found(client) == ["Fugler", "Ark"]


def test_a_long_file_does_not_make_its_page_a_long_page(world: World) -> None:
    short = show(draft_resource(world, "Kort"), upload(odt("Kort."), "kort.odt"))
    long = show(draft_resource(world, "Lang"), upload(odt("Lang. " * 5_000), "lang.odt"))
    let_jobs_run()
    facts = read_index().facts
    number = dict(Entry.objects.values_list("page", "number"))
    assert facts["length"][number[short.pk]] == facts["length"][number[long.pk]]


def test_a_file_in_a_lesson_is_found_under_its_course(world: World, client: Client) -> None:
    draft_course(world, "Fuglekurs", lessons=1)
    lesson = LessonPage.objects.get()
    show(lesson, upload(odt(SAID), "ark.odt"))
    put_up(CoursePage.objects.get())
    let_jobs_run()

    page = soup(client.get("/sok/?q=nattergal"))
    assert [text(title) for title in page.select(".hits h3")] == ["Fuglekurs"]
    assert [text(part) for part in page.select(".hits .part")] == [
        "Leksjon: Fuglekurs: leksjon 1 · 10 minutter",
        "I fila «Utdelingsark»:",
    ]


def test_a_page_that_was_there_before_its_file_was_read_is_indexed_anew(world: World, client: Client) -> None:
    page = show(draft_resource(world, "Ark"), upload(odt(SAID), "ark.odt"))
    index_waiting()
    assert found(client) == []

    read_files()

    assert list(WaitingPage.objects.values_list("page", flat=True)) == [page.pk]
    index_waiting()
    assert found(client) == ["Ark"]


def test_what_only_a_draft_or_a_page_taken_down_shows_is_not_found(world: World, client: Client) -> None:
    document = upload(odt(SAID), "ark.odt")
    page = show(draft_resource(world, "Ark"), document)
    draft = draft_resource(world, "Utkast")
    draft.body = [("download", {"title": "", "document": document})]
    draft.save()
    let_jobs_run()
    ResourcePage.objects.get(pk=page.pk).unpublish()

    assert found(client) == []
    let_jobs_run()
    assert found(client) == []


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("ødelagt.pdf", b"%PDF-1.7 og ikke mer", "pypdf.errors.PdfStreamError: Stream has ended unexpectedly"),
        ("ingenting.docx", b"", "zipfile.BadZipFile: File is not a zip file"),
        ("bare.odt", b"PK\x03\x04", "zipfile.BadZipFile: File is not a zip file"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_is_asked_once_and_stops_no_other(
    world: World, client: Client, name: str, content: bytes, problem: str
) -> None:
    broken = upload(content, name)
    show(draft_resource(world, "Ark"), broken, upload(odt(SAID), "ark.odt"))
    let_jobs_run()

    assert FileText.objects.get(document=broken).problem == problem
    assert found(client) == ["Ark"]
    assert list(unread()) == []


def bomb(kind: str) -> bytes:
    """A few hundred kilobytes that say they are more than anything may be."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.xml", b"\0" * (extraction.UNPACKED // 2))
    return file.getvalue()


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_packed_file_that_would_fill_the_machine_is_not_unpacked(kind: str) -> None:
    with pytest.raises(ValueError, match="packed in it"):
        extraction.read(kind, io.BytesIO(bomb(kind)))


def test_a_file_that_takes_too_long_is_given_up(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.01)
    document = upload(odt(SAID), "ark.odt")

    read_files()

    assert FileText.objects.get(document=document).problem == "It took too long"


def test_a_file_that_is_too_large_or_gone_from_the_disk_is_given_up(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    large, gone = upload(odt(SAID), "stor.odt"), upload(odt("!"), "borte.odt")
    gone.file.storage.delete(gone.file.name)
    monkeypatch.setattr(files, "LARGEST", 10)

    read_files()

    problems = dict(FileText.objects.values_list("document", "problem"))
    assert problems[large.pk] == "The file is too large"
    assert problems[gone.pk].startswith("[Errno 2]")


def test_only_as_much_as_can_be_searched_is_kept_of_a_file() -> None:
    assert len(extraction.read("docx", io.BytesIO(docx("ett ord til, " * extraction.LONGEST)))) == extraction.LONGEST


def test_another_file_is_read_anew_and_what_has_no_text_is_not_opened(world: World) -> None:
    document = upload(odt("Første."), "ark.odt")
    upload(b"ftypmp42", "film.mp4")
    read_files()
    document.file = ContentFile(odt("Andre."), "nytt.odt")
    document.save()

    assert list(unread()) == [document]
    read_files()

    assert FileText.objects.get().text.split() == ["Overskrift", "Andre."]


def test_the_text_of_a_file_goes_with_the_file(world: World, client: Client) -> None:
    document = upload(odt(SAID), "ark.odt")
    read_files()
    document.file = ContentFile(b"PK", "tall.xlsx")
    document.save()
    show(draft_resource(world, "Ark"), document)
    let_jobs_run()

    assert found(client) == []


def test_a_document_that_is_deleted_while_it_is_read_leaves_nothing(world: World) -> None:
    document = upload(odt(SAID), "ark.odt")
    BankDocument.objects.filter(pk=document.pk).delete()

    files.read_file(document)

    assert list(FileText.objects.all()) == []


def test_uploads_ask_for_one_reading_when_they_are_through(world: World, commit: Commit) -> None:
    before = asked_for()

    with commit():
        upload(odt("En."), "en.odt")
        upload(odt("To."), "to.odt")

    assert asked_for() - before == 1


def test_the_words_of_files_stay_known(world: World) -> None:
    show(draft_resource(world, "Ark"), upload(odt(SAID), "ark.odt"))
    let_jobs_run()
    forget_words()

    assert Word.objects.filter(word="nattergal").exists()
