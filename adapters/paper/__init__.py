"""Letters and dossiers on paper: PDF/A, set with Typst, equal bytes for equal content."""

from adapters.paper.dossier_page import render_dossier
from adapters.paper.invoice_page import render_invoice
from adapters.paper.letter_page import print_letter, render_letter
from adapters.paper.press import HOUSE_LOOK, PDF_STANDARDS, Look, text_of
from adapters.paper.submission_page import render_submission

__all__ = [
    "HOUSE_LOOK",
    "PDF_STANDARDS",
    "Look",
    "print_letter",
    "render_dossier",
    "render_invoice",
    "render_letter",
    "render_submission",
    "text_of",
]
