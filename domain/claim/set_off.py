"""Set-off: money that was paid too much on one claim pays another of the same debtor (BW 6:127)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from domain.claim.balance import balance, ledger
from domain.claim.contested import undisputed
from domain.claim.events import ClaimFact, OverpaymentSetOff, SetOffReceived
from domain.claim.halves import set_off_id
from domain.claim.imagined import imagine
from domain.claim.payments import receive_set_off
from domain.claim.refusals import require_opened, require_positive
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.money import Cents, as_decimal

_NO_COMMAND: Final = UUID(int=0)


@dataclass(frozen=True, slots=True)
class SetOffFacts:
    """What a set-off is on both claims."""

    paid_too_much: list[ClaimFact] = field(default_factory=list)
    against: list[ClaimFact] = field(default_factory=list)


def set_off(
    claim: Claim,
    source: Claim,
    *,
    amount: Cents | None,
    command: UUID,
    today: date,
    going_back: Cents = 0,
) -> SetOffFacts:
    """Set what was paid too much on ``source`` off against a claim; None: as much as is owed.

    Each part counts from the day on which it could first be set off: when the money was there
    and the claim as well (BW 6:129 lid 1). Not against what the debtor contests: whoever says
    that he owes nothing does not pay it by set-off before it is decided (BW 6:127 lid 2, 6:136).
    ``going_back``: so much of the surplus is ordered back to him already. Raises Refusal
    ``set_off.itself``, ``set_off.contested``, ``set_off.too_much``, ``set_off.nothing``.
    """
    require_opened(claim)
    require_opened(source)
    if source.id == claim.id:
        raise _itself(claim)
    surplus = balance(source, on=today).unallocated - going_back
    sure = undisputed(claim, on=today)
    most = _most(sure, source, surplus, today)
    if not most and _most(claim, source, surplus, today):
        raise _contested(claim)
    if not most:
        raise _nothing(claim, source)
    wanted = most if amount is None else amount
    require_positive(wanted, what="amount that is set off")
    if wanted > most:
        raise _too_much(source, most)
    return _facts(claim, source, wanted, command, today)


def _facts(claim: Claim, source: Claim, wanted: Cents, command: UUID, today: date) -> SetOffFacts:
    found = SetOffFacts()
    for number, (day, cents) in enumerate(_parts(source, wanted, today), 1):
        on = max(day, claim.issued_on)
        against = imagine(claim, found.against, today=today)
        received = SetOffReceived(
            set_off_id=set_off_id(command, number),
            amount=cents,
            from_claim=source.id,
            invoice_number=source.invoice_number,
            on=on,
        )
        found.against.extend(receive_set_off(against, received, today=today))
        found.paid_too_much.append(
            OverpaymentSetOff(
                amount=cents,
                against=claim.id,
                invoice_number=claim.invoice_number,
                on=on,
                set_off_id=received.set_off_id,
            )
        )
    return found


def _most(claim: Claim, source: Claim, surplus: Cents, today: date) -> Cents:
    """What can be set off: no more than was paid too much, and than the claim then needs."""
    if surplus <= 0 or balance(claim, on=today).total == 0:
        return 0
    before = balance(claim, on=today).unallocated
    after = imagine(claim, _facts(claim, source, surplus, _NO_COMMAND, today).against, today=today)
    return max(0, surplus - (balance(after, on=today).unallocated - before))


def _parts(source: Claim, wanted: Cents, today: date) -> Iterator[tuple[date, Cents]]:
    """Part an amount by the days since which it was there without a break, earliest first."""
    days = sorted({entry.on for entry in ledger(source) if entry.on <= today} | {today})
    there = [balance(source, on=day).unallocated for day in days]
    given = 0
    for at, day in enumerate(days):
        free = min(wanted, *there[at:])
        if free > given:
            yield day, free - given
            given = free


def _itself(claim: Claim) -> Refusal:
    return Refusal(
        "set_off.itself",
        f"Claim {claim.invoice_number} cannot be set off against itself.",
        way_out="Name the invoice on which too much was paid.",
        values={"invoice": claim.invoice_number},
    )


def _contested(claim: Claim) -> Refusal:
    return Refusal(
        "set_off.contested",
        f"All that is open on {claim.invoice_number} is contested.",
        way_out="Decide the dispute first: `vordering record resolution`.",
        article="BW 6:136",
        values={"invoice": claim.invoice_number},
    )


def _nothing(claim: Claim, source: Claim) -> Refusal:
    return Refusal(
        "set_off.nothing",
        f"There is nothing to set off: nothing was paid too much on {source.invoice_number}, or "
        f"nothing is open on {claim.invoice_number}.",
        way_out="See what is open on both claims.",
        article="BW 6:127",
        values={"invoice": claim.invoice_number, "other": source.invoice_number},
    )


def _too_much(source: Claim, most: Cents) -> Refusal:
    return Refusal(
        "set_off.too_much",
        f"At most {as_decimal(most)} can be set off from {source.invoice_number}.",
        way_out="Set that much off; what is left goes back, or to another claim.",
        article="BW 6:127",
        values={"most": most, "invoice": source.invoice_number},
    )
