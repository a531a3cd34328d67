"""Whether a PDF can be opened and shows anything: a file that only begins like one is no paper."""

import logging
from io import BytesIO
from typing import Final

from adapters.hybrid_pdf import DAMAGED, locked
from domain.errors import Refusal

UNSHOWN: Final = ("pdf.locked", "pdf.no_page", "pdf.unopened")
"""Why nobody can look at a PDF."""


def require_pages(raw: bytes) -> None:
    """Refuse a PDF that nobody can look at: damaged, locked by a password, or without a page.

    Raises Refusal ``pdf.unopened``, ``pdf.locked`` or ``pdf.no_page``.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import, and few files need it
    from pypdf.errors import FileNotDecryptedError, PyPdfError  # noqa: PLC0415 - as above

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings quote the file
    try:
        reader = PdfReader(BytesIO(raw))
        first = next(iter(reader.pages), None)
    except FileNotDecryptedError:
        raise locked() from None
    except (PyPdfError, *DAMAGED):
        raise Refusal(
            "pdf.unopened",
            "The PDF cannot be opened: it is damaged, or no PDF.",
            way_out="Save or print it to PDF again, and look at it before you send it.",
        ) from None
    if first is None:
        raise Refusal(
            "pdf.no_page",
            "The PDF has no page.",
            way_out="Save or print it to PDF again, and look at it before you send it.",
        )
