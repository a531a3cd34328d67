"""Values of what a party collected and passed on, as a claim remembers them, in cents."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


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
        """Those that reported money, or passed on any."""
        reported = [one.party for one in self.collected]
        return tuple(dict.fromkeys([*reported, *(one.party for one in self.passed_on)]))
