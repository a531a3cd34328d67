"""When a claim is barred (verjaring), by its interruptions and the evidence there is of each."""

from collections.abc import Iterator

from domain.case import Case
from domain.law.limitation import Interruption, Limitation, limitation, years_for


def limitation_of(case: Case) -> Limitation:
    """The limitation as claimed and as provable.

    A letter that did not arrive interrupted nothing (BW 3:37 lid 3); one whose receipt is shown
    is proven, also where that was shown later. The due date itself counts as the day on which
    the claim could be asked.
    """
    return limitation(
        due_on=case.claim.due_on,
        years=years_for(case.claim.claim_kind),
        interruptions=list(_interruptions(case)),
    )


def _interruptions(case: Case) -> Iterator[Interruption]:
    for one in case.claim.interruptions:
        letter = case.letters.get(one.letter_id) if one.letter_id else None
        if letter is None or letter.arrived:
            shown = letter.proven_on if letter else None
            yield Interruption(on=shown or one.on, proven=one.proven or shown is not None)
