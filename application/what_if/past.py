"""A plan over real history: a debtor is lived again from a day on, and decided anew."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from application.house import House
from application.run.claim import ClaimWork
from application.run.day import ACTOR, ROLE, lines_of
from application.run.report import RunLine
from application.what_if.acting import ImaginedDispatcher, ImaginedHandOver
from application.what_if.imagined import ImaginedHouse
from application.what_if.kin import Kin, known_by
from application.what_if.world import LeftAside, OutsideWorld
from domain.application import Mandate, Session, stream_of_claim
from domain.claim.events import ClaimFact, InvoiceSent, PlanChanged, StepTakenByPerson
from domain.creditor.events import PaymentsCheck, PlanUploaded, TermsChanged
from domain.days import AMSTERDAM, add_days, legal_day
from domain.dunning.next.approval import approve
from domain.dunning.next.move import move_to_plan
from domain.dunning.next.step import Ask, next_step
from domain.dunning.plan.document import PLANS, Plan
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import Recorded, StreamKind, StreamRef
from domain.what_if.outside import by_the_engine

_HOUR = time(10, 0)
"""When a run is imagined that never was: people may be written to at that hour."""


@dataclass(frozen=True, slots=True)
class RealRun:
    """A run of a day, with the positions between which it worked."""

    day: date
    at: datetime
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried: a plan (none: each claim keeps its own), through two days, inclusive."""

    first: date
    last: date
    plan: Plan | None = None
    text: str = ""
    """The plan's file, where the creditor has no such plan."""
    ahead: bool = False
    """Whether its days are still to come: then nothing comes in, and that is known."""


@dataclass(slots=True)
class LivedAgain:
    """What came of a debtor: facts by claim behind the first day, and what the run said."""

    kin: Kin
    facts: dict[UUID, list[Recorded]]
    lines: list[tuple[date, RunLine]] = field(default_factory=list)
    left_aside: list[LeftAside] = field(default_factory=list)
    unmoved: dict[UUID, str] = field(default_factory=dict)
    """Claims that stayed on their own plan, with the refusal of the move."""
    house: ImaginedHouse | None = None


def start_of(day: date) -> datetime:
    """The instant at which a day begins in Amsterdam."""
    return datetime.combine(day, time(), tzinfo=AMSTERDAM).astimezone(UTC)


def position_before(house: House, day: date) -> int:
    """The position of the last fact that was recorded before a day."""
    instant = start_of(day)
    at = house.store.position_at(instant)
    while at and (rows := house.store.read_after(at - 1, 1)):
        if datetime.fromisoformat(rows[0].recorded_at) < instant:
            break
        at -= 1
    return at


def real_runs(house: House, first: date, last: date) -> list[RealRun]:
    """The runs of the days between, as they were; where there were none, one each morning."""
    found = []
    for stream in house.store.streams(StreamKind.RUN):
        rows = house.collections.history(stream)
        if rows and first <= rows[0].effective_on <= last:
            day, at = legal_day(rows[0].recorded_at), rows[0].recorded_at
            found.append(RealRun(day, at, rows[0].position, rows[-1].position))
    if found:
        return sorted(found, key=lambda run: run.first)
    days = (add_days(first, n) for n in range((last - first).days + 1))
    return [_morning(house, day) for day in days]


def runs_ahead(first: date, last: date) -> list[RealRun]:
    """One run each morning of the days to come."""
    return [
        RealRun(day, _at(day), 2**62, 2**62)
        for day in (add_days(first, n) for n in range((last - first).days + 1))
    ]


def _morning(house: House, day: date) -> RealRun:
    position = house.store.position_at(_at(day))
    return RealRun(day, _at(day), position + 1, position)


def _at(day: date) -> datetime:
    return datetime.combine(day, _HOUR, tzinfo=AMSTERDAM).astimezone(UTC)


def live(
    house: House, kin: Kin, trial: Trial, *, start: int, runs: Sequence[RealRun]
) -> LivedAgain:
    """Live a debtor from a position on under a plan: what happened is fed in on its days."""
    return _Life(house, kin, trial, start, runs).lived()


