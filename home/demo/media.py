"""The demo's pictures and documents, each in the collection of whoever uses it."""

import io
from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile
from django.utils.text import slugify
from PIL import Image
from wagtail.models import Collection
from wagtail.utils.file import hash_filelike

from cms.media.licences import Licence
from cms.media.models import BankDocument, BankImage
from cms.people.models import CountyLibrary, User
from home.demo.documents import text_document
from home.demo.films import film
from home.demo.illustrations.draw import NAMES, draw
from home.demo.schema import Block

SHARED = "felles"
CREATOR = "Kompetansebanken"
# Title and alternative text of each drawing; a page may say it in other words where it shows one.
PICTURES = {
    "skranke": ("I skranken", "En låner viser fram en gul bok til en ansatt bak skranken"),
    "sprakkafe": ("Språkkafé", "Fire personer snakker sammen rundt et bord med kopper, med snakkebobler over"),
    "babysang": ("Babysang", "Fire voksne synger i ring på gulvet, tre med baby på fanget og én med ukulele"),
    "spillkveld": ("Spillkveld", "Tre ungdommer i en sofa sett bakfra, foran en skjerm med et plattformspill"),
    "bokprat": ("Bokprat", "En bibliotekar holder opp en gul bok foran fire tilhørere"),
    "debatt": ("Debatt", "Tre debattanter ved hver sin talerstol, med publikum foran og bokhyller bak"),
    "barnebokbad": ("Barnebokbad", "Et barn leser i et badekar fullt av bøker, og en voksen holder fram mikrofonen"),
    "samisk": ("Samiske bøker", "En voksen og et barn leser sammen under en vimpelrekke i samiske farger"),
    "digitalhjelp": ("Digital hjelp", "En eldre mann og en ansatt sitter side om side ved en bærbar pc"),
    "mote": ("Møte", "Fire kolleger rundt et møtebord med notater og kaffekopper"),
    "hylle": ("Ved hylla", "En ansatt ved en stor bokhylle der én gul bok vender forsiden ut"),
    "bibliotekbuss": ("Bibliotekbussen", "En grønn bokbuss under fjell, med en sjåfør i døra og to lånere utenfor"),
}
MADE_FOR_THE_DEMO = {
    "nb": "Dokumentet er laget til demoen. Her ville malen, heftet eller sjekklista ha stått.",
    "nn": "Dokumentet er laga til demoen. Her ville malen, heftet eller sjekklista ha stått.",
}


class Media:
    """The drawings by name, and one document per county library and title, made when a text first asks for it."""

    def __init__(
        self, libraries: dict[str, CountyLibrary], contacts: dict[str, User], uses: dict[str, set[str]]
    ) -> None:
        """`uses`: the slugs of the county libraries whose texts show each drawing."""
        self._libraries = libraries
        self._contacts = contacts
        self._collections = {collection.name: collection for collection in Collection.objects.all()}
        self._documents: dict[tuple[str, str], BankDocument] = {}
        self.images = {name: self._image(name, uses.get(name, set())) for name in NAMES}

    def _collection(self, slug: str) -> Collection:
        return self._collections[self._libraries[slug].name]

    def _image(self, name: str, users: set[str]) -> BankImage:
        """In the collection of the only one who shows it, else in the shared one."""
        title, alt = PICTURES[name]
        owner = next(iter(users)) if len(users) == 1 else SHARED
        file = io.BytesIO()
        draw(name).save(file, "PNG")
        return BankImage.objects.create(
            title=title,
            **_file_fields(file.getvalue(), f"{name}.png"),
            description=alt,
            creator=CREATOR,
            licence=Licence.CC_BY,
            collection=self._collection(owner),
            uploaded_by_user=self._contacts[owner],
        )

    def document(self, title: str, library: str, language: str) -> BankDocument:
        """`library`: the slug of the county library that makes it."""
        key = library, title
        if key not in self._documents:
            owner = self._libraries[library]
            content = text_document(title, [str(owner), MADE_FOR_THE_DEMO[language]], language)
            self._documents[key] = self._stored(title, library, content, "odt")
        return self._documents[key]

    def film(self, title: str, library: str, drawings: Iterable[str]) -> BankDocument:
        """Each drawing for some seconds."""
        pictures = []
        for name in drawings:
            with self.images[name].file.open("rb") as file:
                pictures.append(Image.open(file).copy())
        return self._stored(title, library, film(pictures), "webm")

    def _stored(self, title: str, library: str, content: bytes, extension: str) -> BankDocument:
        return BankDocument.objects.create(
            title=title,
            **_file_fields(content, f"{slugify(title)}.{extension}"),
            collection=self._collection(library),
            uploaded_by_user=self._contacts[library],
        )


def _file_fields(content: bytes, name: str) -> dict[str, Any]:
    """With what Wagtail would else work out, and save, when the first reader asks."""
    return {
        "file": ContentFile(content, name),
        "file_size": len(content),
        "file_hash": hash_filelike(io.BytesIO(content)),
    }


def drawings_in(body: Iterable[Block]) -> list[str]:
    """The names of the drawings a text shows, in its order."""
    return [value["illustration"] for kind, value in body if kind == "image"]
