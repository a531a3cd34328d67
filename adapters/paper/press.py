"""The press: a Typst template and a page of plain values in, a PDF/A out.

The values travel as one JSON string in Typst's ``sys.inputs``; a template reads them as strings.
No text of a person is ever pasted into markup. Only the fonts inside the Typst wheel are used,
so a letter is the same on every machine.
"""

import threading
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import orjson
import typst

from domain.errors import Refusal

PDF_STANDARDS: Final[tuple[Literal["a-3a"], Literal["ua-1"]]] = ("a-3a", "ua-1")
"""PDF/A-3a (archive, tagged, may carry its data as a file) and PDF/UA-1 (for screen readers)."""

Template: TypeAlias = Literal[
    "letter", "dossier", "trail", "compliance", "agreement", "submission", "invoice"
]
Page: TypeAlias = Mapping[str, Any]
"""Strings, lists and mappings of them, as the template names them."""

_FOLDER: Final = Path(__file__).parent
_presses = threading.local()
_one_reader = threading.Lock()
"""PDFium works for one thread at a time."""
_COLOURS: Final = (b"/ColorSpace<<", b"/NoColours_<<")
"""The colours of a page under another name of as many letters, so that its reader finds none.

Working out the colour profile took it twice as long as reading. Words have no colour.
"""


@dataclass(frozen=True, slots=True)
class Look:
    """A creditor's own layout: a folder that holds all it may read, its colours and its font."""

    folder: Path
    accent: str
    ink: str
    font: str
    logo: str = ""


HOUSE_LOOK: Final = Look(_FOLDER, "#274867", "#1c2733", "Libertinus Serif")


def print_page(template: Template, page: Page, *, dated: date, look: Look = HOUSE_LOOK) -> bytes:
    """Set a page; the same page on the same day gives the same bytes.

    ``dated`` stands in for the clock in the file's metadata. Raises Refusal
    ``paper.cannot_be_set`` with Typst's own words where a text cannot be printed.
    """
    return _printed(template, look.folder, as_told(page, look), dated)


def as_told(page: Page, look: Look) -> str:
    """Write a page and its look as the template reads them."""
    brand = {"accent": look.accent, "ink": look.ink, "font": look.font, "logo": look.logo}
    return orjson.dumps({**page, "brand": brand}).decode()


def _printed(template: Template, folder: Path, page: str, dated: date) -> bytes:
    compiler = _press_of_this_thread(template, folder)
    try:
        printed = compiler.compile(
            format="pdf",
            sys_inputs={"page": page},
            pdf_standards=list(PDF_STANDARDS),
            timestamp=datetime(dated.year, dated.month, dated.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise Refusal("paper.cannot_be_set", f"The {template} cannot be set.") from error
    assert isinstance(printed, bytes)
    return printed


def text_of(pdf: bytes) -> str:
    """Take the text out of a finished PDF, page after page, for ``letters.check_text``."""
    return _text_of(pdf)


def _text_of(pdf: bytes) -> str:  # apart, as _printed is: tests remember what both came to
    from pypdfium2 import (  # type: ignore[import-untyped]  # noqa: PLC0415 - slow, and untyped
        PdfDocument,
    )

    with _one_reader, closing(PdfDocument(pdf.replace(*_COLOURS))) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _press_of_this_thread(template: Template, folder: Path) -> typst.Compiler:
    """Keep one compiler per template, folder and thread: it remembers templates and fonts."""
    kept: dict[Path, typst.Compiler] = _presses.__dict__.setdefault("kept", {})
    path = folder / f"{template}.typ"
    if path not in kept:
        kept[path] = typst.Compiler(
            path, root=folder, font_paths=_fonts(), ignore_system_fonts=True
        )
    return kept[path]


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
