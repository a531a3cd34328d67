"""What a running plan tells its debtor: its signed copy and its instalments, by the daily run."""

from datetime import timedelta
from uuid import UUID

import pytest

from application.house import House
from application.letters.outcomes import record_on_letter
from application.letters.plan_offers import record_plan_letter
from application.run.day import run_day
from domain.application import Session
from domain.claim.events import PlanLetterSent
from domain.claim.grounds import HoldCategory
from domain.letter.events import LetterCancelled
from domain.letter.order.plan_letter import order_signed
from domain.letter.state import LetterStatus
from domain.letter.text import PlanMoment
from domain.payment_plan.state import PlanStanding
from tests.application.houses import HousePlace, by, case_of, facts_of, order, run_on, whats
from tests.application.test_plans_signed_by_both import (
    FIRST,
    claims,
    house,
    pay,
    plan_of,
    running,
)
from tests.asking import place_hold

__all__ = ["claims", "house"]


def told(house: House, claim: UUID) -> list[tuple[PlanMoment, int]]:
    """The letters about the plan that a claim remembers, without its offer."""
    found = [one for one in facts_of(house, claim) if isinstance(one, PlanLetterSent)]
    return [(one.moment, one.number) for one in found if one.moment is not PlanMoment.OFFERED]


@pytest.mark.both_stores
def test_the_copy_and_each_instalment_are_told_once_in_one_letter_over_all_claims(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    foreseen = whats(run_day(house, dry_run=True))
    assert foreseen.count("letter_ordered") == 1
    run_day(house)
    run_day(house)
    assert told(house, claims[2]) == [(PlanMoment.SIGNED, 0)]
    monday = FIRST - timedelta(days=2)
    run_on(place, house, monday - timedelta(days=1))
    assert (PlanMoment.COMING, 1) not in told(house, claims[2])
    run_on(place, house, monday)
    run_day(house)
    late = FIRST + timedelta(days=1)
    run_on(place, house, late)
    run_day(house)
    words = [(PlanMoment.SIGNED, 0), (PlanMoment.COMING, 1), (PlanMoment.LATE, 1)]
    in_first = [one for one in claims if told(house, one) == words]
    assert in_first
    letters = {
        one.letter_id
        for claim in claims
        for one in facts_of(house, claim)
        if isinstance(one, PlanLetterSent) and one.moment is not PlanMoment.OFFERED
    }
    assert len(letters) == 3
    known = [house.collections.letter(one) for one in letters]
    assert {one.status for one in known} == {LetterStatus.SENT}
    [last] = [o for one in known if (o := one.order) and o.plan_moment is PlanMoment.LATE]
    assert last.agreed_amount == 67_50
    assert sum(part.instalment or 0 for part in last.claims) == 67_50
    for claim in claims:
        share = next((p.instalment or 0 for p in last.claims if p.claim_id == claim), 0)
        if share:
            pay(house, claim, share, late, f"P-{claim}")
    run_on(place, house, late + timedelta(days=1))
    assert plan_of(house, plan).standing is PlanStanding.RUNNING
    assert told(house, in_first[0]) == words


def test_a_hold_on_one_claim_stops_the_word_on_all(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    running(house, claims)
    run_day(house)
    until = FIRST - timedelta(days=2)
    place_hold(
        house, claims[0], by=by(), category=HoldCategory.OTHER, from_day=house.today, until=until
    )
    run_on(place, house, FIRST - timedelta(days=2))
    assert told(house, claims[2]) == [(PlanMoment.SIGNED, 0)]
    run_on(place, house, FIRST - timedelta(days=1))
    assert told(house, claims[2])[-1] == (PlanMoment.COMING, 1)


def test_a_signed_copy_that_cannot_be_sent_hides_no_word_on_an_instalment(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    place.clock.move_to(FIRST - timedelta(days=2))  # within the days in which the copy is sent
    cases = [case_of(house, one) for one in claims]
    copy = order_signed(house.collections.payment_plan(plan), cases, today=house.today)

    def ordered(session: Session) -> None:
        record_plan_letter(house, session, session.cases(claims), copy)

    def cancelled(session: Session) -> None:
        gone = LetterCancelled(why="it cannot be sent")
        record_on_letter(session, session.letter(copy.letter_id), [gone])

    for happens in (ordered, cancelled):
        house.collections.carry_out(order(house, claims[0]), happens)
    run_day(house)
    first = [one for one in claims if told(house, one)]
    assert {told(house, one)[0] for one in first} == {(PlanMoment.COMING, 1)}
