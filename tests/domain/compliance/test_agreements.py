"""What was agreed is honoured, confirmed in writing, and asks no more than without it."""

from datetime import date, timedelta

import pytest

from domain.claim.balance import balance
from domain.claim.events import (
    AgreementConfirmed,
    InstalmentMissed,
    PaymentPlanAgreed,
    PaymentPlanLapsed,
    PaymentPromised,
    PaymentTermExtended,
    PromiseBroken,
    PromiseKept,
)
from domain.claim.state import Claim
from domain.compliance.agreements import AGREEMENTS
from domain.facts import Fact, Point
from domain.law.default import DefaultGround, TermBasis
from domain.parties import Capacity
from tests.domain.compliance.deeds import OPENED, called_off, charged, handed, opened, reminder
from tests.domain.compliance.life import Life
from tests.domain.story import (
    DOCUMENT,
    FOURTEEN,
    default_declared,
    instalments,
    invoice_sent,
    paid,
)

AGREED, LAST = date(2026, 2, 9), date(2026, 2, 20)
SECOND = date(2026, 3, 20)
DAY = timedelta(days=1)
AGREEMENT_VERSION = 2

EXTENDED = PaymentTermExtended(pay_by=LAST)
PROMISED = PaymentPromised(amount=300_00, by=LAST - DAY, tolerance_days=1)


def plan(*, lapses: bool = True, total: int = 1_000_00, signed: bool = True) -> PaymentPlanAgreed:
    """Half on the last day less three of grace, half a month later."""
    half = total // 2
    return PaymentPlanAgreed(
        instalments=instalments((half, LAST - 3 * DAY), (total - half, SECOND)),
        lapses_on_missed=lapses,
        grace_days=3,
        signed_by_debtor_on=AGREED if signed else None,
        signed_by_creditor_on=AGREED if signed else None,
    )


def agreed(fact: Fact, capacity: Capacity = Capacity.CONSUMER) -> Life:
    """A claim on which something was agreed."""
    return Life(capacity).claim(invoice_sent(), on=OPENED).claim(fact, on=AGREED)


def confirmed(what: str) -> AgreementConfirmed:
    return AgreementConfirmed(what=what, letter_id=FOURTEEN, document_sha256=DOCUMENT)


@pytest.mark.parametrize(
    ("fact", "what"), [(EXTENDED, "extension"), (PROMISED, "promise"), (plan(), "payment_plan")]
)
@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        (reminder(), "asked_while_agreed"),
        (charged(), "charged_while_agreed"),
        (handed(), "handed_over_while_agreed"),
    ],
)
def test_nothing_is_asked_on_the_last_day_of_an_agreement_and_anything_the_day_after(
    fact: Fact, what: str, deed: Fact, reason: str
) -> None:
    within = agreed(fact).claim(deed, on=LAST).held_to(AGREEMENTS).rulings
    (ruling,) = [one for one in within if one.reason == reason]
    assert ruling.values["agreement"] == what
    assert [rest.topic for rest in ruling.rests] == [fact.TOPIC, deed.TOPIC]
    assert reason not in agreed(fact).claim(deed, on=LAST + DAY).reasons(AGREEMENTS)


def test_a_promise_that_was_kept_before_its_day_binds_no_more() -> None:
    life = agreed(PROMISED).claim(paid(300_00, on=LAST - DAY), on=LAST - DAY)
    assert "asked_while_agreed" not in life.claim(reminder(700_00), on=LAST).reasons(AGREEMENTS)


def test_a_plan_of_which_an_instalment_was_paid_stands_until_the_next_one_is_missed() -> None:
    def asked(on: date) -> list[str]:
        life = agreed(plan()).claim(paid(500_00, on=LAST), on=LAST)
        return life.claim(reminder(500_00), on=on).reasons(AGREEMENTS)

    assert "asked_while_agreed" in asked(SECOND + 3 * DAY)
    assert "asked_while_agreed" not in asked(SECOND + 4 * DAY)


def test_of_a_missed_instalment_a_debtor_is_reminded_and_nothing_more() -> None:
    missed = InstalmentMissed(agreed_version=AGREEMENT_VERSION, number=1)

    def then(deed: Fact) -> list[str]:
        life = agreed(plan(lapses=False)).claim(missed, on=LAST + DAY)
        return life.claim(deed, on=LAST + DAY).reasons(AGREEMENTS)

    assert "instalment_reminded" in then(reminder())
    assert "charged_while_agreed" in then(charged())


def test_a_promise_is_broken_the_day_after_its_last_one() -> None:
    broken = PromiseBroken(promised_version=AGREEMENT_VERSION)
    assert "found_broken_though_kept" in agreed(PROMISED).claim(broken, on=LAST).reasons(AGREEMENTS)
    life = agreed(PROMISED).claim(broken, on=LAST + DAY)
    assert "found_broken_rightly" in life.reasons(AGREEMENTS)


def test_a_promise_that_was_paid_in_time_is_not_broken() -> None:
    broken = PromiseBroken(promised_version=AGREEMENT_VERSION)
    for amount, reason in ((300_00, "found_broken_though_kept"), (299_99, "found_broken_rightly")):
        life = agreed(PROMISED).claim(paid(amount, on=LAST), on=LAST)
        assert reason in life.claim(broken, on=LAST + DAY).reasons(AGREEMENTS)


