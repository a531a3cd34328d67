"""Daily runs that are killed, run again to their end, and held to what the mail server saw."""

import multiprocessing
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from adapters.invoice_files import InvoiceSource
from adapters.mail import SmtpSettings
from adapters.store.appender import Stored
from adapters.store.opening import Mode
from adapters.store.rows import Append
from application.house import House
from application.run import day
from application.run.day import ONE_BY_ONE, run_day
from application.settings import Posting
from benchmarks.crash_tally import Tally
from domain.creditor.state import UNNAMED_PARTY
from domain.days import add_days
from domain.dunning.next.findings import findings
from domain.dunning.next.step import Do, next_step
from domain.facts import StreamKind
from domain.letter.events import DispatchStarted, DoubtResolved, LetterInDoubt
from domain.letter.state import Letter, LetterStatus
from domain.parties import Capacity
from tests.adapters.test_ubl_samples import sample
from tests.application.houses import (
    CONSUMER,
    PLAIN,
    HousePlace,
    broken,
    by,
    case_of,
    clock_at,
    facts_of,
    order,
    take_in,
    topics,
)
from tests.application.relay import Post, post_office
from tests.asking import establish_capacity, register_agency, resolve_doubt

FIRST_DAY: Final = date(2026, 3, 18)
LONGEST_WALK: Final = 250
DAYS_BETWEEN_COHORTS: Final = 7
PATIENCE_SECONDS: Final = 120
_processes = multiprocessing.get_context("forkserver")


def child(place: HousePlace, smtp: SmtpSettings, one_by_one: int, line: Connection) -> None:
    """Do the day's work on a live store, say when it begins, and note each fact it was given."""
    day.ONE_BY_ONE = one_by_one  # type: ignore[misc]  # with more claims it works in lanes
    with (
        place.opened(mode=Mode.LIVE, smtp=smtp, post=Posting.SAME_DAY) as house,
        acknowledged(place).open("ab", buffering=0) as notes,
    ):
        stored = house.store.recorder.insert_events

        def noted(*args: Any, **more: Any) -> Any:
            positions = stored(*args, **more)
            notes.write(b"".join(b"%d\n" % position for position in positions or ()))
            return positions

        stored_all = house.store.recorder.insert_all

        def all_noted(appends: Sequence[Append]) -> list[Stored]:
            answers = stored_all(appends)
            told = (
                position for answer in answers if isinstance(answer, list) for position in answer
            )
            notes.write(b"".join(b"%d\n" % position for position in told))
            return answers

        house.store.recorder.insert_events = noted  # type: ignore[method-assign]  # listened to
        house.store.recorder.insert_all = all_noted  # type: ignore[method-assign]  # listened to
        line.send("go")
        told = run_day(house).lines
        late = (str(one.claim_id) for one in told if one.what in {"letter_waits", "letter_failed"})
        unanswered(place).write_text(" ".join(late))


def acknowledged(place: HousePlace) -> Path:
    """Where a run notes the positions that the store gave it: a kill takes back no such line."""
    return place.home.parent / "acknowledged"


def unanswered(place: HousePlace) -> Path:
    """Where a finished run notes for which claims no mail server answered; a later run goes on."""
    return place.home.parent / "unanswered"


def busy(stop: Any) -> None:
    """Take a processor, so that a kill finds a run between any two steps of others."""
    parent = os.getppid()
    while not stop.is_set() and os.getppid() == parent:
        sum(range(10_000))


@contextmanager
def busy_loops(count: int) -> Iterator[None]:
    """Let so many processes do nothing useful, meanwhile."""
    stop = _processes.Event()
    loops = [_processes.Process(target=busy, args=(stop,)) for _ in range(count)]
    for loop in loops:
        loop.start()
    try:
        yield
    finally:
        stop.set()
        for loop in loops:
            loop.join()


