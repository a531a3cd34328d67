"""All money that is here pays a claim or lies open, through whatever is taken back of it."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import TypeVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from application.commands.fields import Euro
from application.commands.money import MakeRefundGood, SetOff
from application.house import House
from domain.claim.balance import balance
from domain.claim.events import (
    CreditNoteApplied,
    OverpaymentRefunded,
    OverpaymentSetOff,
    PaymentReceived,
    PaymentReversed,
    RefundEnd,
    RefundMadeGood,
    SetOffCoverLost,
    SetOffReceived,
    SetOffTakenBack,
)
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.facts import Fact, in_force
from tests.application.houses import HousePlace, by, case_of, take_in
from tests.application.papers import invoice
from tests.asking import (
    apply_credit_note,
    enter_in_error,
    refund,
    register_payment,
    reverse_payment,
)

TODAY = date(2026, 9, 25)
"""Before the invoices fall due: nothing but money moves what is open."""
PRINCIPAL = 100_00
CLAIMS = 3
_numbers = count(1)
T = TypeVar("T", bound=Fact)


@dataclass(frozen=True)
class Deed:
    """Something that is recorded on one of the claims, beside another one."""

    what: str
    claim: int
    other: int
    cents: int
    day: int


deeds = st.builds(
    Deed,
    what=st.sampled_from(
        ["pay", "pay", "set_off", "set_off", "storno", "error", "refund", "good", "credit"]
    ),
    claim=st.integers(0, CLAIMS - 1),
    other=st.integers(0, CLAIMS - 1),
    cents=st.sampled_from([1, 50_00, 100_00, 150_00, 200_00, 300_00]),
    day=st.integers(2, 25),
)
PASSED_ON = (
    Deed("pay", claim=0, other=0, cents=200_00, day=3),
    Deed("set_off", claim=1, other=0, cents=0, day=3),
    Deed("pay", claim=1, other=0, cents=50_00, day=4),
    Deed("set_off", claim=2, other=1, cents=0, day=4),
)
"""How each life begins: money of the first claim pays the second, and frees what pays the third."""
MONEY = (
    *(PaymentReceived, PaymentReversed, OverpaymentRefunded, RefundMadeGood, CreditNoteApplied),
    *(OverpaymentSetOff, SetOffReceived, SetOffCoverLost, SetOffTakenBack),
)


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(TODAY)
    return place.open()


def claims_of_somebody(house: House) -> list[UUID]:
    customer = f"K-{next(_numbers)}"
    papers = [invoice(f"{customer}/{at}", "100.00", customer=customer) for at in range(CLAIMS)]
    return [one.claim for one in take_in(house, *papers) if one.claim]


def do(house: House, claims: Sequence[UUID], deed: Deed) -> None:
    """Record it, where it is not refused."""
    claim, on = claims[deed.claim], date(2026, 9, deed.day)
    other = case_of(house, claims[deed.other]).claim
    name = f"P-{next(_numbers)}"
    with suppress(Refusal):
        match deed.what:
            case "pay":
                register_payment(
                    house,
                    claim,
                    by=by(),
                    amount=deed.cents,
                    credited_on=on,
                    payment_id=name,
                    confirmed=True,
                )
            case "storno":
                payment = pick([e.payment_id for e in of(house, claim, PaymentReceived)], deed)
                reverse_payment(house, claim, by=by(), payment_id=payment, reversed_on=on)
            case "refund":
                refund(house, claim, by=by(), amount=deed.cents, refunded_on=on)
            case "good":
                good = MakeRefundGood(amount=Euro(deed.cents), on=TODAY, how=RefundEnd.RETURNED)
                good.carry(house, claim, by=by())
            case "credit":
                apply_credit_note(
                    house, claim, by=by(), number=name, amount=deed.cents, issued_on=on
                )
            case "set_off":
                SetOff(from_invoice=other.invoice_number).carry(house, claim, by=by())
            case _:
                in_error(house, claim, deed)


def in_error(house: House, claim: UUID, deed: Deed) -> None:
    """Enter a fact about money in error; another time, the error itself."""
    rows = house.collections.history(claim)
    money = [r.originator_version for r in rows if r.fact.TOPIC in _TOPICS]
    if money:
        version = money[deed.day % len(money)]
        enter_in_error(house, claim, by=by(), version=version, approved_by="piet")


_TOPICS = {*(kind.TOPIC for kind in MONEY), "any.entered_in_error"}


def pick(found: Sequence[str], deed: Deed) -> str:
    return found[deed.day % len(found)] if found else "none"


def of(house: House, claim: UUID, kind: type[T]) -> list[T]:
    rows = in_force(house.collections.history(claim))
    return [row.fact for row in rows if isinstance(row.fact, kind)]


def in_the_bank(house: House, claim: UUID) -> int:
    """What came in on a claim and is there, by the facts of the bank alone."""
    paid = {one.payment_id: one.amount for one in of(house, claim, PaymentReceived)}
    back = {one.payment_id for one in of(house, claim, PaymentReversed)}
    went = sum(one.amount for one in of(house, claim, OverpaymentRefunded))
    came = sum(one.amount for one in of(house, claim, RefundMadeGood))
    return sum(cents for name, cents in paid.items() if name not in back) - went + came


def halves(claims: Sequence[Claim]) -> Iterator[tuple[dict[str, int], dict[str, int]]]:
    for one in claims:
        given_ = {half.id: half.amount for half in one.given if half.amount}
        got = {h.id: h.amount for c in claims for h in c.got if h.other == one.id and h.amount}
        yield given_, got


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(lived=st.lists(deeds, min_size=1, max_size=8))
def test_what_is_paid_and_what_lies_open_is_the_money_that_is_here(
    house: House, lived: list[Deed]
) -> None:
    ids = claims_of_somebody(house)
    for deed in (*PASSED_ON, *lived):
        do(house, ids, deed)
        claims = [case_of(house, one).claim for one in ids]
        now = [balance(one, on=TODAY) for one in claims]
        credited = sum(n.amount for one in ids for n in of(house, one, CreditNoteApplied))
        paid = CLAIMS * PRINCIPAL - credited - sum(one.total for one in now)
        over = sum(one.unallocated - one.uncovered for one in now)
        assert paid + over == sum(in_the_bank(house, one) for one in ids)
        for given_, got in halves(claims):
            assert given_ == got
        for claim, one in zip(claims, now, strict=True):
            assert not (one.uncovered and any(half.amount for half in claim.given))
