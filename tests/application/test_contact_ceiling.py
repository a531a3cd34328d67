"""The run contacts a debtor no more often than the plan says, over all his claims."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from application.house import House
from application.run.day import run_day
from application.run.report import RunReport
from domain.claim.events import Channel, ContactOutcome
from tests.application.houses import PLAIN, HousePlace, by, claim_from, run_on, sent_steps, whats
from tests.asking import record_contact

DUE = date(2026, 5, 18)
"""A Monday; Whit Monday is a week later."""


def invoice(house: House, number: str, due_on: date) -> UUID:
    return claim_from(
        house,
        PLAIN,
        ("2026-0117", number),
        ("<cbc:IssueDate>2026-03-02", "<cbc:IssueDate>2026-05-01"),
        ("<cbc:DueDate>2026-04-01", f"<cbc:DueDate>{due_on}"),
    )


@pytest.fixture
def claims(place: HousePlace, house: House) -> list[UUID]:
    """Give four claims on one debtor, of which one falls due each day."""
    place.clock.move_to(date(2026, 5, 4))
    return [invoice(house, f"F-{n}", DUE + timedelta(days=n)) for n in range(4)]


def waiting(report: RunReport) -> list[tuple[str, str]]:
    return [(line.step, line.why) for line in report.lines if line.what == "contact_waits"]


def test_the_fourth_letter_of_a_week_waits_until_the_first_is_a_week_old(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    for n, claim in enumerate(claims[:3], 1):
        run_on(place, house, DUE + timedelta(days=n))
        assert sent_steps(house, claim) == ["reminder"]
    last = date(2026, 5, 22)
    place.clock.move_to(last)
    foreseen = run_day(house, dry_run=True)
    assert waiting(foreseen) == [
        ("reminder", "the debtor was contacted often enough; from 2026-05-26")
    ]
    assert whats(run_on(place, house, last)) == whats(foreseen)
    assert sent_steps(house, claims[3]) == []
    run_on(place, house, date(2026, 5, 26))
    assert sent_steps(house, claims[3]) == ["reminder"]


def test_a_dry_run_foresees_how_many_letters_one_debtor_gets_on_a_day(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    for claim in claims[:2]:
        record_contact(
            house, claim, by=by(), channel=Channel.PHONE, outcome=ContactOutcome.NO_ANSWER
        )
    place.clock.move_to(date(2026, 5, 6))
    later = invoice(house, "F-9", date(2026, 5, 6))
    place.clock.move_to(date(2026, 5, 7))
    assert whats(run_day(house, dry_run=True)) == ["letter_ordered"]
    assert whats(run_day(house)) == ["letter_ordered", "letter_sent"]
    assert sent_steps(house, later) == ["reminder"]
    again = invoice(house, "F-10", date(2026, 5, 6))
    assert waiting(run_day(house, dry_run=True))
    assert waiting(run_day(house))
    assert sent_steps(house, again) == []


def test_another_debtor_is_not_held_back(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    for n in range(1, 4):
        run_on(place, house, DUE + timedelta(days=n))
    other = claim_from(
        house,
        PLAIN,
        ("2026-0117", "F-8"),
        ("<cbc:IssueDate>2026-03-02", "<cbc:IssueDate>2026-05-01"),
        ("<cbc:DueDate>2026-04-01", "<cbc:DueDate>2026-05-21"),
        ('0106">90003451</cbc:C', '0106">90009990</cbc:C'),
        ("D-1042", "D-77"),
    )
    run_on(place, house, date(2026, 5, 22))
    assert sent_steps(house, other) == ["reminder"]
    assert sent_steps(house, claims[3]) == []
