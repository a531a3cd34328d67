"""What is beyond reason is asked about: refused until somebody says that it is meant so."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from domain.claim.agreements import agree_payment_plan, extend_term, promise
from domain.claim.beyond_reason import (
    MOST_DAYS_HELD,
    MOST_DAYS_OF_PLAN,
    MOST_DAYS_PROMISED,
    MOST_DAYS_TO_ANSWER,
    MOST_DAYS_TO_FIRST,
    ask_about_hold,
)
from domain.claim.disputes import dispute, place_hold
from domain.claim.events import PaymentPlanAgreed
from domain.claim.state import Claim
from tests.domain.story import given, instalments, invoice_sent, refusal

TODAY = date(2026, 3, 2)
WHOLE = 1_000_00


def claim() -> Claim:
    return given(invoice_sent()).claim


def by(days: int) -> date:
    return TODAY + timedelta(days=days)


def promised(days: int, **more: object) -> object:
    return promise(claim(), amount=None, by=by(days), today=TODAY, **more)  # type: ignore[arg-type]  # told by the test


def planned(*days: int, **more: object) -> object:
    part = WHOLE // len(days)
    parts = instalments(*((part, by(at)) for at in days))
    return agree_payment_plan(claim(), instalments=parts, today=TODAY, **more)  # type: ignore[arg-type]  # told by the test


def contested(days: int, **more: object) -> object:
    day = by(days)
    return dispute(claim(), amount=1, ground="x", today=TODAY, answer_by=day, **more)  # type: ignore[arg-type]  # told by the test


FAR: list[tuple[Callable[..., object], int, str]] = [
    (promised, MOST_DAYS_PROMISED, "promise.far_away"),
    (planned, MOST_DAYS_TO_FIRST, "payment_plan.far_away"),
    (lambda days, **more: planned(1, days, **more), MOST_DAYS_OF_PLAN, "payment_plan.far_away"),
    (contested, MOST_DAYS_TO_ANSWER, "dispute.far_away"),
]


@pytest.mark.parametrize(("say", "most", "code"), FAR, ids=[str(one[1]) for one in FAR])
def test_a_day_that_is_far_away_is_asked_about_and_taken_where_it_is_meant(
    say: Callable[..., object], most: int, code: str
) -> None:
    assert say(most)
    assert refusal(lambda: say(most + 1)) == code
    assert say(most + 1, confirmed=True)


def test_a_promise_of_ten_years_from_now_is_a_slip_until_somebody_says_otherwise() -> None:
    assert refusal(lambda: promised(3_600)) == "promise.far_away"


@pytest.mark.parametrize("say", [promised, planned])
def test_who_may_not_pay_promises_nothing_unless_somebody_confirms_it(
    say: Callable[..., object],
) -> None:
    assert refusal(lambda: say(5, barred="bankruptcy")) == "agreement.barred"
    assert say(5, barred="bankruptcy", confirmed=True)


def test_a_term_is_not_extended_for_who_may_not_pay() -> None:
    def extend(*, confirmed: bool) -> object:
        return extend_term(
            claim(), pay_by=by(5), today=TODAY, barred="guardianship", confirmed=confirmed
        )

    assert refusal(lambda: extend(confirmed=False)) == "agreement.barred"
    assert extend(confirmed=True)


def test_a_promise_beside_a_running_plan_is_asked_about() -> None:
    plan = PaymentPlanAgreed(instalments=instalments((WHOLE, by(30))))
    running = given(invoice_sent()).after(plan, on=TODAY).claim

    def say(*, confirmed: bool) -> object:
        return promise(running, amount=1_00, by=by(5), today=TODAY, confirmed=confirmed)

    assert refusal(lambda: say(confirmed=False)) == "promise.beside_plan"
    assert say(confirmed=True)


@pytest.mark.parametrize(("day", "fits"), [(date(2026, 1, 1), True), (date(2025, 12, 31), False)])
def test_a_hold_does_not_begin_before_the_invoice(day: date, *, fits: bool) -> None:
    def hold() -> object:
        return place_hold(claim(), hold_id="h", category="other", from_day=day)

    if fits:
        assert hold()
    else:
        assert refusal(hold) == "hold.before_invoice"


@pytest.mark.parametrize(
    ("first", "last", "fits"),
    [
        (0, None, True),
        (MOST_DAYS_HELD, None, True),
        (MOST_DAYS_HELD + 1, None, False),
        (0, MOST_DAYS_HELD, True),
        (0, MOST_DAYS_HELD + 1, False),
    ],
)
def test_a_hold_of_more_than_a_year_is_asked_about(
    first: int, last: int | None, *, fits: bool
) -> None:
    def ask() -> None:
        until = None if last is None else by(last)
        ask_about_hold(from_day=by(first), until=until, today=TODAY)

    if fits:
        ask()
    else:
        assert refusal(ask) == "hold.far_away"
