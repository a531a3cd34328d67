"""Costs of claims that were in one letter: counted once, shared to the cent (BW 6:96 lid 7)."""

from datetime import date

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.case.defaulting import charge_costs, undo_what_letters_no_longer_carry
from domain.claim.events import (
    CollectionCostsCharged,
    CollectionCostsWaived,
    DeterminationWithdrawn,
    PaymentReversed,
)
from domain.law.collection_costs import costs_for_letter, statutory_costs
from domain.parties import Capacity
from tests.domain.lapsed import ACT_FROM, STILL_WAITING
from tests.domain.several import OneOfSeveral, charged, defaulted, written
from tests.domain.story import REMINDER, paid

LATER = date(2026, 3, 20)
IN_TIME = date(2026, 3, 2)

principals = st.lists(st.integers(1, 12_000_00), min_size=2, max_size=5)


def consumers(*principal: int) -> list[OneOfSeveral]:
    stories = [defaulted(n, principal=p) for n, p in enumerate(principal, 1)]
    written(stories, "fourteen-day-letter")
    return stories


def charge_all(
    stories: list[OneOfSeveral], order: list[int] | None = None, *, on: date = ACT_FROM
) -> list[int]:
    """Charge one claim after the other in an order; give the amounts in the letter's order."""
    amounts = {n: charged(stories[n], stories, on=on).amount for n in order or range(len(stories))}
    return [amounts[n] for n in range(len(stories))]


# --- the letter ------------------------------------------------------------------------------


def test_a_letter_over_three_claims_counts_the_costs_once_over_the_sum() -> None:
    stories = [defaulted(n, principal=p) for n, p in enumerate((100_00, 50_00, 33_33), 1)]
    ordered = written(stories, "fourteen-day-letter").ordered
    assert (ordered.costs_base, ordered.costs_if_unpaid) == (183_33, 40_00)
    assert [part.costs_share for part in ordered.claims] == [21_82, 10_91, 7_27]


@for_all(principals)
def test_shares_of_a_letter_add_up_to_the_law_figure(amounts: list[int]) -> None:
    stories = [defaulted(n, principal=p) for n, p in enumerate(amounts, 1)]
    ordered = written(stories, "fourteen-day-letter").ordered
    assert ordered.costs_if_unpaid == statutory_costs(sum(amounts))
    assert sum(part.costs_share for part in ordered.claims) == ordered.costs_if_unpaid


# --- what falls due --------------------------------------------------------------------------


def test_claims_of_one_letter_owe_one_floor_and_not_one_each() -> None:
    assert charge_all(consumers(100_00, 50_00, 33_33)) == [21_82, 10_91, 7_27]


def test_nothing_falls_due_on_any_of_them_before_the_day_we_may_act() -> None:
    assert charge_all(consumers(100_00, 50_00), on=STILL_WAITING) == [0, 0]


@for_all(principals, st.data())
def test_what_is_charged_adds_up_to_the_law_figure_in_any_order(
    amounts: list[int], data: st.DataObject
) -> None:
    part_paid = [data.draw(st.integers(0, each)) for each in amounts]
    turn = data.draw(st.permutations(range(len(amounts))))

    def told() -> list[OneOfSeveral]:
        stories = consumers(*amounts)
        for story, cents in zip(stories, part_paid, strict=True):
            if cents:
                story.after(paid(cents, on=IN_TIME))
        return stories

    found = charge_all(told(), turn)
    assert found == charge_all(told())
    left = sum(amounts) - sum(part_paid)
    assert sum(found) == min(statutory_costs(left), statutory_costs(sum(amounts)))


@for_all(principals, st.data())
def test_claims_charged_on_different_days_never_owe_more_than_the_law_figure(
    amounts: list[int], data: st.DataObject
) -> None:
    stories = consumers(*amounts)
    total = 0
    for day, story in enumerate(stories):
        late = data.draw(st.integers(0, story.claim.principal))
        if late:
            story.after(paid(late, on=LATER))
        total += charged(story, stories, on=date(2026, 3, 20 + day)).amount
    assert total <= statutory_costs(sum(amounts))


