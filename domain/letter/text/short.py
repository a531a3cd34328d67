"""A reminder as a short message: who asks what by when, and nothing that a notice must say."""

from typing import Final

from domain.errors import Refusal
from domain.letter.text.content import LetterContent
from domain.letter.text.kinds import LetterKind
from domain.letter.text.words import day_in_words, euro

_TEXT: Final = {
    "nl": "{creditor}: {what} nog niet betaald. Betaal {amount} uiterlijk {day} op {iban},"
    " kenmerk {reference}.{apart} Betaald? Dan dank u wel.{ask}",
    "en": "{creditor}: {what} not been paid yet. Please pay {amount} by {day} to {iban},"
    " reference {reference}.{apart} Paid already? Thank you.{ask}",
}
_ONE: Final = {"nl": "factuur {number} is", "en": "invoice {number} has"}
_SEVERAL: Final = {"nl": "{count} facturen zijn", "en": "{count} invoices have"}
_APART: Final = {
    "nl": " {contested} betwist u: dat vragen wij nu niet.",
    "en": " You dispute {contested}: we do not ask that now.",
}
_ASK: Final = {"nl": " Vragen: {where}.", "en": " Questions: {where}."}
_SPECIMEN: Final = "SPECIMEN "


def short_text(content: LetterContent) -> str:
    """The text of a reminder as one message, without a name on the lock of a telephone.

    Raises Refusal ``letter.too_short_for_that`` for any letter but a reminder without legal
    effect: a notice, a demand or a fourteen-day letter must be able to be kept and proven.
    """
    if content.kind is not LetterKind.REMINDER or content.serves_as_notice:
        raise Refusal(
            "letter.too_short_for_that",
            "Only a reminder that is no notice of default goes as a short message.",
            article="BW 6:82",
            way_out="Let this step write by e-mail or post.",
        )
    if content.pay_by is None or len(content.payment_accounts) != 1:
        raise Refusal("letter.short_lacks", "A short message needs a last day and one account.")
    language = content.language
    numbers = [claim.invoice_number for claim in content.claims]
    told = _ONE[language] if len(numbers) == 1 else _SEVERAL[language]
    what = told.format(number=numbers[0], count=len(numbers))
    where = content.creditor.phone or content.creditor.email
    text = _TEXT[language].format(
        creditor=content.creditor.name,
        what=what,
        amount=euro(content.asked_total, language=language),
        day=day_in_words(content.pay_by, language=language),
        iban=content.payment_accounts[0].iban,
        reference=content.payment_reference,
        apart=_apart(content),
        ask=_ASK[language].format(where=where) if where else "",
    )
    return f"{_SPECIMEN}{text}" if content.specimen else text


def _apart(content: LetterContent) -> str:
    """Say what is contested and not asked, where anything is."""
    if not content.contested:
        return ""
    contested = euro(content.contested, language=content.language)
    return _APART[content.language].format(contested=contested)
