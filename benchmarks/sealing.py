"""Figure 10: what leaves and sealing add to an append, in waiting and in CPU."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from time import perf_counter, process_time
from typing import Final

from adapters.store.store import Store
from benchmarks.append import Writer, writers
from benchmarks.grounds import Ground, Grounds
from benchmarks.history import FACTS_IN_A_SAVE, Chronicle, Chunk, chunks
from benchmarks.measuring import Figure, Size, Spread, Target, percentile
from benchmarks.unsealed import unsealed, without_plain
from domain.application import Collections

REPEATS: Final = 5
APPENDS: Final = 120
SAVES: Final = 2
WAITING: Final = Target(15, at_least=False, unit=" %")
CPU: Final = Target(25, at_least=False, unit=" µs")


def figures(grounds: Grounds, engine: str, *, size: Size) -> list[Figure]:
    """Measure single appends with a personal value each, and saves of a thousand facts."""
    repeats = size.repeats(REPEATS)
    with ExitStack() as stack:
        ground, other = (stack.enter_context(grounds.empty(engine)) for _ in range(2))
        with_all = stack.enter_context(ground.collections())
        without = stack.enter_context(other.collections())
        found = _single(engine, repeats, _writer(with_all, ground), _writer(without, other))
    with ExitStack() as stack:
        ground, other = (stack.enter_context(grounds.empty(engine)) for _ in range(2))
        mine = Chronicle(stack.enter_context(ground.collections()), ground.calendar)
        theirs = Chronicle(stack.enter_context(other.collections()), other.calendar)
        return [*found, _large(engine, repeats, mine, theirs)]


def _writer(collections: Collections, ground: Ground) -> Writer:
    [writer] = writers(collections, ground, threads=1)
    return writer


def _single(engine: str, repeats: int, mine: Writer, theirs: Writer) -> list[Figure]:
    theirs.collections, theirs.sealed = _bare(theirs.collections), False
    waits: dict[str, list[list[float]]] = {"mine": [], "theirs": []}
    works: dict[str, list[float]] = {"mine": [], "theirs": []}
    sides = [("mine", mine), ("theirs", theirs)]
    for _ in range(repeats + 1):
        for name, writer in sides:
            begun = process_time()
            waits[name].append([_timed(writer.append) for _ in range(APPENDS)])
            works[name].append((process_time() - begun) / APPENDS * 1e6)
        sides.reverse()
    late = {n: [percentile(one, 0.99) * 1e6 for one in w[1:]] for n, w in waits.items()}
    added = [(a / b - 1) * 100 for a, b in zip(late["mine"], late["theirs"], strict=True)]
    cpu = [a - b for a, b in zip(works["mine"][1:], works["theirs"][1:], strict=True)]
    return [
        _figure(engine, "added to p99 of an append", late, added, WAITING),
        _figure(engine, "CPU added to an append of one fact", works, cpu, CPU),
    ]


def _large(engine: str, repeats: int, mine: Chronicle, theirs: Chronicle) -> Figure:
    """Count the CPU of whole saves, mapping included, keys of new debtors too."""
    facts = (repeats + 2) * SAVES * (FACTS_IN_A_SAVE + 50)
    coming, same = chunks(mine, facts=facts), chunks(theirs, facts=facts)
    theirs.collections = _bare(theirs.collections)
    works: dict[str, list[float]] = {"mine": [], "theirs": []}
    sides = [("mine", mine), ("theirs", theirs)]
    for _ in range(repeats + 1):
        ready = {
            "mine": [next(coming) for _ in range(SAVES)],
            "theirs": [_plain_left_out(next(same)) for _ in range(SAVES)],
        }
        for name, chronicle in sides:
            count = sum(len(chunk.envelopes) for chunk in ready[name])
            begun = process_time()
            for chunk in ready[name]:
                chronicle.save(chunk)
            works[name].append((process_time() - begun) / count * 1e6)
        sides.reverse()
    works = {name: times[1:] for name, times in works.items()}
    cpu = [a - b for a, b in zip(works["mine"], works["theirs"], strict=True)]
    return _figure(engine, "CPU added to a fact in saves of 1,000", works, cpu, CPU)


def _plain_left_out(chunk: Chunk) -> Chunk:
    return replace(chunk, envelopes=list(map(without_plain, chunk.envelopes)))


def _bare(collections: Collections) -> Collections:
    assert isinstance(collections.store, Store)
    return Collections(unsealed(collections.store))


def _timed(work: Callable[[], None]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def _figure(
    engine: str, what: str, sides: dict[str, list[float]], added: list[float], target: Target
) -> Figure:
    mine, theirs = (f"{Spread.of(sides[name]).median:.0f} µs" for name in ("mine", "theirs"))
    return Figure(
        number="10",
        what=f"{engine}: leaf and seal, {what}",
        ours=mine,
        yardstick=theirs,
        judged=Spread.of(added),
        unit=target.unit,
        target=target,
    )
