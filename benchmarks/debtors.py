"""``python -m benchmarks.debtors --engine sqlite --facts 100000 --processes 1 2``.

Replays every debtor of a store with a job that only decodes and evolves: each claim, debtor and
letter is folded once, at the end of the log. Prints facts per second, memory and the digest, which
is the same for every number of processes. ``--store`` and ``--home`` take a store that is there.
"""

import argparse
import os
import resource
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from application.elsewhere import StoreElsewhere
from application.hands import many_hands
from application.replay.household import Household, Outcome
from application.replay.run import Replay
from benchmarks.rebuild import Place, chosen_place, filled
from domain.compliance.case_file import CaseFile
from domain.facts import Point

_MB = 1024
_FAR = date(2100, 1, 1)


@dataclass(frozen=True)
class Evolve:
    """Folds all that belongs to a claim, and gives what is left of it."""

    identity: str = "evolve"

    def __call__(self, household: Household) -> Iterable[Outcome]:
        return household.each(_evolved)


def _evolved(file: CaseFile) -> list[int]:
    letters = [file.around.letter(one, file.at) for one in file.letters]
    assert file.debtor.id == file.claim.debtor_id
    return [file.claim.principal, len(letters), len(file.facts)]


def main() -> int:
    """Make the store where it is not there yet, replay it, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.debtors", description=__doc__)
    with chosen_place(parser) as (place, chosen):
        facts = filled(place, chosen.facts)
        print(f"{chosen.engine}, {facts:,} facts, {os.cpu_count()} cores", flush=True)
        digests = {_replayed(place, processes=n) for n in chosen.processes}
    return int(len(digests) != 1)


def _replayed(place: Place, *, processes: int) -> str:
    there = place.elsewhere
    opened = StoreElsewhere(there.settings, there.mode, there.now)
    load = os.getloadavg()[0]
    with (
        TemporaryDirectory() as folder,
        opened() as store,
        many_hands(store, opened, processes=processes) as hands,
    ):
        begun = perf_counter()
        run = Replay(Evolve(), Point(store.last_position(), _FAR))
        with run.over(store, hands, root="", folder=Path(folder) / "replay") as results:
            wall = perf_counter() - begun
            digest, facts = results.digest, results.facts
            assert not results.left_out, results.left_out[:3]
            claims = results.claims
    largest = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(
        f"{processes} process{'es' if processes > 1 else ''}: {claims:,} claims, {facts:,} facts of"
        f" debtors in {wall:.1f} s, {facts / wall:,.0f} facts/s, load {load:.1f} to"
        f" {os.getloadavg()[0]:.1f}, largest process {largest // _MB} MB, digest {digest[:16]}",
        flush=True,
    )
    return digest


if __name__ == "__main__":
    sys.exit(main())
