"""How money and debt move on a claim: every movement is an entry of its ledger."""

from dataclasses import replace
from typing import Final
from uuid import UUID

from domain.claim import acknowledged
from domain.claim.events import (
    CollectionCostsCharged,
    CollectionCostsWaived,
    CreditNoteApplied,
    EarlyDiscountGranted,
    OverpaymentRefunded,
    OverpaymentSetOff,
    PartWaived,
    PaymentReceived,
    PaymentReversed,
    RefundEnd,
    RefundMadeGood,
    RestAskedAgain,
    RestWaived,
    SetOffCoverLost,
    SetOffReceived,
    SetOffTakenBack,
    VatDueAgainDeclared,
    VatReliefDeclared,
)
from domain.claim.found import Charged
from domain.claim.halves import Half, lessened, set_off_id
from domain.claim.state import Claim, LedgerEntry
from domain.claim.waived_rest import WaivedRest
from domain.facts import Recorded, by_type
from domain.law.account import EntryKind

RANK: dict[EntryKind, int] = {
    EntryKind.PRINCIPAL: 0,
    EntryKind.CREDIT: 1,
    EntryKind.COSTS: 2,
    EntryKind.COSTS_WAIVED: 3,
    EntryKind.PAYMENT: 4,
    EntryKind.REST_WAIVED: 5,
    EntryKind.REVERSAL: 6,
    EntryKind.REFUND: 7,
    EntryKind.REST_ASKED: 8,
    EntryKind.REFUND_BACK: 9,
    EntryKind.REFUND_LET_GO: 10,
}
"""The order of ledger entries of one day: debts before what lessens them."""


PREPAID: Final = "prepaid"
"""How the ledger names what was paid before the invoice, where a credit note frees it."""


def enter(
    claim: Claim,
    recorded: Recorded,
    kind: EntryKind,
    cents: int,
    ref: str,
    *,
    reverses: str = "",
    retroactive: bool = False,
) -> None:
    """Add an entry on the day and at the position of a fact; ``cents`` is positive."""
    claim.ledger.append(
        LedgerEntry(
            recorded.effective_on,
            RANK[kind],
            recorded.position,
            kind,
            cents,
            ref,
            reverses,
            retroactive,
        )
    )


def _pay(claim: Claim, fact: PaymentReceived, recorded: Recorded) -> None:
    enter(claim, recorded, EntryKind.PAYMENT, fact.amount, fact.payment_id)
    acknowledged.by_payment(claim, fact, recorded)


def _reverse(claim: Claim, fact: PaymentReversed, recorded: Recorded) -> None:
    """Take a payment back; one that was entered in error itself paid nothing."""
    known = (e for e in claim.ledger if e.kind is EntryKind.PAYMENT)
    if any(entry.ref == fact.payment_id for entry in known):
        ref = str(recorded.originator_version)
        enter(claim, recorded, EntryKind.REVERSAL, fact.amount, ref, reverses=fact.payment_id)
    acknowledged.payment_gone(claim, fact.payment_id)
    claim.taken_back_at, claim.taken_back_on = recorded.position, recorded.effective_on


def _refund(claim: Claim, fact: OverpaymentRefunded, recorded: Recorded) -> None:
    enter(claim, recorded, EntryKind.REFUND, fact.amount, str(recorded.originator_version))


_MADE_GOOD: Final = {
    RefundEnd.RETURNED: EntryKind.REFUND_BACK,
    RefundEnd.LET_GO: EntryKind.REFUND_LET_GO,
}


def _make_good(claim: Claim, fact: RefundMadeGood, recorded: Recorded) -> None:
    enter(claim, recorded, _MADE_GOOD[fact.how], fact.amount, str(recorded.originator_version))


def _set_off(claim: Claim, fact: OverpaymentSetOff, recorded: Recorded) -> None:
    enter(claim, recorded, EntryKind.REFUND, fact.amount, str(recorded.originator_version))
    name = fact.set_off_id or _named_by_its_command(claim, recorded)
    half = _half(name, fact.amount, fact.against, fact.invoice_number, recorded)
    claim.given = (*claim.given, half)


