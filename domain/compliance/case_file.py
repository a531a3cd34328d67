"""What an obligation is held to: the facts of a claim and of all that stands around it."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from itertools import accumulate
from typing import Any, Final, TypeVar
from uuid import UUID

from domain.case import Case
from domain.case_reading import CaseReader
from domain.claim.evolve import fold as fold_claim
from domain.claim.state import Claim
from domain.compliance.acts import Deed, acts_of
from domain.creditor.state import Creditor
from domain.creditor.state import fold as fold_creditor
from domain.debtor.state import Debtor
from domain.debtor.state import fold as fold_debtor
from domain.facts import Fact, Point, Recorded, in_force
from domain.letter.state import Letter
from domain.letter.state import fold as fold_letter

T = TypeVar("T")
_NOT_YET: Final[Any] = object()


@dataclass(frozen=True, slots=True)
class _Reach:
    """The facts of a stream, with how far each point of both axes sees into them."""

    all: Sequence[Recorded]
    positions: tuple[int, ...]
    latest: tuple[date, ...]
    """By fact, the last day of those up to it."""
    folded: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    """What was folded of them, by how and by what is seen."""

    @classmethod
    def of(cls, facts: Sequence[Recorded]) -> "_Reach":
        """Look through the facts of a stream, which are in order of version."""
        latest = accumulate((one.effective_on for one in facts), max)
        return cls(facts, tuple(one.position for one in facts), tuple(latest))

    def seen(self, at: Point | None) -> int | Point:
        """How many facts a point sees; where it sees not all of them by day, the point itself."""
        if at is None:
            return len(self.all)
        count = bisect_right(self.positions, at.position)
        return count if not count or self.latest[count - 1] <= at.day else at


@cache
def _is_one_of(kind: type[Fact], kinds: tuple[type[Fact], ...]) -> bool:
    """Tell whether a type is one of some: asked for every fact of every claim, so kept."""
    return issubclass(kind, kinds)


def _standing(_stream: UUID, facts: Sequence[Recorded], at: Point | None) -> list[Recorded]:
    return in_force(facts, at)


@dataclass(slots=True)
class Around:
    """Streams by id, each with all its facts in order of version; states are folded once a point.

    ``streams`` holds a debtor, his claims and letters, and his creditor; it may fetch others,
    such as those of a debtor with whom he was one, when they are asked for.
    """

    streams: Mapping[UUID, Sequence[Recorded]]
    _known: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    _reaches: dict[UUID, _Reach] = field(default_factory=dict)

    def facts(self, stream: UUID, at: Point | None = None) -> Sequence[Recorded]:
        """The facts of a stream that are in force at a point; none: as far as it is known."""
        return self._folded(_standing, stream, at)

    def claim(self, claim_id: UUID, at: Point | None = None) -> Claim:
        """A claim as it stood; not to be changed."""
        return self._folded(fold_claim, claim_id, at)

    def debtor(self, debtor_id: UUID, at: Point | None = None) -> Debtor:
        """A debtor as he stood; not to be changed."""
        return self._folded(fold_debtor, debtor_id, at)

    def creditor(self, creditor_id: UUID, at: Point | None = None) -> Creditor:
        """A creditor as he stood; not to be changed."""
        return self._folded(fold_creditor, creditor_id, at)

    def letter(self, letter_id: UUID, at: Point | None = None) -> Letter:
        """A letter as it stood; not to be changed."""
        return self._folded(fold_letter, letter_id, at)

    def case(self, claim_id: UUID, at: Point) -> Case:
        """A claim with its debtor, creditor, plan and letters, as they stood."""
        return self.once((Case, claim_id, at), lambda: CaseReader(self, at).case(claim_id))

    def _folded(self, fold: Callable[..., T], stream: UUID, at: Point | None) -> T:
        """What a point sees of a stream, folded; two that see the same facts share it."""
        reach = self._reaches.get(stream)
        if reach is None:
            reach = self._reaches[stream] = _Reach.of(self.streams.get(stream, ()))
        key = (fold, reach.seen(at))
        found: T | None = reach.folded.get(key)
        if found is None:
            found = reach.folded[key] = fold(stream, reach.all, at)
        return found

    def once(self, key: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What is worked out once for all who ask for it, such as of all claims of a debtor."""
        found: T = self._known.get(key, _NOT_YET)
        if found is _NOT_YET:
            found = self._known[key] = make()
        return found


