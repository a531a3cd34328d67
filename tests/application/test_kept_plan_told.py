"""A plan that was kept is told once, over all its claims: what was paid, and nothing is due."""

from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader

from application.documents import kept
from application.house import House
from application.run.day import run_day
from application.views import views_of
from domain.claim.events import PlanLetterSent
from domain.claim.state import Ending
from domain.letter.order.completed import TOLD_WITHIN, paid_to_tell
from domain.letter.text import PlanMoment
from tests.application.houses import HousePlace, by, case_of, facts_of, run_on, whats
from tests.application.test_plans_signed_by_both import (
    FIRST,
    claims,
    house,
    pay,
    running,
    states,
)
from tests.asking import reverse_payment

__all__ = ["claims", "house"]


def told(house: House, claim: UUID) -> list[PlanLetterSent]:
    found = [one for one in facts_of(house, claim) if isinstance(one, PlanLetterSent)]
    return [one for one in found if one.moment is PlanMoment.COMPLETED]


def due(house: House, day: date) -> set[UUID]:
    """The claims that the run would look at on a day."""
    with views_of(house) as views:
        views.catch_up()
        return set(views.candidates(day))


def pay_all(house: House, claims: Sequence[UUID]) -> None:
    for claim in claims:
        pay(house, claim, 90_00, house.today, f"P-{claim}")


@pytest.mark.both_stores
def test_it_is_told_once_for_all_its_claims_what_was_paid_and_that_nothing_is_due(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    running(house, claims)
    pay_all(house, claims)
    day = FIRST - timedelta(days=2)
    last = house.today + timedelta(days=TOLD_WITHIN)
    assert set(claims) <= due(house, last)
    assert not set(claims) & due(house, last + timedelta(days=1))
    place.clock.move_to(day)
    assert whats(run_day(house, dry_run=True)).count("letter_ordered") == 1
    run_day(house)
    run_on(place, house, day + timedelta(days=1))
    [letters] = {tuple(told(house, one)) for one in claims}
    [letter] = letters
    assert not set(claims) & due(house, day)
    paper = PdfReader(BytesIO(kept(house, letter.document_sha256)))
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert "hebben wij € 270,00 van u ontvangen. U hoeft hiervoor niets meer te betalen" in text
    assert all(one.claim.invoice_number in text for one in (case_of(house, c) for c in claims))
    assert "Betalingskenmerk" not in text


def test_nobody_is_told_whose_money_went_back_or_of_whom_a_claim_of_it_is_open(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    running(house, claims)
    pay_all(house, claims)
    cases = [case_of(house, one) for one in claims]
    assert sum(paid_to_tell(cases, today=house.today).values()) == 270_00
    late = house.today + timedelta(days=TOLD_WITHIN)
    assert paid_to_tell(cases, today=late)
    assert not paid_to_tell(cases, today=late + timedelta(days=1))
    assert not paid_to_tell(cases[:2], today=house.today)  # of one of them nothing is known
    reverse_payment(
        house,
        claims[1],
        by=by(),
        payment_id=f"P-{claims[1]}",
        reversed_on=house.today,
        reason_code="MS03",
    )
    assert [one.ending for one in states(house, claims)].count(Ending.NONE) == 1
    run_on(place, house, FIRST - timedelta(days=2))
    assert not any(told(house, one) for one in claims)
