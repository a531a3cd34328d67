"""The daily run: findings, one step per claim, letters out, a report; safe to stop and repeat."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain, count, islice, takewhile
from typing import Final
from uuid import UUID

import structlog

from adapters.access.file import FILE as ACCESS_FILE
from application.banking.accounts import every_account
from application.banking.statements import refresh
from application.erasures.carried_out import finish_erasures
from application.faults import fault
from application.house import House
from application.inbox.sources import read_what_came
from application.letters.known import claims_of_letter
from application.letters.mail_domains import want_checks
from application.letters.pressroom import PressRoom, press_room
from application.letters.transport import OF_A_CREDITOR, OF_THE_HOUSE
from application.run.believed import require_believable
from application.run.claim import RUN_DAY, ClaimWork
from application.run.lanes import side_by_side
from application.run.lease import run_lease
from application.run.proposals import expire_proposals
from application.run.report import RunLine, RunReport
from domain.application import Mandate, Session
from domain.characters import legible
from domain.errors import Conflict, Refusal
from domain.facts import INSTALLATION, Fact, StreamKind, StreamRef
from domain.ids import run_id
from domain.run.events import RunAborted, RunReported, RunStarted
from domain.run.state import Run
from domain.shown import unseen
from projections.log.quarantine import its_own

log = structlog.get_logger()

ACTOR = "daily-run"
ROLE = "system"

Candidates = Callable[[date], Iterator[UUID]]
"""Gives the claims that may have something to do on a day; too many is no harm, too few is."""

Progress = Callable[[int, RunLine | None], None]
"""Told after each line, and with None after each claim, how many claims were looked at."""

LINES_IN_A_PART: Final = 250
"""So many lines of the report a run that dies may lose; what it did is in the facts anyhow."""

ONE_BY_ONE: Final = 48
"""A run that looks at so many claims at most takes them one after the other, and starts nothing:
two presses take as much of the processor before their first letter as some forty letters do."""


@unseen()
def run_day(
    house: House,
    *,
    on: date | None = None,
    dry_run: bool = False,
    candidates: Candidates | None = None,
    progress: Progress = lambda _n, _line: None,
    stop: Callable[[], bool] = lambda: False,
) -> RunReport:
    """Do the work of a day, or with ``dry_run`` say what would be done and touch nothing.

    ``stop`` is asked after each claim, and how much room there is on the disk: a run that was
    stopped, or died, is gone on with by the next one of its day. A refusal or a conflict of one
    claim is a line of the report and never stops the run, nor does any failure in it. Raises
    Refusal ``run.running``, ``day.live_store``, ``run.clock_back``, ``run.clock_ahead`` or
    ``disk.full``, and StoreError where the store cannot go on.
    """
    day = on if dry_run and on else house.day_of_work(on)
    claims = candidates or every_claim(house)
    if dry_run:
        return _Working(house, RunReport(day, dry_run), progress, stop).through(claims)
    house.require_room()
    with run_lease(house):
        require_believable(house, said=on)
        finish_erasures(house)
        for iban in every_account(house):
            refresh(house, iban)
        run = _begin(house, day)
        expire_proposals(house, _asked_by(run, day))
        want_checks(house, _asked_by(run, day))
        report = RunReport(day, dry_run, earlier=tuple(run.lines))
        returned_first = claims_returned_first(house, claims)
        return _Working(house, report, progress, stop, run).through(returned_first)


def every_claim(house: House) -> Candidates:
    """Look at every claim there is: always right, and slow for a large store."""
    return lambda _day: iter(house.store.streams(StreamKind.CLAIM))


def claims_returned_first(house: House, claims: Candidates) -> Candidates:
    """Read the mail that came back, and look at the claims it is about before all others."""
    read = read_what_came(house)
    left = sum(not one.noted.settled for one in read)
    if left:
        log.warning("bounces_left", mails=left)
    named = [one.letter_id for one in read if one.letter_id]
    first = dict.fromkeys(claim for letter in named for claim in claims_of_letter(house, letter))
    return lambda day: chain(first, (one for one in claims(day) if one not in first))


def runs_of(house: House, day: date) -> Iterator[Run]:
    """The runs of a day, the first one first; a run that was taken up again is one."""
    for attempt in count(1):
        run = house.collections.run(run_id(day.isoformat(), attempt))
        if run.version == 0:
            return
        yield run


@dataclass
class _Working:
    """A run at work: it takes claim after claim and records its report in parts."""

    house: House
    report: RunReport
    progress: Progress
    stop: Callable[[], bool]
    run: Run | None = None
    """None in a dry run, which records nothing."""
    _why: str = "it was asked to stop"
    _recorded_lines: int = 0
    _recorded_looks: int = 0
    _parts: Iterator[int] = field(default_factory=lambda: count(1))
    _stuck: dict[tuple[str, UUID | None], tuple[RunLine, int]] = field(default_factory=dict)
    """By code and creditor: the first line, and how many claims it is true of."""

    def through(self, candidates: Candidates) -> RunReport:
        """Take every candidate, and close the run or note why it was stopped."""
        report = self.report
        with press_room() as room:
            work = ClaimWork(
                self.house,
                day=report.day,
                dry_run=report.dry_run,
                actor=ACTOR,
                role=ROLE,
                room=room,
                cause=f"{self.run.id}@1" if self.run else "",
            )
            for lines in self._worked(work, room, iter(candidates(report.day))):
                self._take(lines)
        self._tell_once()
        self._close()
        return report

    def _worked(
        self, work: ClaimWork, room: PressRoom, candidates: Iterator[UUID]
    ) -> Iterator[Iterable[RunLine]]:
        """What happened to each claim: one by one in a small run, in lanes in a large one.

        What is only foreseen has one order to the end.
        """
        take = partial(lines_of, work)
        ahead = list(islice(candidates, ONE_BY_ONE + 1))
        claims = takewhile(lambda _claim: not self._must_stop(), chain(ahead, candidates))
        if self.report.dry_run or len(ahead) <= ONE_BY_ONE:
            yield from map(take, claims)
            return
        room.start(self.house.press_count)
        yield from side_by_side(
            claims,
            lambda claim_id: tuple(take(claim_id)),
            whose=self._whose,
            stopped=lambda: self.report.stopped,
        )

    def _whose(self, claim_id: UUID) -> UUID:
        """The debtor of a claim, or of the letter that is under way for it."""
        collections = self.house.collections
        try:
            claim = collections.claim(claim_id)
            letter = collections.letter(claim.pending.letter_id) if claim.pending else None
        except Exception:  # noqa: BLE001 - it arises again where the claim is worked on, and is told
            return claim_id
        asked = letter.order.debtor_id if letter and letter.order else claim.debtor_id
        return asked or claim_id

    def _must_stop(self) -> bool:
        """Tell whether it goes no further: it was asked to stop, or the disk is nearly full."""
        cramped = not (self.report.dry_run or self.house.has_room)
        self._why = "there is hardly any room on the disk" if cramped else self._why
        self.report.stopped = cramped or self.stop()
        return self.report.stopped

    def _take(self, lines: Iterable[RunLine]) -> None:
        """Report what happened to a claim."""
        self.report.looked_at += 1
        for line in lines:
            if not self._holds_for_others(line):
                self._add(line)
        self.progress(self.report.looked_at, None)
        if len(self.report.lines) - self._recorded_lines >= LINES_IN_A_PART:
            self._record_part()

    def _add(self, line: RunLine) -> None:
        if self.report.add(_legible(line)):
            self.progress(self.report.looked_at, line)

    def _holds_for_others(self, line: RunLine) -> bool:
        """Tell whether a refusal is of the house or a creditor: it is said once, at the end."""
        code = line.why.partition(":")[0]
        if line.what != "refused" or code not in OF_THE_HOUSE | OF_A_CREDITOR:
            return False
        claim = self.house.collections.claim(line.claim_id)
        whose = claim.creditor_id if code in OF_A_CREDITOR else None
        first, claims = self._stuck.get((code, whose), (line, 0))
        self._stuck[code, whose] = (first, claims + 1)
        return True

    def _tell_once(self) -> None:
        """Say of each thing that is missing what it is, and how many claims wait for it."""
        for line, claims in self._stuck.values():
            more = f"; {claims} claims wait for it" if claims > 1 else ""
            self._add(line.model_copy(update={"why": f"{line.why}{more}"}))

    def _close(self) -> None:
        if self.run is None:
            return
        self._record_part()
        if self.report.stopped:
            self._record("stop", RunAborted(why=self._why))
        else:
            self._record("finish", self.report.finished())

    def _record_part(self) -> None:
        lines = tuple(self.report.lines[self._recorded_lines :])
        looked_at = self.report.looked_at - self._recorded_looks
        if self.run is None or not lines:
            return
        self._record("report", RunReported(looked_at=looked_at, lines=lines))
        self._recorded_lines, self._recorded_looks = len(self.report.lines), self.report.looked_at

    def _record(self, what: str, fact: Fact) -> None:
        assert self.run is not None
        _record_on(self.house, self.run, self.report.day, f"{what}:{next(self._parts)}", fact)


def lines_of(work: ClaimWork, claim_id: UUID) -> Iterator[RunLine]:
    """What happened to a claim, as it happens; one claim's trouble is told and goes no further."""
    try:
        yield from work.take(claim_id)
    except Refusal as refusal:
        yield work.line(claim_id, "refused", f"{refusal.code}: {refusal}")
    except Conflict:
        yield work.line(claim_id, "conflict", "others wrote to it all the time; the next run")
    except Exception as error:  # noqa: BLE001 - a claim that fails is for a person; others go on
        code = its_own(error)
        log.error("claim_failed", claim=str(claim_id), code=code, **fault(error))  # noqa: TRY400 - no values in a log
        yield RunLine(claim_id=claim_id, invoice_number="", what="failed", why=code)


