"""A debtor as its facts leave it, and what bars the way to him."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never
from uuid import UUID

from domain.debtor.events import (
    AddressUnknown,
    BankruptcyDeclared,
    BankruptcyEnded,
    CapacityEstablished,
    ClaimOpenedForDebtor,
    ContactDetailsChanged,
    DeathReported,
    DebtHelpEnded,
    DebtHelpStarted,
    DebtorFact,
    DebtorRegistered,
    DebtRestructuringEnded,
    DebtRestructuringStarted,
    GuardianshipEnded,
    GuardianshipOrdered,
    HeirsKnown,
)
from domain.facts import EnteredInError, Point, Recorded, in_force
from domain.law.estate import estate_barred_until
from domain.parties import Capacity, ContactDetails, PartyNumbers
from domain.sealing import Sealed


@dataclass(slots=True)
class Debtor:
    """The state of one debtor; contact details stay sealed."""

    id: UUID
    version: int = 0
    registered: bool = False
    creditor_id: UUID | None = None
    contact: Sealed[ContactDetails] | None = None
    numbers: Sealed[PartyNumbers] | None = None
    capacity: Capacity = Capacity.UNKNOWN
    postable: bool = False
    mailable: bool = False
    phone_known: bool | None = None
    """Whether there is a telephone number; none: nobody recorded it."""
    contact_since: date = date.min
    """The day on which the contact details became as they are; date.min: from the start."""
    language: str = "nl"
    claims: list[UUID] = field(default_factory=list)
    bars: dict[str, date | None] = field(default_factory=dict)
    """What stops every step for this debtor, with its last day where one is known."""
    died_on: date | None = None
    heirs_since: date | None = None
    """The day from which letters go to the heirs."""

    def outlived(self, last_day: date | None, *, sent_on: date) -> bool:
        """Tell whether a term that was given to the debtor himself outlived him.

        ``last_day`` of the term; none: it is not known. Nobody had that term (BW 3:37 lid 3).
        """
        if self.died_on is None or (self.heirs_since and sent_on >= self.heirs_since):
            return False
        return last_day is None or last_day >= self.died_on

    def barred_on(self, day: date) -> str:
        """Name what bars dunning on a day, or give the empty string."""
        for bar, until in self.bars.items():
            if until is None or day <= until:
                return bar
        return ""


def fold(debtor_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> Debtor:
    """Give the debtor as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    debtor = Debtor(debtor_id)
    for recorded in in_force(known, at):
        evolve(debtor, recorded)
    debtor.version = known[-1].originator_version if known else 0
    return debtor


def evolve(debtor: Debtor, recorded: Recorded) -> Debtor:
    """Apply one fact to a debtor in place, and give it back."""
    fact: DebtorFact = recorded.fact  # type: ignore[assignment]  # the registry keeps streams pure
    match fact:
        case DebtorRegistered() | ContactDetailsChanged() | CapacityEstablished():
            _who(debtor, fact, recorded)
        case ClaimOpenedForDebtor():
            debtor.claims.append(fact.claim_id)
        case BankruptcyDeclared():
            debtor.bars["bankruptcy"] = None
        case BankruptcyEnded():
            debtor.bars.pop("bankruptcy", None)
        case DebtRestructuringStarted():
            debtor.bars["debt_restructuring"] = None
        case DebtRestructuringEnded():
            debtor.bars.pop("debt_restructuring", None)
        case DebtHelpStarted():
            debtor.bars["debt_help"] = fact.until
        case DebtHelpEnded():
            debtor.bars.pop("debt_help", None)
        case GuardianshipOrdered():
            debtor.bars["guardianship"] = None
        case GuardianshipEnded():
            debtor.bars.pop("guardianship", None)
        case DeathReported():
            debtor.bars["death"], debtor.heirs_since = None, None
            debtor.died_on = fact.died_on or recorded.effective_on
        case HeirsKnown():
            _inherit(debtor, fact, recorded)
        case AddressUnknown():
            debtor.postable = False
        case EnteredInError():
            pass
        case _:
            assert_never(fact)
    debtor.version = recorded.originator_version
    return debtor


def _inherit(debtor: Debtor, fact: HeirsKnown, recorded: Recorded) -> None:
    debtor.contact, debtor.contact_since = fact.contact, recorded.effective_on
    debtor.postable, debtor.mailable = fact.postable, fact.mailable
    debtor.phone_known, debtor.heirs_since = fact.phone_known, recorded.effective_on
    debtor.died_on = fact.died_on or debtor.died_on or recorded.effective_on
    debtor.bars["death"] = estate_barred_until(debtor.died_on, fact.acceptance)


def _who(
    debtor: Debtor,
    fact: DebtorRegistered | ContactDetailsChanged | CapacityEstablished,
    recorded: Recorded,
) -> None:
    match fact:
        case DebtorRegistered():
            debtor.registered, debtor.creditor_id = True, fact.creditor_id
            debtor.contact, debtor.numbers = fact.contact, fact.numbers
            debtor.capacity, debtor.language = fact.capacity, fact.language
            debtor.postable, debtor.mailable = fact.postable, fact.mailable
            debtor.phone_known = fact.phone_known
        case ContactDetailsChanged():
            debtor.contact, debtor.contact_since = fact.contact, recorded.effective_on
            debtor.postable, debtor.mailable = fact.postable, fact.mailable
            debtor.phone_known = fact.phone_known
        case CapacityEstablished():
            debtor.capacity = fact.capacity
        case _:
            assert_never(fact)