@dataclass
class CrashRun:
    """One store, one mail server, and the days of cohort after cohort."""

    place: HousePlace
    house: House
    post: Post
    smtp: SmtpSettings
    tally: Tally = field(default_factory=Tally)
    claims: list[UUID] = field(default_factory=list)
    open: list[UUID] = field(default_factory=list)
    known: list[bytes] = field(default_factory=list)
    seconds_a_claim: float = 0.0
    one_by_one: int = ONE_BY_ONE

    def days(self, size: int, *, until: Callable[[], bool]) -> Iterator[int]:
        """Each day with work, and how many claims have some; new claims come in each week.

        Once ``until`` holds no more claims come in, and it ends when all were handed over.
        """
        ends = until()
        for number in count():
            if number % DAYS_BETWEEN_COHORTS == 0 and not (ends := ends or until()):
                due = add_days(self.house.today, -1)
                first = len(self.claims)
                self.claims += [self._claim(n, due) for n in range(first, first + size)]
                self.open += self.claims[first:]
            if due_now := sum(map(self._has_work, self._walking())):
                yield due_now
            if ends and not self._walking():
                return
            if number > LONGEST_WALK:
                self.tally.wrong.append("claims did not come to their hand-over")
                return
            self.place.clock.move_to(add_days(self.house.today, 1))

    def killed_round(self, after: Callable[["CrashRun", Any], None]) -> None:
        """Run the day, let ``after`` kill the run, run to the end, and hold all to the rules."""
        process, line = self._start()
        with line:
            line.recv()
            after(self, process)
        process.join(PATIENCE_SECONDS)
        if process.exitcode == 0:
            self.tally.missed += 1
        else:
            self.tally.kills += 1
            found = broken(self.house)
            self.tally.wrong += found
            self.tally.sound += not found
        self._remember_facts("after the kill")
        self.finish()

    def finish(self) -> None:
        """Run the day to its end, check, resolve what is in doubt, run again where some was."""
        self.whole_round()
        self._check_messages()
        if self._resolve():
            self.whole_round()
            self._check_messages()
        self._check_day()

    def whole_round(self) -> float:
        """Run the day without a kill and give how long it took."""
        process, line = self._start()
        with line:
            line.recv()
            began = time.perf_counter()
            process.join(PATIENCE_SECONDS)
        if process.exitcode != 0:
            self.tally.wrong.append(f"a run that nobody killed ended with {process.exitcode}")
        self._remember_facts("after a run")
        return time.perf_counter() - began

    def conclude(self) -> Tally:
        """Count, and check what must hold at the end."""
        tally, house = self.tally, self.house
        letters = [house.collections.letter(one) for one in house.store.streams(StreamKind.LETTER)]
        tally.claims, tally.messages = len(self.claims), len(self.post.received)
        tally.letters = sum(letter.status is LetterStatus.SENT for letter in letters)
        tally.most_of_one_letter = max(self.post.ids.values(), default=0)
        for claim in self.claims:
            said = topics(house, claim)
            tally.charges[said.count("claim.collection_costs_charged")] += 1
            tally.handed_over += said.count("claim.handed_over")
        tally.facts = len(self.known)
        tally.wrong += broken(house)
        return tally

    def _start(self) -> tuple[Any, Connection]:
        here, there = _processes.Pipe()
        # The child gets a place of its own: what is open here stays here.
        place = HousePlace(
            self.place.engine, self.place.url, self.place.home, clock_at(self.house.today)
        )
        process = _processes.Process(target=child, args=(place, self.smtp, self.one_by_one, there))
        process.start()
        there.close()
        return process, here

    def _claim(self, number: int, due: date) -> UUID:
        [taken] = take_in(self.house, InvoiceSource(f"{number}", invoice(number, due)))
        if taken.claim is None:
            raise AssertionError(taken.reason)
        case, company = case_of(self.house, taken.claim), Capacity.COMPANY
        if not case.creditor.parties:
            register_agency(self.house, case.creditor.id, by=by(), name=UNNAMED_PARTY)
        if number % 2:
            who = case.debtor.id
            establish_capacity(self.house, who, by=by(), capacity=company, evidence="KvK")
        return taken.claim

    def _walking(self) -> list[UUID]:
        """The claims that did not come to their end yet; an end is never left."""
        self.open = [claim for claim in self.open if case_of(self.house, claim).claim.live]
        return self.open

    def _has_work(self, claim: UUID) -> bool:
        case, today = case_of(self.house, claim), self.house.today
        return bool(findings(case, today=today)) or isinstance(next_step(case, today=today), Do)

    def _remember_facts(self, when: str) -> None:
        rows = self.house.store.read_after(0, 10**7)
        now = [b"%d %s" % (row.position, row.header) for row in rows]
        if now[: len(self.known)] != self.known:
            self.tally.wrong.append(f"a fact was lost or changed {when}")
        self.known = now
        notes = acknowledged(self.place)
        given = set(map(int, notes.read_bytes().split())) if notes.exists() else set[int]()
        if lost := given - {row.position for row in rows}:
            self.tally.wrong.append(f"facts {sorted(lost)} were acknowledged, and are lost {when}")
        self.tally.acknowledged += len(given)
        notes.unlink(missing_ok=True)

    def _letters(self) -> dict[str, Letter]:
        found = map(self.house.collections.letter, self.house.store.streams(StreamKind.LETTER))
        return {letter.message_id or str(letter.id): letter for letter in found}

    def _check_messages(self) -> None:
        """Each raw message belongs to a letter, started, that is sent or in doubt; once."""
        letters = self._letters()
        for message, times in self.post.ids.items():
            letter = letters.get(message)
            if letter is None:
                self.tally.wrong.append(f"{message} went out without a start")
            elif letter.status not in {LetterStatus.SENT, LetterStatus.IN_DOUBT}:
                self.tally.wrong.append(f"{message} went out and is {letter.status}")
            elif times > 1 + self._doubts(letter):
                self.tally.wrong.append(f"{message} went out {times} times")
        for message, letter in letters.items():
            if (
                letter.status is LetterStatus.SENT
                and letter.message_id
                and not self.post.ids[message]
            ):
                self.tally.wrong.append(f"{message} is sent, and the server never saw it")
            if letter.status is LetterStatus.STARTED:
                self.tally.wrong.append(f"{message} was started and left so")

    def _doubts(self, letter: Letter) -> int:
        return sum(isinstance(fact, LetterInDoubt) for fact in facts_of(self.house, letter.id))

    def _resolve(self) -> int:
        """Resolve doubts as a person does who reads the log of the mail server; count them."""
        before = self.tally.doubts
        for message, letter in self._letters().items():
            if letter.status is not LetterStatus.IN_DOUBT or letter.order is None:
                continue
            went_out = self.post.ids[message] > 0
            self.tally.doubts += 1
            self.tally.doubts_that_went_out += went_out
            command = order(self.house, letter.order.claims[0].claim_id)
            resolve_doubt(
                self.house, letter.id, was_sent=went_out, evidence="relay log", command=command
            )
        return self.tally.doubts - before

    def _check_day(self) -> None:
        """Nothing that had work is left with it, and no step was taken twice."""
        before = len(self.tally.wrong)
        late = set(map(UUID, unanswered(self.place).read_text().split()))
        self.tally.late += len(late)
        for claim in self.claims:
            if claim in late:
                continue
            state = case_of(self.house, claim).claim
            steps = Counter(sent.step for sent in state.letters)
            if state.pending or self._has_work(claim) or max(steps.values(), default=0) > 1:
                self.tally.wrong.append(
                    f"claim {claim} on {self.house.today}: {dict(steps)}, pending {state.pending},"
                    f" next {next_step(case_of(self.house, claim), today=self.house.today)}"
                )
            if len(state.costs) > 1:
                self.tally.wrong.append(f"claim {claim} was charged {len(state.costs)} times")
        for letter in self._letters().values():
            facts = facts_of(self.house, letter.id)
            starts = sum(isinstance(fact, DispatchStarted) for fact in facts)
            ends = sum(isinstance(fact, DoubtResolved) for fact in facts)
            if starts > 1 + ends:
                self.tally.wrong.append(f"letter {letter.id} was started {starts} times")
        self.tally.finished += len(self.tally.wrong) == before