def _legible(line: RunLine) -> RunLine:
    """A line as it can be recorded, whatever the facts that it tells of hold."""
    told = {"invoice_number": legible(line.invoice_number), "why": legible(line.why)}
    return line.model_copy(update=told)


def _begin(house: House, day: date) -> Run:
    """The run of this day that is not finished, begun here where there is none."""
    known = list(runs_of(house, day))
    if known and not known[-1].finished:
        return known[-1]
    run = Run(run_id(day.isoformat(), len(known) + 1))
    _record_on(house, run, day, "start", _started(house, day))
    return house.collections.run(run.id)


def _started(house: House, day: date) -> RunStarted:
    """Begun, and with it is said how far the table of readings reaches, which no leaf holds."""
    if not (house.home / ACCESS_FILE).exists():
        return RunStarted(day=day)
    readings, seal = house.reads.end()
    return RunStarted(day=day, readings=readings, readings_seal=seal)


def _asked_by(run: Run, day: date) -> Mandate:
    """What a run does beside its claims is asked by it."""
    cause = f"{run.id}@1"
    return Mandate(
        key="", actor=ACTOR, role=ROLE, today=day, log=INSTALLATION, name=RUN_DAY, cause=cause
    )


def _record_on(house: House, run: Run, day: date, what: str, fact: Fact) -> None:
    """Record a fact of a run; ``run`` gives its id and the version it was taken up at."""

    def decide(session: Session) -> None:
        session.run(run.id)
        session.record(StreamRef(StreamKind.RUN, run.id, INSTALLATION), [fact])

    key = f"{what}:{run.id}:{run.version}"
    command = Mandate(key=key, actor=ACTOR, role=ROLE, today=day, log=INSTALLATION, name=RUN_DAY)
    house.collections.carry_out(command, decide)
