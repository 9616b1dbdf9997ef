"""Spreadsheets that open with a double click and run nothing."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import StreamingHttpResponse

BOM = "\ufeff"  # by this Excel knows UTF-8
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # https://owasp.org/www-community/attacks/CSV_Injection


def harmless(value: Any) -> str:
    """Text that a spreadsheet shows and does not compute, also where a title begins as a formula does."""
    if isinstance(value, int | float):
        return str(value)
    text = "" if value is None else str(value)
    begins = text.lstrip(" ")[:1]
    return f"'{text}" if begins in FORMULA and begins else text


class _Line:
    """What the csv module writes to: it gives the line back."""

    def write(self, line: str) -> str:
        return line


def lines(rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Between semicolons, as Norwegian Excel reads them."""
    writer = csv.writer(_Line(), delimiter=";")
    yield BOM
    for row in rows:
        yield writer.writerow([harmless(value) for value in row])


def spreadsheet(name: str, rows: Iterable[Sequence[Any]]) -> StreamingHttpResponse:
    """Sent row by row. What is translated must be translated already: the request's language is gone by then."""
    response = StreamingHttpResponse(lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
