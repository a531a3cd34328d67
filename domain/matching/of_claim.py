"""A claim as money may be for it: what is open on a day, and what may be paid for it at once."""

from datetime import date
from typing import Final

from domain.claim.balance import balance, interest_kind
from domain.claim.early import left_with_discount, with_discount
from domain.claim.paid import instalments_paid
from domain.claim.state import Claim, Ending
from domain.law.rates import InterestKind
from domain.matching.incoming import AmountKind, MoneyStanding, Payable
from domain.matching.keys import keys_of_number
from domain.money import Cents

_CLOSED: Final = frozenset({Ending.SETTLED, Ending.WITHDRAWN, Ending.WRITTEN_OFF})


def payable_of(claim: Claim, *, on: date, references: tuple[str, ...] = ()) -> Payable:
    """A claim on the day that money was credited; ``references`` stand for it alone."""
    assert claim.creditor_id is not None
    assert claim.debtor_id is not None
    now = balance(claim, on=max(on, claim.issued_on))
    own = (claim.payment_reference,) if claim.payment_reference else ()
    return Payable(
        id=claim.id,
        creditor_id=claim.creditor_id,
        debtor_id=claim.debtor_id,
        number=claim.invoice_number,
        due_on=claim.extended_to or claim.due_on,
        issued_on=claim.issued_on,
        open=now.total,
        due=min(now.total, _due(claim, on)) if claim.arrangement else now.total,
        amounts=amounts_of(claim, on=on),
        references=tuple(dict.fromkeys((*own, *references))),
        own_reference=claim.own_reference,
        standing=_standing(claim),
        discounted_late=_too_late(claim, on),
        burden=int(interest_kind(claim) is not InterestKind.CONSUMER),
    )


def amounts_of(claim: Claim, *, on: date) -> dict[AmountKind, frozenset[Cents]]:
    """What may be paid for a claim at once on a day, by what it is; nothing that is not open."""
    now = balance(claim, on=max(on, claim.issued_on))
    if not claim.opened or not now.total:
        return {}
    found = {
        AmountKind.OPEN: {now.total},
        AmountKind.ASKED: {*_asked(claim)},
        AmountKind.PRINCIPAL: {now.principal},
        AmountKind.WITHOUT_INTEREST: {now.principal + now.costs},
        AmountKind.INSTALMENT: {*_next_instalment(claim)},
        AmountKind.PROMISED: {claim.promise.amount} if claim.promise else set(),
        AmountKind.DISCOUNTED: {
            left_with_discount(claim, one)
            for one in claim.discounts
            if on <= one.until and claim.discount is None
        },
    }
    return {kind: frozenset(cents - {0}) for kind, cents in found.items() if cents - {0}}


def index_of(claim: Claim) -> tuple[frozenset[str], frozenset[Cents]]:
    """By which keys and amounts a claim is looked up; interest of a day is in none of them."""
    keys = frozenset(
        key
        for number in (claim.invoice_number, claim.payment_reference, claim.own_reference)
        for key in keys_of_number(number)
    )
    day = max([claim.issued_on, *(entry.on for entry in claim.ledger)])
    amounts = amounts_of(claim, on=day) if _standing(claim) is MoneyStanding.OPEN else {}
    fixed = [cents for kind, cents in amounts.items() if kind is not AmountKind.OPEN]
    return keys, frozenset(one for cents in fixed for one in cents)


def _standing(claim: Claim) -> MoneyStanding:
    if claim.ending in _CLOSED:
        return MoneyStanding.CLOSED
    if claim.ending is Ending.HANDED_OVER or claim.offer:
        return MoneyStanding.WITH_PARTY
    return MoneyStanding.OPEN


def _too_late(claim: Claim, on: date) -> frozenset[Cents]:
    """What was to be paid with a discount whose last day is over, where nothing was paid."""
    if claim.discount is not None or claim.paid():
        return frozenset()
    return frozenset(with_discount(claim, one) for one in claim.discounts if one.until < on)


def _asked(claim: Claim) -> set[Cents]:
    """What letters of this round asked, where nothing moved since."""
    return {
        sent.asked.total
        for sent in claim.sent_in_round()
        if not any(entry.position > sent.ordered_at and entry.cents for entry in claim.ledger)
    }


def _next_instalment(claim: Claim) -> set[Cents]:
    if claim.arrangement is None:
        return set()
    parts = instalments_paid(claim, claim.arrangement)
    return {next((part.amount - covered for part, covered in parts if covered < part.amount), 0)}


def _due(claim: Claim, on: date) -> Cents:
    assert claim.arrangement is not None
    parts = instalments_paid(claim, claim.arrangement)
    return sum(part.amount - covered for part, covered in parts if part.by <= on)
