"""What each letter must say: the content, its legal minimum and its words, not its layout."""

from domain.letter.text.content import Language, LetterContent
from domain.letter.text.kinds import OF_NO_PLAN, LetterKind, PlanMoment
from domain.letter.text.on_paper import (
    Capacity,
    ClaimSpecification,
    CreditorOnPaper,
    DebitOnPaper,
    DebtorOnPaper,
    InterestLine,
    LetterInstalment,
    PaymentAccount,
)
from domain.letter.text.paragraphs import Paragraph, ParagraphRole
from domain.letter.text.plain import plain_text
from domain.letter.text.proof import check_finished, check_specification, check_text
from domain.letter.text.rules import check_content
from domain.letter.text.wording import body, subject

__all__ = [
    "OF_NO_PLAN",
    "Capacity",
    "ClaimSpecification",
    "CreditorOnPaper",
    "DebitOnPaper",
    "DebtorOnPaper",
    "InterestLine",
    "Language",
    "LetterContent",
    "LetterInstalment",
    "LetterKind",
    "Paragraph",
    "ParagraphRole",
    "PaymentAccount",
    "PlanMoment",
    "body",
    "check_content",
    "check_finished",
    "check_specification",
    "check_text",
    "plain_text",
    "subject",
]
