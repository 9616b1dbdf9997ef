"""Adding pictures and documents through Wagtail's own views: what cannot be kept is said, and leaves nothing behind.

Long, since each refusal is tried on pictures and on documents.
"""

import gc
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from cms.media.models import BankDocument, BankImage
from tests.editing import errors, shown_by
from tests.reading import soup, text
from workflows.reports.pdf import as_pdf

ADD_IMAGE = "/admin/images/add/"
ADD_DOCUMENT = "/admin/documents/add/"
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    file = io.BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(file, kind)
    return file.getvalue()


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as content:
        content.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return file.getvalue()


def send(client: Client, url: str, name: str, content: bytes, **fields: Any) -> Any:
    """Posts the form of a picture or document, complete but for what the fields say."""
    complete = {"title": "Hylle", "description": "En hylle med bøker.", "creator": "Kari Testesen", "licence": "cc-by"}
    return client.post(url, complete | fields | {"file": SimpleUploadedFile(name, content)})


# --- pictures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.GIF", "GIF"), ("a.webp", "WEBP")])
def test_a_picture_is_kept_with_what_it_shows_and_who_made_it(contact: Client, kept: Any, name: str, kind: str) -> None:
    response = send(contact, ADD_IMAGE, name, picture(kind))

    image = BankImage.objects.get()
    assert (response.status_code, kept()) == (302, (1, 0, 0, 1))
    assert (image.description, image.creator, image.licence) == ("En hylle med bøker.", "Kari Testesen", "cc-by")
    assert image.default_alt_text == "En hylle med bøker."


REFUSED_PICTURES = [
    ("tekst.txt", b"Bare tekst.", {}, "file"),
    ("program.exe", picture(), {}, "file"),
    ("tegning.svg", SCRIPT, {}, "file"),
    ("tegning.png", SCRIPT, {}, "file"),
    ("side.png", b"<html><script>alert(1)</script></html>", {}, "file"),
    ("tull.png", b"\x89PNG\r\n\x1a\ntull", {}, "file"),
    ("halv.png", picture()[:60], {}, "file"),
    ("halv.jpg", picture("JPEG", (400, 300))[:3000], {}, "file"),
    ("halv.gif", picture("GIF", (400, 300))[:900], {}, "file"),
    ("halv.webp", picture("WEBP", (400, 300))[:900], {}, "file"),
    ("feil.jpg", picture("PNG"), {}, "file"),
    ("tom.png", b"", {}, "file"),
    ("a.png", picture(), {"title": ""}, "title"),
    ("a.png", picture(), {"description": ""}, "description"),
    ("a.png", picture(), {"description": "x" * 256}, "description"),
    ("a.png", picture(), {"creator": ""}, "creator"),
    ("a.png", picture(), {"licence": ""}, "licence"),
    ("a.png", picture(), {"licence": "umulig"}, "licence"),
]


@pytest.mark.parametrize(("name", "content", "fields", "field"), REFUSED_PICTURES, ids=range(len(REFUSED_PICTURES)))
def test_a_picture_that_cannot_be_kept_is_refused_by_the_field(
    contact: Client, kept: Any, name: str, content: bytes, fields: dict[str, str], field: str
) -> None:
    response = send(contact, ADD_IMAGE, name, content, **fields)

    assert (response.status_code, list(errors(response)), len(errors(response)[field])) == (200, [field], 1)
    assert shown_by(response, field) == errors(response)[field]
    assert kept() == (0, 0, 0, 0)


def test_after_a_pdf_half_a_picture_is_still_refused(contact: Client, kept: Any) -> None:
    as_pdf('<html lang="nb"><title>Rapport</title><p>Rapport</p></html>')

    response = send(contact, ADD_IMAGE, "halv.png", picture()[:60])

    assert list(errors(response)) == ["file"]
    assert kept() == (0, 0, 0, 0)


def test_what_was_written_about_a_refused_picture_is_kept(contact: Client) -> None:
    page = soup(send(contact, ADD_IMAGE, "tegning.svg", SCRIPT, creator="Ola Testesen"))

    assert page.select_one("input[name=description]")["value"] == "En hylle med bøker."
    assert page.select_one("input[name=creator]")["value"] == "Ola Testesen"


