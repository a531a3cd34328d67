"""Values of what a party collected and passed on, as a claim remembers them, in cents."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class PartyCost(StrEnum):
    """What a party charges for, before VAT; the fact that bills it has a field of each name."""

    FEE = "fee"
    """Honorarium: for its work outside the court."""
    COMMISSION = "commission"
    """Provisie: a share of what it collected."""
    DISBURSEMENTS = "disbursements"
    """Verschotten: what it paid others outside the court, such as for an extract."""
    COURT_FEE = "court_fee"
    """Griffierecht."""
    PROCEEDINGS = "proceedings"
    """Summons, salary and costs in the proceedings."""
    ENFORCEMENT = "enforcement"
    """Ambtshandelingen: acts of enforcement."""


@dataclass(frozen=True, slots=True)
class CollectedThere:
    """A payment that a party reported, by its id in the ledger."""

    party: str
    payment_id: str
    cents: int
    on: date


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What a party remitted on a day, and the fee that it kept."""

    party: str
    remittance_id: str
    received: int
    fee: int
    on: date

    @property
    def settled(self) -> int:
        """How much of what it had collected it owes no longer."""
        return self.received + self.fee


@dataclass(frozen=True, slots=True)
class Billed:
    """What a party charged the creditor by one bill, or let off by a credit note."""

    party: str
    bill_id: str
    on: date
    parts: tuple[tuple[PartyCost, int], ...]
    vat: int
    kept: bool
    credit: bool

    @property
    def total(self) -> int:
        """With VAT; less than zero: a credit note."""
        return self.sign * (self.vat + sum(cents for _, cents in self.parts))

    @property
    def sign(self) -> int:
        """How it counts: a credit note lowers what was charged."""
        return -1 if self.credit else 1


@dataclass(frozen=True, slots=True)
class ToldOfParty:
    """A letter that told the debtor with whom the claim lies, and the day on which it went out."""

    party: str
    letter_id: UUID
    on: date


@dataclass(frozen=True, slots=True)
class AtParty:
    """All parties that had the claim, in the order in which they first got it, and their money."""

    had_by: tuple[str, ...] = ()
    collected: tuple[CollectedThere, ...] = ()
    passed_on: tuple[PassedOn, ...] = ()
    bills: tuple[Billed, ...] = ()
    case_number: str = ""
    """The own number of the party that has it now, as it accepted it under."""
    notices: tuple[ToldOfParty, ...] = ()
    """Every letter that told the debtor where the claim lies, in the order of the log."""
    notice: UUID | None = None
    """The one about where it lies now; none: no letter told him."""

    @property
    def names(self) -> tuple[str, ...]:
        """All that had it, also where the hand-over was entered in error and money was not."""
        return tuple(dict.fromkeys([*self.had_by, *self.with_money]))

    @property
    def with_money(self) -> tuple[str, ...]:
        """Those that reported money, passed on any, or billed the creditor."""
        names = [one.party for one in self.collected]
        names += [one.party for one in self.passed_on]
        return tuple(dict.fromkeys([*names, *(one.party for one in self.bills)]))
