"""What finds claims and debtors for many bank lines: level with the log at each of them.

A view that takes in every booking at once works out all that it shows of a claim, for each line
anew. Here it is brought level now and then; what moved since lies beside it, read from the facts.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from uuid import UUID

from application.house import House
from application.level_views import LevelViews, views_kept_level
from application.views import Views
from domain.errors import IntegrityBroken
from domain.facts import StreamKind
from domain.matching.of_claim import index_of
from domain.money import Cents
from projections.outstanding.finds import AT_ONCE, Finds
from projections.people.fold import matters
from projections.people.questions import People

_NAMES: Final = ("outstanding", "people")
_MOST_BESIDE: Final = 5_000
"""So many facts are looked at beside the views; behind more they are brought level."""


@dataclass(frozen=True, slots=True)
class MovedClaim:
    """By what a claim is found by now, which moved since the views were level."""

    log: UUID
    keys: frozenset[str] = frozenset()
    amounts: frozenset[Cents] = frozenset()

    @property
    def wanted(self) -> Iterator[str | Cents]:
        """All that leads to it."""
        yield from self.keys
        yield from self.amounts


@dataclass(slots=True)
class MovedClaims:
    """The claims that moved, found by what a payment may name."""

    moved: dict[UUID, MovedClaim] = field(default_factory=dict)
    _found_by: dict[str | Cents, set[UUID]] = field(default_factory=dict)

    def lay(self, claim_id: UUID, found_by: MovedClaim) -> None:
        """Let a claim be found as it is by now, and no more as it was."""
        if before := self.moved.get(claim_id):
            for key in before.wanted:
                self._found_by[key].discard(claim_id)
        self.moved[claim_id] = found_by
        for key in found_by.wanted:
            self._found_by.setdefault(key, set()).add(claim_id)

    def found(self, wanted: Iterable[str | Cents], creditors: Sequence[UUID]) -> Iterator[UUID]:
        """Those with a key or an amount, of some creditors; each once."""
        some = {one for key in wanted for one in self._found_by.get(key, ())}
        return (one for one in some if self.moved[one].log in creditors)


@dataclass(frozen=True, slots=True)
class NearFinds:
    """The questions of ``Finds``, answered as a view would that is level with the log."""

    finds: Finds
    beside: MovedClaims
    level: Callable[[], Finds]
    """Brings the view itself level."""

    def numbered(self, keys: Collection[str], creditors: Sequence[UUID], limit: int) -> list[UUID]:
        """Claims with one of the keys, of any standing; at most so many."""
        if len(keys) > AT_ONCE:
            return self.level().numbered(keys, creditors, limit)
        found = self.finds.numbered(keys, creditors, limit + len(self.beside.moved))
        return self._with_moved(found, keys, creditors, limit)

    def at(self, amount: Cents, creditors: Sequence[UUID], limit: int) -> list[UUID]:
        """Open claims of which an amount may be what is paid at once; at most so many."""
        found = self.finds.at(amount, creditors, limit + len(self.beside.moved))
        return self._with_moved(found, [amount], creditors, limit)

    def _with_moved(
        self,
        found: list[UUID],
        wanted: Collection[str | Cents],
        creditors: Sequence[UUID],
        limit: int,
    ) -> list[UUID]:
        still = [one for one in found if one not in self.beside.moved]
        now = self.beside.found(wanted, creditors)
        return sorted((*still, *now), key=str)[:limit]


@dataclass(frozen=True, slots=True)
class Indexes:
    """What a line is looked up by."""

    finds: NearFinds
    people: People


NearIndexes: TypeAlias = Callable[[], Indexes]
"""Gives indexes that are level with the log at that moment."""


@contextmanager
def indexes_kept_level(house: House) -> Iterator[NearIndexes]:
    """Indexes for many lines: opened when first asked for, level each time they are."""
    with views_kept_level(house) as views:
        yield _Near(house, views)


class _Near:
    def __init__(self, house: House, level: LevelViews) -> None:
        self._house, self._brought_level = house, level
        self._views: Views | None = None
        self._level_at = self._seen = self._beside = 0
        self._moved = MovedClaims()

    def __call__(self) -> Indexes:
        views = self._views
        if views is None or not self._follows(views):
            views = self._level()
        finds = NearFinds(views.outstanding.finds, self._moved, self._finds)
        return Indexes(finds, views.people)

    def _finds(self) -> Finds:
        return self._level().outstanding.finds

    def _level(self) -> Views:
        """What is recorded from here on lies beside the views, whether they show it or not."""
        self._level_at = self._seen = self._house.store.last_position()
        self._views = views = self._brought_level()
        self._moved, self._beside = MovedClaims(), 0
        return views

    def _follows(self, views: Views) -> bool:
        """Lay what moved since beside the views; False: they must be brought level."""
        if not views.engine.reached(_NAMES, self._level_at):
            return False  # another generation is read since, which is behind
        rows = self._house.store.read_after(self._seen, _MOST_BESIDE + 1)
        self._beside += len(rows)
        named = any(row.kind == StreamKind.DEBTOR and matters(row.topic) for row in rows)
        if named or self._beside > _MOST_BESIDE:
            return False
        moved = {row.stream: row.log for row in rows if row.kind == StreamKind.CLAIM}
        try:
            for one, log in moved.items():
                self._moved.lay(UUID(one), self._of(UUID(one), UUID(log)))
        except IntegrityBroken:
            return False  # the views leave it out, and say so
        self._seen = rows[-1].position if rows else self._seen
        return True

    def _of(self, claim_id: UUID, log: UUID) -> MovedClaim:
        claim = self._house.collections.claim(claim_id)
        return MovedClaim(log, *index_of(claim)) if claim.opened else MovedClaim(log)
