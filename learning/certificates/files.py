"""The files of a certificate, all made at once from what was frozen. Nothing here is asked for a second time."""

from decimal import Decimal
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from openbadgeslib import baking

from cms.core import qr
from cms.core.pdf import as_pdf
from learning.certificates import credential, drawing
from learning.certificates.addresses import verification_address
from learning.certificates.credential import words_language
from learning.certificates.facts import Facts
from learning.certificates.keys import KeyPair
from learning.models import Certificate, CertificateFile

Kind = CertificateFile.Kind
# Letters of the largest size fill a line after so many; a name or title that is longer is set smaller.
SIZES = ((26, "large"), (44, "middle"))


def files_of(certificate: Certificate, pair: KeyPair) -> dict[CertificateFile.Kind, bytes]:
    """All five; without the name there is no PDF. Takes a second or two."""
    facts = Facts.from_json(certificate.facts)
    unsigned = credential.credential_of(certificate)
    document = credential.signed_document(unsigned, pair)
    name = f"{certificate.get_kind_display()}: {facts.title}"
    svg = drawing.badge_svg(name, facts.title, facts.lessons, facts.area)
    png = drawing.badge_png(facts.title, facts.lessons, facts.area)
    found = {
        Kind.CREDENTIAL: document.encode(),
        Kind.JWT: credential.signed_token(unsigned, pair).encode(),
        Kind.SVG: baking.bake_svg(
            svg, document, element=baking.SVG_ELEMENT_OB3, namespace=baking.SVG_NS_OB3, as_text=True
        ),
        Kind.PNG: baking.bake_png(png, document, keyword=baking.ITXT_KEYWORD_OB3),
    }
    return {Kind.PDF: pdf_of(certificate), **found} if certificate.holder_name else found


def pdf_of(certificate: Certificate) -> bytes:
    """One page to frame and one that says what was learnt. Raises NoPango where the server cannot draw PDF."""
    facts = Facts.from_json(certificate.facts)
    address = verification_address(certificate)
    language = words_language(certificate.language)
    with translation.override(language):
        html = render_to_string(
            "learning/certificates/pdf.html",
            {
                "certificate": certificate,
                "facts": facts,
                "hours": Decimal(facts.hours) if facts.hours else None,
                "language": language,
                "address": address,
                "name_size": _size(certificate.holder_name),
                "title_size": _size(facts.title),
            },
        )
    return as_pdf(
        html,
        {
            "kb:certificate.css": (Path(__file__).with_name("certificate.css").read_bytes(), "text/css"),
            "kb:brand": (drawing.brand_svg(), "image/svg+xml"),
            "kb:shelf": (drawing.shelf_svg(facts.title, facts.lessons, facts.area), "image/svg+xml"),
            "kb:qr": (qr.svg(address), "image/svg+xml"),
        },
    )


def _size(words: str) -> str:
    return next((size for most, size in SIZES if len(words) <= most), "small")
