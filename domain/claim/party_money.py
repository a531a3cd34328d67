"""Money at a party: what it collected is paid, and owed by it until it is remitted.

Of each party, at any time: collected and not taken back = received + fee + owed. Less than zero
is owed where something was taken back after it was remitted. What it kept is explained by bills
that it takes from what it remits; see ``party_costs``.
"""

from datetime import date
from typing import Final

from domain.claim.events import (
    ClaimFact,
    PartyCollected,
    PartyRemittanceUndone,
    PartyRemitted,
    Source,
)
from domain.claim.payments import receive_payment
from domain.claim.refusals import require_not_after, require_opened, require_positive
from domain.claim.state import Claim
from domain.claim.there import CollectedThere, PassedOn
from domain.days import add_days
from domain.errors import Refusal
from domain.law.account import EntryKind
from domain.money import Cents, as_decimal
from domain.sealing import Sealed

REMIT_DAYS: Final = 30
"""Calendar days after the debtor paid the party; as between businesses that agreed on no term
(BW 6:119a lid 2)."""
REPORTED = Source(kind="party")


def collect(
    claim: Claim,
    *,
    party: str,
    reference: str,
    amount: Cents,
    received_on: date,
    today: date,
    designation: Sealed[str] | None = None,
) -> list[ClaimFact]:
    """Record what the debtor paid a party, also on a claim that was settled or recalled since.

    The same reference again is nothing new; with another amount or day it is refused
    (``payment.known_otherwise``), and so is a party that never had it (``party.not_there``).
    """
    name = party_named(claim, party)
    payment_id = f"party-{claim.at_party.names.index(name) + 1}:{reference}"
    paid = receive_payment(
        claim,
        payment_id=payment_id,
        amount=amount,
        credited_on=received_on,
        source=REPORTED,
        today=today,
        designation=designation,
    )
    if not paid:
        return []
    collected = PartyCollected(
        party=name, payment_id=payment_id, amount=amount, received_on=received_on
    )
    return [collected, *paid]


def remit(
    claim: Claim,
    *,
    party: str,
    reference: str,
    received: Cents,
    fee: Cents,
    credited_on: date,
    today: date,
) -> list[ClaimFact]:
    """Record what a party passed on, and the fee that it kept, together no more than it owes.

    Raises Refusal ``party.owes_less``, ``party.not_there`` or ``party.which``; the same reference
    again with other sums or another day: ``remittance.known_otherwise``.
    """
    name = party_named(claim, party)
    require_positive(received + fee if min(received, fee) >= 0 else 0, what="remittance")
    require_not_after(credited_on, today=today, what="day of the remittance")
    told = PassedOn(name, reference, received, fee, credited_on)
    for known in claim.at_party.passed_on:
        if (known.party, known.remittance_id) == (name, reference):
            return _repeat(known, told)
    owed = owed_by(claim, name)
    if told.settled > owed:
        raise Refusal(
            "party.owes_less",
            f"{name} owes {as_decimal(max(owed, 0))} on {claim.invoice_number}, and not"
            f" {as_decimal(told.settled)}.",
            way_out="Record first what the party says that the debtor paid it.",
            values={"invoice": claim.invoice_number, "party": name, "owed": max(owed, 0)},
        )
    return [
        PartyRemitted(
            party=name, remittance_id=reference, received=received, fee=fee, credited_on=credited_on
        )
    ]


def undo_remittance(claim: Claim, *, party: str, reference: str) -> list[ClaimFact]:
    """Record that a remittance was none; it is there no more: nothing."""
    known = [(one.party, one.remittance_id) for one in claim.at_party.passed_on]
    if (party, reference) not in known:
        return []
    return [PartyRemittanceUndone(party=party, remittance_id=reference)]


def collected_by(claim: Claim, party: str) -> list[CollectedThere]:
    """What a party collected and was not taken back, oldest first.

    What the ledger does not hold any more, was taken back or entered in error.
    """
    back = {one.reverses for one in claim.ledger if one.kind is EntryKind.REVERSAL}
    paid = {one.ref for one in claim.ledger if one.kind is EntryKind.PAYMENT} - back
    ours = [one for one in claim.at_party.collected if one.party == party]
    return sorted((one for one in ours if one.payment_id in paid), key=lambda one: one.on)


