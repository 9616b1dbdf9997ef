"""The files of a certificate, asked by tools of others: a checker of PDF/UA, a reader of QR codes, 1EdTech's schema."""

import base64
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs
import jwt
import pymupdf
import pypdf
import pytest
import zxingcpp
from openbadgeslib import baking
from openbadgeslib.ob3 import OB3LdpVerifier, OB3VerificationError
from PIL import Image

from learning.certificates import credential, drawing, files, keys, rules
from learning.certificates.addresses import verification_address
from learning.certificates.facts import Issuer
from learning.models import Certificate
from tests.certificates import ESCO, FACTS, NAME, files_of, issued, made
from tests.world import World

pytestmark = pytest.mark.django_db
SCHEMA = Path(os.environ["STANDARDS"]) / "ob_v3p0_achievementcredential_schema.json"
Made = tuple[Certificate, dict[str, bytes]]


@pytest.fixture(scope="module")
def certificate_and_files(lasting_world: World) -> Made:
    certificate = made(issued("enrolment:lasting", valid_until="2028-11-27"))
    return certificate, files_of(certificate)


@pytest.fixture
def certificate(certificate_and_files: Made, db: None) -> Certificate:
    return certificate_and_files[0]


@pytest.fixture
def stored(certificate_and_files: Made, db: None) -> dict[str, bytes]:
    return certificate_and_files[1]


@pytest.fixture
def document(stored: dict[str, bytes]) -> Any:
    return json.loads(stored["json"])


def claims(token: bytes) -> Any:
    return jwt.decode(token, options={"verify_signature": False})


def faults(document: Any) -> list[str]:
    schema = jsonschema_rs.validator_for(json.loads(SCHEMA.read_text()))
    return [error.message for error in schema.iter_errors(document)]


# --- the credential ---


def test_the_credential_and_the_token_have_no_fault_by_the_standards_own_schema(stored: dict[str, bytes]) -> None:
    assert (faults(json.loads(stored["json"])), faults(claims(stored["jwt"]))) == ([], [])


def test_the_schema_does_find_faults(document: Any) -> None:
    """The canary."""
    del document["credentialSubject"]["achievement"]["criteria"]

    assert len(faults(document)) == 1


def test_the_credential_says_what_was_frozen(certificate: Certificate, document: Any) -> None:
    achievement = document["credentialSubject"]["achievement"]

    assert document["id"] == verification_address(certificate)
    assert document["issuer"] == {
        "id": "did:web:127.0.0.1%3A8000",
        "type": ["Profile"],
        "name": "Kompetansebanken",
        "url": "http://127.0.0.1:8000",
    }
    assert (document["validFrom"], document["validUntil"]) == ("2026-11-26T23:30:00Z", "2028-11-27T22:59:59Z")
    assert {name: achievement[name] for name in ("id", "name", "description", "version", "inLanguage")} == {
        "id": "urn:uuid:00000000-0000-0000-0000-000000000007",
        "name": FACTS.title,
        "description": FACTS.description,
        "version": "3",
        "inLanguage": "nb",
    }
    assert achievement["alignment"] == [
        {
            "type": ["Alignment"],
            "targetName": ESCO.name,
            "targetUrl": ESCO.url,
            "targetFramework": "ESCO",
            "targetCode": "2622.2",
        }
    ]
    assert achievement["creator"]["name"] == "Innlandet fylkesbibliotek"
    assert achievement["otherIdentifier"][0]["identifier"] == FACTS.content_hash
    assert achievement["tag"] == ["Formidling og leselyst", "Møteplass"]
    assert "- Prøven er bestått" in achievement["criteria"]["narrative"]


def test_of_the_holder_it_has_two_hashes_and_nothing_else(certificate: Certificate, stored: dict[str, bytes]) -> None:
    subject = json.loads(stored["json"])["credentialSubject"]

    assert set(subject) == {"type", "achievement", "identifier"}
    assert [(one["identityType"], one["hashed"], one["salt"]) for one in subject["identifier"]] == [
        ("emailAddress", True, certificate.salt),
        ("name", True, certificate.salt),
    ]
    hashes = [
        f"sha256${rules.identity_hash(value, certificate.salt)}"
        for value in ("laerer@example.org", "åse marie ødegård")
    ]
    assert [one["identityHash"] for one in subject["identifier"]] == hashes
    for kind in ("json", "jwt", "png", "svg"):
        readable = stored[kind] + base64.urlsafe_b64decode(stored["jwt"].split(b".")[1] + b"==")
        assert (b"laerer@example.org" in readable, "Ødegård".encode() in readable) == (False, False)


def test_the_token_says_the_same_and_names_its_key(document: Any, stored: dict[str, bytes]) -> None:
    head, payload = jwt.get_unverified_header(stored["jwt"]), claims(stored["jwt"])
    registered = {name: payload.pop(name) for name in ("iss", "jti", "nbf", "exp")}

    del document["proof"]

    assert (head["alg"], head["kid"]) == ("ES256", keys.token_method(keys.signing_pair())["id"])
    assert payload == document
    assert registered["iss"] == document["issuer"]["id"]


def test_both_pictures_carry_the_credential_as_it_is_stored(stored: dict[str, bytes]) -> None:
    in_png = baking.extract_png(stored["png"], keyword=baking.ITXT_KEYWORD_OB3)
    in_svg = baking.extract_svg(stored["svg"].decode(), element=baking.SVG_ELEMENT_OB3, text_fallback=True)

    assert (in_png, in_svg) == (stored["json"].decode(), stored["json"].decode())


