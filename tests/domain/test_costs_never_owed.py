"""Costs that were never owed count as never charged: money that came since paid what was owed."""

from datetime import date

import pytest

from domain.case.defaulting import undo_what_letters_no_longer_carry
from domain.claim.balance import balance
from domain.claim.events import (
    CollectionCostsCharged,
    CollectionCostsWaived,
    CreditNoteApplied,
)
from domain.claim.payments import apply_credit_note, receive_payment, reverse_payment
from domain.claim.waivers import waive_costs
from domain.law.default import DefaultGround, TermBasis
from domain.law.rates import InterestKind
from domain.parties import Capacity
from tests.domain.lapsed import charge, lapsed
from tests.domain.story import CALL, FOURTEEN, Story, default_declared, given, invoice_sent, paid

CHARGED, FOUND = date(2026, 1, 15), date(2026, 7, 15)
EARLIER, BETWEEN = date(2026, 1, 10), date(2026, 1, 20)


def charged() -> Story:
    """A company that owes 10,000.00 since 1 January 2026, with 875.00 of costs on the 15th.

    10.15 % a year until 30 June, 10.40 % from 1 July.
    """
    sent = invoice_sent(
        principal=10_000_00,
        issued_on=date(2025, 12, 1),
        due_on=date(2025, 12, 31),
        basis=TermBasis.CONTRACT,
        interest=InterestKind.COMMERCIAL,
    )
    default = default_declared(
        since=date(2026, 1, 1),
        ground=DefaultGround.FATAL_TERM,
        interest=InterestKind.COMMERCIAL,
    )
    story = given(sent, capacity=Capacity.COMPANY).after(default, on=date(2026, 1, 1))
    return story.after(CollectionCostsCharged(amount=875_00, base=10_000_00), on=CHARGED)


def found(story: Story, amount: int, *, credited_on: date, on: date = FOUND) -> None:
    story.when(
        lambda case, day: receive_payment(
            case.claim,
            payment_id="late",
            amount=amount,
            credited_on=credited_on,
            source=CALL,
            today=day,
        ),
        on=on,
    )


def test_what_came_between_the_charge_and_the_day_it_proved_too_high_went_to_what_was_owed() -> (
    None
):
    """The worked case: 325.04, where costs lowered from the day of the find would leave 360.25.

    9,000.00 of 10 January is found on 15 July. Through that day 27.81 of interest had run, so
    1,027.81 of principal was left, over which the costs are 154.17 (15 %).

    | day      | what                               | costs  | interest | principal |
    |----------|------------------------------------|-------:|---------:|----------:|
    | 10 Jan   | 10 days: 27.81; paid 9,000.00      |        |     0.00 |  1,027.81 |
    | 15 Jan   | costs, as they were owed           | 154.17 |          |           |
    | 20 Jan   | 10 days: 2.86; paid 875.00         |   0.00 |     0.00 |    309.84 |
    | 15 Jul   | 161 days 10.15 %, 15 days 10.40 %  |        |    15.20 |    309.84 |
    """
    story = charged().after(paid(875_00, on=BETWEEN))
    found(story, 9_000_00, credited_on=EARLIER)
    now = balance(story.claim, on=FOUND)
    assert (now.costs, now.interest, now.principal) == (0, 15_20, 309_84)
    assert now.total == 325_04
    waived = [r.fact for r in story.history if isinstance(r.fact, CollectionCostsWaived)]
    assert [(one.amount, one.retroactive, one.less_was_open) for one in waived] == [
        (720_83, True, True)
    ]


def test_it_is_as_if_the_payment_had_been_known_when_the_costs_were_charged() -> None:
    late = charged().after(paid(875_00, on=BETWEEN))
    found(late, 9_000_00, credited_on=EARLIER)
    sent, default = (record.fact for record in charged().history[:2])
    known = given(sent, capacity=Capacity.COMPANY).after(default, on=date(2026, 1, 1))
    known.after(paid(9_000_00, on=EARLIER, payment_id="P-0"))
    known.after(CollectionCostsCharged(amount=154_17, base=1_027_81), on=CHARGED)
    known.after(paid(875_00, on=BETWEEN))
    for day in (FOUND, date(2027, 3, 1)):
        then, now = balance(known.claim, on=day), balance(late.claim, on=day)
        assert (now.costs, now.interest, now.principal) == (
            then.costs,
            then.interest,
            then.principal,
        )


def test_a_day_before_it_proved_too_high_still_shows_what_was_known_then() -> None:
    story = charged().after(paid(875_00, on=BETWEEN))
    before = balance(story.claim, on=BETWEEN)
    story.when(
        lambda case, day: apply_credit_note(
            case.claim, number="C-1", amount=9_000_00, issued_on=FOUND, source=CALL, today=day
        ),
        on=FOUND,
    )
    assert any(isinstance(r.fact, CreditNoteApplied) for r in story.history)
    assert balance(story.claim, on=BETWEEN).total == before.total
    assert balance(story.claim, on=FOUND).costs == 0


def test_each_charge_is_lowered_by_what_was_not_owed_of_it_and_no_other() -> None:
    story = charged()
    again = CollectionCostsCharged(amount=10_00, base=100_00, letter_base=10_100_00)
    story.after(again, on=BETWEEN)
    found(story, 9_000_00, credited_on=EARLIER)
    kept = {one.base: one.standing for one in story.claim.costs}
    assert kept[10_000_00] == 154_17
    assert kept[100_00] == 10_00


def test_a_waiver_of_before_the_rule_still_counts_from_its_own_day() -> None:
    story = charged().after(paid(875_00, on=BETWEEN), paid(9_000_00, on=EARLIER, payment_id="P-0"))
    stored = CollectionCostsWaived(amount=720_83, why="less was open", less_was_open=True)
    story.after(stored, on=FOUND)
    assert balance(story.claim, on=FOUND).total == 360_25


def test_what_a_person_lets_go_is_a_kindness_from_today_on() -> None:
    story = charged()
    story.when(
        lambda case, day: waive_costs(case.claim, amount=100_00, why="goodwill", today=day),
        on=BETWEEN,
    )
    assert balance(story.claim, on=CHARGED).costs == 875_00
    assert balance(story.claim, on=BETWEEN).costs == 775_00


def test_a_void_letter_takes_its_own_charge_along_from_the_day_of_the_charge() -> None:
    story = lapsed()
    charge(story)
    story.after(paid(500_00, on=date(2026, 3, 9)))
    story.letter(FOURTEEN, sent_on=date(2026, 2, 13), posted=True, disproved=True)
    story.when(lambda case, _: undo_what_letters_no_longer_carry(case), on=date(2026, 4, 1))
    never = lapsed().after(paid(500_00, on=date(2026, 3, 9)))
    day = date(2026, 4, 1)
    assert balance(story.claim, on=day).total == balance(never.claim, on=day).total


@pytest.mark.parametrize("payment_id", ["3", "4"])
def test_a_payment_named_as_a_charge_is_numbered_can_still_be_taken_back(payment_id: str) -> None:
    story = charged().after(paid(875_00, on=BETWEEN, payment_id=payment_id))
    found(story, 9_000_00, credited_on=EARLIER)
    facts = reverse_payment(story.claim, payment_id=payment_id, reversed_on=FOUND, today=FOUND)
    assert [fact.TOPIC for fact in facts][:1] == ["claim.payment_reversed"]
