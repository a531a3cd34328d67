"""A dry run says what the real run right after it does, and touches nothing."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from adapters.store.opening import Mode
from application.house import House
from application.run.day import run_day
from application.run.report import RunReport
from domain.errors import Refusal
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    PLAIN,
    HousePlace,
    business_from,
    by,
    claim_from,
    clock_at,
    files_of,
    ordered_now,
    run_on,
)
from tests.application.relay import post_office
from tests.asking import place_hold, register_payment

pytestmark = pytest.mark.both_stores

DAY = timedelta(days=1)
DISPATCHED = {"letter_sent", "letter_in_doubt", "letter_failed", "letter_elsewhere"}
"""What only the world can answer."""

Line = tuple[UUID, str, str, str, UUID | None]


def decided(report: RunReport) -> list[Line]:
    """Give the lines of a report that are decisions."""
    return [
        (line.claim_id, line.what, line.why, line.step, line.letter_id)
        for line in report.lines
        if line.what not in DISPATCHED
    ]


def some_claims(place: HousePlace) -> House:
    """Open a house with claims that are due, paid, held and disputed on different days."""
    place.clock = clock_at(date(2026, 3, 10))
    house = place.open()
    numbers = [("<cbc:ID>2026-0118<", f"<cbc:ID>2026-0{n}<") for n in range(900, 904)]
    claim_from(house, CONSUMER, NO_MAIL)
    paid, held, part, _ = (claim_from(house, CONSUMER, number) for number in numbers)
    register_payment(house, paid, by=by(), amount=90_00, credited_on=house.today)
    register_payment(house, part, by=by(), amount=40_00, credited_on=house.today)
    place_hold(house, held, by=by(), category="asked", from_day=MARCH, until=MARCH + 9 * DAY)
    business_from(house, PLAIN)
    return house


def test_every_day_of_a_walk_is_foretold_by_its_dry_run(place: HousePlace) -> None:
    house = some_claims(place)
    seen: set[str] = set()
    for number in range(38):
        day = MARCH + number * DAY
        place.clock.move_to(day)
        before = (place.rows(), files_of(place.home))
        dry = run_day(house, dry_run=True)
        assert (place.rows(), files_of(place.home)) == before, f"{day}: the dry run wrote"
        real = run_day(house)
        assert decided(dry) == decided(real), str(day)
        assert dry.looked_at == real.looked_at
        seen |= {what for _, what, *_ in decided(dry)}
    assert seen == {"letter_ordered", "default_declared", "task", "costs_charged", "handed_over"}


def test_a_dry_run_changes_no_byte(place: HousePlace) -> None:
    house = some_claims(place)
    place.clock.move_to(MARCH)
    before = place.stored_bytes()
    assert run_day(house, dry_run=True).lines
    assert place.stored_bytes() == before
    assert not (place.home / "outbox").exists()


@pytest.mark.parametrize("paid", [False, True], ids=["as ordered", "paid since"])
def test_a_letter_left_by_a_dead_run_is_foretold(
    place: HousePlace,
    house: House,
    paid: bool,
) -> None:
    claim = claim_from(house, CONSUMER)
    ordered_now(house, claim)
    if paid:
        register_payment(house, claim, by=by(), amount=30_00, credited_on=house.today)
    dry = run_day(house, dry_run=True)
    real = run_day(house)
    assert [w for _, w, *_ in decided(dry) if w != "letter_ordered"] == [
        w for _, w, *_ in decided(real) if w != "letter_ordered"
    ]
    assert {line.letter_id for line in dry.lines} == {line.letter_id for line in real.lines}


def test_a_sandbox_works_any_day_it_is_asked(place: HousePlace, house: House) -> None:
    claim_from(house, CONSUMER)
    report = run_day(house, on=MARCH + 3 * DAY)
    assert report.day == MARCH + 3 * DAY
    assert [line.what for line in report.lines] == ["letter_ordered", "letter_sent"]


def test_a_live_store_refuses_another_day_and_does_nothing(place: HousePlace) -> None:
    house = place.open(mode=Mode.LIVE)
    claim_from(house, CONSUMER)
    before = place.rows()
    with pytest.raises(Refusal, match="cannot be worked on another day") as refusal:
        run_day(house, on=MARCH + DAY)
    assert refusal.value.code == "day.live_store"
    assert place.rows() == before


def test_a_live_store_looks_ahead_dry(place: HousePlace) -> None:
    house = place.open(mode=Mode.LIVE)
    claim_from(house, CONSUMER, NO_MAIL, ("2026-03-17</cbc:DueDate>", "2026-03-27</cbc:DueDate>"))
    before = place.rows()
    assert run_day(house, dry_run=True).lines == []
    ahead = run_day(house, on=date(2026, 3, 28), dry_run=True)
    assert [(line.what, line.step) for line in ahead.lines] == [("letter_ordered", "reminder")]
    assert place.rows() == before


def test_a_sandbox_never_speaks_to_the_mail_server(place: HousePlace) -> None:
    with post_office() as (post, where):
        house = place.open(smtp=where)
        claim_from(house, CONSUMER)
        report = run_on(place, house, MARCH)
    assert [line.what for line in report.lines] == ["letter_ordered", "letter_sent"]
    assert (post.offered, post.received) == (0, [])
    assert len(files_of(place.home / "outbox")) == 2
