"""A direct debit that the bank did not carry out, as it says before the collection day."""

from datetime import date
from typing import Final

from domain.claim.events import ClaimFact, CollectionFailed, Mark, Source
from domain.claim.marks import place_mark
from domain.claim.state import Claim
from domain.law.direct_debit import LOOKED_AT, follows

_SOURCE: Final = Source(kind="return")


def refuse_collection(
    claim: Claim, name: str, *, told_on: date, reason_code: str, whole: bool, today: date
) -> list[ClaimFact]:
    """Record that a bank refused a direct debit before it collected; not under way: nothing.

    ``told_on``: the day of its report; one before it was ordered, or ahead, does not count.
    ``whole``: it refused the file or the block, which says nothing of the debtor: it is no try,
    and a person looks before anything is asked of him. So he does where the reason says nothing
    of the debtor, or is none that is known: he need not have done anything.
    """
    found = claim.collections.get(name)
    if found is None or not found.stands:
        return []
    ordered_on = claim.marked_on.get(Mark.DIRECT_DEBIT, today)
    failed_on = min(max(told_on, ordered_on), today)
    failed = CollectionFailed(
        failed_on=failed_on, reason_code=reason_code, end_to_end_id=name, unsent=whole
    )
    if not whole and follows(reason_code) not in LOOKED_AT:
        return [failed]
    return [failed, *place_mark(claim, Mark.RETURN_UNCLEAR, source=_SOURCE)]
