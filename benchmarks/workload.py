"""``python -m benchmarks.workload``: clients on streams of which few are busy and most are not.

After the public eventstore-benchmarks (github.com/pyeventsourcing/eventstore-benchmarks): which
stream an operation is about follows a Zipf law, appends and reads are mixed, and what is told are
percentiles. Ours and the bare driver (an insert of such a row in autocommit, a select of the
stream) take turns with as many clients, on a history of their own; ``--out`` keeps every sample.

Appends go through ``Collections.carry_out``, with versions that the clients know of: who was
overtaken reads the claim by his session and decides again. Cyclic garbage is looked for as seldom
as by a server.
"""

import argparse
import csv
import sys
from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import accumulate, count
from pathlib import Path
from random import Random
from threading import Barrier, Thread
from time import perf_counter
from typing import Final
from uuid import UUID

from benchmarks.append import NOTED_ON, Writer, note
from benchmarks.grounds import Ground, Grounds, described
from benchmarks.history import FACTS_IN_A_STORY, Known, stream_of, written
from benchmarks.load import as_a_server
from benchmarks.measuring import Figure, Size, Spread, Target, percentile, rate, table
from benchmarks.raw import Raw, Row, fact_rows, raw
from domain.application import Collections, Session
from domain.errors import Conflict
from domain.sealing import Purpose

