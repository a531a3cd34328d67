"""``python -m benchmarks.starving``: payments on a claim on which many write notes at once.

So many threads write notes, each the next one as soon as it can, on one claim or by Zipf's law on
several, while one thread records payments and holds on such claims; a command waits and tries
again as it does at a door. What is told of either: how many were stored and given up, how often
one was decided until then, and how long it took. ``--ahead`` names the commands that are decided
on what is on its way (decision 125).
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from threading import Event, Thread
from time import perf_counter, process_time
from typing import Any
from uuid import UUID

from pydantic import PrivateAttr

from adapters.store.opening import Mode
from api.wiring import open_house
from application.by import By
from application.commands.command import Command
from application.commands.details import AddNote
from application.commands.fields import Euro
from application.commands.money import RegisterPayment
from application.commands.stops import PlaceHold
from application.house import House
from benchmarks.estate import place_of
from benchmarks.grounds import Grounds, described
from benchmarks.load import as_a_server
from benchmarks.measuring import percentile
from benchmarks.portfolio import Cohort, write
from benchmarks.workload import Zipf
from domain.claim.grounds import HoldCategory
from domain.claim.state import Claim
from domain.errors import Conflict
from domain.facts import StreamKind

NOTE, PAYMENT, HOLD = "note", "payment", "hold"


class Counted(Command):
    """Counts how often it is decided."""

    _decided: list[None] = PrivateAttr(default_factory=list)

    def decide(self, claim: Claim, session: Any) -> Any:
        """Count, and decide."""
        self._decided.append(None)
        return super().decide(claim, session)  # type: ignore[misc]  # the command it stands before


class CountedNote(Counted, AddNote):
    """A note."""


class CountedPayment(Counted, RegisterPayment):
    """A payment."""


class CountedHold(Counted, PlaceHold):
    """A hold."""


@dataclass
class Met:
    """What the commands of one kind met."""

    seconds: list[float] = field(default_factory=list)
    decided: list[int] = field(default_factory=list)
    given_up: int = 0

    def told(self) -> str:
        """One line, times in milliseconds."""
        if not self.seconds:
            return "none"
        shares = {"p50": 0.5, "p90": 0.9, "p99": 0.99, "max": 1.0}
        times = "  ".join(
            f"{n} {percentile(self.seconds, p) * 1000:,.1f}" for n, p in shares.items()
        )
        tries = sum(self.decided) / len(self.decided)
        return (
            f"{len(self.seconds):6,} in {times} ms; decided {tries:.2f} times"
            f" (at most {max(self.decided)}), given up {self.given_up}"
        )


@dataclass
class Crowd:
    """Threads that write notes, and one that gives other commands, on the claims of a house."""

    house: House
    claims: Sequence[UUID]
    pause: float
    met: dict[str, Met] = field(default_factory=lambda: {k: Met() for k in (NOTE, PAYMENT, HOLD)})
    over: Event = field(default_factory=Event)

    def give(self, kind: str, command: Counted, about: UUID, key: str) -> None:
        """Give a command and keep what it met."""
        began = perf_counter()
        try:
            command.carry(self.house, about, by=By(key=key, actor="els"))
        except Conflict:
            self.met[kind].given_up += 1
        self.met[kind].seconds.append(perf_counter() - began)
        self.met[kind].decided.append(len(command._decided))

    def write(self, name: int) -> None:
        """Write notes until it is over."""
        chance, zipf, number = Random(name), Zipf(len(self.claims), 1.0), 0
        while not self.over.is_set():
            number += 1
            about = self.claims[zipf.choose(chance)]
            self.give(NOTE, CountedNote(text=f"Notitie {number}"), about, f"{name}-{number}")
            if self.pause:
                self.over.wait(chance.uniform(0, 2 * self.pause))

    def pay(self, many: int, most_seconds: float) -> None:
        """Give payments and holds in turns, so many, or as long as it may take."""
        chance, zipf, ends = Random(0), Zipf(len(self.claims), 1.0), perf_counter() + most_seconds
        today = self.house.today
        for number in range(many):
            if perf_counter() > ends:
                return
            about, key = self.claims[zipf.choose(chance)], f"other-{number}"
            if number % 2:
                day = today + timedelta(days=1)
                held = CountedHold(category=HoldCategory.OTHER, from_day=today, until=day)
                self.give(HOLD, held, about, key)
            else:
                paid = CountedPayment(amount=Euro(1), credited_on=today, payment_id=key)
                self.give(PAYMENT, paid, about, key)
            self.over.wait(chance.uniform(0, 0.01))


def measured(crowd: Crowd, *, writers: int, many: int, most_seconds: float) -> float:
    """Let all work at once until the payments are through; gives the seconds of it."""
    threads = [Thread(target=crowd.write, args=(name,)) for name in range(1, writers + 1)]
    began = perf_counter()
    for one in threads:
        one.start()
    try:
        crowd.pay(many, most_seconds)
    finally:
        crowd.over.set()
        for one in threads:
            one.join()
    return perf_counter() - began


@contextmanager
def ahead(names: Sequence[str]) -> Iterator[None]:
    """Let just these be decided on what is on its way."""
    kinds: dict[str, type[Command]] = {
        NOTE: CountedNote,
        PAYMENT: CountedPayment,
        HOLD: CountedHold,
    }
    before = {kind: kind.AHEAD for kind in kinds.values()}
    for name, kind in kinds.items():
        kind.AHEAD = name in names
    try:
        yield
    finally:
        for kind, was in before.items():
            kind.AHEAD = was


def crowd_in(stack: ExitStack, grounds: Grounds, engine: str, claims: int, pause: float) -> Crowd:
    """An empty ground with so many claims, each of a debtor of his own or of one with three."""
    ground = stack.enter_context(grounds.empty(engine))
    home = ground.folder / "home"
    place = place_of(home, ground.url if engine == "postgres" else "")
    house = stack.enter_context(open_house(place, mode=Mode.SANDBOX))
    due = house.today - timedelta(days=3)
    write(house, (Cohort("not_due", claims + 3, due),), told=lambda _: None)
    stack.enter_context(as_a_server())
    found = house.store.streams(StreamKind.CLAIM)[3:]  # the first three are one debtor's
    return Crowd(house, found[:claims], pause)


def main() -> int:
    """Measure once and print what was met."""
    chosen = _chosen()
    grounds = Grounds()
    try:
        with ExitStack() as stack:
            crowd = crowd_in(stack, grounds, chosen.engine, chosen.claims, chosen.pause)
            stack.enter_context(ahead(chosen.ahead.split(",")))
            used = process_time()
            took = measured(
                crowd, writers=chosen.writers, many=chosen.many, most_seconds=chosen.seconds
            )
            used = process_time() - used
        about = described(grounds)
    finally:
        grounds.close()
    if not chosen.terse:
        print(about)
    print(
        f"{chosen.engine}, {chosen.writers} writers on {chosen.claims} claims, ahead:"
        f" {chosen.ahead or 'none'}; {took:.1f} s, processor {used:.1f} s"
    )
    for kind, met in crowd.met.items():
        print(f"  {kind:8}{met.told()}")
    return 0


def _chosen() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.starving", description=__doc__)
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--claims", type=int, default=1, help="1: all on one; else Zipf's law")
    parser.add_argument("--many", type=int, default=40, help="payments and holds")
    parser.add_argument("--seconds", type=float, default=30.0, help="at most")
    parser.add_argument("--pause", type=float, default=0.0, help="of a writer, seconds on average")
    parser.add_argument("--ahead", default=NOTE, help="kinds of command, with commas; none: empty")
    parser.add_argument("--terse", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