@dataclass(frozen=True)
class CaseFile:
    """A claim as it is known at a point, with what was known at any moment before.

    Facts entered in error by the point are not in it: what was done on them is assessed without.
    """

    claim_id: UUID
    at: Point
    around: Around

    @cached_property
    def facts(self) -> Sequence[Recorded]:
        """The facts of the claim, in the order in which they were recorded."""
        return self.around.facts(self.claim_id, self.at)

    @cached_property
    def claim(self) -> Claim:
        """The claim at the point."""
        return self.around.claim(self.claim_id, self.at)

    @cached_property
    def debtor(self) -> Debtor:
        """The debtor at the point."""
        assert self.claim.debtor_id, "a claim that was opened has a debtor"
        return self.around.debtor(self.claim.debtor_id, self.at)

    @cached_property
    def creditor(self) -> Creditor:
        """The creditor at the point."""
        assert self.claim.creditor_id, "a claim that was opened has a creditor"
        return self.around.creditor(self.claim.creditor_id, self.at)

    @cached_property
    def letters(self) -> Sequence[UUID]:
        """The letters that were ordered for the claim, in order, whatever became of them."""
        named = (getattr(one.fact, "letter_id", None) for one in self.facts)
        return tuple(dict.fromkeys(one for one in named if isinstance(one, UUID)))

    @property
    def facts_of_debtor(self) -> Sequence[Recorded]:
        """The facts of its debtor."""
        return self.around.facts(self.debtor.id, self.at)

    @cached_property
    def acts(self) -> Sequence[Deed]:
        """What was done about the claim that its debtor feels, in the order of the log."""
        return tuple(acts_of(self))

    def claim_at(self, act: Deed) -> Claim:
        """The claim as it was known when something was done, without what stands around it."""
        return self.around.claim(self.claim_id, act.point)

    def debtor_at(self, act: Deed) -> Debtor:
        """The debtor as he was known when something was done."""
        return self.around.debtor(self.claim_at(act).debtor_id or self.debtor.id, act.point)

    @cached_property
    def case(self) -> Case:
        """The whole case at the point."""
        return self.around.case(self.claim_id, self.at)

    def of(self, *kinds: type[Fact]) -> list[Recorded]:
        """The facts of the claim of some types."""
        found = [some for kind, some in self._by_type.items() if _is_one_of(kind, kinds)]
        if len(found) == 1:
            return [*found[0]]
        return [one for one in self.facts if _is_one_of(type(one.fact), kinds)] if found else []

    @cached_property
    def _by_type(self) -> Mapping[type[Fact], Sequence[Recorded]]:
        found: dict[type[Fact], list[Recorded]] = {}
        for one in self.facts:
            found.setdefault(type(one.fact), []).append(one)
        return found

    def of_letter(self, letter_id: UUID, *kinds: type[Fact]) -> list[Recorded]:
        """The facts of a letter, of some types."""
        facts = self.around.facts(letter_id, self.at)
        return [one for one in facts if isinstance(one.fact, kinds)]

    def of_debtor(self, *kinds: type[Fact]) -> list[Recorded]:
        """The facts of the debtor, of some types; read once for all his claims."""
        key = (CaseFile.of_debtor, self.debtor.id, self.at, kinds)
        facts = self.facts_of_debtor
        return self.around.once(key, lambda: [r for r in facts if isinstance(r.fact, kinds)])

    def known_before(self, act: Recorded) -> Point:
        """What who did something could know: all that was recorded before, of days up to its."""
        return Point(act.position - 1, act.known_on)

    def then(self, act: Recorded) -> Case:
        """The whole case as it was known just before something was done."""
        return self.around.case(self.claim_id, self.known_before(act))
