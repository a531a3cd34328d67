"""When collection costs fall due and how high they are (BW 6:96)."""

from datetime import date
from uuid import UUID

import pytest

from domain.case.defaulting import charge_costs, fourteen_days_of, received_on
from domain.claim.balance import balance
from domain.claim.ends import asked_on
from domain.claim.events import (
    ClaimDisputed,
    CollectionCostsCharged,
)
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.letter.events import DeliveryGrade
from domain.parties import Capacity
from tests.domain.lapsed import ACT_FROM, POSTED, STILL_WAITING, charge, lapsed
from tests.domain.story import (
    FOURTEEN,
    REMINDER,
    Story,
    default_declared,
    fourteen_day_letter_sent,
    given,
    invoice_sent,
    paid,
)


def test_a_consumer_owes_no_costs_on_the_day_before_we_may_act_and_owes_them_on_it() -> None:
    assert charge(lapsed(), on=STILL_WAITING) is None
    assert charge(lapsed(), on=ACT_FROM) == 150_00


def test_costs_are_charged_once() -> None:
    story = lapsed()
    charge(story)
    assert charge(story) is None
    assert charge(story, on=date(2026, 4, 1)) is None


def test_a_proven_day_of_receipt_counts_before_the_presumption() -> None:
    # Received on 20 February: the last day is 6 March, a Friday; banks book on Monday the 9th.
    story = lapsed(received=date(2026, 2, 20))
    assert charge(story, on=date(2026, 3, 9)) is None
    assert charge(story, on=date(2026, 3, 10)) == 150_00


def test_e_mail_without_evidence_never_yields_costs() -> None:
    assert charge(lapsed(posted=False), on=date(2026, 12, 31)) is None


def test_acceptance_by_a_mail_server_is_no_evidence_and_opening_is() -> None:
    day = date(2026, 2, 13)
    accepted = lapsed(posted=False, received=day, grade=DeliveryGrade.SERVER_ACCEPTED)
    assert charge(accepted, on=date(2026, 12, 31)) is None
    assert charge(lapsed(posted=False, received=day, grade=DeliveryGrade.OPENED)) == 150_00


def test_a_letter_sent_before_default_never_yields_costs() -> None:
    assert charge(lapsed(since=POSTED)) == 150_00
    assert charge(lapsed(since=date(2026, 2, 14)), on=date(2026, 12, 31)) is None


def test_without_a_fourteen_day_letter_a_consumer_owes_no_costs() -> None:
    story = given(invoice_sent(basis=TermBasis.CONTRACT)).after(
        default_declared(since=date(2026, 2, 1))
    )
    assert charge(story, on=date(2026, 12, 31)) is None


def test_who_is_unknown_is_charged_as_a_consumer() -> None:
    story = lapsed()
    story.capacity = Capacity.UNKNOWN
    assert charge(story, on=STILL_WAITING) is None
    assert charge(story) == 150_00


def test_the_fifteen_day_wording_gives_one_day_more() -> None:
    letter = fourteen_day_letter_sent().model_copy(update={"wording": "15", "term_days": 15})
    story = lapsed()
    story.history.pop()
    story.after(letter, on=POSTED)
    assert charge(story, on=ACT_FROM) is None
    assert charge(story, on=date(2026, 3, 6)) == 150_00


@pytest.mark.parametrize(
    ("part_paid", "costs"),
    [
        (0, 150_00),
        (500_00, 75_00),
        (733_33, 40_00),
        (995_00, 40_00),
        (995_01, None),
        (1_000_00, None),
    ],
)
def test_after_a_part_payment_costs_are_over_the_rest_and_at_least_forty(
    part_paid: int, costs: int | None
) -> None:
    story = lapsed()
    if part_paid:
        story.after(paid(part_paid, on=date(2026, 3, 2)))
    assert charge(story) == costs


def test_costs_are_never_more_than_the_letter_stated() -> None:
    assert charge(lapsed(costs=149_99)) == 149_99


