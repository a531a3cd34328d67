"""What rests on an e-mail in doubt: a later one to the same address came back."""

from datetime import date
from typing import Final

from domain.case import Case
from domain.claim.state import SentLetter
from domain.letter.state import Letter

DOUBTED: Final = "a later e-mail to the same address came back: did this letter arrive?"


def doubted_since(case: Case) -> date | None:
    """The day from which default or costs of a claim rest on an e-mail in doubt; None: they do not.

    A letter that was said again by post rests on that one.
    """
    days = [
        letter.doubted_on
        for sent in case.claim.letters
        if (letter := case.letters.get(sent.letter_id)) is not None
        and letter.doubted_on is not None
        and _carries(case, sent)
        and not _said_again(case, letter)
    ]
    return max(days, default=None)


def _carries(case: Case, sent: SentLetter) -> bool:
    """Tell whether something rests on a letter, or would rest on it next."""
    if sent.letter_id in case.claim.voided:
        return False
    if sent.fourteen:
        return True
    default = case.claim.default
    return sent.serves_as_notice and (default is None or default.letter_id == sent.letter_id)


def _said_again(case: Case, letter: Letter) -> bool:
    return any(
        other.order is not None and other.order.doubles == letter.id and other.arrived
        for other in case.letters.values()
    )
