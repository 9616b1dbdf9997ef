"""Accessible PDF (PDF/UA-1): tagged, with language and title, in the site's own letters, fetching nothing."""

from pathlib import Path
from typing import Any

from django.conf import settings
from PIL import ImageFile


class NoPango(RuntimeError):
    """The server lacks what PDF is drawn with."""


def _files() -> dict[str, tuple[Path, str]]:
    """All a document may show, by the address its template and stylesheet use, with its type."""
    letters = Path(settings.NODE_MODULES) / "@fontsource-variable" / "inter" / "files"
    return {
        "kb:report.css": (Path(__file__).with_name("report.css"), "text/css"),
        "kb:inter-latin": (letters / "inter-latin-wght-normal.woff2", "font/woff2"),
        "kb:inter-latin-ext": (letters / "inter-latin-ext-wght-normal.woff2", "font/woff2"),
    }


def as_pdf(html: str) -> bytes:
    """Raises NoPango where WeasyPrint finds no Pango. The document's `lang` and `title` become the file's."""
    try:
        from weasyprint import HTML  # here, so that a server without Pango starts and serves all else
    except OSError as error:
        raise NoPango(str(error)) from error
    # WeasyPrint has Pillow take half a picture for a whole one, in all of the process; what is uploaded is looked at by
    # Pillow too. Goes when `test_after_a_pdf_half_a_picture_is_still_refused` holds without it.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    found: bytes = HTML(string=html, base_url="kb:", url_fetcher=_fetcher()).write_pdf(pdf_variant="pdf/ua-1")
    return found


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        """Gives the files named above and fails on everything else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            path, kind = _files()[url]
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return OwnFiles(fail_on_errors=True)