def test_what_carries_the_credential_is_a_picture(stored: dict[str, bytes]) -> None:
    picture = Image.open(io.BytesIO(stored["png"]))
    picture.load()

    middle = picture.convert("RGBA").getpixel((200, 60))
    assert (picture.size, picture.getpixel((0, 0))[3], middle) == ((400, 400), 0, (164, 82, 31, 255))
    assert (b"<title" in stored["svg"], b"<script" in stored["svg"]) == (True, False)


def test_the_proof_holds_and_fails_with_any_change(document: Any) -> None:
    public = keys._public_pem(keys.signing_pair().ed25519)
    verifier = OB3LdpVerifier(pubkey_pem=public)

    assert verifier.verify(json.dumps(document)).achievement.name == FACTS.title
    document["credentialSubject"]["achievement"]["name"] += "!"
    with pytest.raises(OB3VerificationError):
        verifier.verify(json.dumps(document))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"kind": "attendance", "requirements": (), "outcomes": (), "attended_on": "2026-11-20"}, "Deltok 20."),
        ({"requirements": (), "outcomes": (), "hours": None}, FACTS.title),
        ({"language": "se"}, "Krav som er oppfylt"),
        ({"language": "nn", "hours": "1.5"}, "1,5"),
    ],
)
def test_the_criteria_say_what_there_is_to_say(world: World, changes: dict[str, Any], says: str) -> None:
    found = credential.credential_of(issued(**changes)).to_vc()

    narrative = found["credentialSubject"]["achievement"]["criteria"]["narrative"]
    assert says in narrative


def test_what_no_county_library_made_is_made_by_the_site(world: World) -> None:
    issuer = Issuer("Banken", "http://127.0.0.1:8000", "", "")

    found = credential.credential_of(issued(issuer=issuer)).to_vc()

    creator = found["credentialSubject"]["achievement"]["creator"]
    assert (creator["id"], creator["name"]) == ("did:web:127.0.0.1%3A8000", "Banken")


# --- the PDF ---


def reader_of(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def letters_of(pdf: bytes) -> set[str]:
    """The fonts a PDF draws with, without the mark of their subset."""
    names = set()
    for page in reader_of(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            names.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
    return names


def test_a_checker_of_pdf_ua_finds_neither_error_nor_warning(stored: dict[str, bytes], tmp_path: Path) -> None:
    file, report = tmp_path / "bevis.pdf", tmp_path / "report.json"
    file.write_bytes(stored["pdf"])
    outloud = Path(sys.executable).parent / "outloud"
    subprocess.run([outloud, "--json", report, "--fail-on", "never", file], check=True, capture_output=True)

    (found,) = json.loads(report.read_text())["results"]
    assert (found["error"], found["findings"], found["stats"]["tagged"]) == (None, [], True)
    assert len([rule for rule in found["rules"] if rule["outcome"] == "pass"]) > 20


def test_the_qr_code_leads_to_where_the_certificate_is_checked(
    certificate: Certificate, stored: dict[str, bytes]
) -> None:
    page = pymupdf.open(stream=stored["pdf"])[0].get_pixmap(dpi=150)
    picture = Image.frombytes("RGB", (page.width, page.height), page.samples)

    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [verification_address(certificate)]


def test_the_pdf_says_whose_it_is_and_of_what(certificate: Certificate, stored: dict[str, bytes]) -> None:
    found = reader_of(stored["pdf"])

    front, back = (" ".join(page.extract_text().split()) for page in found.pages)
    assert (found.metadata.title, found.root_object["/Lang"]) == (f"Kursbevis: {FACTS.title}", "nb")
    for words in (NAME, FACTS.title, "7,5 timer", "Innlandet fylkesbibliotek", "27. november 2028"):
        assert words in front
    said = ("velge spill som passer", "Hvorfor spill?", "Prøven er bestått", "ESCO: bibliotekar", FACTS.content_hash)
    for words in said:
        assert words in back


@pytest.mark.parametrize(
    ("language", "lang", "kind"),
    [("nn", "nn", "Kursbevis"), ("se", "nb", "Kursbevis"), ("en", "en", "Course certificate")],
)
def test_the_pdf_is_in_the_language_of_the_certificate(world: World, language: str, lang: str, kind: str) -> None:
    found = reader_of(files.pdf_of(issued(language=language)))

    assert (found.root_object["/Lang"], found.metadata.title) == (lang, f"{kind}: {FACTS.title}")
    assert kind.upper().replace(" ", "") in found.pages[0].extract_text().replace(" ", "")


def test_letters_of_every_alphabet_are_drawn_by_their_own_font(world: World) -> None:
    """With one name for two files, WeasyPrint drew “Č” as “G”."""
    plain, sami = (letters_of(files.pdf_of(issued(name, name=name))) for name in ("Ole", "Čáhppe Жук Ψυχή"))

    assert sami - plain == {"Inter-latin-ext-Semi-Bold", "Inter-cyrillic-Semi-Bold", "Inter-greek-Semi-Bold"}


@pytest.mark.parametrize(
    ("length", "size"), [(1, "large"), (26, "large"), (27, "middle"), (45, "small"), (120, "small")]
)
def test_a_long_name_is_set_smaller(length: int, size: str) -> None:
    assert files._size("x" * length) == size


def test_a_course_of_no_lessons_and_one_of_many_are_drawn_too() -> None:
    sizes = [len(drawing.badge_svg("x", "Kurs", [str(n) for n in range(number)], 1)) for number in (0, 1, 9, 40)]

    assert sizes[0] < sizes[2] == sizes[3]
