"""A replay that reads the fact archive instead of the store, here or on other machines."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from adapters.cluster import cluster_hands
from adapters.fact_archive.history import ArchivedHistory, ArchivePlace
from application.fact_archive.place import place_of
from application.hands import many_hands
from application.house import House
from application.replay.household import Job
from application.replay.run import Replay, ToldReach, folder_of, program_version, root_through
from application.replay.spool import ReplayResults
from domain.errors import StoreError
from domain.facts import Point
from projections.parts import Hands


@dataclass(frozen=True, slots=True)
class ArchiveElsewhere:
    """Opens the archive in another process: its folder, and this program, are all it needs."""

    place: ArchivePlace
    program: str = field(default_factory=program_version)

    @contextmanager
    def __call__(self) -> Iterator[ArchivedHistory]:
        """Open it; raises StoreError where another version of the program runs there."""
        if self.program != program_version():
            raise StoreError(
                f"A worker runs version {program_version()} of the program, and {self.program}"
                " was asked for. Install the same on all machines."
            )
        yield ArchivedHistory(self.place)


@dataclass(frozen=True, slots=True)
class Workers:
    """Machines that replay: the address of their scheduler, and where they see the archive."""

    scheduler: str
    seen_at: Path | None = None
    """None: where this machine sees it."""


@contextmanager
def replay_archive(
    house: House,
    job: Job,
    *,
    at: Point,
    creditor: UUID | None = None,
    workers: Workers | None = None,
    folder: Path | None = None,
    told: ToldReach = lambda _: None,
    ended: Callable[[], bool] = lambda: False,
) -> Iterator[ReplayResults]:
    """Run a job over every debtor as the archive holds him; it comes to what the store comes to.

    In processes of this machine, or on ``workers``. The root is the store's, and each file is
    held to the hash that the log has of it. Raises as ``Replay.over``, and StoreError where the
    archive cannot be read, or does not reach to the point.
    """
    source = ArchivedHistory(place_of(house))
    kept = folder or folder_of(house, job, creditor)
    with (
        _hands(house, source, workers) as hands,
        Replay(job, at, creditor, told, ended).over(
            source,
            hands,
            root=root_through(house, at.position, creditor),
            folder=kept.with_name(f"{kept.name}-archive"),
        ) as results,
    ):
        yield results


def _hands(
    house: House, source: ArchivedHistory, workers: Workers | None
) -> AbstractContextManager[Hands[ArchivedHistory]]:
    if workers is None:
        here = ArchiveElsewhere(place_of(house))
        return many_hands(source, here, processes=house.rebuild_count)
    there = ArchiveElsewhere(place_of(house, seen_at=workers.seen_at))
    return cluster_hands(workers.scheduler, there)
