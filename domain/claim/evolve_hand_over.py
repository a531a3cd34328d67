"""How a claim changes on its way to a party and back, and what that party must be told."""

from typing import Final, assert_never

from domain.claim.events import (
    ClaimDisputed,
    ClaimFact,
    ClaimRecalled,
    ClaimSettled,
    ClaimWithdrawn,
    ClaimWrittenOff,
    CollectionCostsWaived,
    CreditNoteApplied,
    DeterminationWithdrawn,
    FourteenDayLetterVoided,
    HandedOver,
    HandOverAccepted,
    HandOverFact,
    HandOverPrepared,
    HandOverRefused,
    HandOverRequested,
    InvoiceDetailsCorrected,
    OverpaymentRefunded,
    PartWaived,
    PartyInformed,
    PaymentPlanAgreed,
    PaymentPromised,
    PaymentReceived,
    PaymentReversed,
    PaymentTermExtended,
    RecallFailed,
    RecallRequested,
)
from domain.claim.state import Claim, Ending, Offer, SentBack
from domain.facts import Recorded

CONCERNS_THE_PARTY: Final[tuple[type[ClaimFact], ...]] = (
    PaymentReceived,
    PaymentReversed,
    OverpaymentRefunded,
    CreditNoteApplied,
    PartWaived,
    CollectionCostsWaived,
    ClaimDisputed,
    PaymentTermExtended,
    PaymentPromised,
    PaymentPlanAgreed,
    InvoiceDetailsCorrected,
    FourteenDayLetterVoided,
    DeterminationWithdrawn,
    ClaimSettled,
    ClaimWithdrawn,
    ClaimWrittenOff,
)
"""What changes what the party asks, or on what ground."""


def handing_over(claim: Claim, fact: HandOverFact, recorded: Recorded) -> None:
    """Apply what passes between creditor and party."""
    match fact:
        case HandOverPrepared():
            claim.missing = fact.missing
        case HandOverRequested():
            claim.offer, claim.sent_back, claim.missing = _offer(fact, recorded), None, ()
        case HandOverAccepted():
            claim.offer = None
        case HandOverRefused():
            claim.offer, claim.untold = None, ()
            claim.sent_back = SentBack(fact.party, fact.why, recorded.effective_on)
        case HandedOver():
            claim.ending, claim.handed_to = Ending.HANDED_OVER, fact.party
            claim.hand_overs, claim.missing = (*claim.hand_overs, recorded.effective_on), ()
            claim.offer = claim.sent_back = None
        case RecallRequested() | RecallFailed():
            _recall(claim, fact, recorded)
        case ClaimRecalled():
            _come_back(claim, recorded)
        case PartyInformed():
            claim.untold = ()
            claim.offer = claim.offer if claim.live else None
        case _:
            assert_never(fact)


def note_for_the_party(claim: Claim, fact: ClaimFact) -> None:
    """Remember that the party that has the dossier must be told of a fact, each kind once."""
    name = fact.TOPIC.partition(".")[2]
    if claim.party and isinstance(fact, CONCERNS_THE_PARTY) and name not in claim.untold:
        claim.untold = (*claim.untold, name)


def _offer(fact: HandOverRequested, recorded: Recorded) -> Offer:
    return Offer(
        fact.party, fact.party_kind, fact.dossier_sha256, recorded.effective_on, fact.taken_up_on
    )


def _recall(claim: Claim, fact: RecallRequested | RecallFailed, recorded: Recorded) -> None:
    if isinstance(fact, RecallRequested):
        claim.recall_asked_on, claim.recall_failed = recorded.effective_on, ""
    else:
        claim.recall_asked_on, claim.recall_failed = None, "" if fact.stays else fact.why


def _come_back(claim: Claim, recorded: Recorded) -> None:
    """Bring the claim back; the step of an offer counts as done, or it would go out again."""
    if claim.offer:
        claim.hand_overs = (*claim.hand_overs, recorded.effective_on)
    if claim.ending is Ending.HANDED_OVER:
        claim.ending = Ending.NONE
    claim.handed_to, claim.offer, claim.untold = "", None, ()
    claim.recall_asked_on, claim.recall_failed = None, ""
    claim.anchor_on = recorded.effective_on
