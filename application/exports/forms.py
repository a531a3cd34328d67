"""The forms in which facts leave as a file."""

from enum import StrEnum
from typing import Final


class ExportForm(StrEnum):
    """In which form facts leave."""

    CSV = "csv"
    JSONL = "jsonl"
    PDF = "pdf"


MEDIA: Final = {
    ExportForm.CSV: "text/csv; charset=utf-8",
    ExportForm.JSONL: "application/jsonl",
    ExportForm.PDF: "application/pdf",
}
