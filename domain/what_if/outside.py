"""What of a history is the world's and the people's, and what was the engine's own doing.

Where another plan decides, what the engine did is decided again, and the rest is fed in as it
happened: payments, disputes, holds, contacts, approvals, what was known of the bank's accounts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from domain.claim.balance import balance
from domain.claim.events import (
    AgreementConfirmed,
    ClaimFact,
    ClaimRecalled,
    ClaimReopened,
    ClaimSettled,
    CollectionCostsWaived,
    CollectionNoticeSent,
    CreditNoteApplied,
    DeterminationWithdrawn,
    DisputeAnswered,
    DisputeDecided,
    EarlyDiscountGranted,
    EstateLetterSent,
    FourteenDayLetterVoided,
    HandOverAccepted,
    HandOverRefused,
    HandOverTold,
    InstalmentMissed,
    LetterDroppedForClaim,
    LetterFact,
    LetterOrderedForClaim,
    LimitationInterrupted,
    OverpaymentRefunded,
    PartWaived,
    PaymentPlanCompleted,
    PaymentPlanLapsed,
    PaymentReceived,
    PaymentReversed,
    PlanLetterSent,
    PromiseBroken,
    PromiseKept,
    RecallFailed,
    RecallRequested,
    RestAskedAgain,
    RestWaived,
    SetOffCoverLost,
    SetOffReceived,
    SetOffTakenBack,
)
from domain.claim.payments import owed_again, with_consequences
from domain.claim.state import Claim, Ending
from domain.facts import EnteredInError, Fact, Recorded

ENGINE: Final = "run-day"
"""What the facts of the daily run say they were recorded for."""
_RUNNER: Final = "daily-run"
_WAIVER: Final = "waiver"

_FOLLOWS: Final = (
    PromiseKept,
    PromiseBroken,
    InstalmentMissed,
    PaymentPlanLapsed,
    PaymentPlanCompleted,
    EarlyDiscountGranted,
    DeterminationWithdrawn,
    FourteenDayLetterVoided,
    ClaimSettled,
    RestWaived,
    RestAskedAgain,
)
"""Whoever recorded them: they follow from what is open, and are found again."""
_MONEY_IN: Final = (PaymentReceived, CreditNoteApplied, SetOffReceived, PartWaived, DisputeDecided)
_MONEY_OUT: Final = (
    PaymentReversed,
    OverpaymentRefunded,
    SetOffTakenBack,
    SetOffCoverLost,
    EnteredInError,
)
_VERSIONS: Final[Mapping[type[Fact], str]] = {
    EnteredInError: "version",
    CollectionCostsWaived: "charge",
    DisputeAnswered: "disputed_version",
    DisputeDecided: "disputed_version",
    PartWaived: "agreed_version",
}
"""The field by which a fact that is fed in names another one of its stream."""


def by_the_engine(recorded: Recorded) -> bool:
    """Tell whether the daily run recorded a fact: another plan decides that again."""
    if recorded.command_name:
        return recorded.command_name == ENGINE
    return recorded.actor == _RUNNER


def found_again(recorded: Recorded) -> bool:
    """Tell whether a fact of a claim follows from what is open, whoever recorded it."""
    match recorded.fact:
        case ClaimReopened(new_round=new_round):
            return not new_round
        case CollectionCostsWaived():
            return recorded.command_name != _WAIVER
        case PartWaived(agreed_version=agreed):
            return agreed is not None
    return isinstance(recorded.fact, _FOLLOWS)


def of_a_letter(fact: Fact) -> UUID | None:
    """The letter whose going out, or not, a fact of a claim tells; None: it tells of none."""
    told = (LetterFact, LetterOrderedForClaim, LetterDroppedForClaim, AgreementConfirmed)
    others = (PlanLetterSent, CollectionNoticeSent, HandOverTold, EstateLetterSent)
    if isinstance(fact, (*told, *others, LimitationInterrupted)):
        return fact.letter_id
    return None


def consequences(claim: Claim, fed: Sequence[Fact], *, today: date) -> list[ClaimFact]:
    """What follows on a claim, as it stands behind facts that were fed in together.

    The rules are those by which a payment, a credit note or a reversal is recorded.
    """
    if any(isinstance(fact, (*_MONEY_IN, CollectionCostsWaived)) for fact in fed):
        return with_consequences(claim, [], today=today)
    if any(isinstance(fact, _MONEY_OUT) for fact in fed):
        return owed_again(claim, [], today=today)
    return []


def why_it_rests_on_the_engine(claim: Claim, fact: Fact, *, today: date) -> str:
    """Why a fact has no place on the claim as it stands here; empty: it has one."""
    match fact:
        case HandOverAccepted() | HandOverRefused():
            return "" if claim.offer else "not_offered"
        case ClaimRecalled() | RecallRequested() | RecallFailed():
            return "" if claim.ending is Ending.HANDED_OVER else "not_handed_over"
        case CollectionCostsWaived(amount=amount):
            return "" if balance(claim, on=today).costs >= amount else "costs_not_charged"
    return ""


@dataclass(slots=True)
class Renumbered:
    """Where a fact of the real stream stands in the one that is imagined.

    A fact that the engine recorded has its place where the imagined stream holds as many of its
    kind: the second charge here is the second charge there.
    """

    real: Sequence[Recorded]
    places: dict[int, int] = field(default_factory=dict)

    def told(self, recorded: Recorded, now: Sequence[Recorded]) -> Fact | None:
        """The fact with the versions it names as they are here; None: what it names is not."""
        name = _VERSIONS.get(type(recorded.fact))
        named = getattr(recorded.fact, name) if name else None
        if name is None or named is None:
            return recorded.fact
        place = self.places.get(named) or self._alike(named, now)
        return None if place is None else recorded.fact.model_copy(update={name: place})

    def _alike(self, named: int, now: Sequence[Recorded]) -> int | None:
        topic = self.real[named - 1].fact.TOPIC
        before = sum(topic == one.fact.TOPIC for one in self.real[: named - 1])
        alike = [one.originator_version for one in now if topic == one.fact.TOPIC]
        return alike[before] if before < len(alike) else None
