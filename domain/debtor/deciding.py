"""What is decided on a debtor: in what capacity he acts, how he is reached, what bars the way."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.claim.events import ClaimFact, CorrectedField, Mark
from domain.claim.opening import clear_mark, correct, interest_kind_for
from domain.claim.state import Claim
from domain.debtor import events
from domain.debtor.events import DebtorFact
from domain.debtor.state import Debtor
from domain.parties import Capacity, ContactDetails
from domain.sealing import Sealed


class Bar(StrEnum):
    """What stops every step for a debtor."""

    BANKRUPTCY = "bankruptcy"
    DEBT_RESTRUCTURING = "debt_restructuring"
    DEBT_HELP = "debt_help"
    GUARDIANSHIP = "guardianship"
    DEATH = "death"


_ENDED: Final[Mapping[Bar, DebtorFact | None]] = MappingProxyType(
    {
        Bar.BANKRUPTCY: events.BankruptcyEnded(),
        Bar.DEBT_RESTRUCTURING: events.DebtRestructuringEnded(),
        Bar.DEBT_HELP: events.DebtHelpEnded(),
        Bar.GUARDIANSHIP: events.GuardianshipEnded(),
        Bar.DEATH: None,
    }
)
"""How each bar ends; a death does not."""


def establish_capacity(
    debtor: Debtor, *, capacity: Capacity, evidence: str = ""
) -> list[DebtorFact]:
    """Record in what capacity the debtor acts; repeated, it is nothing new."""
    if debtor.capacity is capacity:
        return []
    return [events.CapacityEstablished(capacity=capacity, evidence=evidence)]


def follow_capacity(claim: Claim, *, capacity: Capacity, evidence: str = "") -> list[ClaimFact]:
    """Let a live claim's interest follow the debtor's capacity (BW 6:119, 6:119a, 6:119b).

    A claim on which default was found keeps the kind that its letters stated: asks no more.
    """
    if not claim.live or claim.default:
        return []
    kind = interest_kind_for(capacity).value
    facts = correct(claim, field=CorrectedField.INTEREST_KIND, new=kind, evidence=evidence)
    known = capacity is not Capacity.UNKNOWN
    return facts + (clear_mark(claim, Mark.CAPACITY_UNKNOWN) if known else [])


def change_contact(contact: ContactDetails) -> events.ContactDetailsChanged:
    """Give the fact of how the debtor is reached from now on."""
    return events.ContactDetailsChanged(
        contact=Sealed.of(contact),
        postable=contact.address.complete,
        mailable=bool(contact.email),
        phone_known=bool(contact.phone),
    )


def begin_bar(
    debtor: Debtor, *, bar: Bar, since: date, until: date | None = None
) -> list[DebtorFact]:
    """Record what stops every step for the debtor; repeated, it is nothing new."""
    if debtor.bars.get(bar.value, date.min) == until:
        return []
    begun: dict[Bar, DebtorFact] = {
        Bar.BANKRUPTCY: events.BankruptcyDeclared(declared_on=since),
        Bar.DEBT_RESTRUCTURING: events.DebtRestructuringStarted(),
        Bar.DEBT_HELP: events.DebtHelpStarted(until=until),
        Bar.GUARDIANSHIP: events.GuardianshipOrdered(),
        Bar.DEATH: events.DeathReported(),
    }
    return [begun[bar]]


def end_bar(debtor: Debtor, *, bar: Bar) -> list[DebtorFact]:
    """Record that what barred the way has ended; nothing where it did not bar it."""
    ended = _ENDED[bar]
    return [ended] if ended is not None and bar.value in debtor.bars else []
