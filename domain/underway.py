"""What there will be: what is stored, and what this program has on its way into the store."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from domain.aggregates import Aggregates, AsKept
from domain.claim import evolve as claims
from domain.claim.state import Claim
from domain.creditor import state as creditors
from domain.creditor.state import Creditor
from domain.debtor import state as debtors
from domain.debtor.state import Debtor
from domain.errors import Forestalled
from domain.facts import Point, Recorded, StreamKind
from domain.kept import Brought, Facts, StreamState
from domain.kinds import of_kind
from domain.store import Coming

S = TypeVar("S", bound=StreamState)


class Underway(Aggregates):
    """Aggregates as saves on their way leave them, for a decision that rests on those saves.

    Nothing of it is told to anybody or kept: what comes of it stands only where they do. Beside
    the streams all is as it is stored.
    """

    def __init__(self, of: Aggregates) -> None:
        """Begin with what is kept of what is stored."""
        super().__init__(of.store)
        self.histories = of.histories
        self.rests_on: list[object] = []
        """The saves whose facts were read."""
        self._stored, self._as_kept = of, AsKept(of)

    def claim(self, claim_id: UUID, at: Point | None = None) -> Claim:
        """Load a claim."""
        if at is not None:
            return super().claim(claim_id, at)
        return self._now(claim_id, self._as_kept.claim, self._stored.claim, claims.brought_on)

    def debtor(self, debtor_id: UUID, at: Point | None = None) -> Debtor:
        """Load a debtor."""
        if at is not None:
            return super().debtor(debtor_id, at)
        return self._now(debtor_id, self._as_kept.debtor, self._stored.debtor, debtors.brought_on)

    def creditor(self, creditor_id: UUID, at: Point | None = None) -> Creditor:
        """Load a creditor."""
        if at is not None:
            return super().creditor(creditor_id, at)
        kept, stored = self._as_kept.creditor, self._stored.creditor
        return self._now(creditor_id, kept, stored, creditors.brought_on)

    def history(self, stream_id: UUID) -> Sequence[Recorded]:
        """All facts of a stream, those on their way among them."""
        return self.since(stream_id, 0)

    def since(self, stream_id: UUID, version: int) -> Sequence[Recorded]:
        """The facts of a stream behind a version, those on their way among them."""
        coming = self.store.coming(stream_id)
        stored = self._stored.since(stream_id, version)
        last = stored[-1].originator_version if stored else version
        return (*stored, *self._behind(last, coming)) if coming else stored

    def _facts(self, kind: StreamKind, stream: UUID) -> Facts:
        return lambda after: of_kind(kind, self.since(stream, after))

    def _now(
        self,
        about: UUID,
        kept: Callable[[UUID], S],
        stored: Callable[[UUID], S],
        brought_on: Brought[S],
    ) -> S:
        """A state as it is kept or stored, with what is on its way.

        That is asked for first: what was stored in between is in one of the two.
        """
        coming = self.store.coming(about)
        state = kept(about)
        if coming and coming[0].fact.originator_version > state.version + 1:
            state = stored(about)
        since = self._behind(state.version, coming)
        return brought_on(state, since, lambda: self.history(about)) if since else state

    def _behind(self, version: int, coming: Sequence[Coming]) -> list[Recorded]:
        """What of it is behind a version; raises Forestalled where it does not follow that."""
        found = [one for one in coming if one.fact.originator_version > version]
        if found and found[0].fact.originator_version != version + 1:
            raise Forestalled(found[0].fact.originator_id)
        self.rests_on += dict.fromkeys(one.save for one in found)
        return [one.fact for one in found]
