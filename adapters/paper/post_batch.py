"""A batch for the printer: one PDF that prints on both sides, and the list of its addresses."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Final

from domain.letter.text.countries import country_line
from domain.parties import ContactDetails

_COLUMNS: Final = (
    *("number", "letter", "name", "attention", "street", "postal_code", "city", "country"),
    *("registered", "pages", "file", "first_page"),
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One letter of a batch: its document, and where the envelope goes."""

    letter_id: str
    pdf: bytes
    contact: ContactDetails
    registered: bool = False
    enclosed: tuple[bytes, ...] = ()
    """What is printed behind it, and goes into the same envelope."""


def print_files(sheets: Sequence[Sheet]) -> dict[str, bytes]:
    """Give the files of a batch by name; the same letters give the same bytes.

    ``letters.pdf`` and, where there are any, ``registered.pdf`` hold the letters one after the
    other, each beginning on the front of a sheet. ``addresses.csv`` (semicolons, UTF-8) has a
    line for each, the registered ones last.
    """
    ordinary = [sheet for sheet in sheets if not sheet.registered]
    registered = [sheet for sheet in sheets if sheet.registered]
    files: dict[str, bytes] = {}
    lines: list[list[str]] = []
    for name, those in (("letters.pdf", ordinary), ("registered.pdf", registered)):
        if those:
            files[name], places = _merged([(sheet.pdf, *sheet.enclosed) for sheet in those])
            lines += [
                _line(sheet, name, *place) for sheet, place in zip(those, places, strict=True)
            ]
    files["addresses.csv"] = _table(lines)
    return files


def _merged(letters: Sequence[Sequence[bytes]]) -> tuple[bytes, list[tuple[int, int]]]:
    """Give the letters as one PDF, and of each its first page and how many pages it has."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - slow to import, and only this needs it

    writer, places = PdfWriter(), []
    for pdfs in letters:
        if len(writer.pages) % 2:
            writer.add_blank_page()
        pages = [page for pdf in pdfs for page in PdfReader(BytesIO(pdf)).pages]
        places.append((len(writer.pages) + 1, len(pages)))
        for page in pages:
            writer.add_page(page)
    written = BytesIO()
    writer.write(written)
    return written.getvalue(), places


def _line(sheet: Sheet, file: str, first_page: int, pages: int) -> list[str]:
    to, address = sheet.contact, sheet.contact.address
    return [
        sheet.letter_id,
        to.name,
        to.attention,
        address.street,
        address.postal_code,
        address.city,
        country_line(address.country) or address.country,
        "yes" if sheet.registered else "",
        str(pages),
        file,
        str(first_page),
    ]


def _table(lines: Sequence[Sequence[str]]) -> bytes:
    text = StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(_COLUMNS)
    for number, line in enumerate(lines, 1):
        table.writerow([number, *map(_harmless, line)])
    return text.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """Keep a spreadsheet from taking a name for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
