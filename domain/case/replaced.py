"""Whether an agreement, or a direct debit, took the place of the term that a letter gave."""

from datetime import date
from typing import Final

from domain.claim.references import AGREED_PLAN
from domain.claim.state import Claim, SentLetter
from domain.letter.text import LetterKind

_DEMANDS: Final = frozenset({LetterKind.FINAL_DEMAND, LetterKind.NOTICE_OF_DEFAULT})


def term_replaced(claim: Claim, sent: SentLetter, *, but: str = "") -> bool:
    """Tell whether an agreement, ``but`` one of a kind, was made within the term of a demand.

    Of a reminder that serves as notice: a payment plan; who pays by another plan within the term
    of a notice is not in default by it (BW 6:82, taken as asks less). So does a direct debit of a
    day behind that term, told within it.
    """
    if sent.pay_by is None or not (sent.kind in _DEMANDS or sent.serves_as_notice):
        return False
    if collected_after(claim, sent, sent.pay_by):
        return True
    any_kind = sent.kind in _DEMANDS
    agreed = (d for d, what in claim.agreed if what != but and (any_kind or what == AGREED_PLAN))
    return any(sent.sent_on <= day <= sent.pay_by for day in agreed)


def collected_after(claim: Claim, sent: SentLetter, last: date) -> bool:
    """Tell whether the debtor was told within the term of a letter that it is collected after it.

    Who reads that his creditor takes the money on a day waits for that day, and need not pay
    before it (BW 3:35, 6:2).
    """
    return any(
        sent.sent_on <= one.sent_on <= last < one.told.collect_on for one in claim.debit_notices
    )
