"""Spreadsheets that open with a double click and run nothing."""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from openpyxl import Workbook  # type: ignore[import-untyped]  # ships no types
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # type: ignore[import-untyped]
from openpyxl.styles import Font  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST = 60  # characters of a column
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


def workbook(name: str, title: str, rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """An Excel file of one sheet, the first row its heads. Numbers and naive dates are such, all else is text.

    Text that begins as a formula does carries Excel's own mark of text, so that no later editing computes it.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(ILLEGAL_CHARACTERS_RE.sub("", title)[:31].translate(_NOT_IN_TITLES) or "1")
    sheet.freeze_panes = "A2"
    table = [list(row) for row in rows]
    for number, column in enumerate(zip(*table, strict=True), start=1):
        letters = sheet.column_dimensions[get_column_letter(number)]
        letters.width = min(WIDEST, 2 + max(len(str(value)) for value in column))
    for number, row in enumerate(table):
        sheet.append([_cell(sheet, value, is_head=number == 0) for value in row])
    file = io.BytesIO()
    book.save(file)
    response = HttpResponse(file.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def _cell(sheet: Any, value: Any, *, is_head: bool) -> Any:
    if isinstance(value, int | float | datetime.date):
        return WriteOnlyCell(sheet, value)
    text = ILLEGAL_CHARACTERS_RE.sub("", "" if value is None else str(value))
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    if harmless(text) != text:
        cell.quotePrefix = True
    if is_head:
        cell.font = Font(bold=True)
    return cell