def test_a_claim_paid_in_time_lowers_the_base_and_the_floor_stays_once() -> None:
    stories = consumers(100_00, 100_00)
    stories[0].after(paid(100_00, on=IN_TIME))
    assert charge_all(stories) == [0, 40_00]


def test_who_pays_one_of_two_large_claims_in_time_owes_costs_over_the_other() -> None:
    stories = consumers(2_500_00, 2_500_00)
    stories[0].after(paid(2_500_00, on=IN_TIME))
    assert charge_all(stories) == [0, 375_00]


def test_a_sibling_that_pays_after_the_term_does_not_raise_the_share_of_another() -> None:
    stories = consumers(100_00, 100_00)
    assert charged(stories[0], stories, on=ACT_FROM).amount == 20_00
    stories[0].after(paid(120_00, on=date(2026, 3, 10)))
    assert charged(stories[1], stories, on=LATER).amount == 20_00


def test_a_payment_in_time_that_is_taken_back_later_leaves_the_sum_at_what_the_letter_said() -> (
    None
):
    stories = consumers(100_00, 100_00)
    stories[0].after(paid(100_00, on=IN_TIME))
    assert charged(stories[1], stories, on=ACT_FROM).amount == 40_00
    back = PaymentReversed(payment_id="P-1", amount=100_00, reversed_on=date(2026, 3, 10))
    stories[0].after(back)
    assert charged(stories[0], stories, on=LATER).amount == 0


def test_vat_of_a_letter_is_shared_without_losing_a_cent() -> None:
    stories = [defaulted(n, principal=p) for n, p in enumerate((100_00, 50_00, 33_33), 1)]
    order = written(stories, "fourteen-day-letter")
    with_vat = order.ordered.model_copy(update={"vat_on_costs": 8_40})
    for story in stories:
        story.letters[order.letter_id].order = with_vat
    facts = [charged(story, stories, on=ACT_FROM) for story in stories]
    assert sum(fact.amount for fact in facts) == 40_00
    assert sum(fact.vat for fact in facts) == 8_40


def test_the_charge_names_the_base_of_the_letter_and_this_claims_part() -> None:
    stories = consumers(100_00, 50_00)
    fact = charged(stories[0], stories, on=ACT_FROM)
    assert (fact.base, fact.letter_base) == (100_00, 150_00)
    assert fact.derivation[-2:] == ("letter stated 40.00", "this claim's share 26.67")


def test_a_claim_alone_in_its_letter_is_charged_as_before() -> None:
    [story] = consumers(1_000_00)
    fact = charged(story, [story], on=ACT_FROM)
    assert (fact.amount, fact.letter_base) == (150_00, 0)


# --- what is taken back ----------------------------------------------------------------------


def waived(story: OneOfSeveral, stories: list[OneOfSeveral]) -> int:
    facts = undo_what_letters_no_longer_carry(story.beside(stories))
    story.after(*facts, on=LATER)
    return sum(fact.amount for fact in facts if isinstance(fact, CollectionCostsWaived))


def test_a_payment_found_later_takes_back_this_claims_part_of_the_costs_over_the_sum() -> None:
    stories = consumers(10_000_00, 100_00)
    assert charge_all(stories) == [867_33, 8_67]
    stories[0].after(paid(5_000_00, on=IN_TIME))
    # Over 5,100.00 the scale gives 630.00; this claim's part of it is 617.64.
    assert waived(stories[0], stories) == 867_33 - 617_64
    assert waived(stories[0], stories) == 0


