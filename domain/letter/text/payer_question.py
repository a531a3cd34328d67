"""What a payer is asked where nobody knows what his money is for: a text, and no more than that.

It tells of the payment alone: amount, day and the account it came to. No debt, no invoice, no
name and no words of his own stand in it, so that it tells nobody of another person, whoever
reads it; and it asks for no money.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.letter.text.content import Language
from domain.letter.text.words import day_in_words, euro
from domain.money import Cents

_TEXTS: Final[Mapping[Language, tuple[str, tuple[str, ...]]]] = {
    "nl": (
        "Uw betaling van {amount} op {day}",
        (
            "Geachte heer, mevrouw,",
            (
                "Op {day} ontvingen wij een betaling van {amount} op rekening {iban}. Wij kunnen"
                " niet zien waarvoor deze betaling is."
            ),
            (
                "Wilt u ons laten weten voor welk factuurnummer zij is? Is zij niet voor ons"
                " bestemd, laat dat dan ook weten."
            ),
            "Met dit bericht vragen wij u niets te betalen.",
            "Met vriendelijke groet,\n{creditor}",
        ),
    ),
    "en": (
        "Your payment of {amount} on {day}",
        (
            "Dear Sir or Madam,",
            (
                "On {day} we received a payment of {amount} on account {iban}. We cannot see what"
                " this payment is for."
            ),
            (
                "Would you let us know which invoice number it is for? If it was not meant for us,"
                " please tell us that too."
            ),
            "With this message we do not ask you to pay anything.",
            "Kind regards,\n{creditor}",
        ),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerQuestion:
    """Subject and text, in paragraphs that an empty line parts."""

    subject: str
    text: str


def payer_question(
    *, amount: Cents, on: date, iban: str, creditor: str, language: Language
) -> PayerQuestion:
    """Ask what money is for that came to an account on a day; ``creditor``: whose account it is."""
    subject, paragraphs = _TEXTS[language]
    said = {
        "amount": euro(amount, language=language),
        "day": day_in_words(on, language=language),
        "iban": " ".join(iban[at : at + 4] for at in range(0, len(iban), 4)),
        "creditor": creditor,
    }
    return PayerQuestion(
        subject=subject.format(**said),
        text="\n\n".join(one.format(**said) for one in paragraphs),
    )
