"""A run that is stopped, or dies, is gone on with: the facts are those of an undisturbed run."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from application.house import House
from application.queries.runs import recent_runs, runs_in_full
from application.run.day import run_day, runs_of
from application.run.report import RunReport, digest_of
from domain.claim.state import Claim
from domain.facts import Point, StreamKind
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    claim_from,
    facts_of,
    letters,
    run_on,
    statuses,
    topics,
    whats,
)

pytestmark = pytest.mark.both_stores

DAY = timedelta(days=1)
CLAIMS = 6


def many(house: House) -> list[UUID]:
    """Take in an invoice of six customers: a name alone makes nobody the same person."""
    return [
        claim_from(
            house,
            CONSUMER,
            NO_MAIL,
            ("<cbc:ID>2026-0118<", f"<cbc:ID>2026-9{number}<"),
        )
        for number in range(CLAIMS)
    ]


def after(looks: int) -> Callable[[], bool]:
    """Give a question that says yes once it was asked so many times."""
    left = [looks]

    def asked() -> bool:
        left[0] -= 1
        return left[0] < 0

    return asked


def what_happened(house: House) -> dict[str, list[object]]:
    """Give the facts of every claim by its invoice number, without the ids a store draws."""
    found: dict[str, list[object]] = {}
    for claim_id in house.store.streams(StreamKind.CLAIM):
        claim = house.collections.claim(claim_id)
        found[claim.invoice_number] = [
            fact.model_dump(exclude={"letter_id", "debtor_id", "creditor_id", "document_sha256"})
            for fact in facts_of(house, claim_id)
        ]
    return found


def test_a_run_stopped_in_the_middle_is_gone_on_with_and_gives_the_same_facts(
    place: HousePlace, house: House
) -> None:
    many(house)
    first = run_day(house, stop=after(2))
    assert (first.stopped, first.looked_at, whats(first)) == (
        True,
        2,
        ["letter_ordered", "letter_sent"] * 2,
    )
    second = run_day(house)
    assert not second.stopped
    assert whats(second) == ["letter_ordered", "letter_sent"] * (CLAIMS - 2)
    with place.another("undisturbed") as other, other.opened() as quiet:
        many(quiet)
        run_day(quiet)
        assert what_happened(house) == what_happened(quiet)


def test_a_stopped_run_says_so_and_keeps_its_id_and_its_report(
    place: HousePlace, house: House
) -> None:
    many(house)
    run_day(house, stop=after(2))
    [run] = house.store.streams(StreamKind.RUN)
    assert topics(house, run) == ["run.started", "run.reported", "run.aborted"]
    [stopped] = recent_runs(house)
    assert (stopped.status, stopped.totals["letter_sent"]) == ("stopped", 2)
    run_day(house)
    assert house.store.streams(StreamKind.RUN) == [run]
    [whole] = runs_in_full(house, MARCH, mine=None)
    assert (whole.status, whole.totals) == (
        "finished",
        {"letter_ordered": CLAIMS, "letter_sent": CLAIMS},
    )


def test_the_last_fact_of_a_run_binds_every_line_that_was_reported(house: House) -> None:
    many(house)
    run_day(house, stop=after(2))
    report = run_day(house)
    [run] = runs_of(house, MARCH)
    assert run.totals is not None
    assert run.totals.report_sha256 == digest_of(run.lines)
    assert tuple(run.lines) == (*report.earlier, *report.lines)
    assert run.totals.letters_sent == CLAIMS


def test_what_an_earlier_part_said_already_is_not_said_again(
    place: HousePlace, house: House
) -> None:
    many(house)
    day = MARCH
    while "task" not in whats(run_on(place, house, day)):
        day += DAY
    # That day is a Saturday; nobody is called on the Sunday after it.
    place.clock.move_to(day + 2 * DAY)
    first = run_day(house, stop=after(3))
    second = run_day(house)
    assert whats(first) == ["task"] * 3
    assert (second.looked_at, whats(second)) == (CLAIMS, ["task"] * (CLAIMS - 3))


def test_a_run_that_finished_is_not_gone_on_with_but_followed_by_another(house: House) -> None:
    many(house)
    run_day(house)
    assert run_day(house).lines == []
    assert [run.finished for run in runs_of(house, MARCH)] == [True, True]


def test_a_dry_run_can_be_stopped_too_and_records_nothing(house: House) -> None:
    many(house)
    report = run_day(house, dry_run=True, stop=after(1))
    assert (report.stopped, report.looked_at) == (True, 1)
    assert letters(house) == []
    assert house.store.streams(StreamKind.RUN) == []


def test_a_claim_that_cannot_be_judged_is_reported_and_the_others_go_on(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = many(house)
    sound = house.collections.claim

    def claim(claim_id: UUID, at: Point | None = None) -> Claim:
        if claim_id == claims[2]:
            raise LookupError("S. Voorbeeld, Lindelaan 27")
        return sound(claim_id, at)

    monkeypatch.setattr(house.collections, "claim", claim)
    report: RunReport = run_day(house)
    assert whats(report).count("letter_sent") == CLAIMS - 1
    [failed] = [line for line in report.lines if line.what == "failed"]
    assert (failed.claim_id, failed.why) == (claims[2], "error.LookupError")
    assert report.needs_attention
    assert len(statuses(house)) == CLAIMS - 1
