"""Small text documents that open in any word processor, made where they are needed."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

TYPE = "application/vnd.oasis.opendocument.text"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in (
        ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
        ("fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
        ("meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
    )
)
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def text_document(title: str, paragraphs: Sequence[str], language: str) -> bytes:
    """An OpenDocument text: a real heading, paragraphs, and title and language for those who listen to it."""
    texts = "".join(f"<text:p>{escape(paragraph)}</text:p>" for paragraph in paragraphs)
    heading = f'<text:h text:outline-level="1">{escape(title)}</text:h>'
    style = f'<style:text-properties fo:language="{language}" fo:country="NO"/>'
    default = f'<style:default-style style:family="paragraph">{style}</style:default-style>'
    meta = f"<dc:title>{escape(title)}</dc:title><dc:language>{language}-NO</dc:language>"
    parts = {
        "content.xml": _part("content", f"<office:body><office:text>{heading}{texts}</office:text></office:body>"),
        "styles.xml": _part("styles", f"<office:styles>{default}</office:styles>"),
        "meta.xml": _part("meta", f"<office:meta>{meta}</office:meta>"),
        "META-INF/manifest.xml": _MANIFEST,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", TYPE, zipfile.ZIP_STORED)  # first and uncompressed, as the format wants it
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def _part(name: str, inside: str) -> str:
    root = f"office:document-{name}"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_NAMESPACES} office:version="1.3">{inside}</{root}>'
