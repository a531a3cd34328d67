"""What each letter must say: the content, its legal minimum and its words, not its layout."""

from domain.letter_content import (
    Capacity,
    ClaimSpecification,
    CreditorOnPaper,
    DebtorOnPaper,
    Instalment,
    InterestLine,
    Language,
    LetterContent,
    LetterKind,
    Paragraph,
    ParagraphRole,
    PaymentAccount,
)
from domain.letter_plain import plain_text
from domain.letter_proof import check_specification, check_text
from domain.letter_rules import check_content
from domain.letter_wording import body, subject

__all__ = [
    "Capacity",
    "ClaimSpecification",
    "CreditorOnPaper",
    "DebtorOnPaper",
    "Instalment",
    "InterestLine",
    "Language",
    "LetterContent",
    "LetterKind",
    "Paragraph",
    "ParagraphRole",
    "PaymentAccount",
    "body",
    "check_content",
    "check_specification",
    "check_text",
    "plain_text",
    "subject",
]
