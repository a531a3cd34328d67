"""A judgment that awards what was agreed on as interest: at its own rate, simple, to the cent."""

from datetime import date

import pytest

from domain.claim import litigation, payments
from domain.claim.events import AwardedPart, PartKind
from domain.law.rates import InterestKind
from tests.domain.story import CALL, names, paid, refusal
from tests.domain.test_judgment import (
    CONSUMER,
    INTEREST_FROM,
    JUDGED,
    LATER,
    agreed,
    judged,
    open_on,
    part,
    ruled,
    summoned,
)


def test_agreed_interest_runs_at_its_own_rate_is_simple_and_runs_until_all_is_paid() -> None:
    """By hand: 65 days of 12 % over 600 are 12.82, six of 4 % over 300 of costs are 0.20.

    500.00 pays 300.00, 13.02 and 186.98; over 413.02 run 300 days of one year and 65 of the next:
    40.7365 and 8.8262 are 49.56, and no interest on them.
    """
    costs = part(PartKind.PROCEDURAL_COSTS, 300_00, date(2026, 4, 15))
    story = judged(agreed(600_00, INTEREST_FROM, 12_00), costs)
    assert open_on(story.claim, JUDGED) == (600_00, 9_07, 300_00)  # 46 days: 9.0740
    story.after(paid(500_00, on=LATER))
    assert open_on(story.claim, LATER) == (413_02, 0, 0)
    last = date(2027, 4, 20)
    assert open_on(story.claim, last) == (413_02, 49_56, 0)
    facts = payments.receive_payment(
        story.claim,
        payment_id="P-2",
        amount=462_58,
        credited_on=last,
        source=CALL,
        today=last,
    )
    assert names(facts) == ["payment_received", "settled"]


@pytest.mark.parametrize(("kind", "rate"), [(InterestKind.CONTRACT, None), (CONSUMER, 8_00)])
def test_agreed_interest_has_a_rate_and_no_other_has_one(
    kind: InterestKind, rate: int | None
) -> None:
    awarded = AwardedPart(
        kind=PartKind.PRINCIPAL,
        amount=1_00,
        interest=kind,
        interest_from=INTEREST_FROM,
        hundredths=rate,
    )
    claim = summoned().claim
    assert refusal(lambda: litigation.judge(claim, ruled(awarded), today=LATER)) == (
        "judgment.interest_rate"
    )