def _named_by_its_command(claim: Claim, recorded: Recorded) -> str:
    """Name a set-off of before the fact said its name: the parts of one command are counted."""
    first = set_off_id(recorded.command_id, 0)[:-1]
    return set_off_id(recorded.command_id, 1 + sum(h.id.startswith(first) for h in claim.given))


def _receive_set_off(claim: Claim, fact: SetOffReceived, recorded: Recorded) -> None:
    enter(claim, recorded, EntryKind.PAYMENT, fact.amount, fact.set_off_id)
    half = _half(fact.set_off_id, fact.amount, fact.from_claim, fact.invoice_number, recorded)
    claim.got = (*claim.got, half)


def _half(name: str, amount: int, other: UUID, number: str, recorded: Recorded) -> Half:
    return Half(name, amount, other, number, recorded.effective_on, recorded.position)


def _lose_cover(claim: Claim, fact: SetOffCoverLost, recorded: Recorded) -> None:
    """Count less of a set-off; one that was entered in error has nothing more to lose."""
    if any(one.id == fact.set_off_id for one in claim.given):
        ref = str(recorded.originator_version)
        enter(claim, recorded, EntryKind.REFUND_BACK, fact.amount, ref)
        claim.given = lessened(claim.given, fact.set_off_id, fact.amount, fact.on)


def _take_back(claim: Claim, fact: SetOffTakenBack, recorded: Recorded) -> None:
    """Owe again what a set-off had paid; one that was entered in error paid nothing."""
    if any(one.id == fact.set_off_id for one in claim.got):
        ref, kind = str(recorded.originator_version), EntryKind.REVERSAL
        enter(claim, recorded, kind, fact.amount, ref, reverses=fact.set_off_id)
        claim.got = lessened(claim.got, fact.set_off_id, fact.amount, fact.on)
    claim.taken_back_at, claim.taken_back_on = recorded.position, recorded.effective_on


def _credit(claim: Claim, fact: CreditNoteApplied, recorded: Recorded) -> None:
    _free_what_was_prepaid(claim, fact.amount, recorded.position)
    kind = EntryKind.CREDIT
    enter(claim, recorded, kind, fact.amount, fact.number, retroactive=fact.retroactive)


def _free_what_was_prepaid(claim: Claim, credited: int, position: int) -> None:
    """Enter what was paid before the invoice, as far as it is credited as well: it goes back.

    The invoice asked what was left; a credit beyond that is of the part that was paid already.
    """
    before = sum(e.cents for e in claim.ledger if e.kind is EntryKind.CREDIT)
    kind = EntryKind.PRINCIPAL
    freed = sum(e.cents for e in claim.ledger if e.ref == PREPAID and e.kind is kind)
    more = min(claim.prepaid, before + credited - claim.principal) - freed
    if more > 0:
        for kind in (EntryKind.PRINCIPAL, EntryKind.PAYMENT):
            entry = LedgerEntry(claim.issued_on, RANK[kind], position, kind, more, PREPAID)
            claim.ledger.append(entry)


def _forgive(claim: Claim, fact: PartWaived, recorded: Recorded) -> None:
    version, kept = recorded.originator_version, claim.kept_plan
    enter(claim, recorded, EntryKind.CREDIT, fact.amount, waived_ref(version))
    if fact.agreed_version is not None:
        plan = kept.plan if kept and kept.plan.version == fact.agreed_version else None
        claim.plan_waivers = {**claim.plan_waivers, version: plan}
    elif kept and (kept.version + 1, kept.command) == (version, recorded.command_id):
        # Facts of before the plan was named: it waived in the save in which it was completed.
        claim.plan_waivers = {**claim.plan_waivers, version: kept.plan}


def waived_ref(version: int) -> str:
    """How the ledger names a part of the principal that the fact of a version waived."""
    return f"waived@{version}"


