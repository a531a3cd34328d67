"""``python -m benchmarks.growth --claims 100000 1000000 --home FOLDER``: what grows with a store.

In a home of each size (``FOLDER/<claims>``, made once by ``benchmarks.estate`` and used again) the
same is done: appends, lists, a claim's page, loads, and a daily run over as many due claims. Each
size has a process of its own. Told is the processor of one of each, in µs (of HTTP that of the
server), what it took by the clock, and the ratio of processor between the sizes; the least of
some rounds, so that what else the machine does tells little.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from functools import partial
from http.client import HTTPConnection
from itertools import cycle, islice
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any, Final
from uuid import UUID

from application.by import By
from application.commands.details import AddNote
from application.house import House
from application.queries.claims import claim_out, see
from application.queries.lists import Wanted, overview_of, page_of, trail_of, work_list_of
from application.run.day import run_day
from application.settings import Settings
from application.views import Views
from benchmarks.estate import DUE, estate_in, opened, place_of
from benchmarks.grounds import Grounds
from benchmarks.measuring import Figure, Size, Spread, Target
from benchmarks.pages import ASKED, processor_of, token_in
from domain.facts import StreamKind
from projections.outstanding.buckets import Bucket, Sort
from projections.segments import Status
from projections.worklist.urgency import WorkKind
from tests.trial.running import ROOT, Running

FLAT: Final = Target(1.2, at_least=False, unit="×")
ROUNDS: Final = 5
TIMES: Final = 20
"""How often each thing is done in a round."""
STEPS: Final = 200
"""Claims of the daily run that is measured."""
_SOME: Final = 5_000
Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Taken:
    """What doing something once takes, in µs."""

    what: str
    processor: float
    clock: float


@dataclass(frozen=True, slots=True)
class Grown:
    """What one size takes, and the memory of the process and its server in MB."""

    claims: int
    facts: int
    taken: list[Taken]
    memory: int
    server_memory: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Often:
    """How many rounds, how often each thing in a round, and how many steps of a run."""

    rounds: int = ROUNDS
    times: int = TIMES
    steps: int = STEPS


def grown(place: Settings, *, claims: int, due: int, often: Often) -> Grown:
    """Measure one size."""
    estate_in(place, claims=claims, due=due)
    with opened(place) as (house, views):
        facts = house.store.count(through=house.store.last_position())
        chosen = list(islice(house.store.streams(StreamKind.CLAIM), _SOME))
        Random(1).shuffle(chosen)
        taken = [_least(what, work, often) for what, work in _works(house, views, chosen)]
        taken.append(_stepped(house, views, often.steps))
        views.catch_up()
        token = token_in(house)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    asked, server_memory = _over_http(place, token, chosen, often)
    return Grown(claims, facts, [*taken, *asked], memory, server_memory)


def figures(grounds: Grounds, engine: str, *, size: Size) -> list[Figure]:
    """Two sizes, one ten times the other, as a part of all that is measured."""
    small = 10_000 if size.full else 200
    often = Often(rounds=3, times=5, steps=small // 20)
    found = []
    with ExitStack() as stack:
        for claims in (small, 10 * small):
            ground = stack.enter_context(grounds.empty(engine))
            place = place_of(ground.folder / "home", ground.url if engine == "postgres" else "")
            found.append(grown(place, claims=claims, due=small // 10, often=often))
    return [
        Figure(
            number="12",
            what=f"{engine}: {few.what}, {small:,} and {10 * small:,} claims",
            ours=f"{many.processor:,.0f} µs",
            yardstick=f"{few.processor:,.0f} µs",
            judged=Spread.of([many.processor / max(few.processor, 1)]),
            unit="×",
            target=FLAT,
        )
        for few, many in zip(found[0].taken, found[1].taken, strict=True)
    ]


def _works(house: House, views: Views, claims: Sequence[UUID]) -> Iterator[tuple[str, Work]]:
    """What is done in this process, each time about another claim where it is about one."""
    today, some = house.today, cycle(claims)
    key = iter(f"growth {os.getpid()} {number}" for number in range(10**9))

    def listed(**how: Any) -> Work:
        return partial(page_of, views, Wanted(on=today, **how))

    def noted() -> None:
        AddNote(text="Belt maandag terug.").carry(
            house, next(some), by=By(key=next(key), actor="growth")
        )

    yield "append: a note", noted
    yield "claims: 50 latest", listed()
    yield "claims: of one status", listed(status=Status.DISPUTED)
    yield "claims: of one age", listed(bucket=Bucket.UP_TO_60)
    yield "claims: by amount", listed(sort=Sort.OPEN)
    yield "claims: settled", listed(status=Status.SETTLED)
    yield "claims: by number", listed(sort=Sort.INVOICE_NUMBER)
    yield "claims: number begins", listed(text="2026-00001")
    yield "debtors: who owes most", partial(views.outstanding.by_debtor, today)
    yield "ageing", partial(overview_of, views, today)
    yield "work list", partial(work_list_of, views, today, limit=50)
    yield "claim, with amounts", lambda: claim_out(house, see(house, next(some)))
    yield "claim, its timeline", lambda: trail_of(views, next(some))
    yield "load: a claim", lambda: house.collections.claim(next(some))
    yield "load: a case", lambda: house.collections.case(next(some))


def _least(what: str, work: Work, often: Often) -> Taken:
    """The least that a round took, after one that is not counted."""
    work()
    processor, clock = [], []
    for _ in range(often.rounds):
        begun, used = perf_counter(), process_time()
        for _ in range(often.times):
            work()
        processor.append((process_time() - used) / often.times * 1e6)
        clock.append((perf_counter() - begun) / often.times * 1e6)
    return Taken(what, min(processor), min(clock))


def _stepped(house: House, views: Views, steps: int) -> Taken:
    """A day's run over so many of the claims that are due, letters set in its processes."""
    due = [one.claim_id for one in views.worklist.due(house.today) if one.kind is WorkKind.STEP]
    begun, used = perf_counter(), process_time()
    report = run_day(house, candidates=lambda _day: iter(due[:steps]))
    done = report.looked_at
    if not done:
        raise SystemExit(f"Nothing is due in {house.home} any more: make it again.")
    return Taken(
        "run: a claim", (process_time() - used) / done * 1e6, (perf_counter() - begun) / done * 1e6
    )


