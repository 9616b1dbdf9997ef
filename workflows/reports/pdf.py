"""Reports as PDF."""

from pathlib import Path

from cms.core import pdf
from cms.core.pdf import NoPango

__all__ = ["NoPango", "as_pdf"]


def as_pdf(html: str) -> bytes:
    """In the reports' own style. Raises NoPango."""
    return pdf.as_pdf(html, {"kb:report.css": (Path(__file__).with_name("report.css").read_bytes(), "text/css")})
