"""Figures 1 and 2: one durable append through Collections beside a raw autocommit insert."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from threading import Barrier, Thread
from typing import Final
from uuid import UUID

from adapters.store.rows import Append, PendingEvent
from benchmarks.grounds import Ground, Grounds
from benchmarks.history import Chronicle, Known, stream_of, written
from benchmarks.measuring import Beside, Figure, Size, Target, side_by_side
from benchmarks.raw import Raw, Row, all_rows, fact_rows, leaves_of, raw
from domain.application import Collections, Mandate, Session
from domain.claim.events import NoteAdded
from domain.days import utc_text
from domain.sealing import Purpose, Sealed

HISTORY: Final = 3_000
APPENDS: Final = {1: 40, 8: 15, 32: 8}
"""By number of threads: appends of each in one repeat."""
REPEATS: Final = 7
NOTED_ON: Final = date(2026, 3, 2)
HALF: Final = Target(0.5)


@dataclass
class Writer:
    """Somebody who writes notes on claims of his own, one durable append each.

    The decision rests on claim, debtor and creditor, whose versions it knows: loading them is
    figure 4. Looking up the command is part of the append.
    """

    collections: Collections
    claims: Sequence[Known]
    heads: dict[UUID, int]
    name: str
    sealed: bool = True
    """Tell whether a note's words are given in plain, to be sealed."""
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def append(self) -> None:
        """Record one note."""
        number = next(self._numbers)
        known = self.claims[number % len(self.claims)]
        command = self.command(known, number)

        def decide(session: Session) -> None:
            for stream in (known.claim, known.debtor, known.creditor):
                session.guards[stream] = self.heads[stream]
            fact = note(f"{self.name}-{number}", sealed=self.sealed)
            session.record(stream_of(known), [fact], subject=known.debtor)

        receipt = self.collections.carry_out(command, decide)
        self.heads.update(receipt.streams)

    def command(self, known: Known, number: int) -> Mandate:
        """The command of a number."""
        return Mandate(
            key=f"{self.name} {number}",
            actor="bank",
            role="system",
            today=NOTED_ON,
            log=known.creditor,
            content=f"{self.name} {number}",
        )

    def pending(self) -> tuple[PendingEvent, Append]:
        """What one append would store, for whoever stores it in another way."""
        number = next(self._numbers)
        known = self.claims[number % len(self.claims)]
        command = self.command(known, number)
        session = Session(self.collections, command)
        session.guards[known.claim] = self.heads[known.claim]
        session.record(
            stream_of(known),
            [note(f"{self.name}-{number}", sealed=self.sealed)],
            subject=known.debtor,
        )
        self.heads[known.claim] += 1
        [event] = self.collections.store.facts.to_stored_events(session.envelopes)  # type: ignore[attr-defined]  # the port of the domain hides the adapter's mapper
        return event, Append(events=[event], command=command.row())


def note(text: str, *, sealed: bool) -> NoteAdded:
    """A note with a personal value, still to be sealed or sealed already.

    A fact that moves no money: a payment makes a decision read what else moves with it, and
    reading is measured by itself.
    """
    return NoteAdded(text=Sealed.of(f"betaling {text}") if sealed else Sealed.committed("ab" * 32))


def writers(collections: Collections, ground: Ground, *, threads: int) -> list[Writer]:
    """Write a history and share its claims out among so many writers.

    Every debtor of it has a key for notes: minting one is a commit of its own, once.
    """
    chronicle: Chronicle = written(collections, ground.calendar, facts=HISTORY)
    collections.store.keys.keys_for((known.debtor, Purpose.NOTES) for known in chronicle.claims)  # type: ignore[attr-defined]  # the port of the domain hides the keys
    ground.calendar.day = NOTED_ON
    shares = [chronicle.claims[number::threads] for number in range(threads)]
    return [
        Writer(collections, share, dict(chronicle.heads), f"w{number}")
        for number, share in enumerate(shares)
    ]


