"""A statement asks the claims that are at its step, and lists what else is open."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from application.house import House
from application.run.day import run_day
from domain.claim.ends import asked_on
from domain.letter.events import LetterOrdered
from domain.letter.state import LetterStatus
from domain.letter.text import LetterKind
from tests.application.houses import (
    PLAIN,
    HousePlace,
    by,
    case_of,
    claim_from,
    clock_at,
    letters,
    run_until,
    topics,
    whats,
)
from tests.asking import move_to_plan, place_hold, record_promise, register_payment

DAY = timedelta(days=1)
APRIL = date(2026, 4, 2)


def claim(house: House, number: int, *changes: tuple[str, str]) -> UUID:
    claim_id = claim_from(house, PLAIN, ("<cbc:ID>2026-0117<", f"<cbc:ID>F-{number}<"), *changes)
    move_to_plan(house, claim_id, by=replace(by(), reason_text="agreed"), plan="six-steps@1")
    return claim_id


@pytest.fixture
def first(place: HousePlace) -> tuple[House, UUID]:
    """Give a claim that was reminded alone in March, and then two that become due in April."""
    place.clock = clock_at(date(2026, 3, 10))
    house = place.open()
    early = claim(house, 1, ("2026-04-01</cbc:DueDate>", "2026-03-09</cbc:DueDate>"))
    run_until(place, house, date(2026, 3, 10), APRIL - DAY)
    for number in (2, 3):
        claim(house, number)
    place.clock.move_to(APRIL, time(10, 0))
    return house, early


def statement_of(house: House) -> LetterOrdered:
    """Give the only statement there is."""
    kinds = {one.order.letter_kind: one for one in letters(house) if one.order}
    found = kinds[LetterKind.STATEMENT]
    assert found.status is LetterStatus.SENT
    assert found.order is not None
    return found.order


def test_a_statement_asks_what_is_at_its_step_and_lists_the_rest_for_information(
    first: tuple[House, UUID],
) -> None:
    house, early = first
    said = len(topics(house, early))
    run_day(house)
    statement = statement_of(house)
    numbers = [case_of(house, part.claim_id).claim.invoice_number for part in statement.claims]
    assert numbers == ["F-2", "F-3"]
    assert [part.claim_id for part in statement.listed] == [early]
    assert topics(house, early)[said:] == []


def test_a_held_claim_is_not_listed(first: tuple[House, UUID]) -> None:
    house, early = first
    place_hold(house, early, by=by(), category="asked", from_day=APRIL)
    run_day(house)
    assert statement_of(house).listed == ()


def test_a_statement_lists_what_is_open_of_the_others_on_its_day(
    first: tuple[House, UUID],
) -> None:
    house, early = first
    assert whats(run_day(house, dry_run=True)) == ["letter_ordered"]
    register_payment(house, early, by=by(), amount=1_00, credited_on=APRIL)
    run_day(house)
    [listed] = statement_of(house).listed
    assert listed.asked == asked_on(case_of(house, early).claim, APRIL)


def test_what_was_agreed_on_and_what_is_not_due_yet_is_listed_too(
    first: tuple[House, UUID],
) -> None:
    house, early = first
    record_promise(house, early, by=by(), amount=None, pay_by=APRIL + 5 * DAY)
    later = claim(house, 4, ("2026-04-01</cbc:DueDate>", "2026-04-20</cbc:DueDate>"))
    run_day(house)
    assert [part.claim_id for part in statement_of(house).listed] == [early, later]
