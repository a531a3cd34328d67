"""The daily run: findings, one step per claim, letters out, a report; safe to stop and repeat."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from uuid import UUID

from api.lease import run_lease
from api.run_claim import ClaimWork
from api.run_report import RunLine, RunReport
from api.wiring import House
from domain.application import Command, Session
from domain.errors import Conflict, Refusal
from domain.facts import INSTALLATION, Fact, StreamKind, StreamRef
from domain.ids import run_id
from domain.run.events import RunStarted

ACTOR = "daily-run"
ROLE = "system"

Candidates = Callable[[date], Iterator[UUID]]
"""Gives the claims that may have something to do on a day; too many is no harm, too few is."""


def run_day(
    house: House,
    *,
    on: date | None = None,
    dry_run: bool = False,
    candidates: Candidates | None = None,
    progress: Callable[[int, RunLine | None], None] = lambda _n, _line: None,
) -> RunReport:
    """Do the work of a day, or with ``dry_run`` say what would be done and touch nothing.

    A run that died is gone on with: what it did is in the facts. A refusal or a conflict of one
    claim is a line of the report and never stops the run. Raises Refusal ``run.running`` or
    ``day.live_store``, and StoreError where the store cannot go on.
    """
    day = on if dry_run and on else house.day_of_work(on)
    report = RunReport(day, dry_run)
    claims = candidates or every_claim(house)
    if dry_run:
        _work(house, report, claims, progress)
        return report
    with run_lease(house.home):
        run = _start(house, day)
        _work(house, report, claims, progress)
        _record(house, run, day, "finish", report.finished())
    return report


def every_claim(house: House) -> Candidates:
    """Look at every claim there is: always right, and slow for a large store."""
    return lambda _day: iter(house.store.streams(StreamKind.CLAIM))


def _work(
    house: House,
    report: RunReport,
    candidates: Candidates,
    progress: Callable[[int, RunLine | None], None],
) -> None:
    work = ClaimWork(house, day=report.day, dry_run=report.dry_run, actor=ACTOR, role=ROLE)
    for claim_id in candidates(report.day):
        report.looked_at += 1
        for line in _lines(work, claim_id):
            report.lines.append(line)
            progress(report.looked_at, line)
        progress(report.looked_at, None)


def _lines(work: ClaimWork, claim_id: UUID) -> Iterator[RunLine]:
    """Give what happened to a claim; one claim's trouble is told and goes no further."""
    try:
        yield from work.take(claim_id)
    except Refusal as refusal:
        yield work.line(claim_id, "refused", str(refusal))
    except Conflict:
        yield work.line(claim_id, "conflict", "others wrote to it all the time; the next run")


def _start(house: House, day: date) -> UUID:
    """Give the run of this day that is not finished, begun here where there is none."""
    for attempt in count(1):
        run = run_id(day.isoformat(), attempt)
        state = house.collections.run(run)
        if state.finished:
            continue
        if state.version == 0:
            _record(house, run, day, "start", RunStarted(day=day))
        return run
    raise AssertionError("unreachable")


def _record(house: House, run: UUID, day: date, what: str, fact: Fact) -> None:
    def decide(session: Session) -> None:
        session.run(run)
        session.record(StreamRef(StreamKind.RUN, run, INSTALLATION), [fact])

    command = Command(key=f"{what}:{run}", actor=ACTOR, role=ROLE, today=day, log=INSTALLATION)
    house.collections.carry_out(command, decide)