def test_who_paid_the_principal_in_time_owes_no_costs_over_the_interest_that_is_left() -> None:
    story = lapsed().after(paid(1_000_00, on=date(2026, 3, 2)))
    assert balance(story.claim, on=ACT_FROM).principal > 0, "interest was paid first (BW 6:44)"
    assert charge(story) is None


def test_who_paid_what_the_letter_asked_owes_no_costs() -> None:
    story = lapsed()
    story.after(paid(asked_on(story.claim, POSTED).total, on=date(2026, 3, 3)))
    assert charge(story) is None


def test_a_disputed_claim_is_not_charged() -> None:
    story = lapsed().after(ClaimDisputed(amount=1_00, ground="too late"), on=ACT_FROM)
    assert charge(story) is None


def test_a_bounced_or_disproved_letter_yields_no_costs() -> None:
    story = lapsed()
    story.letter(FOURTEEN, sent_on=POSTED, posted=True, bounced=True)
    assert charge(story, on=date(2026, 12, 31)) is None
    story.letter(FOURTEEN, sent_on=POSTED, posted=True, disproved=True)
    assert charge(story, on=date(2026, 12, 31)) is None


def test_vat_that_the_letter_stated_follows_the_costs_down() -> None:
    letter = fourteen_day_letter_sent().model_copy(update={"vat": 31_50, "vat_share": 31_50})
    story = lapsed()
    story.history.pop()
    story.after(letter, paid(500_00, on=date(2026, 3, 2)), on=POSTED)
    (fact,) = charge_costs(story.case, today=ACT_FROM)
    assert isinstance(fact, CollectionCostsCharged)
    assert (fact.amount, fact.vat) == (75_00, 15_75)


# --- business --------------------------------------------------------------------------------


def business(*, principal: int = 1_000_00) -> Story:
    return given(
        invoice_sent(
            principal=principal, basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL
        ),
        capacity=Capacity.COMPANY,
    ).after(default_declared(since=date(2026, 2, 1)))


@pytest.mark.parametrize(
    ("principal", "costs"), [(1_000_00, 150_00), (100_00, 40_00), (3_000_000_00, 6_775_00)]
)
def test_a_business_in_default_owes_costs_by_the_scale_without_any_letter(
    principal: int, costs: int
) -> None:
    story = business(principal=principal)
    assert charge(story, on=date(2026, 1, 31)) is None
    assert charge(story, on=date(2026, 2, 1)) == costs
    assert charge(story, on=date(2026, 2, 2)) is None


def test_a_business_that_is_not_in_default_owes_no_costs() -> None:
    story = given(invoice_sent(), capacity=Capacity.SOLE_TRADER)
    assert charge(story, on=date(2026, 12, 31)) is None


# --- receipt ---------------------------------------------------------------------------------


def test_a_letter_counts_as_received_by_proof_then_presumption_then_the_day_of_the_mail() -> None:
    letters = lapsed().letters
    assert received_on(letters[FOURTEEN]) == date(2026, 2, 17)
    assert received_on(letters[REMINDER]) == date(2026, 2, 2)
    assert received_on(lapsed(received=date(2026, 2, 20)).letters[FOURTEEN]) == date(2026, 2, 20)
    lost = lapsed().letter(FOURTEEN, sent_on=POSTED, posted=True, bounced=True)
    assert received_on(lost.letters[FOURTEEN]) is None


def test_the_letter_that_counts_is_the_last_one_of_this_round_that_arrived() -> None:
    story = lapsed()
    second, day = UUID(int=99), date(2026, 3, 2)
    letter = fourteen_day_letter_sent().model_copy(update={"letter_id": second})
    story.after(letter, on=day).letter(second, sent_on=day, posted=True)
    found = fourteen_days_of(story.case)
    assert found is not None
    assert found.sent.letter_id == second
    story.letter(second, sent_on=day, posted=True, bounced=True)
    found = fourteen_days_of(story.case)
    assert found is not None
    assert found.sent.letter_id == FOURTEEN
