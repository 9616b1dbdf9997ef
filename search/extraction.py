"""The text of a file, read by a process of its own: `python -m search.extraction KIND < FILE`.

A file may be anything, whatever its name says, and may blow up in whoever opens it. So it is opened where nothing but
itself can be lost, with little memory and little time, and without Django. The last line on standard error says why
when the exit code is not 0.
"""

import re
import resource
import sys
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

MEMORY = 1024**3  # bytes
SECONDS = 45  # of the processor
LONGEST = 150_000  # letters; what a file says beyond is not searched
UNPACKED = 200 * 1024**2  # bytes that a packed file may say it holds
# A word parted at the end of a line, with a hyphen that shows or one that may not.
_PARTED = re.compile(r"(?<=[^\W\d_])(?:-\n|\u00ad\n?)(?=[^\W\d_A-ZÆØÅ])")


def read(kind: str, file: BytesIO) -> str:
    """The text, at most `LONGEST` letters. `kind` is one of `READERS`. Raises whatever its library does."""
    parts, length = [], 0
    for part in READERS[kind](file):
        parts.append(part.replace("\x00", ""))
        length += len(part)
        if length > LONGEST:
            break
    text = _PARTED.sub("", "\n".join(parts)).encode("utf-8", "ignore").decode()
    return text[:LONGEST]


def _pdf(file: BytesIO) -> Iterator[str]:
    from pypdf import PdfReader

    for page in PdfReader(file).pages:
        yield page.extract_text()


def _docx(file: BytesIO) -> Iterator[str]:
    """Every paragraph, those of tables and text boxes too, with what is inserted and without what is deleted."""
    from docx import Document
    from docx.oxml.ns import qn

    _refuse_bomb(file)
    for paragraph in Document(file).element.body.iter(qn("w:p")):
        parts = paragraph.iter(*map(qn, ("w:t", "w:tab", "w:br", "w:cr", "w:noBreakHyphen")))
        # A text box stands within the paragraph it is fixed to, and has paragraphs of its own.
        own = (part for part in parts if next(part.iterancestors(qn("w:p"))) is paragraph)
        yield "".join(map(str, own))


def _odt(file: BytesIO) -> Iterator[str]:
    from odfdo import Document

    _refuse_bomb(file)
    body = Document(file).body
    for aside in body.get_elements("//office:annotation|//text:tracked-changes"):  # comments, and what is deleted
        aside.delete()
    for paragraph in body.get_elements("//text:p|//text:h"):
        yield paragraph.text_recursive


def _refuse_bomb(file: BytesIO) -> None:
    with zipfile.ZipFile(file) as archive:
        if sum(part.file_size for part in archive.infolist()) > UNPACKED:
            raise ValueError(f"More than {UNPACKED} bytes are packed in it")
    file.seek(0)


READERS: dict[str, Callable[[BytesIO], Iterator[str]]] = {"pdf": _pdf, "docx": _docx, "odt": _odt}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    text = read(sys.argv[1], BytesIO(sys.stdin.buffer.read()))
    sys.stdout.buffer.write(text.encode())


if __name__ == "__main__":
    main()