def invoice(number: int, due: date) -> bytes:
    """An invoice of its own; even ones are a consumer's, odd ones a company's."""
    name = PLAIN if number % 2 else CONSUMER
    text = sample(name).decode()
    old = "2026-0117" if number % 2 else "2026-0118"
    issued = add_days(due, -14).isoformat()
    for was, becomes in (
        (f"<cbc:ID>{old}<", f"<cbc:ID>K-{number}<"),
        ("<cbc:IssueDate>2026-03-02<", f"<cbc:IssueDate>{issued}<"),
        ("<cbc:IssueDate>2026-03-03<", f"<cbc:IssueDate>{issued}<"),
        ("<cbc:DueDate>2026-04-01<", f"<cbc:DueDate>{due}<"),
        ("<cbc:DueDate>2026-03-17<", f"<cbc:DueDate>{due}<"),
        ("90003451", f"9000{number:04}"),
        ("NL800000031B01", ""),
        ("D-1042", f"D-{number}"),
        ("s.voorbeeld@", f"s{number}@"),
        ("Lindelaan 27", f"Lindelaan {number}"),
    ):
        text = text.replace(was, becomes)
    return text.encode()


@contextmanager
def crash_run(place: HousePlace) -> Iterator[CrashRun]:
    """Open a live store and a mail server for it."""
    _processes.set_forkserver_preload([__name__, "adapters.paper"])
    place.clock = clock_at(FIRST_DAY)
    with (
        post_office() as (post, smtp),
        place.opened(mode=Mode.LIVE, smtp=smtp, post=Posting.SAME_DAY) as house,
    ):
        yield CrashRun(place, house, post, smtp)


def kill_at_random(chance: random.Random, *, within: float) -> Callable[[CrashRun, Any], None]:
    """Kill after a random part of the time that a whole run of such a day takes."""
    moment = chance.uniform(0, within)

    def kill(_run: CrashRun, process: Any) -> None:
        process.join(moment)
        process.kill()

    return kill


def at_random_moments(run: CrashRun, *, kills: int, size: int, chance: random.Random) -> Tally:
    """Let the first day pass whole to learn how long one takes, then kill until enough were hit."""
    for due in run.days(size, until=lambda: run.tally.kills >= kills):
        if not run.seconds_a_claim:
            run.seconds_a_claim = run.whole_round() / due
        elif run.tally.kills < kills:
            run.killed_round(kill_at_random(chance, within=due * run.seconds_a_claim))
        else:
            run.finish()
    return run.conclude()
