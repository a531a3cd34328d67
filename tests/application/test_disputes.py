"""A dispute through the doors: the rest goes out in words, and what is granted is never asked."""

from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from application.house import House
from domain.application import stream_of_claim
from domain.claim.events import DisputeOutcome, DisputeResolved, ReminderSent
from domain.dunning.task import Task
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    by,
    case_of,
    claim_from,
    facts_of,
    order,
    run_on,
    whats,
)
from tests.asking import record_dispute, resolve_dispute


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def consumer(house: House) -> UUID:
    return claim_from(house, CONSUMER, NO_MAIL)


def paper(place: HousePlace) -> str:
    [found] = [Path(one) for one in (place.home / "outbox").rglob("*.pdf")]
    return " ".join(page.extract_text() for page in PdfReader(found).pages)


def reminders(house: House, claim: UUID) -> list[int]:
    return [f.asked.total for f in facts_of(house, claim) if isinstance(f, ReminderSent)]


@pytest.mark.both_stores
def test_a_letter_on_a_claim_that_is_contested_in_part_asks_the_rest_and_says_so(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    record_dispute(house, consumer, by=by(), ground="quality", amount=30_00)
    run_on(place, house, MARCH)
    assert reminders(house, consumer) == [60_00]
    text = " ".join(paper(place).split())
    assert "U bent het met € 30,00 niet eens" in text
    assert "Betwist" in text


def test_upheld_lowers_the_claim_and_the_next_letter_asks_what_is_left(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    record_dispute(house, consumer, by=by(), ground="quality", amount=30_00)
    resolve_dispute(house, consumer, by=by(), outcome=DisputeOutcome.UPHELD)
    run_on(place, house, MARCH)
    assert reminders(house, consumer) == [60_00]
    assert "niet eens" not in paper(place)


def test_an_outcome_stored_before_without_an_amount_is_a_task_and_no_letter(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    record_dispute(house, consumer, by=by(), ground="quality", amount=30_00)
    stored = DisputeResolved(outcome=DisputeOutcome.PARTLY)
    house.collections.carry_out(
        order(house, consumer),
        lambda session: session.record(stream_of_claim(session.claim(consumer)), [stored]),
    )
    report = run_on(place, house, MARCH)
    assert whats(report) == ["task"]
    assert report.lines[0].why.startswith(Task.SAY_WHAT_WAS_GRANTED)
    resolve_dispute(house, consumer, by=by(), outcome=DisputeOutcome.PARTLY, amount=10_00)
    assert case_of(house, consumer).claim.unsaid is None
    run_on(place, house, MARCH)
    assert reminders(house, consumer) == [80_00]