def passed_on_by(claim: Claim, party: str) -> list[PassedOn]:
    """What a party remitted, in the order in which it was recorded."""
    return [one for one in claim.at_party.passed_on if one.party == party]


def owed_by(claim: Claim, party: str) -> Cents:
    """What a party has collected and not passed on; less than zero: it passed on too much."""
    collected = sum(one.cents for one in collected_by(claim, party))
    return collected - sum(one.settled for one in passed_on_by(claim, party))


def owed_since(claim: Claim, party: str) -> date | None:
    """The day of the oldest money that a party still owes; what it passed on was the oldest."""
    settled = sum(one.settled for one in passed_on_by(claim, party))
    for one in collected_by(claim, party):
        settled -= one.cents
        if settled < 0:
            return one.on
    return None


def to_keep(claim: Claim, party: str) -> Cents:
    """What a party billed to take from what it remits, and has not kept yet (BW 6:127)."""
    return max(_billed_less_kept(claim, party), 0)


def kept_without_bill(claim: Claim, party: str) -> Cents:
    """What a party kept beyond what it billed to take from its remittances."""
    return max(-_billed_less_kept(claim, party), 0)


def kept_without_bill_since(claim: Claim, party: str) -> date | None:
    """The day of the oldest fee that no bill covers; bills cover the oldest."""
    left = _billed(claim, party)
    for one in sorted(passed_on_by(claim, party), key=lambda one: one.on):
        left -= one.fee
        if left < 0:
            return one.on
    return None


def to_ask_since(claim: Claim, party: str) -> date | None:
    """The day from which a party is to be asked for money of the debtor; none: it owes none.

    What it billed to take from a remittance it need not remit. A payment that it passed on in
    part differs from what it reported: that is asked about at once, other money in thirty days.
    """
    passed_on = passed_on_by(claim, party)
    left = sum(one.settled for one in passed_on) + to_keep(claim, party)
    for one in collected_by(claim, party):
        left -= one.cents
        if left < 0:
            due = add_days(one.on, REMIT_DAYS)
            in_part = passed_on and -left < one.cents
            last = max((each.on for each in passed_on), default=due)
            return min(max(last, one.on), due) if in_part else due
    return None


def _billed(claim: Claim, party: str) -> Cents:
    return sum(one.total for one in claim.at_party.bills if one.party == party and one.kept)


def _billed_less_kept(claim: Claim, party: str) -> Cents:
    return _billed(claim, party) - sum(one.fee for one in passed_on_by(claim, party))


def require_party(claim: Claim) -> None:
    """Refuse with ``party.not_there`` where no party has or had the claim."""
    require_opened(claim)
    if not claim.at_party.names:
        raise _not_there(claim, "")


def party_named(claim: Claim, named: str) -> str:
    """The party that was named; where none was, with whom the claim lies, or the only one."""
    require_party(claim)
    names = claim.at_party.names
    name = named or claim.handed_to or (names[0] if len(names) == 1 else "")
    if not name:
        raise Refusal(
            "party.which",
            f"Several parties had claim {claim.invoice_number}: {', '.join(names)}.",
            way_out="Name the one that reports.",
            values={"invoice": claim.invoice_number, "parties": ", ".join(names)},
        )
    if name not in names:
        raise _not_there(claim, name)
    return name


def _not_there(claim: Claim, party: str) -> Refusal:
    who = party or "any party"
    return Refusal(
        "party.not_there",
        f"Claim {claim.invoice_number} was never handed over to {who}.",
        way_out="Name the party that has or had it; money on the creditor's own account is a"
        " payment.",
        values={"invoice": claim.invoice_number, "party": party},
    )


def _repeat(known: PassedOn, told: PassedOn) -> list[ClaimFact]:
    if known == told:
        return []
    raise Refusal(
        "remittance.known_otherwise",
        f"Remittance '{known.remittance_id}' was recorded as {as_decimal(known.received)} and a"
        f" fee of {as_decimal(known.fee)}, on {known.on}.",
        way_out="Use another reference for another remittance, or correct the first one as an"
        " error.",
        values={"amount": known.received, "fee": known.fee, "on": known.on},
    )