def test_money_that_came_to_be_known_later_is_said_and_no_fault() -> None:
    life = agreed(PROMISED).claim(PromiseBroken(promised_version=AGREEMENT_VERSION), on=LAST + DAY)
    life.claim(paid(300_00, on=LAST), on=LAST, recorded_on=LAST + 2 * DAY)
    assert "kept_as_it_came_out" in life.reasons(AGREEMENTS)


def test_a_plan_lapses_when_an_instalment_and_its_grace_have_passed() -> None:
    lapsed = PaymentPlanLapsed(agreed_version=AGREEMENT_VERSION, why="instalment missed")
    assert "found_broken_though_kept" in agreed(plan()).claim(lapsed, on=LAST).reasons(AGREEMENTS)
    life = agreed(plan()).claim(lapsed, on=LAST + DAY)
    assert "found_broken_rightly" in life.reasons(AGREEMENTS)
    kept = agreed(plan()).claim(paid(500_00, on=LAST), on=LAST).claim(lapsed, on=LAST + DAY)
    assert "found_broken_though_kept" in kept.reasons(AGREEMENTS)


def test_an_agreement_is_confirmed_within_fourteen_days() -> None:
    by = AGREED + 14 * DAY
    assert agreed(EXTENDED).claim(confirmed("extension"), on=by).reasons(AGREEMENTS) == [
        "confirmed"
    ]
    late = agreed(EXTENDED).claim(confirmed("extension"), on=by + DAY)
    assert late.reasons(AGREEMENTS) == ["confirmed_late"]
    other = agreed(EXTENDED).claim(confirmed("promise"), on=by)
    assert other.reasons(AGREEMENTS) == ["not_confirmed"]
    assert not other.held_to(AGREEMENTS, at=Point(other.position, by)).rulings


def test_a_plan_that_both_signed_is_in_writing() -> None:
    assert "signed_by_both" in agreed(plan()).reasons(AGREEMENTS)
    assert "not_confirmed" in agreed(plan(signed=False)).reasons(AGREEMENTS)


def test_what_was_over_within_those_days_needs_no_letter() -> None:
    life = agreed(PROMISED).claim(paid(300_00, on=LAST), on=LAST)
    life.claim(PromiseKept(promised_version=AGREEMENT_VERSION), on=LAST)
    assert life.reasons(AGREEMENTS) == ["over_before_it_was_confirmed"]


def test_a_consumer_pays_no_more_by_a_plan_than_without_it() -> None:
    right, wrong = plan(total=1_000_00), plan(total=1_000_01)
    assert "plan_asks_what_is_owed" in agreed(right).reasons(AGREEMENTS)
    (ruling,) = [
        one for one in agreed(wrong).held_to(AGREEMENTS).rulings if one.reason == "plan_asks_more"
    ]
    assert ruling.values == {"asked": 1_000_01, "at_most": 1_000_00}
    assert "plan_asks_more" not in agreed(wrong, Capacity.COMPANY).reasons(AGREEMENTS)


def test_a_letter_that_was_called_off_shows_that_one_refrained() -> None:
    life = called_off(agreed(EXTENDED), "the term was extended", on=LAST)
    assert "letter_called_off" in life.reasons(AGREEMENTS)


def test_who_agreed_nothing_is_held_to_nothing() -> None:
    assert not opened().claim(reminder(), on=LAST).reasons(AGREEMENTS)


def test_a_plan_with_interest_asks_what_runs_while_it_is_paid_and_not_a_cent_more() -> None:
    """Ten parts of 1,000.00 in default: interest runs over what is left, not over all of it."""
    days = [date(2026, month, 1) for month in range(3, 13)]
    default = default_declared(since=date(2026, 2, 1), ground=DefaultGround.FATAL_TERM)

    def asked(last: int) -> Life:
        parts = instalments(*[(100_00, day) for day in days[:-1]], (last, days[-1]))
        fact = PaymentPlanAgreed(instalments=parts, interest_during_plan=True)
        life = Life().claim(invoice_sent(basis=TermBasis.CONTRACT), default, on=OPENED)
        return life.claim(fact, on=AGREED)

    last = balance(_paid_but_the_last(asked(100_00), days), on=days[-1]).total
    assert 115_00 < last < 120_00
    assert "plan_asks_what_is_owed" in asked(last).reasons(AGREEMENTS)
    (ruling,) = [one for one in asked(last + 1).held_to(AGREEMENTS).rulings if "plan" in one.reason]
    assert (ruling.reason, ruling.values) == (
        "plan_asks_more",
        {"asked": 900_00 + last + 1, "at_most": 900_00 + last},
    )


def _paid_but_the_last(life: Life, days: list[date]) -> Claim:
    for number, day in enumerate(days[:-1]):
        life.claim(paid(100_00, on=day, payment_id=f"part {number}"), on=day)
    return life.file().claim


def test_a_late_confirmation_is_of_the_first_day_without_one() -> None:
    day = AGREED + 40 * DAY
    (ruling,) = agreed(EXTENDED).claim(confirmed("extension"), on=day).held_to(AGREEMENTS).rulings
    assert (ruling.reason, ruling.on) == ("confirmed_late", AGREED + 15 * DAY)
    assert ruling.values["confirmed_on"] == day
