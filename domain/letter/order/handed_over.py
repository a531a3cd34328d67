"""Whether a debtor is told with whom his claims lie, and whom he pays from then on.

The creditor stays the creditor: who hands a claim over lets somebody collect it (BW 7:414), and a
payment to the creditor still counts. An assignment would work against the debtor only from such a
notice on (BW 3:94 lid 1 and 3), and until then he pays in good faith (BW 6:34).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from domain.case import Case
from domain.case.check_item import Weight
from domain.case.check_standing import registration_item
from domain.case.doubted import DOUBTED, doubted_since
from domain.case.in_order import in_order
from domain.claim.contested import asked_of, wholly_contested
from domain.claim.events import Asked, Channel
from domain.claim.litigation import in_court
from domain.claim.marks import look_first
from domain.claim.state import Claim, Ending
from domain.creditor.events import DebtorToldBy, HandOverParty
from domain.debtor.credit import credit_first
from domain.dunning.next.permission import payments_hold_back
from domain.dunning.next.step import channel_for
from domain.dunning.plan.document import Anchor, Step, StepKind
from domain.errors import Refusal
from domain.law.contact_hours import no_contact_on
from domain.letter.events import LetterOrdered
from domain.letter.state import LAPSED

TELLING_HAND_OVER: Final = Step(
    id="hand-over-letter",
    kind=StepKind.STATEMENT,
    anchor=Anchor.PREVIOUS,
    days=0,
    term_days=1,
    channel=Channel.EMAIL,
    fallback=Channel.POST,
    bundle=True,
)
"""What stands in for a step of the plan: the letter asks for nothing new."""

JUDGED: Final = "a judgment is enforced by a bailiff"
"""He serves it himself, and what is asked by it is more than a letter of ours can say."""
ELSEWHERE: Final = "the claim does not lie with that party"
MOST_CLAIMS: Final = 60
"""At most so many claims in one letter, some three pages."""


def party_there(case: Case) -> HandOverParty | None:
    """The party with whom a claim lies, as the creditor set it down; None: it is not known."""
    name = case.claim.handed_to
    if case.claim.ending is not Ending.HANDED_OVER:
        return None
    return next((one for one in case.creditor.parties if one.name == name), None)


def is_told(case: Case) -> bool:
    """Tell whether a letter told the debtor where the claim lies now, and did not come back."""
    told = case.claim.at_party.notice
    letter = case.letters.get(told) if told else None
    return told is not None and not (letter and (letter.bounced or letter.disproved))


def is_to_be_told(case: Case) -> bool:
    """Tell whether the creditor tells the debtors of this party, and this one is not told yet.

    Nobody is told who is protected, nor of what was judged: whoever has it serves the judgment.
    """
    party = party_there(case)
    if party is None or party.told_by is not DebtorToldBy.CREDITOR or case.claim.pending:
        return False
    return not (is_told(case) or case.debtor.bars_of(case.claim) or case.claim.court.award)


def told_together(case: Case, neighbours: Sequence[Case], *, today: date) -> tuple[Case, ...]:
    """The claims of one letter: those of the debtor that went to the party on the same day.

    Only what may be told today joins; the claim itself always does.
    """
    there = day_there(case.claim)
    joining = [
        one
        for one in neighbours
        if one.claim.handed_to == case.claim.handed_to
        and one.claim.ending is Ending.HANDED_OVER
        and day_there(one.claim) == there
        and not one.claim.pending
        and not is_told(one)
        and channel_for(one, TELLING_HAND_OVER) is channel_for(case, TELLING_HAND_OVER)
        and not _stops(one, today)
    ]
    ordered = sorted((case, *joining), key=in_order)
    first = ordered.index(case) // MOST_CLAIMS * MOST_CLAIMS
    return tuple(ordered[first : first + MOST_CLAIMS])


def day_there(claim: Claim) -> date:
    """The day on which a claim went to the party with whom it lies."""
    return claim.hand_overs[-1] if claim.hand_overs else date.min


def reason_to_cancel_hand_over(
    case: Case, ordered: LetterOrdered, *, today: date, printed: bool = False
) -> str:
    """Tell why it must not go out any more, or give the empty string.

    ``printed``: it waits to be posted; days alone only add to what it states then.
    """
    assert ordered.party is not None
    told = ordered.party
    asked = [part.asked for part in ordered.claims if part.claim_id == case.claim.id]
    now = asked_of(case.claim, on=today)
    there = (case.claim.handed_to, day_there(case.claim)) == (told.name, told.since)
    if not printed and today > ordered.send_on:
        return LAPSED
    if not printed and (closed := no_contact_on(today)):
        return closed
    if why := _stops(case, today):
        return why
    if not there:
        return ELSEWHERE
    moved = any(_less(now, one) if printed else now != one for one in asked)
    return "the amount changed" if moved else ""


def _stops(case: Case, today: date) -> str:
    """Tell what keeps a claim out of such a letter; empty: nothing does."""
    claim = case.claim
    found = (
        (claim.ending is not Ending.HANDED_OVER, _not_there(claim)),
        (claim.recall_asked_on is not None, "the claim was asked back"),
        (bool(barred := case.debtor.stopped_on(today, claim)), barred),
        (bool(court := in_court(claim)), court),
        (claim.court.award is not None, JUDGED),
        (claim.unsaid is not None, "it is not said how much of a dispute was granted"),
        (wholly_contested(claim, on=today), "disputed"),
        (claim.held_on(today) is not None, "on hold"),
        (bool(claim.stopped_by), look_first(claim)),
        (doubted_since(case) is not None, DOUBTED),
        (bool(case.debtor.credits), credit_first(case.debtor)),
        (bool(claim.promise or claim.arrangement), "an arrangement was made"),
        (asked_of(claim, on=today).total <= 0, "nothing is open"),
        *_unregistered(case, today),
        *_payments(case, today),
    )
    return next((why for holds, why in found if holds), "")


def _unregistered(case: Case, today: date) -> Iterator[tuple[bool, str]]:
    """Nobody is sent to an agency that may not collect from him (Wki art. 4)."""
    party = party_there(case)
    if party is not None:
        for item in registration_item(case, today, party.kind, party):
            lacks = not item.found and item.weight is Weight.BLOCKING
            yield lacks, "the party is not registered as a collection service"


def _payments(case: Case, today: date) -> Iterator[tuple[bool, str]]:
    """Nothing is said to be open before it is known who paid."""
    held = payments_hold_back(case, StepKind.HAND_OVER.value, today=today)
    if held is not None:
        yield True, held.why


def _not_there(claim: Claim) -> str:
    return f"claim {claim.ending.value}" if claim.ending is not Ending.NONE else ELSEWHERE


def require_there(claim: Claim) -> None:
    """Refuse with ``hand_over_letter.not_there`` where the claim lies with no party."""
    if claim.ending is not Ending.HANDED_OVER:
        raise Refusal(
            "hand_over_letter.not_there",
            f"Claim {claim.invoice_number} lies with no party.",
            way_out="The letter goes once a party has the claim.",
            values={"invoice": claim.invoice_number},
        )


def _less(now: Asked, printed: Asked) -> bool:
    pairs = (
        (now.principal, printed.principal),
        (now.interest, printed.interest),
        (now.costs, printed.costs),
    )
    return any(left < before for left, before in pairs)
