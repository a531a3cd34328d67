"""Costs above the scale, above the letter, with undue VAT or above the cap are found."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.claim.events import Asked, CollectionCostsCharged, CollectionCostsWaived
from domain.compliance.costs_amount import COSTS_AMOUNT
from domain.compliance.obligation import Compliance
from domain.creditor.events import TermsChanged
from domain.debtor.events import ClaimOpenedForDebtor
from domain.facts import StreamKind
from domain.law.default import TermBasis
from domain.parties import Capacity
from tests.domain.compliance.life import Life
from tests.domain.compliance.paper import final_demand, fourteen
from tests.domain.story import DEBTOR, FOURTEEN, invoice_sent, paid

OPENED = date(2026, 1, 1)
POSTED, LAST, FIRST = date(2026, 2, 10), date(2026, 2, 26), date(2026, 2, 27)
ONE_DAY = timedelta(days=1)
OTHER = UUID("01900000-0000-7000-8000-000000000023")


def opened(
    capacity: Capacity = Capacity.CONSUMER, principal: int = 1_000_00, series: str = ""
) -> Life:
    invoice = invoice_sent(basis=TermBasis.CONTRACT, principal=principal)
    return Life(capacity).claim(invoice.model_copy(update={"series_id": series}), on=OPENED)


def beside(life: Life, *, principal: int, series: str = "") -> Life:
    """Open another claim on the same debtor."""
    life.put(StreamKind.DEBTOR, DEBTOR, ClaimOpenedForDebtor(claim_id=OTHER), on=OPENED)
    invoice = invoice_sent(basis=TermBasis.CONTRACT, principal=principal)
    other = invoice.model_copy(update={"series_id": series, "invoice_number": "F-2"})
    return life.put(StreamKind.CLAIM, OTHER, other, on=OPENED)


def charge(
    amount: int, vat: int = 0, *, letter: UUID | None = FOURTEEN, base: int = 1_000_00
) -> CollectionCostsCharged:
    return CollectionCostsCharged(amount=amount, vat=vat, base=base, letter_id=letter)


def collected_by_another(life: Life) -> Life:
    """Let a third party that charges VAT collect for a creditor who cannot deduct it."""
    terms = TermsChanged(collector_charges_vat=True, can_deduct_vat=False)
    return life.creditor(terms, on=OPENED)


def reasons(life: Life) -> list[str]:
    return life.reasons(COSTS_AMOUNT)


@pytest.mark.parametrize(
    ("principal", "most"),
    [(100_00, 40_00), (1_000_00, 150_00), (2_500_00, 375_00), (10_000_00, 875_00)],
)
def test_a_letter_announces_the_scale_and_no_cent_more(principal: int, most: int) -> None:
    for costs, reason in ((most, "letter_within_scale"), (most + 1, "letter_above_scale")):
        life = fourteen(opened(principal=principal), on=POSTED, principal=principal, costs=costs)
        (ruling,) = life.held_to(COSTS_AMOUNT).rulings
        assert (ruling.reason, ruling.values["at_most"]) == (reason, most)


def test_a_charge_is_the_scale_and_no_cent_more() -> None:
    for cents, reason in ((150_00, "charge_within_scale"), (150_01, "charge_above_scale")):
        life = fourteen(opened(), on=POSTED).claim(charge(cents), on=FIRST)
        assert reasons(life) == ["letter_within_scale", reason]


def test_a_charge_is_never_above_what_the_letter_said() -> None:
    life = fourteen(opened(), on=POSTED, costs=149_99).claim(charge(150_00), on=FIRST)
    assert reasons(life)[-1] == "charge_above_scale"


def test_it_is_reckoned_over_what_was_unpaid_when_it_was_charged() -> None:
    life = fourteen(opened(), on=POSTED).claim(paid(600_00, on=FIRST), on=FIRST)
    assert reasons(life.claim(charge(150_00), on=FIRST))[-1] == "charge_above_scale"
    life = fourteen(opened(), on=POSTED).claim(charge(150_00), on=FIRST)
    assert reasons(life.claim(paid(600_00, on=FIRST), on=FIRST))[-1] == "charge_within_scale"


def test_money_that_came_to_light_lowers_it() -> None:
    life = fourteen(opened(), on=POSTED).claim(charge(150_00), on=FIRST)
    known = life.file().at
    life.claim(paid(600_00, on=LAST), on=LAST, recorded_on=date(2026, 3, 9))
    assert reasons(life)[-1] == "not_lowered"
    for cents, reason in ((89_00, "not_lowered"), (1_00, "lowered_since")):
        less = CollectionCostsWaived(amount=cents, why="less was open", retroactive=True)
        assert reasons(life.claim(less, on=date(2026, 3, 9)))[-1] == reason
    assert life.held_to(COSTS_AMOUNT, at=known).verdict is Compliance.FULFILLED


def test_vat_is_asked_only_where_another_collects_and_the_creditor_cannot_deduct_it() -> None:
    without = fourteen(opened(), on=POSTED, vat=31_50)
    assert reasons(without) == ["letter_vat_without_ground"]
    with_vat = fourteen(collected_by_another(opened()), on=POSTED, vat=31_50)
    with_vat.claim(charge(150_00, 31_50), on=FIRST)
    assert reasons(with_vat) == ["letter_within_scale", "charge_within_scale"]
    too_much = fourteen(collected_by_another(opened()), on=POSTED, vat=31_51)
    assert reasons(too_much) == ["letter_above_scale"]


def test_vat_is_not_charged_to_a_consumer_by_no_letter_at_all() -> None:
    life = collected_by_another(opened()).claim(charge(150_00, 31_50, letter=None), on=FIRST)
    assert reasons(life) == ["charge_vat_without_ground"]


def test_vat_that_the_letter_did_not_name_is_not_charged() -> None:
    life = fourteen(collected_by_another(opened()), on=POSTED)
    assert reasons(life.claim(charge(150_00, 31_50), on=FIRST))[-1] == "charge_vat_without_ground"


def test_a_business_owes_forty_euro_for_each_invoice_that_one_demand_asks() -> None:
    asked = Asked(principal=100_00)
    for costs, reason in ((80_00, "letter_within_scale"), (80_01, "above_scale_and_not_agreed")):
        life = beside(opened(Capacity.COMPANY, principal=100_00), principal=100_00)
        pay_by = date(2026, 2, 24)
        final_demand(
            life, on=POSTED, pay_by=pay_by, asked=asked, costs=costs, beside=((OTHER, 100_00),)
        )
        assert reasons(life) == [reason]


def test_above_the_scale_a_business_may_have_agreed_to_it() -> None:
    life = opened(Capacity.COMPANY).claim(charge(150_01, letter=None), on=FIRST)
    held = life.held_to(COSTS_AMOUNT)
    assert [one.reason for one in held.rulings] == ["above_scale_and_not_agreed"]
    assert held.verdict is Compliance.NOT_PROVABLE


def test_several_claims_of_a_letter_share_one_amount() -> None:
    """The shares may be rounded up to a cent each."""
    for cents, reason in ((120_01, "charge_within_scale"), (120_02, "charge_above_scale")):
        life = beside(opened(principal=1_000_00), principal=1_000_00)
        fourteen(life, on=POSTED, costs=300_00, beside=((OTHER, 1_000_00),))
        life.put(StreamKind.CLAIM, OTHER, charge(180_00), on=FIRST)
        assert reasons(life.claim(charge(cents), on=FIRST))[-1] == reason


def test_costs_and_their_vat_are_shared_each_by_itself() -> None:
    """Of 40.00 and 8.40 over 121.46 and 120.07 the first bears 20.12 and 4.23: a cent above."""
    for vat, reason in ((4_23, "charge_within_scale"), (4_24, "charge_above_scale")):
        life = collected_by_another(beside(opened(principal=121_46), principal=120_07))
        others = ((OTHER, 120_07),)
        fourteen(life, on=POSTED, principal=121_46, costs=40_00, vat=8_40, beside=others)
        assert reasons(life.claim(charge(20_12, vat), on=FIRST))[-1] == reason


def test_none_of_them_bears_more_than_its_share() -> None:
    for cents, reason in ((150_00, "charge_within_scale"), (150_01, "charge_above_scale")):
        life = beside(opened(principal=1_000_00), principal=1_000_00)
        fourteen(life, on=POSTED, costs=300_00, beside=((OTHER, 1_000_00),))
        assert reasons(life.claim(charge(cents), on=FIRST))[-1] == reason


@pytest.mark.parametrize(
    ("asked_on", "reason"),
    [(date(2024, 9, 27), "letter_within_scale"), (date(2024, 10, 1), "letter_above_scale")],
)
def test_small_terms_of_a_series_bear_at_most_140_euro_in_half_a_year(
    asked_on: date, reason: str
) -> None:
    issued, due = date(2024, 7, 1), date(2024, 7, 31)
    first = invoice_sent(
        basis=TermBasis.CONTRACT, principal=200_00, issued_on=issued, due_on=due
    ).model_copy(update={"series_id": "huur"})
    life = Life().claim(first, on=issued)
    life.put(StreamKind.DEBTOR, DEBTOR, ClaimOpenedForDebtor(claim_id=OTHER), on=issued)
    life.put(StreamKind.CLAIM, OTHER, first, charge(101_00, letter=None), on=date(2024, 9, 2))
    assert reasons(fourteen(life, on=asked_on, principal=200_00, costs=40_00)) == [reason]