def _discount(claim: Claim, fact: EarlyDiscountGranted, recorded: Recorded) -> None:
    claim.discount = recorded.originator_version
    enter(claim, recorded, EntryKind.CREDIT, fact.amount, discount_ref(claim.discount))


def discount_ref(version: int) -> str:
    """How the ledger names a discount that was granted by the fact of a version."""
    return f"discount@{version}"


def _charge(claim: Claim, fact: CollectionCostsCharged, recorded: Recorded) -> None:
    version = recorded.originator_version
    enter(claim, recorded, EntryKind.COSTS, fact.total, str(version))
    claim.costs.append(
        Charged(
            version,
            fact.letter_id,
            fact.total,
            recorded.effective_on,
            fact.base,
            fact.vat,
            letter_base=fact.letter_base,
        )
    )


def _waive(claim: Claim, fact: CollectionCostsWaived, recorded: Recorded) -> None:
    """Count a waiver against its charge, else costs on a void letter, else the oldest.

    One that counts from the start lowers each charge from the day it was made.
    """
    left = fact.amount
    for charged in _in_turn(claim, fact.charge):
        taken = min(left, charged.standing)
        left -= taken
        at = claim.costs.index(charged)
        less = charged.less_open + (taken if fact.less_was_open else 0)
        claim.costs[at] = replace(charged, waived=charged.waived + taken, less_open=less)
        if taken and fact.retroactive:
            _lower(claim, recorded, taken, charge=charged)
    if not fact.retroactive:
        _lower(claim, recorded, fact.amount)
    elif left:
        _lower(claim, recorded, left, retroactive=True)


def _in_turn(claim: Claim, charge: int | None) -> list[Charged]:
    return sorted(
        claim.costs, key=lambda c: (c.version != charge, c.letter_id not in claim.voided, c.version)
    )


def _lower(
    claim: Claim,
    recorded: Recorded,
    cents: int,
    *,
    charge: Charged | None = None,
    retroactive: bool = False,
) -> None:
    enter(
        claim,
        recorded,
        EntryKind.COSTS_WAIVED,
        cents,
        str(recorded.originator_version),
        reverses=str(charge.version) if charge else "",
        retroactive=retroactive or charge is not None,
    )


def _let_go(claim: Claim, fact: RestWaived, recorded: Recorded) -> None:
    rest = WaivedRest(
        recorded.originator_version,
        fact.amount,
        fact.ground,
        recorded.effective_on,
        fact.letter_id,
    )
    claim.rests.append(rest)
    enter(claim, recorded, EntryKind.REST_WAIVED, fact.amount, rest.ref)


def _ask_again(claim: Claim, fact: RestAskedAgain, recorded: Recorded) -> None:
    """Take a waiver back; one that the history does not hold was entered in error itself."""
    for at, rest in enumerate(claim.rests):
        if rest.version == fact.waived_version and rest.standing:
            claim.rests[at] = replace(rest, standing=False)
            ref = str(recorded.originator_version)
            kind = EntryKind.REST_ASKED
            enter(claim, recorded, kind, rest.amount, ref, reverses=rest.ref)


def _ask_vat_back(claim: Claim, fact: VatReliefDeclared, _recorded: Recorded) -> None:
    first = claim.tax.as_of or fact.as_of
    back = claim.tax.back + fact.vat
    claim.tax = replace(claim.tax, as_of=min(first, fact.as_of), back=back, unpaid=fact.unpaid)


def _pay_vat_again(claim: Claim, fact: VatDueAgainDeclared, _recorded: Recorded) -> None:
    claim.tax = replace(claim.tax, again=claim.tax.again + fact.vat)


MONEY: Final = by_type(
    _pay,
    _reverse,
    _refund,
    _make_good,
    _set_off,
    _receive_set_off,
    _lose_cover,
    _take_back,
    _credit,
    _forgive,
    _discount,
    _charge,
    _waive,
    _let_go,
    _ask_again,
    _ask_vat_back,
    _pay_vat_again,
)
