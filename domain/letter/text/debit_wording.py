"""The text of a notice of a direct debit: what is taken, when, from where, and how to object."""

from collections.abc import Iterator

from domain.letter.text.content import LetterContent
from domain.letter.text.paragraphs import Paragraph, ParagraphRole
from domain.letter.text.words import say


def about_debit(content: LetterContent) -> Iterator[Paragraph]:
    """The paragraphs between salutation and greeting; it asks for no payment.

    Amount, day, mandate and creditor identifier: SDD Core Rulebook, pre-notification. Money back
    for the asking: BW 7:530; between businesses not.
    """
    b2b = content.debit is not None and content.debit.b2b
    yield _key(content, "debit")
    yield _key(content, "debit_mandate_b2b" if b2b else "debit_mandate")
    if content.debit is not None and content.debit.replaces:
        yield _said(content, "debit_replaces")
    yield _said(content, "debit_nothing")
    yield Paragraph(role=ParagraphRole.SPECIFICATION)
    if content.asked_interest:
        yield _said(content, "debit_interest")
    if content.provisional:
        yield _said(content, "interest_provisional")
    if content.asked_costs:
        yield _said(content, "costs_asked_vat" if content.asked_vat else "costs_asked")
    yield _said(content, "debit_object")
    yield _said(content, "debit_back_b2b" if b2b else "debit_back", "debit_free")


def _said(content: LetterContent, *keys: str) -> Paragraph:
    return Paragraph(text=say(content, *keys))


def _key(content: LetterContent, *keys: str) -> Paragraph:
    return Paragraph(role=ParagraphRole.KEY, text=say(content, *keys))