class _Life:
    """One debtor with his claims, lived again."""

    def __init__(
        self,
        house: House,
        kin: Kin,
        trial: Trial,
        start: int,
        runs: Sequence[RealRun],
    ) -> None:
        self._house = ImaginedHouse.of(house, through=start)
        self._kin, self._trial, self._runs = kin, trial, runs
        self._start = start
        self._plan = trial.plan.key if trial.plan else ""
        self._world = OutsideWorld(self._house, kin, self._plan)
        self._lived = LivedAgain(kin, {}, house=self._house)
        self._over = False
        """Whether no claim of his lives, and the last run found nothing to do on any."""

    def lived(self) -> LivedAgain:
        """Live it, and tell what came of it."""
        trial = self._trial
        events = [] if trial.ahead else self._world.events(after=self._start, last=trial.last)
        past = self._house.past
        before = {one: len(past.rows(one)) for one in self._kin.claims}
        self._begin()
        at = 0
        for run in self._runs:
            until = _turn(events, at, run)
            self._world.happen(events[at:until])
            if any(one.kind is not StreamKind.CREDITOR for one in events[at:until]):
                self._over = False
            at = until
            if not self._over:
                self._run(run)
        self._world.happen(events[at:])
        self._lived.facts = {one: past.rows(one)[before[one] :] for one in before}
        self._lived.left_aside = self._world.left_aside
        return self._lived

    def _begin(self) -> None:
        """Bring the plan, and move what is open to it on the morning of the first day."""
        self._house.stand_at(start_of(self._trial.first))
        self._world.opened += [
            one for one in self._kin.claims if self._house.collections.claim(one).opened
        ]
        plan = self._trial.plan
        creditor = self._house.collections.creditor(self._kin.creditor)
        if plan and plan.key not in PLANS and plan.key not in creditor.plans:
            told = PlanUploaded(name=plan.name, version=plan.version, text=self._trial.text)
            self._record(StreamRef.creditor(creditor.id), [told], self._trial.first)
        if self._trial.ahead:
            known = TermsChanged(payments_checked=PaymentsCheck.NOT_REQUIRED)
            self._record(StreamRef.creditor(creditor.id), [known], self._trial.first)

    def _run(self, run: RealRun) -> None:
        self._house.stand_at(run.at)
        self._move(run.day)
        work = ClaimWork(
            self._house,
            day=run.day,
            dry_run=False,
            actor=ACTOR,
            role=ROLE,
            dispatcher=ImaginedDispatcher(self._house, actor=ACTOR),
            hand_over=ImaginedHandOver(self._house, actor=ACTOR, role=ROLE),
        )
        before, live = self._house.past.last_position(), False
        here = (one for one in self._kin.claims if self._house.past.rows(one))
        for claim in here:
            said = list(lines_of(work, claim))
            self._lived.lines += [(run.day, one) for one in said]
            if any(one.what == "task" for one in said):
                self._go_on(claim, run.day)
            live |= self._house.collections.claim(claim).live
        self._over = not live and self._house.past.last_position() == before

    def _go_on(self, claim_id: UUID, day: date) -> None:
        """Let a person go on where a plan asks him that nobody was ever asked: it never ran."""
        case = self._house.collections.case(claim_id)
        if not self._trial.ahead and case.claim.plan in self._plans_that_ran(claim_id):
            return
        asked, facts = next_step(case, today=day), list[ClaimFact]()
        if isinstance(asked, Ask) and asked.task is Task.APPROVE_STEP:
            facts = approve(case, step=asked.step, asked=asked, today=day)
        elif isinstance(asked, Ask) and asked.task is Task.DECIDE:
            facts = [StepTakenByPerson(step=asked.step)]
        if facts:
            self._record(stream_of_claim(case.claim), facts, day)

    def _plans_that_ran(self, claim_id: UUID) -> set[str]:
        """The plans it really lived under by the last day; a later one is not known then."""
        known = (one for one in self._house.past.real(claim_id) if known_by(one, self._trial.last))
        facts = [one.fact for one in known]
        begun = {one.plan for one in facts if isinstance(one, InvoiceSent)}
        return begun | {one.new for one in facts if isinstance(one, PlanChanged)}

    def _move(self, day: date) -> None:
        """Move what came in to the plan; what cannot be moved yet is tried at the next run."""
        waiting, self._world.opened = self._world.opened, []
        for one in waiting if self._plan else ():
            case = self._house.collections.case(one)
            if not case.claim.live:
                continue
            try:
                moved = move_to_plan(case, plan=self._plan, reason="what if", today=day)
            except Refusal as refusal:
                self._lived.unmoved[one] = refusal.code
                self._world.opened.append(one)
                continue
            self._lived.unmoved.pop(one, None)
            self._record(stream_of_claim(case.claim), moved, day)

    def _record(self, stream: StreamRef, facts: Sequence[Any], day: date) -> None:
        def decide(session: Session) -> None:
            getattr(session, stream.kind.value)(stream.id)
            session.record(stream, facts)

        command = Mandate(
            key=f"{stream.id}", actor=ACTOR, role=ROLE, today=day, log=stream.log, name="what-if"
        )
        self._house.collections.carry_out(command, decide)


def _turn(events: Sequence[Recorded], at: int, run: RealRun) -> int:
    """Up to where events come before the work of a run on this debtor.

    What people did while the run was at work comes before it only where it really did.
    """
    for index in range(at, len(events)):
        one = events[index]
        if one.position > run.last or (one.position >= run.first and by_the_engine(one)):
            return index
    return len(events)