def together(works: Sequence[Callable[[], None]], times: int) -> None:
    """Let everybody do his work so many times, each in a thread of his own."""
    if len(works) == 1:
        for _ in range(times):
            works[0]()
        return
    failures: list[BaseException] = []
    start = Barrier(len(works))

    def run(work: Callable[[], None]) -> None:
        try:
            start.wait()
            for _ in range(times):
                work()
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
            failures.append(error)

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


@dataclass
class Contest:
    """Writers of ours on one database, and as many raw connections on another one."""

    mine: list[Writer]
    theirs: list[Writer]
    drivers: list[Raw]
    engine: str
    queues: list[list[Row]] = field(default_factory=list)
    _leaf: Iterator[int] = field(default_factory=lambda: count(10**6, 10**3))

    def against_one_row(self, *, repeats: int) -> Beside:
        """Measure beside an autocommit insert of the row of the fact alone."""
        times = APPENDS[len(self.mine)]

        def prepare() -> None:
            self.queues = [
                fact_rows([writer.pending()[0] for _ in range(times)], self.engine)
                for writer in self.theirs
            ]

        pairs = list(enumerate(self.drivers))
        raws = [lambda n=n, d=d: d.one(self.queues[n].pop()) for n, d in pairs]
        return side_by_side(
            lambda: together([writer.append for writer in self.mine], times),
            lambda: together(raws, times),
            repeats=repeats,
            prepare=prepare,
        )

    def against_all_rows(self, *, repeats: int) -> Beside:
        """Measure beside one raw transaction of all the rows that an append stores."""
        times, [writer], [driver] = APPENDS[1], self.theirs, self.drivers
        queue: list[list[tuple[str, Sequence[Row]]]] = []

        def prepare() -> None:
            queue.clear()
            position = driver.last_position()
            for number in range(1, times + 1):
                event, append = writer.pending()
                head = {event.log: next(self._leaf)}
                moment = utc_text(writer.collections.store.recorder._clock())  # type: ignore[attr-defined]  # the clock of the measured store
                rows = leaves_of(append, last=position + number - 1, heads=head, moment=moment)
                queue.insert(0, all_rows(append, rows, self.engine))

        return side_by_side(
            lambda: together([self.mine[0].append], times),
            lambda: together([lambda: driver.whole(queue.pop())], times),
            repeats=repeats,
            prepare=prepare,
        )


def contest(stack: ExitStack, grounds: Grounds, engine: str, *, threads: int) -> Contest:
    """Make both sides ready: two databases with the same history."""
    ground, other = (stack.enter_context(grounds.empty(engine)) for _ in range(2))
    mine = stack.enter_context(ground.collections())
    theirs = stack.enter_context(other.collections())
    return Contest(
        mine=writers(mine, ground, threads=threads),
        theirs=writers(theirs, other, threads=threads),
        drivers=[stack.enter_context(raw(other)) for _ in range(threads)],
        engine=engine,
    )


def figures(grounds: Grounds, engine: str, *, size: Size) -> list[Figure]:
    """Measure appends by one thread, and on PostgreSQL by many."""
    repeats = size.repeats(REPEATS)
    found = []
    for threads in (1,) if engine == "sqlite" else (1, 8, 32):
        with ExitStack() as stack:
            ready = contest(stack, grounds, engine, threads=threads)
            beside = ready.against_one_row(repeats=repeats)
            found.append(_figure(engine, threads, beside, "insert of its row"))
            if threads == 1:
                beside = ready.against_all_rows(repeats=repeats)
                found.append(_figure(engine, threads, beside, "transaction of all its rows"))
    return found


def _figure(engine: str, threads: int, beside: Beside, against: str) -> Figure:
    mine, theirs, judged = beside.speeds(count=APPENDS[threads] * threads)
    whole = against.endswith("rows")
    number = "1" if engine == "sqlite" else "2"
    aimed = not whole and (engine == "sqlite" or threads > 1)
    return Figure(
        number=number + ("b" if whole else ""),
        what=f"{engine}: durable append, {threads} thread{'s' * (threads > 1)}, vs raw {against}",
        ours=mine,
        yardstick=theirs,
        judged=judged,
        target=HALF if aimed else None,
    )