def test_a_picture_that_is_too_large_is_refused_with_the_limit(contact: Client, kept: Any, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 2048

    response = send(contact, ADD_IMAGE, "a.png", picture(size=(100, 100)))

    assert list(errors(response)) == ["file"]
    assert "2,0" in errors(response)["file"][0].replace(".", ",")
    assert kept() == (0, 0, 0, 0)


def test_a_picture_of_too_many_pixels_is_refused(contact: Client, kept: Any, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000

    response = send(contact, ADD_IMAGE, "a.png", picture(size=(40, 30)))

    assert list(errors(response)) == ["file"]
    assert kept() == (0, 0, 0, 0)


def test_the_form_asks_for_alternative_text_creator_and_licence(contact: Client) -> None:
    form = contact.get(ADD_IMAGE).context["form"]

    asked = [name for name, field in form.fields.items() if field.required]
    assert asked == ["title", "file", "description", "creator", "licence"]


def test_another_file_for_a_picture_is_looked_at_as_closely(contact: Client) -> None:
    send(contact, ADD_IMAGE, "a.png", picture())
    image = BankImage.objects.get()

    response = send(contact, reverse("wagtailimages:edit", args=(image.pk,)), "halv.png", picture()[:60])

    assert list(errors(response)) == ["file"]
    assert BankImage.objects.get().file.name == image.file.name
    assert Path(BankImage.objects.get().file.path).exists()


# --- many at once, and from the page's editor -----------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore:unclosed file")  # Wagtail's view leaves the file it moved to the collector
def test_of_many_pictures_each_waits_until_it_says_what_it_shows(contact: Client, kept: Any) -> None:
    upload = contact.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Hylle", "files[]": SimpleUploadedFile("a.png", picture())},
        headers={"X-Requested-With": "XMLHttpRequest"},
    ).json()
    number = upload["uploaded_file_id"]
    url = reverse("wagtailimages:create_multiple_from_uploaded_image", args=(number,))
    prefix = f"uploaded-image-{number}-"

    lacking = contact.post(url, {f"{prefix}title": "Hylle"}, headers={"X-Requested-With": "XMLHttpRequest"}).json()
    stored_meanwhile = BankImage.objects.count()
    complete = {"title": "Hylle", "description": "En hylle.", "creator": "Kari", "licence": "cc0"}
    done = contact.post(
        url, {prefix + name: value for name, value in complete.items()}, headers={"X-Requested-With": "XMLHttpRequest"}
    ).json()

    fields = ("description", "creator", "licence")
    assert (lacking["success"], stored_meanwhile, done["success"]) == (False, 0, True)
    assert [len(said_about(name, lacking["form"])) for name in fields] == [1, 1, 1]
    assert kept() == (1, 0, 0, 1)
    gc.collect()  # Wagtail's view leaves the file it moved open, in a circle of objects; warned of here, not later


def said_about(field: str, html: str) -> list[str]:
    """The messages by a field of a form that came as a piece of HTML."""
    form = BeautifulSoup(html, "html.parser")
    return [text(tag) for tag in form.select(f"[data-contentpath='{field}'] .error-message")]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.svg", SCRIPT), ("a.png", b"tull"), ("half.png", picture()[:60])],
    ids=("script", "nonsense", "half"),  # not their bytes: those are noise, and each process must call them the same
)
def test_many_at_once_refuses_the_same_files(contact: Client, kept: Any, name: str, content: bytes) -> None:
    answer = contact.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Hylle", "files[]": SimpleUploadedFile(name, content)},
        headers={"X-Requested-With": "XMLHttpRequest"},
    ).json()

    assert (answer["success"], bool(answer["error_message"])) == (False, True)
    assert kept() == (0, 0, 0, 0)


@pytest.mark.parametrize("field", ["description", "creator", "licence", "file"])
def test_a_picture_added_while_choosing_one_must_say_the_same(contact: Client, kept: Any, field: str) -> None:
    prefix = "image-chooser-upload-"
    complete = {"title": "Hylle", "description": "En hylle.", "creator": "Kari", "licence": "cc0"}
    content = SCRIPT if field == "file" else picture()

    response = contact.post(
        reverse("wagtailimages_chooser:create"),
        {prefix + name: value for name, value in complete.items() if name != field}
        | {f"{prefix}file": SimpleUploadedFile("a.png", content)},
    )

    assert len(said_about(field, response.json()["htmlFragment"])) == 1
    assert kept() == (0, 0, 0, 0)