APPEND, READ = "append", "read"
PARTS: Final = {"p50": 0.5, "p90": 0.9, "p99": 0.99, "p99.9": 0.999, "max": 1.0}
_NEVER: Final = 10**9
SLOWEST: Final = Target(3, at_least=False, unit="×")
HALF: Final = Target(0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A workload: how many do what, on how many streams, for how long in each turn."""

    clients: int = 8
    streams: int = 1_000
    skew: float = 1.0
    """The exponent of the law; 0: all alike."""
    reads: float = 0.5
    """The part of the operations that read."""
    seconds: float = 5.0
    """Of one turn; with ``saves`` it ends after so many operations of each client."""
    saves: int | None = None
    rounds: int = 5
    seed: int = 42


@dataclass(frozen=True, slots=True)
class Sample:
    """One operation: of whom, which, when it began (µs since its turn did), how long (µs)."""

    side: str
    round: int
    operation: str
    begun: int
    lasted: int
    outcome: str


class Zipf:
    """Chooses of so many by Zipf's law: the n-th as often as 1/n to the power of the skew."""

    def __init__(self, count: int, skew: float) -> None:
        self._weights = list(accumulate(rank**-skew for rank in range(1, count + 1)))

    def choose(self, chance: Random) -> int:
        """A number from 0, the smallest most often."""
        return bisect(self._weights, chance.random() * self._weights[-1])


Act = Callable[[str, Known], str]
"""Does an operation about a claim and tells what came of it: ``ok``, ``again``, ``conflict``."""


@dataclass
class Ours:
    """The whole application, with the versions that its clients know of."""

    writer: Writer
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def act(self, operation: str, known: Known) -> str:
        """Append a note, or read the claim."""
        if operation == READ:
            self.writer.collections.claim(known.claim)
            return "ok"
        number, heads, tries = next(self._numbers), self.writer.heads, 0

        def decide(session: Session) -> None:
            nonlocal tries
            tries += 1
            for stream in (known.claim, known.debtor, known.creditor):
                session.guards[stream] = heads[stream]
            if tries > 1:
                session.guards[known.claim] = session.claim(known.claim).version
            fact = note(f"{self.writer.name}-{number}", sealed=True)
            session.record(stream_of(known), [fact], subject=known.debtor)

        try:
            command = self.writer.command(known, number)
            receipt = self.writer.collections.carry_out(command, decide, ahead=True)
        except Conflict:
            return "conflict"
        for stream, version in receipt.streams:
            heads[stream] = max(version, heads[stream])
        return "ok" if tries == 1 else "again"


@dataclass
class Bare:
    """One connection of the driver; ``like`` is such a row as ours writes."""

    driver: Raw
    like: Row
    engine: str
    versions: Mapping[UUID, Iterator[int]]

    def act(self, operation: str, known: Known) -> str:
        """Insert a row behind the stream's last one, or select the stream."""
        if operation == READ:
            self.driver.stream(known.claim)
        else:
            whose = str(known.claim) if self.engine == "sqlite" else known.claim
            self.driver.one((whose, next(self.versions[known.claim]), *self.like[2:]))
        return "ok"


@dataclass
class Sides:
    """Both sides, ready: what each client of ours and of the driver's does, and about what."""

    writer: Writer
    mine: Sequence[Act]
    theirs: Sequence[Act]
    claims: Sequence[Known]
    other_claims: Sequence[Known]

    def measured(self, wanted: Wanted) -> list[Sample]:
        """Let both take turns."""
        found: list[Sample] = []
        for number in range(wanted.rounds):
            turns = [("ours", self.mine, self.claims), ("raw", self.theirs, self.other_claims)]
            for side, acts, claims in turns if number % 2 == 0 else reversed(turns):
                found += _turn(side, acts, claims, wanted, number)
        return found


def _turn(
    side: str, acts: Sequence[Act], claims: Sequence[Known], wanted: Wanted, number: int
) -> list[Sample]:
    """Let every client of a side work at once, each in a thread of his own."""
    found: list[list[Sample]] = [[] for _ in acts]
    failures: list[BaseException] = []
    start, zipf = Barrier(len(acts)), Zipf(len(claims), wanted.skew)

    def work(client: int) -> None:
        chance = Random(f"{wanted.seed} {number} {client}")
        start.wait()
        begun = now = perf_counter()
        for _ in range(_NEVER if wanted.saves is None else wanted.saves):
            if wanted.saves is None and now - begun >= wanted.seconds:
                return
            operation = READ if chance.random() < wanted.reads else APPEND
            known = claims[zipf.choose(chance)]
            before = perf_counter()
            outcome = acts[client](operation, known)
            now = perf_counter()
            at, lasted = (round(one * 1e6) for one in (before - begun, now - before))
            found[client].append(Sample(side, number, operation, at, lasted, outcome))

    def guarded(client: int) -> None:
        try:
            work(client)
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
            failures.append(error)

    threads = [Thread(target=guarded, args=(client,)) for client in range(len(acts))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    if failures:
        raise failures[0]
    return [sample for samples in found for sample in samples]


def sides(stack: ExitStack, grounds: Grounds, engine: str, wanted: Wanted) -> Sides:
    """Write the same history on two grounds and open the clients of both."""
    ground, other = (stack.enter_context(grounds.empty(engine)) for _ in range(2))
    mine, theirs = (stack.enter_context(one.collections()) for one in (ground, other))
    writer, bare = (_writer(mine, ground, wanted), _writer(theirs, other, wanted))
    [like] = fact_rows([bare.pending()[0]], engine)
    versions = {one.claim: count(bare.heads[one.claim] + 1) for one in bare.claims}
    drivers = [stack.enter_context(raw(other)) for _ in range(wanted.clients)]
    stack.enter_context(as_a_server())
    ours = Ours(writer)
    return Sides(
        writer=writer,
        mine=[ours.act] * wanted.clients,
        theirs=[Bare(one, like, engine, versions).act for one in drivers],
        claims=writer.claims,
        other_claims=bare.claims,
    )


def _writer(collections: Collections, ground: Ground, wanted: Wanted) -> Writer:
    """A history of so many claims; which of them are busy has nothing to do with their age."""
    chronicle = written(collections, ground.calendar, facts=wanted.streams * FACTS_IN_A_STORY)
    collections.store.keys.keys_for((one.debtor, Purpose.NOTES) for one in chronicle.claims)  # type: ignore[attr-defined]  # the port of the domain hides the keys
    ground.calendar.day = NOTED_ON
    claims = list(chronicle.claims)
    Random(wanted.seed).shuffle(claims)
    return Writer(collections, claims, dict(chronicle.heads), "client")


@dataclass(frozen=True, slots=True)
class Told:
    """What the samples of one side and operation come to."""

    side: str
    operation: str
    many: int
    again: int
    conflicts: int
    microseconds: dict[str, float]

    @classmethod
    def of(cls, samples: Sequence[Sample], side: str, operation: str) -> "Told | None":
        """Sum up; None where there are none."""
        mine = [one for one in samples if (one.side, one.operation) == (side, operation)]
        if not mine:
            return None
        lasted = [float(one.lasted) for one in mine]
        return cls(
            side,
            operation,
            len(mine),
            sum(one.outcome == "again" for one in mine),
            sum(one.outcome == "conflict" for one in mine),
            {name: percentile(lasted, part) for name, part in PARTS.items()},
        )

    def __str__(self) -> str:
        """One line, times in milliseconds."""
        times = "  ".join(f"{n} {us / 1000:,.2f}" for n, us in self.microseconds.items())
        more = f"  decided again {self.again:,}, given up {self.conflicts:,}"
        said = f"{self.side:5}{self.operation:7}{self.many:9,}  {times} ms"
        return said + (more if self.again or self.conflicts else "")


def told(samples: Sequence[Sample]) -> list[Told]:
    """What both sides' operations come to, as far as there were any."""
    every = [(side, what) for what in (APPEND, READ) for side in ("ours", "raw")]
    return [one for side, what in every if (one := Told.of(samples, side, what))]


def compared(samples: Sequence[Sample], engine: str, wanted: Wanted) -> list[Figure]:
    """Ours beside the yardstick, turn by turn: operations a second, and the p99 of each kind."""
    what = f"{engine}: {wanted.clients} clients, Zipf {wanted.skew:g}, {wanted.reads:.0%} reads"
    turns = range(wanted.rounds)
    speeds = {side: [_speed(samples, side, one) for one in turns] for side in ("ours", "raw")}
    pairs = zip(speeds["ours"], speeds["raw"], strict=True)
    found = [
        Figure(
            number="2z",
            what=f"{what}, operations",
            ours=f"{rate(Spread.of(speeds['ours']).median)}/s",
            yardstick=f"{rate(Spread.of(speeds['raw']).median)}/s",
            judged=Spread.of([mine / theirs for mine, theirs in pairs]),
            target=HALF if wanted.reads == 0 else None,
        )
    ]
    for operation in (APPEND, READ):
        slow = [
            [_slowest(samples, side, operation, one) for one in turns] for side in ("ours", "raw")
        ]
        if not all(map(all, slow)):
            continue
        found.append(
            Figure(
                number="2z",
                what=f"{what}, p99 of {operation}",
                ours=f"{Spread.of(slow[0]).median / 1000:.2f} ms",
                yardstick=f"{Spread.of(slow[1]).median / 1000:.2f} ms",
                judged=Spread.of([mine / theirs for mine, theirs in zip(*slow, strict=True)]),
                unit="×",
                target=SLOWEST if operation == APPEND else None,
            )
        )
    return found


def _speed(samples: Sequence[Sample], side: str, turn: int) -> float:
    ended = [one.begun + one.lasted for one in samples if (one.side, one.round) == (side, turn)]
    return len(ended) / max(ended) * 1e6


def _slowest(samples: Sequence[Sample], side: str, operation: str, turn: int) -> float:
    asked = (side, turn, operation)
    lasted = [one.lasted for one in samples if (one.side, one.round, one.operation) == asked]
    return percentile(lasted, 0.99) if lasted else 0.0


def figures(grounds: Grounds, engine: str, *, size: Size) -> list[Figure]:
    """A small mix, as a part of all that is measured."""
    wanted = Wanted(streams=2_000 if size.full else 200, seconds=5.0 if size.full else 1.0)
    with ExitStack() as stack:
        return compared(sides(stack, grounds, engine, wanted).measured(wanted), engine, wanted)


def kept(samples: Sequence[Sample], out: Path) -> None:
    """Write every sample as a line of CSV."""
    with out.open("w", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["side", "round", "operation", "begun_us", "lasted_us", "outcome"])
        for one in samples:
            lines.writerow([one.side, one.round, one.operation, one.begun, one.lasted, one.outcome])


def main() -> int:
    """Measure one workload, print percentiles and ratios, and keep the samples."""
    chosen, wanted = _chosen()
    grounds = Grounds()
    try:
        with ExitStack() as stack:
            samples = sides(stack, grounds, chosen.engine, wanted).measured(wanted)
        about = described(grounds)
    finally:
        grounds.close()
    if chosen.out:
        kept(samples, chosen.out)
    print("\n".join(map(str, told(samples))))
    print(f"\n{table(compared(samples, chosen.engine, wanted))}\n\n{about}\n{wanted}")
    return 0


def _chosen() -> tuple[argparse.Namespace, Wanted]:
    usual = Wanted()
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workload", description=__doc__)
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--clients", type=int, default=usual.clients)
    parser.add_argument("--streams", type=int, default=usual.streams)
    parser.add_argument("--skew", type=float, default=usual.skew)
    parser.add_argument("--reads", type=float, default=usual.reads, help="part that reads, 0 to 1")
    parser.add_argument("--seconds", type=float, default=usual.seconds, help="of each turn")
    parser.add_argument("--saves", type=int, help="of each client in a turn, instead of seconds")
    parser.add_argument("--rounds", type=int, default=usual.rounds)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--out", type=Path, help="CSV file for every sample")
    chosen = parser.parse_args()
    names = ("clients", "streams", "skew", "reads", "seconds", "saves", "rounds", "seed")
    return chosen, Wanted(**{name: getattr(chosen, name) for name in names})


if __name__ == "__main__":
    sys.exit(main())
