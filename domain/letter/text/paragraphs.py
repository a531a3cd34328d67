"""A paragraph of a letter, and what it is for."""

from enum import StrEnum

from domain.letter.text.on_paper import (
    Shape,
)


class ParagraphRole(StrEnum):
    """What a paragraph is for; the last five hold no text but mark where a table stands.

    A layout that does not know one of the three before them sets its text as it is.
    """

    SALUTATION = "salutation"
    TEXT = "text"
    KEY = "key"
    """A sentence the letter stands or falls by: what to pay, by when, or else."""
    CLOSING = "closing"
    HEADING = "heading"
    """What the text of a plan is called, above it."""
    CLAUSE = "clause"
    """A paragraph of the text that both sign, which no page parts."""
    SCHEDULE = "schedule"
    """The instalments of that text, a line each."""
    SPECIFICATION = "specification"
    PAYMENT = "payment"
    INSTALMENTS = "instalments"
    SIGNATURES = "signatures"
    LISTED = "listed"


class Paragraph(Shape):
    """One paragraph of plain text, without markup; empty where its role marks a table."""

    role: ParagraphRole = ParagraphRole.TEXT
    text: str = ""
