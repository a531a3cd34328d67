"""Replaying: a job over every debtor at a point, in many processes, ended and gone on with."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter
from typing import Final, TypeAlias
from uuid import UUID

from application.elsewhere import store_elsewhere
from application.hands import many_hands
from application.house import House
from application.log_tree import tree_of
from application.replay.history_source import HistorySource
from application.replay.household import Job
from application.replay.portion import STREAMS, Portions, ReplayPortion, portions_of
from application.replay.spool import Binding, ReplayResults, Spool, spool, waiting
from domain.errors import IntegrityBroken, Refusal
from domain.facts import INSTALLATION, Point, StreamKind
from projections.parts import Alone, Hands

_FEW: Final = 3
"""Portions that are done sooner than by others: a process takes a second to start."""


@dataclass(frozen=True, slots=True)
class ReplayReached:
    """How far a replay is: claims and facts read, of how many claims, in seconds of this run."""

    claims: int
    of: int
    facts: int
    seconds: float
    fresh: int
    """The facts among these that this run read itself; the others an earlier one had."""

    @property
    def facts_per_second(self) -> float:
        """The speed of this run."""
        return self.fresh / self.seconds if self.seconds else 0.0


ToldReach: TypeAlias = Callable[[ReplayReached], None]


class ReplayEnded(Refusal):
    """A replay was told to stop; what it came to stays, and the same one goes on with it."""

    def __init__(self, claims: int, of: int) -> None:
        super().__init__(
            "replay.ended",
            f"The replay was ended: {claims} of {of} claims are done.",
            way_out="Begin the same one again: it goes on with the others.",
            values={"claims": str(claims), "of": str(of)},
        )


@dataclass(frozen=True, slots=True)
class Replay:
    """A job over the debtors of a log at a point, of one creditor or of all.

    ``told`` hears how far it is after each portion, and ``ended`` is asked there.
    """

    job: Job
    at: Point
    creditor: UUID | None = None
    told: ToldReach = lambda _: None
    ended: Callable[[], bool] = lambda: False
    streams: int = STREAMS
    """At most so many in a portion."""
    claims: frozenset[UUID] | None = None
    """None: all. Of some only these are read, and what belongs to their debtors when asked."""

    @contextmanager
    def over(
        self, source: HistorySource, hands: Hands[HistorySource], *, root: str, folder: Path
    ) -> Iterator[ReplayResults]:
        """Replay a source, and give what it came to, to be read while inside.

        ``hands`` do the work, each over the same facts. What is done lies in ``folder``: where
        the replay is ended or killed it stays, and the same one goes on with it; one of another
        ``root``, day, job or program begins anew. A file ``end`` there ends it.
        Raises ReplayEnded, StoreError.
        """
        portions = portions_of(
            source, at=self.at, creditor=self.creditor, claims=self.claims, most=self.streams
        )
        if len(portions.parts) <= _FEW:
            hands = Alone(source)
        with spool(folder, self._binding(portions, root)) as kept:
            self._replayed(portions, hands, kept)
            numbers = [one.number for one in portions.parts]
            yield replace(kept.finished(numbers, portions.strays), hands=hands)

    def _replayed(self, portions: Portions, hands: Hands[HistorySource], kept: Spool) -> None:
        """Do the portions that are not there, and keep each as it comes."""
        done = kept.done() & {one.number for one in portions.parts}
        claims, facts = kept.reached(done)
        begun, fresh = perf_counter(), 0
        left = (
            ReplayPortion(self.job, one, self.at, self.creditor)
            for one in portions.parts
            if one.number not in done
        )
        with closing(hands(left)) as coming:
            while True:
                reached = ReplayReached(
                    claims, portions.claims, facts, perf_counter() - begun, fresh
                )
                self.told(reached)
                if self.ended() or kept.told_to_end():
                    raise ReplayEnded(claims, portions.claims)
                found = next(coming, None)
                if found is None:
                    return
                kept.put(found)
                claims, facts = claims + found.claims, facts + found.facts
                fresh += found.facts

    def _binding(self, portions: Portions, root: str) -> Binding:
        return Binding(
            job=self.job.identity,
            position=self.at.position,
            day=self.at.day,
            creditor=str(self.creditor or ""),
            root=root,
            program=program_version(),
            portions=digest_of(portions),
        )


@contextmanager
def replay(
    house: House,
    job: Job,
    *,
    at: Point,
    creditor: UUID | None = None,
    folder: Path | None = None,
    told: ToldReach = lambda _: None,
    ended: Callable[[], bool] = lambda: False,
    claims: frozenset[UUID] | None = None,
) -> Iterator[ReplayResults]:
    """Run a job over every debtor of the store, of one creditor or of some claims.

    See ``Replay.over``.

    Many processes do it where the log is long. No ``folder`` given: one of the job in the home.
    """
    place = folder or folder_of(house, job, creditor)
    with (
        many_hands(house.store, store_elsewhere(house), processes=house.rebuild_count) as hands,
        Replay(job, at, creditor, told, ended, claims=claims).over(
            house.store, hands, root=root_through(house, at.position, creditor), folder=place
        ) as results,
    ):
        yield results


def folder_of(house: House, job: Job, creditor: UUID | None = None) -> Path:
    """Where a replay of the store is kept until it is finished."""
    named = f"{job.identity}\n{creditor or ''}"
    return house.home / "replay" / sha256(named.encode()).hexdigest()[:16]


def unfinished(house: House, job: Job, creditor: UUID | None = None) -> Point | None:
    """The point of a replay that was ended and may be gone on with; None where there is none."""
    before = waiting(folder_of(house, job, creditor))
    return None if before is None else Point(before.position, before.day)


def root_through(house: House, position: int, creditor: UUID | None = None) -> str:
    """One hash over the logs through a position, of a creditor or of all that are there.

    A log that lacks a leaf has no root; what can be read of it is replayed all the same.
    """
    logs = [creditor] if creditor else [INSTALLATION, *house.store.streams(StreamKind.CREDITOR)]
    digest = sha256()
    for log in sorted(logs):
        try:
            tree = tree_of(house, log, through=position)
            root = tree.root if tree.size else b""
        except IntegrityBroken:
            root = b"none"
        if root:
            digest.update(log.bytes + root)
    return digest.hexdigest()


def digest_of(portions: Portions) -> str:
    """One hash over how a log was parted."""
    digest = sha256()
    for part in portions.parts:
        for debtor, streams in part.groups:
            digest.update("\t".join((str(part.number), debtor, *streams, "\n")).encode())
    return digest.hexdigest()


def program_version() -> str:
    """The version of the program that is installed; empty where none is."""
    try:
        return version("vordering")
    except PackageNotFoundError:
        return ""
