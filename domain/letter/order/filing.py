"""What was filed with a trustee or administrator, and whether a letter may still bring it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.case import Case
from domain.claim.balance import balance
from domain.claim.events import Asked
from domain.claim.state import Claim, Ending
from domain.law.contact_hours import no_contact_on
from domain.letter.events import LetterOrdered
from domain.letter.state import LAPSED, Letter

NOBODY: Final = "nobody takes claims on that ground"
ANEW: Final = "the claims were filed again"
NOTHING_OPEN: Final = "nothing is open"
_GIVEN_UP: Final = frozenset({Ending.WITHDRAWN, Ending.WRITTEN_OFF})


def is_covered(case: Case) -> bool:
    """Tell whether a letter brought what was filed last, and did not come back."""
    return any(not (one.bounced or one.disproved) for one in letters_of_filing(case))


def letters_of_filing(case: Case) -> Iterator[Letter]:
    """The letters that brought what was filed last."""
    there = case.claim.estate
    for sent in there.letters:
        if sent.document_sha256 == there.document and sent.letter_id in case.letters:
            yield case.letters[sent.letter_id]


def as_filed(claim: Claim) -> Asked:
    """What was filed of a claim, by part."""
    filed = claim.estate.filed
    if filed is None:
        return Asked(principal=0)
    return Asked(principal=filed.principal, interest=filed.interest, costs=filed.costs)


def reason_to_cancel_filing(
    case: Case, ordered: LetterOrdered, *, today: date, printed: bool = False
) -> str:
    """Tell why it must not go out any more, or give the empty string.

    ``printed``: it waits to be posted, and its day does not stop it.
    """
    claim, told = case.claim, ordered.estate
    assert told is not None
    runs = case.debtor.protections.get(told.bar)
    found = (
        (today > ordered.send_on and not printed, LAPSED),
        (bool(closed := no_contact_on(today)) and not printed, closed),
        (claim.ending in _GIVEN_UP, f"claim {claim.ending.value}"),
        (runs is None or runs.since != told.ordered_on, NOBODY),
        (claim.estate.document != told.document_sha256, ANEW),
        (balance(claim, on=max(today, told.as_of)).total <= 0, NOTHING_OPEN),
        (_owed(claim, told.as_of) != as_filed(claim), "the amount changed"),
    )
    return next((why for holds, why in found if holds), "")


def _owed(claim: Claim, on: date) -> Asked:
    now = balance(claim, on=on)
    return Asked(principal=now.principal, interest=now.interest, costs=now.costs)
