"""How a claim changes on its way to a party and back, and what that party must be told."""

from dataclasses import replace
from datetime import date
from typing import Final

from domain.claim.estate import SentToEstate
from domain.claim.events import (
    ClaimDisputed,
    ClaimFact,
    ClaimRecalled,
    ClaimSettled,
    ClaimSubmittedToEstate,
    ClaimWithdrawn,
    ClaimWrittenOff,
    CollectionCostsWaived,
    CreditNoteApplied,
    DebtorBarred,
    DeterminationWithdrawn,
    DisputeDecided,
    EarlyDiscountGranted,
    EstateAnswered,
    EstateLetterSent,
    FourteenDayLetterVoided,
    HandedOver,
    HandOverAccepted,
    HandOverPrepared,
    HandOverRefused,
    HandOverRequested,
    HandOverTold,
    InvoiceDetailsCorrected,
    OverpaymentRefunded,
    OverpaymentSetOff,
    PartWaived,
    PartyBilled,
    PartyCollected,
    PartyInformed,
    PartyRemittanceUndone,
    PartyRemitted,
    PaymentPlanAgreed,
    PaymentPromised,
    PaymentReceived,
    PaymentReversed,
    PaymentTermExtended,
    RecallFailed,
    RecallRequested,
    RestAskedAgain,
    RestWaived,
    SetOffCoverLost,
    SetOffReceived,
    SetOffTakenBack,
)
from domain.claim.offered import Offer, SentBack
from domain.claim.state import Claim, Ending
from domain.claim.there import Billed, CollectedThere, PartyCost, PassedOn, ToldOfParty
from domain.facts import Fact, Recorded, by_type

CONCERNS_THE_PARTY: Final[tuple[type[ClaimFact], ...]] = (
    PaymentReceived,
    PaymentReversed,
    OverpaymentRefunded,
    OverpaymentSetOff,
    SetOffReceived,
    SetOffCoverLost,
    SetOffTakenBack,
    CreditNoteApplied,
    EarlyDiscountGranted,
    PartWaived,
    CollectionCostsWaived,
    RestWaived,
    RestAskedAgain,
    ClaimDisputed,
    DisputeDecided,
    PaymentTermExtended,
    PaymentPromised,
    PaymentPlanAgreed,
    InvoiceDetailsCorrected,
    FourteenDayLetterVoided,
    DeterminationWithdrawn,
    ClaimSettled,
    ClaimWithdrawn,
    ClaimWrittenOff,
    DebtorBarred,
)
"""What changes what the party asks, or on what ground."""


def note_for_the_party(claim: Claim, fact: Fact, day: date) -> None:
    """Remember that the party that has the dossier must be told of a fact, each kind once.

    What it reported itself, it knows.
    """
    if isinstance(fact, PaymentReceived) and _reported_by(claim) == fact.payment_id:
        return
    if claim.party and isinstance(fact, CONCERNS_THE_PARTY):
        name = fact.TOPIC.partition(".")[2]
        if not claim.untold:
            claim.untold_since = day
        if name not in claim.untold:
            claim.untold = (*claim.untold, name)


def _reported_by(claim: Claim) -> str:
    """The payment that the party which has the claim was the last to report; empty: none."""
    last = claim.at_party.collected[-1:]
    return last[0].payment_id if last and last[0].party == claim.party else ""


def _prepare(claim: Claim, fact: HandOverPrepared, recorded: Recorded) -> None:
    if not claim.missing:
        claim.missing_since = recorded.effective_on
    claim.missing = fact.missing


def _offer(claim: Claim, fact: HandOverRequested, recorded: Recorded) -> None:
    day = recorded.effective_on
    claim.offer = Offer(fact.party, fact.party_kind, fact.dossier_sha256, day, fact.taken_up_on)
    claim.sent_back, claim.missing = None, ()


def _accept(claim: Claim, fact: HandOverAccepted, _recorded: Recorded) -> None:
    claim.offer = None
    claim.at_party = replace(claim.at_party, case_number=fact.reference)


def _refuse(claim: Claim, fact: HandOverRefused, recorded: Recorded) -> None:
    claim.offer, claim.untold = None, ()
    claim.sent_back = SentBack(fact.party, fact.why, recorded.effective_on)


def _hand_over(claim: Claim, fact: HandedOver, recorded: Recorded) -> None:
    claim.ending, claim.handed_to = Ending.HANDED_OVER, fact.party
    claim.hand_overs, claim.missing = (*claim.hand_overs, recorded.effective_on), ()
    claim.offer = claim.sent_back = None
    had = dict.fromkeys((*claim.at_party.had_by, fact.party))
    claim.at_party = replace(claim.at_party, had_by=tuple(had), notice=None)