def _over_http(
    place: Settings, token: str, claims: Sequence[UUID], often: Often
) -> tuple[list[Taken], int]:
    """Every page of a real server, asked one after the other."""
    server = Running(place.home, place.database, payments_checked=place.payments_checked.value)
    server.start()
    try:
        with closing(HTTPConnection("127.0.0.1", server.port, timeout=300)) as connection:
            some = cycle(claims)

            def ask(path: str) -> None:
                said = {"Authorization": f"Bearer {token}"}
                connection.request("GET", path.format(next(some)), headers=said)
                answer = connection.getresponse()
                told = answer.read()
                assert answer.status == 200, told[:500]

            found = [
                _served(f"HTTP {what}", partial(ask, path), often, server.pid)
                for what, path in ASKED.items()
            ]
        return found, _memory_of(server.pid)
    finally:
        server.stop()


def _served(what: str, work: Work, often: Often, pid: int) -> Taken:
    """As ``_least``, of the processor of a server: told in hundredths of a second, so of all."""
    work()
    used, clock = processor_of(pid), []
    for _ in range(often.rounds):
        begun = perf_counter()
        for _ in range(often.times):
            work()
        clock.append((perf_counter() - begun) / often.times * 1e6)
    asked = often.rounds * often.times
    return Taken(what, (processor_of(pid) - used) / asked * 1e6, min(clock))


def _memory_of(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(one.split()[1]) // 1024 for one in lines if one.startswith("VmHWM"))


def told(sizes: Sequence[Grown]) -> Iterator[str]:
    """What each size took, and how much more than the first one."""
    first = sizes[0]
    for one in sizes:
        yield (
            f"{one.claims:,} claims, {one.facts:,} facts: {one.memory:,} MB,"
            f" the server {one.server_memory:,} MB"
        )
    heads = "".join(f"{one.claims:>11,}{'clock':>10}" for one in sizes)
    yield f"\n{'µs of processor':28}{heads}{'ratio':>9}"
    for number, taken in enumerate(first.taken):
        row = [one.taken[number] for one in sizes]
        values = "".join(f"{one.processor:11,.0f}{one.clock:10,.0f}" for one in row)
        ratio = row[-1].processor / max(taken.processor, 1)
        flat = "" if FLAT.reached(ratio) else f"  more than {FLAT.bound:g}"
        yield f"{taken.what:28}{values}{ratio:8.2f}×{flat}"


def main() -> int:
    """Measure every size in a process of its own, and print them side by side."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--home", type=Path, default=Path(), help="a folder for each size in it")
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--homes", type=Path, nargs="+", help="of the sizes, where they are apart")
    parser.add_argument("--due", type=int, default=DUE, help="of a home that is made")
    parser.add_argument("--steps", type=int, default=STEPS, help="due claims that are run")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.alone:
        one = grown(
            place_of(chosen.home),
            claims=chosen.claims[0],
            due=chosen.due,
            often=Often(rounds=chosen.rounds, steps=chosen.steps),
        )
        print(json.dumps(asdict(one)))
        return 0
    homes = chosen.homes or [chosen.home / str(claims) for claims in chosen.claims]
    pairs = zip(chosen.claims, homes, strict=True)
    print("\n".join(told([_apart(claims, home, chosen) for claims, home in pairs])))
    return 0


def _apart(claims: int, home: Path, chosen: argparse.Namespace) -> Grown:
    options = {name: getattr(chosen, name) for name in ("due", "steps", "rounds")}
    options |= {"home": home, "claims": claims}
    said = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.growth", "--alone", *said],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    return Grown(**{**found, "taken": [Taken(**one) for one in found["taken"]]})


if __name__ == "__main__":
    sys.exit(main())