def test_what_was_let_go_on_one_claim_falls_to_the_other_that_was_not_charged_yet() -> None:
    stories = consumers(100_00, 100_00)
    assert charged(stories[0], stories, on=ACT_FROM).amount == 20_00
    stories[0].after(paid(100_00, on=IN_TIME))
    assert waived(stories[0], stories) == 20_00
    assert charged(stories[1], stories, on=LATER).amount == 40_00


@for_all(principals, st.data())
def test_after_payments_found_later_no_more_stands_than_the_law_figure(
    amounts: list[int], data: st.DataObject
) -> None:
    stories = consumers(*amounts)
    charge_all(stories)
    left = 0
    for story in stories:
        cents = data.draw(st.integers(0, story.claim.principal))
        left += story.claim.principal - cents
        if cents:
            story.after(paid(cents, on=IN_TIME))
        waived(story, stories)
    for story in stories:
        waived(story, stories)  # what the payments of the others leave of it
    standing = sum(one.standing for story in stories for one in story.claim.costs)
    assert standing <= statutory_costs(left)


def test_the_cent_that_rounding_gave_is_taken_back_once_where_less_was_open_of_another() -> None:
    stories = consumers(1, 719_87, 2)
    assert charge_all(stories) == [0, 107_99, 0]
    stories[2].after(paid(1, on=IN_TIME))
    # Over 719.89 the scale gives 107.98.
    assert [waived(story, stories) for story in stories] == [0, 1, 0]
    assert [waived(story, stories) for story in stories] == [0, 0, 0]
    assert charged(stories[1], stories, on=LATER).amount == 0


@for_all(principals, st.data())
def test_where_nothing_was_paid_nothing_is_taken_back_however_many_were_charged(
    amounts: list[int], data: st.DataObject
) -> None:
    stories = consumers(*amounts)
    for story in stories[: data.draw(st.integers(1, len(stories)))]:
        charged(story, stories, on=ACT_FROM)
    assert [waived(story, stories) for story in stories] == [0] * len(stories)


def test_a_letter_that_asked_costs_over_a_claim_not_in_default_is_void_for_all() -> None:
    stories = consumers(100_00, 100_00)
    charge_all(stories)
    assert [waived(told, stories) for told in stories] == [0, 0]
    stories[0].letter(REMINDER, sent_on=date(2026, 2, 2), bounced=True)
    assert waived(stories[0], stories) == 20_00
    assert any(isinstance(r.fact, DeterminationWithdrawn) for r in stories[0].history)
    assert waived(stories[1], stories) == 20_00
    assert waived(stories[1], stories) == 0


# --- business --------------------------------------------------------------------------------


def companies(*principal: int) -> list[OneOfSeveral]:
    stories = [
        defaulted(n, principal=p, capacity=Capacity.COMPANY) for n, p in enumerate(principal, 1)
    ]
    written(stories, "final-demand")
    return stories


@pytest.mark.parametrize(
    ("amounts", "whole"),
    [((10_000_00, 10_000_00), 975_00), ((50_00, 50_00, 50_00), 120_00), ((50_00, 900_00), 142_50)],
)
def test_invoices_of_a_business_in_one_demand_owe_the_scale_once_and_forty_each_at_least(
    amounts: tuple[int, ...], whole: int
) -> None:
    stories = companies(*amounts)
    assert sum(charge_all(stories, on=LATER)) == whole


@for_all(principals, st.data())
def test_a_business_owes_its_costs_in_any_order_of_charging(
    amounts: list[int], data: st.DataObject
) -> None:
    turn = data.draw(st.permutations(range(len(amounts))))
    found = charge_all(companies(*amounts), turn, on=LATER)
    assert found == charge_all(companies(*amounts), on=LATER)
    assert sum(found) == costs_for_letter(amounts, business=True).amount


def test_an_invoice_of_a_business_alone_in_its_demand_is_charged_as_before() -> None:
    [story] = companies(1_000_00)
    facts = charge_costs(story.beside([story]), today=LATER)
    assert [f.amount for f in facts if isinstance(f, CollectionCostsCharged)] == [150_00]