def _tell_debtor(claim: Claim, fact: HandOverTold, recorded: Recorded) -> None:
    if claim.pending and claim.pending.letter_id == fact.letter_id:
        claim.pending = None  # a letter of its own, of no step
    told = ToldOfParty(fact.party, fact.letter_id, recorded.effective_on)
    there = claim.handed_to == fact.party
    claim.at_party = replace(
        claim.at_party,
        notices=(*claim.at_party.notices, told),
        notice=fact.letter_id if there else claim.at_party.notice,
    )


def _collect(claim: Claim, fact: PartyCollected, _recorded: Recorded) -> None:
    one = CollectedThere(fact.party, fact.payment_id, fact.amount, fact.received_on)
    claim.at_party = replace(claim.at_party, collected=(*claim.at_party.collected, one))


def _pass_on(claim: Claim, fact: PartyRemitted, _recorded: Recorded) -> None:
    one = PassedOn(fact.party, fact.remittance_id, fact.received, fact.fee, fact.credited_on)
    claim.at_party = replace(claim.at_party, passed_on=(*claim.at_party.passed_on, one))


def _take_back(claim: Claim, fact: PartyRemittanceUndone, _recorded: Recorded) -> None:
    undone = (fact.party, fact.remittance_id)
    there = claim.at_party
    left = tuple(o for o in there.passed_on if (o.party, o.remittance_id) != undone)
    claim.at_party = replace(there, passed_on=left)


def _bill(claim: Claim, fact: PartyBilled, _recorded: Recorded) -> None:
    parts = tuple((kind, cents) for kind in PartyCost if (cents := getattr(fact, kind.value)))
    one = Billed(fact.party, fact.bill_id, fact.billed_on, parts, fact.vat, fact.kept, fact.credit)
    claim.at_party = replace(claim.at_party, bills=(*claim.at_party.bills, one))


def _ask_back(claim: Claim, _fact: RecallRequested, recorded: Recorded) -> None:
    claim.recall_asked_on, claim.recall_failed = recorded.effective_on, ""


def _fail_to_recall(claim: Claim, fact: RecallFailed, recorded: Recorded) -> None:
    claim.recall_failed_on = recorded.effective_on
    claim.recall_asked_on, claim.recall_failed = None, "" if fact.stays else fact.why


def _come_back(claim: Claim, _fact: ClaimRecalled, recorded: Recorded) -> None:
    """Bring the claim back; the step of an offer counts as done, or it would go out again."""
    if claim.offer:
        claim.hand_overs = (*claim.hand_overs, recorded.effective_on)
    if claim.ending is Ending.HANDED_OVER:
        claim.ending = Ending.NONE
    claim.handed_to, claim.offer, claim.untold = "", None, ()
    claim.recall_asked_on, claim.recall_failed = None, ""
    claim.at_party = replace(claim.at_party, case_number="", notice=None)
    claim.anchor_on = recorded.effective_on


def _file(claim: Claim, fact: ClaimSubmittedToEstate, recorded: Recorded) -> None:
    claim.estate = replace(claim.estate, filed=fact, filed_at=recorded.position)


def _send_filing(claim: Claim, fact: EstateLetterSent, recorded: Recorded) -> None:
    if claim.pending and claim.pending.letter_id == fact.letter_id:
        claim.pending = None  # a letter of its own, of no step
    sent = SentToEstate(fact.letter_id, fact.filing_sha256, recorded.effective_on)
    claim.estate = replace(claim.estate, letters=(*claim.estate.letters, sent))


def _hear_of_estate(_claim: Claim, _fact: EstateAnswered, _recorded: Recorded) -> None:
    """Change nothing: what is admitted is paid as far as there is anything to be had."""


def _befall(_claim: Claim, _fact: DebtorBarred, _recorded: Recorded) -> None:
    """Change nothing by itself: the party is to be told."""


def _tell(claim: Claim, _fact: PartyInformed, _recorded: Recorded) -> None:
    claim.untold = ()
    claim.offer = claim.offer if claim.live else None


HAND_OVER: Final = by_type(
    _befall,
    _file,
    _send_filing,
    _hear_of_estate,
    _prepare,
    _offer,
    _accept,
    _refuse,
    _hand_over,
    _tell_debtor,
    _collect,
    _pass_on,
    _take_back,
    _bill,
    _ask_back,
    _fail_to_recall,
    _come_back,
    _tell,
)