# --- documents -------------------------------------------------------------------------------------------------------


KEPT_DOCUMENTS = [
    ("plan.pdf", b"%PDF-1.7 innhold"),
    ("skannet.PDF", b"\n" * 20 + b"%PDF-1.4 innhold"),
    *((f"mal.{kind}", archive()) for kind in ("docx", "odp", "ods", "odt", "pptx", "xlsx", "zip")),
    ("film.mp4", b"\x00\x00\x00\x20ftypisom"),
    ("samtale.m4a", b"\x00\x00\x00\x1cftypM4A "),
    ("film.webm", b"\x1a\x45\xdf\xa3\x9f"),
    ("samtale.mp3", b"\xff\xfb\x90"),
    ("teksting.vtt", b"WEBVTT"),
    ("liste.csv", b"a;b"),
    ("notat.txt", "Blåbær".encode("utf-16")),
]


@pytest.mark.parametrize(("name", "content"), KEPT_DOCUMENTS, ids=[name for name, _ in KEPT_DOCUMENTS])
def test_a_document_is_kept(contact: Client, kept: Any, name: str, content: bytes) -> None:
    response = send(contact, ADD_DOCUMENT, name, content)

    assert (response.status_code, kept()) == (302, (0, 1, 0, 1))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tegning.svg", SCRIPT),
        ("side.html", b"<script>alert(1)</script>"),
        ("program.exe", b"MZ"),
        ("skript.js", b"alert(1)"),
        ("uten", b"tekst"),
        ("plan.pdf.svg", SCRIPT),
        ("tom.pdf", b""),
    ],
)
def test_a_document_that_cannot_be_kept_is_refused_by_the_field(
    contact: Client, kept: Any, name: str, content: bytes
) -> None:
    response = send(contact, ADD_DOCUMENT, name, content)

    assert (response.status_code, list(errors(response)), len(errors(response)["file"])) == (200, ["file"], 1)
    assert shown_by(response, "file") == errors(response)["file"]
    assert kept() == (0, 0, 0, 0)


@pytest.mark.parametrize("name", ["plan.pdf", "mal.docx", "mal.odt", "film.mp4", "samtale.m4a", "film.webm", "alt.ZIP"])
def test_a_document_that_is_not_what_its_name_says_is_refused_by_the_field(
    contact: Client, kept: Any, name: str
) -> None:
    response = send(contact, ADD_DOCUMENT, name, b"MZ et program")

    kind = name.rpartition(".")[2].lower()
    said = f"Filnavnet slutter på .{kind}, men fila inneholder noe annet. Lagre fila på nytt."
    assert (response.status_code, errors(response)) == (200, {"file": [said]})
    assert shown_by(response, "file") == [said]
    assert kept() == (0, 0, 0, 0)


def test_another_file_for_a_document_is_looked_at_as_closely_and_its_title_alone_is_not(contact: Client) -> None:
    own = Collection.objects.get(name="Innlandet fylkesbibliotek")
    document = BankDocument.objects.create(title="Gammel", file=ContentFile(b"MZ", "plan.pdf"), collection=own)
    address = reverse("wagtaildocs:edit", args=(document.pk,))

    renamed = contact.post(address, {"title": "Plan", "collection": document.collection_id})
    refused = send(contact, address, "ny.pdf", b"MZ")

    assert (renamed.status_code, refused.status_code, list(errors(refused))) == (302, 200, ["file"])
    stored = BankDocument.objects.get()
    assert (stored.title, stored.file.name) == ("Plan", document.file.name)


def test_a_document_that_is_too_large_is_refused_with_one_message(contact: Client, kept: Any, settings: Any) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1024

    response = send(contact, ADD_DOCUMENT, "plan.pdf", b"%PDF" + b"x" * 2000)

    assert [len(messages) for messages in errors(response).values()] == [1]
    assert kept() == (0, 0, 0, 0)


def test_a_script_under_a_permitted_name_is_never_run_by_who_opens_it(contact: Client) -> None:
    send(contact, ADD_DOCUMENT, "plan.txt", SCRIPT)

    response = contact.get(BankDocument.objects.get().url)

    assert response.getvalue() == SCRIPT
    assert response["Content-Type"] == "text/plain"
    assert (response["X-Content-Type-Options"], response["Content-Security-Policy"]) == (
        "nosniff",
        "default-src 'none'",
    )
