"""Mistakes are corrected by facts: what was entered in error counts no more from here on."""

from collections.abc import Sequence
from datetime import date

from domain.claim.balance import balance
from domain.claim.collected import under_way
from domain.claim.displaced import displaced
from domain.claim.early import discount_lost
from domain.claim.events import (
    ClaimFact,
    ClaimReopened,
    CollectionArrived,
    CollectionCostsCharged,
    CollectionCostsWaived,
    CollectionFailed,
    CollectionOrdered,
    CollectionWithdrawn,
    CreditNoteApplied,
    DisputeDecided,
    EarlyDiscountGranted,
    EnforcementCostsTold,
    InvoiceSent,
    JudgmentAnnulled,
    JudgmentGiven,
    Mark,
    MarkPlaced,
    OverpaymentRefunded,
    OverpaymentSetOff,
    PartWaived,
    PartyCollected,
    PartyRemittanceUndone,
    PartyRemitted,
    PaymentReceived,
    PaymentReversed,
    RefundMadeGood,
    RestAskedAgain,
    RestWaived,
    SetOffCoverLost,
    SetOffReceived,
    SetOffTakenBack,
    Source,
)
from domain.claim.evolve import fold
from domain.claim.imagined import imagine
from domain.claim.relieved import relieved_like
from domain.claim.state import Claim, Ending
from domain.errors import NotFound, Refusal
from domain.facts import EnteredInError, Fact, Recorded, wrong_versions
from domain.four_eyes import ApprovalGiven

_MONEY: tuple[type[Fact], ...] = (
    ApprovalGiven,
    EarlyDiscountGranted,
    InvoiceSent,
    CreditNoteApplied,
    PaymentReceived,
    PaymentReversed,
    OverpaymentRefunded,
    RefundMadeGood,
    OverpaymentSetOff,
    SetOffReceived,
    SetOffCoverLost,
    SetOffTakenBack,
    PartWaived,
    RestWaived,
    RestAskedAgain,
    PartyCollected,
    PartyRemittanceUndone,
    PartyRemitted,
    CollectionCostsCharged,
    CollectionCostsWaived,
    JudgmentGiven,
    JudgmentAnnulled,
    EnforcementCostsTold,
    CollectionOrdered,
    CollectionArrived,
    CollectionFailed,
    CollectionWithdrawn,
)


def enter_in_error(
    history: Sequence[Recorded], *, version: int, actor: str, approved_by: str = ""
) -> list[EnteredInError]:
    """Say that a fact of a stream should not have been recorded; repeated, it is nothing new.

    A fact about money needs a second person. Raises NotFound ``error.no_such_fact`` or Refusal
    ``error.four_eyes``.
    """
    target = next((r for r in history if r.originator_version == version), None)
    if target is None:
        raise NotFound(
            "error.no_such_fact",
            f"There is no fact with version {version} on this stream.",
            way_out="See the audit trail for the versions.",
            values={"version": str(version)},
        )
    if version in wrong_versions(history):
        return []
    original = meant(history, version)
    _require_four_eyes(original.fact if original else target.fact, actor, approved_by)
    return [EnteredInError(version=version, topic=target.fact.TOPIC, approved_by=approved_by)]


def enter_in_error_on_claim(
    claim: Claim,
    history: Sequence[Recorded],
    *,
    version: int,
    actor: str,
    approved_by: str,
    today: date,
) -> list[ClaimFact]:
    """Correct a claim; one that was settled by the mistake lives again at its step."""
    errors = enter_in_error(history, version=version, actor=actor, approved_by=approved_by)
    if not errors:
        return []
    facts: list[ClaimFact] = list(errors)
    after = without(claim, history, version=version, facts=[], today=today)
    lost = discount_lost(after)
    facts += lost
    after = imagine(after, lost, today=today)
    if after.ending is Ending.SETTLED and balance(after, on=today).total > 0:
        facts.append(ClaimReopened(why="entered in error", new_round=False))
        after = imagine(after, facts[-1:], today=today)
    if after.live and (
        (displaced(after) and not displaced(claim))
        or (under_way(after.collections) and Mark.DIRECT_DEBIT not in after.marks)
    ):
        facts.append(MarkPlaced(mark=Mark.DIRECT_DEBIT, source=Source(kind="collection")))
    return facts


def without(
    claim: Claim,
    history: Sequence[Recorded],
    *,
    version: int,
    facts: list[ClaimFact],
    today: date,
) -> Claim:
    """The claim as it stands without a fact, and with what follows from leaving it out."""
    kept = [recorded for recorded in history if recorded.originator_version != version]
    read = relieved_like(fold(claim.id, kept), claim)
    return imagine(read, facts, today=today)


def takes_two(history: Sequence[Recorded], version: int) -> bool:
    """Whether a fact of a stream is taken back by two: it is about money, or took such back."""
    target = meant(history, version)
    return target is not None and about_money(target.fact)


def meant(history: Sequence[Recorded], version: int) -> Recorded | None:
    """The fact that a version is about: of one that took another back, that other one.

    To take that back in turn lets the first count again: it is as much about money as the first.
    """
    known = {one.originator_version: one for one in history}
    found = known.get(version)
    while found is not None and isinstance(found.fact, EnteredInError):
        found = known.get(found.fact.version)
    return found


def about_money(fact: Fact) -> bool:
    """Tell whether a fact changes what is owed or paid."""
    granted = isinstance(fact, DisputeDecided) and fact.granted
    return bool(granted) or isinstance(fact, _MONEY)


def _require_four_eyes(fact: Fact, actor: str, approved_by: str) -> None:
    if about_money(fact) and approved_by.strip() in {"", actor}:
        raise Refusal(
            "error.four_eyes",
            "A fact about money is taken back only with a second person's approval.",
            way_out="Name the colleague who looked at it, other than yourself.",
        )
