"""When VAT could be asked back is said; that it was, a recorded return shows (Wet OB art. 29)."""

import sys
from datetime import date, timedelta

from domain.claim.events import (
    ClaimWithdrawn,
    PaymentReversed,
    VatDueAgainDeclared,
    VatReliefDeclared,
)
from domain.compliance.assessment import Span
from domain.compliance.obligation import Compliance
from domain.compliance.vat_relief import VAT_RELIEF
from domain.facts import Point
from domain.law.default import TermBasis
from tests.domain.compliance.life import Life
from tests.domain.story import invoice_sent, paid

DUE, RELIEF = date(2025, 1, 31), date(2026, 1, 31)
ONE_DAY = timedelta(days=1)


def opened(
    vat: int | None = 210_00,
    principal: int = 1_210_00,
    due_on: date = DUE,
    basis: TermBasis = TermBasis.ONE_SIDED,
) -> Life:
    issued_on = due_on - timedelta(days=30)
    invoice = invoice_sent(issued_on=issued_on, due_on=due_on, principal=principal, basis=basis)
    return Life().claim(invoice.model_copy(update={"vat": vat}), on=issued_on)


def reasons(life: Life, until: date = RELIEF) -> list[str]:
    return life.reasons(VAT_RELIEF, period=Span(date.min, until))


def test_the_right_arises_a_year_after_the_due_day() -> None:
    assert reasons(opened(), RELIEF - ONE_DAY) == []
    held = opened().held_to(VAT_RELIEF, period=Span(RELIEF, RELIEF))
    (ruling,) = held.rulings
    assert (ruling.reason, held.verdict) == ("relief_not_recorded", Compliance.NOT_PROVABLE)
    assert ruling.values == {"unpaid": 1_210_00, "vat": 210_00}


def test_it_is_the_vat_in_what_was_not_paid_by_then() -> None:
    for day, unpaid, vat in ((RELIEF, 605_00, 105_00), (RELIEF + ONE_DAY, 1_210_00, 210_00)):
        life = opened().claim(paid(605_00, on=day), on=day)
        ruling = life.held_to(VAT_RELIEF).rulings[0]
        assert ruling.values == {"unpaid": unpaid, "vat": vat}


def test_what_comes_in_later_is_due_again() -> None:
    later = RELIEF + ONE_DAY
    life = opened().claim(paid(121_00, on=later), on=later)
    (_, again) = life.held_to(VAT_RELIEF).rulings
    assert (again.reason, again.on, again.values) == (
        "due_again_not_recorded",
        later,
        {"vat": 2100},
    )


def test_what_was_paid_or_withdrawn_leaves_nothing_to_ask_back() -> None:
    assert reasons(opened().claim(paid(1_210_00, on=RELIEF), on=RELIEF)) == []
    assert reasons(opened().claim(ClaimWithdrawn(why="error"), on=RELIEF)) == []


def test_an_invoice_without_vat_has_none_and_of_another_it_is_not_known() -> None:
    assert reasons(opened(vat=0)) == []
    assert reasons(opened(vat=None)) == ["vat_not_recorded"]


def test_before_2017_another_rule_held() -> None:
    before, since = date(2015, 12, 31), date(2016, 1, 1)
    assert reasons(opened(due_on=before)) == []
    assert reasons(opened(due_on=since)) == ["relief_not_recorded"]


def test_what_is_due_again_is_never_more_than_was_asked_back() -> None:
    """Of 1,210.00 unpaid 1,000.00 and then 1,000.00 come in: 210.00 are due again and no more."""
    life = opened()
    for number in (1, 2):
        day = RELIEF + number * ONE_DAY
        life.claim(paid(1_000_00, on=day, payment_id=f"P-{number}"), on=day)
    (_, *again) = life.held_to(VAT_RELIEF).rulings
    assert [one.values["vat"] for one in again] == [173_55, 36_45]


def test_what_was_taken_back_or_went_to_interest_makes_nothing_due_again() -> None:
    later = RELIEF + ONE_DAY
    life = opened().claim(paid(121_00, on=later), on=later)
    life.claim(PaymentReversed(payment_id="P-1", amount=121_00, reversed_on=later), on=later)
    assert life.reasons(VAT_RELIEF) == ["relief_not_recorded"]
    life = opened(basis=TermBasis.CONTRACT).claim(paid(50_00, on=later), on=later)
    assert life.reasons(VAT_RELIEF) == ["relief_not_recorded"]


def asked_back() -> Life:
    """A claim whose VAT stands in a return; a part came in the day after."""
    later = RELIEF + ONE_DAY
    asked = VatReliefDeclared(period="2026-Q1", as_of=RELIEF, unpaid=1_210_00, vat=210_00)
    return opened().claim(paid(121_00, on=later), on=later).claim(asked, on=date(2026, 4, 20))


def test_what_a_return_asks_back_and_pays_again_is_kept() -> None:
    again = VatDueAgainDeclared(period="2026-Q1", vat=21_00)
    life = asked_back().claim(again, on=date(2026, 4, 20))
    assert life.reasons(VAT_RELIEF) == ["relief_recorded", "due_again_recorded"]


def test_what_no_return_pays_again_by_the_end_of_march_is_left_out() -> None:
    last = date(2027, 3, 31)
    told = ["relief_recorded", "due_again_not_recorded"]
    assert known_by(last) == told
    assert known_by(last + ONE_DAY) == ["relief_recorded", "due_again_left_out"]


def known_by(day: date) -> list[str]:
    held = asked_back().held_to(VAT_RELIEF, at=Point(sys.maxsize, day))
    return [one.reason for one in held.rulings]
