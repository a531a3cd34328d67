"""What a letter says to who runs an insolvency: what is claimed, what lies with it."""

from collections.abc import Iterator

from domain.law.protection import Bar
from domain.letter.text.content import LetterContent
from domain.letter.text.on_paper import EstateOnPaper, PartyOnPaper
from domain.letter.text.paragraphs import Paragraph, ParagraphRole
from domain.letter.text.words import say


def about_filing(content: LetterContent) -> Iterator[Paragraph]:
    """The claim as of the day before the order, by part; what lies with it; may it be admitted."""
    told = content.estate
    assert told is not None
    case = ("estate_case",) if told.case else ()
    dissolved = told.bar is Bar.DISSOLUTION
    opening = "estate_opening_dissolution" if dissolved else "estate_opening"
    yield _text(content, opening, *case)
    yield Paragraph(
        role=ParagraphRole.KEY, text=say(content, "estate_total", *parts_open(told), *_tax(content))
    )
    if content.provisional:
        yield _text(content, "interest_provisional")
    yield Paragraph(role=ParagraphRole.SPECIFICATION)
    yield _text(content, "estate_enclosed", *_invoices(content, told))
    asked = "estate_verify" if told.bar in _VERIFIED else "estate_confirm"
    yield Paragraph(role=ParagraphRole.KEY, text=say(content, asked))
    yield _text(content, "estate_reference")


def parts_open(told: PartyOnPaper | EstateOnPaper) -> tuple[str, ...]:
    """The parts of what is open, where it is more than principal."""
    if not (told.interest or told.costs):
        return ("handed_over_principal",)
    if not told.costs:
        return ("handed_over_interest",)
    return ("handed_over_parts",) if told.interest else ("handed_over_costs",)


_VERIFIED = frozenset({"bankruptcy", "debt_restructuring"})
"""In these claims are verified: admitted or contested on a list (Fw 112, 328)."""


def _tax(content: LetterContent) -> tuple[str, ...]:
    return ("handed_over_vat",) if content.asked_vat else ()


def _invoices(content: LetterContent, told: EstateOnPaper) -> tuple[str, ...]:
    """Which invoices go along, and that the others are sent on request."""
    if not told.attached:
        return ("estate_no_invoices",)
    named = "estate_invoice" if len(told.attached) == 1 else "estate_invoices"
    others = len(told.attached) < len(content.claims)
    return (named, "estate_others") if others else (named,)


def _text(content: LetterContent, *keys: str) -> Paragraph:
    return Paragraph(text=say(content, *keys))
