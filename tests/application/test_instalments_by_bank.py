"""The instalment of a plan over several claims comes in by bank, and is divided by the plan."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest

from application.house import House
from domain.bank.line import BankLine, LineStanding
from domain.claim.agreements import last_day_of_instalment
from domain.claim.state import Ending
from domain.creditor.events import TermsChanged
from domain.letter.text.payment_reference import ReferenceKind
from domain.matching.of_plan import asked_by_plans
from domain.payment_plan.state import PlanStanding
from tests.application.bank_files import DAY, bank_lines, bring, entry, statement
from tests.application.houses import MARCH, HousePlace, by, case_of, letters, run_on
from tests.application.test_inbox import KNOWN, claim_of, mail, received, taken
from tests.application.test_plans_signed_by_both import (
    FIRST,
    claims,
    house,
    plan_of,
    running,
    states,
)
from tests.asking import change_terms

__all__ = ["claims", "house"]

IBAN = "NL91ABNA0417164300"
PAYER = "NL20INGB0001234567"
NAME = "S. Voorbeeld"


def came_in(
    place: HousePlace, house: House, on: date, amount: int, text: str, *, name: str = NAME
) -> BankLine:
    """The line of one transfer of a day, with what became of it."""
    place.clock.move_to(max(on, house.today))
    before = {one.id for one in bank_lines(house)}
    taken = bring(
        house,
        statement(entry(amount, on, text=text, name=name, account=PAYER), first=on, iban=IBAN),
    )
    found = [one for one in bank_lines(house) if one.id not in before]
    assert found, taken
    return found[0]


def paid(house: House, claims: Sequence[UUID]) -> list[int]:
    return [one.paid() for one in states(house, [*claims])]


def codes(line: BankLine) -> set[str]:
    return {one.code for one in line.matched.reasons} if line.matched else set()


@pytest.mark.both_stores
def test_a_standing_order_by_one_number_pays_every_instalment_as_the_plan_divides_it(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    for week, so_far in enumerate(
        ([0, 33_75, 33_75], [0, 67_50, 67_50], [22_50, 90_00, 90_00], [90_00, 90_00, 90_00])
    ):
        line = came_in(place, house, FIRST + 7 * week * DAY, 67_50, "termijn 2026-0118")
        assert line.standing is LineStanding.MATCHED
        assert paid(house, claims) == so_far
        assert ("amount_of_plan" in codes(line)) == (week < 3)
    assert plan_of(house, plan).standing is PlanStanding.COMPLETED
    assert {one.ending for one in states(house, claims)} == {Ending.SETTLED}


@pytest.mark.parametrize("kind", [ReferenceKind.RF, ReferenceKind.NONE])
def test_the_reference_of_the_signed_copy_pays_the_plan_whoever_pays_and_to_the_cent(
    place: HousePlace, house: House, claims: list[UUID], kind: ReferenceKind
) -> None:
    creditor = case_of(house, claims[0]).creditor.id
    terms = TermsChanged(reference_kind=kind, ibans=case_of(house, claims[0]).creditor.ibans)
    change_terms(house, creditor, by=by(), terms=terms)
    running(house, claims)
    run_on(place, house, MARCH)
    [copy] = [one.order for one in letters(house) if one.order and not one.order.sign_link]
    reference = copy.payment_reference
    came_in(place, house, FIRST, 67_50, reference, name="M. Smit")
    assert paid(house, claims) == [0, 33_75, 33_75]
    other = came_in(place, house, FIRST + DAY, 67_51, reference, name="M. Smit")
    assert other.standing is LineStanding.PROPOSED
    came_in(place, house, FIRST + 2 * DAY, 67_50, reference, name="M. Smit")
    assert paid(house, claims) == [0, 67_50, 67_50]


@pytest.mark.parametrize("kind", [ReferenceKind.RF, ReferenceKind.NONE])
def test_a_mail_that_names_the_reference_of_a_letter_over_several_claims_waits_with_them_all(
    place: HousePlace, house: House, claims: list[UUID], kind: ReferenceKind
) -> None:
    creditor = case_of(house, claims[0]).creditor
    terms = TermsChanged(reference_kind=kind, ibans=creditor.ibans)
    change_terms(house, creditor.id, by=by(), terms=terms)
    running(house, claims)
    run_on(place, house, MARCH)
    [copy] = [one.order for one in letters(house) if one.order and not one.order.sign_link]
    taken(house, mail(f"Ik betaalde met {copy.payment_reference}.", sender=KNOWN))
    assert all(received(house, claim) or claim_of(house, claim).marks for claim in claims)


def test_on_its_last_day_it_is_an_instalment_and_once_the_plan_lapsed_it_is_none(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    came_in(place, house, FIRST, 67_50, "termijn 2026-0118")
    last = max(
        last_day_of_instalment(one.arrangement, part)
        for one in states(house, claims)
        if one.arrangement
        for part in one.arrangement.plan.instalments
        if part.number == 2
    )
    run_on(place, house, last)
    assert [one.amount for one in asked_by_plans(states(house, claims), on=last)] == [67_50]
    run_on(place, house, last + DAY)
    assert plan_of(house, plan).standing is PlanStanding.LAPSED
    assert not [*asked_by_plans(states(house, claims), on=last)]
    line = came_in(place, house, last + DAY, 67_50, "termijn 2026-0118")
    assert "amount_of_plan" not in codes(line)


def test_what_was_paid_before_the_plan_was_drawn_up_is_no_instalment_of_it(
    house: House, claims: list[UUID]
) -> None:
    running(house, claims)
    own = states(house, claims)
    assert [one.amount for one in asked_by_plans(own, on=MARCH)] == [67_50]
    assert not [*asked_by_plans(own, on=MARCH - DAY)]
    assert not [*asked_by_plans(own[:2], on=MARCH)]  # what the third one asks is not known
