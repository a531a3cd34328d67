"""The house as invoices see it that are decided on together: what several rest on is read once."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, ClassVar, Final, TypeVar, cast
from uuid import UUID

from application.house import House
from application.intake.concerned import FOR_INVOICE, OF_SOMEBODY
from application.intake.corrected import CORRECTED_BY
from domain.application import Collections, Mandate, Receipt, Session
from domain.claim.state import Claim
from domain.creditor.state import Creditor
from domain.debtor.state import Debtor
from domain.errors import StoreError
from domain.facts import Point, StreamKind
from domain.read_together import ReadTogether
from domain.store import StorePort

T = TypeVar("T")

_UNREAD: Final[Any] = object()
"""Stands for what is not remembered: nothing may be."""


class SharedReads:
    """Remembers what was read of a house, from when that begins until it ends or is written.

    The guards of every save hold what it rests on against the store as it is by then, so that
    who decided on something that moved decides anew. Elsewhere this is the house itself.
    """

    def __init__(self, house: House) -> None:
        """Begin with nothing remembered."""
        self._house = house
        self._known: dict[Hashable, Any] | None = None
        self.ahead: ReadTogether | None = None
        """What was asked for ahead, as long as what is read is remembered."""
        self.collections = cast("Collections", SharedStreams(house.collections, self))
        self.store = cast("StorePort", SharedIdentities(house.store, self))

    def __getattr__(self, name: str) -> Any:
        """Everything else is the house's own."""
        return getattr(self._house, name)

    @property
    def house(self) -> House:
        """The house that is read so."""
        return cast("House", self)

    @property
    def today(self) -> date:
        """The day on which what is read meanwhile is decided."""
        return self.once("today", lambda: self._house.today)

    @property
    def remembers(self) -> bool:
        """Whether what is read is remembered now."""
        return self._known is not None

    @contextmanager
    def together(self) -> Iterator[None]:
        """Remember what is read meanwhile."""
        self._known = {}
        try:
            yield
        finally:
            self._known = self.ahead = None

    def ask_together(
        self, log: UUID, identities: Iterable[tuple[str, str]], claims: Iterable[UUID]
    ) -> None:
        """Ask at once for what several are about to ask for, and whom their values identify.

        The values are in one spelling, as hashes are. What is not foreseen, or cannot be had now,
        is asked for by itself.
        """
        assert self._known is not None
        wanted: dict[str, dict[str, None]] = {}
        for kind, value in identities:
            wanted.setdefault(kind, {})[value] = None
        beside = dict.fromkeys(claims, StreamKind.CLAIM)
        try:
            for kind, values in wanted.items():
                found = self._house.store.find_identities(log, kind, [*values])
                self._known |= {(log, kind, value): found.get(value) for value in values}
                beside |= dict.fromkeys(found.values(), StreamKind.DEBTOR)
        except StoreError:
            return
        if self.ahead is None:
            self.ahead = ReadTogether(self._house.collections, (), beside=beside)
        else:
            self.ahead.also((), beside=beside)

    def forget(self) -> None:
        """Read anew what was read: something was written that it may rest on."""
        self.ahead = None
        if self._known:
            self._known = {}

    def once(self, what: Hashable, read: Callable[[], T]) -> T:
        """What is remembered, else what is read now."""
        if self._known is None:
            return read()
        found: T = self._known.get(what, _UNREAD)
        if found is _UNREAD:
            found = self._known[what] = read()
        return found


class SharedStreams:
    """The application; claims, debtors and creditors as they are now are remembered."""

    def __init__(self, collections: Collections, reads: SharedReads) -> None:
        self._of, self._reads = collections, reads

    def __getattr__(self, name: str) -> Any:
        return getattr(self._of, name)

    @property
    def store(self) -> StorePort:
        """The store, as it is read."""
        return self._reads.store

    def claim(self, claim_id: UUID, at: Point | None = None) -> Claim:
        """Load a claim."""
        return self._now(claim_id, at, (self._reads.ahead or self._of).claim)

    def debtor(self, debtor_id: UUID, at: Point | None = None) -> Debtor:
        """Load a debtor."""
        return self._now(debtor_id, at, (self._reads.ahead or self._of).debtor)

    def creditor(self, creditor_id: UUID, at: Point | None = None) -> Creditor:
        """Load a creditor."""
        return self._now(creditor_id, at, self._of.creditor)

    def claim_on(self, creditor_id: UUID, number: str) -> Claim:
        """Load the claim on an invoice."""
        return Collections.claim_on(cast("Collections", self), creditor_id, number)

    def carry_out(self, command: Mandate, decide: Callable[[Session], None], **how: Any) -> Receipt:
        """Carry a command out; what was read is read anew behind it."""
        try:
            return self._of.carry_out(command, decide, **how)
        finally:
            self._reads.forget()

    def _now(self, of: UUID, at: Point | None, load: Callable[[UUID, Point | None], T]) -> T:
        if at is not None:
            return load(of, at)
        return self._reads.once(of, lambda: load(of, None))


class SharedIdentities:
    """The store; what a value identifies is remembered, also that it identifies nothing."""

    RARE: ClassVar[frozenset[str]] = frozenset({CORRECTED_BY, FOR_INVOICE, OF_SOMEBODY})
    """Kinds of identities of which most creditors have none at all, and each invoice asks."""

    def __init__(self, store: StorePort, reads: SharedReads) -> None:
        self._of, self._reads = store, reads

    def __getattr__(self, name: str) -> Any:
        return getattr(self._of, name)

    def find_identity(self, log: UUID, kind: str, value: str) -> UUID | None:
        """The stream that a value identifies."""
        key = (log, kind, value)
        if kind in self.RARE and self._reads.remembers and not self._any(log, kind):
            return None
        return self._reads.once(key, lambda: self._of.find_identity(*key))

    def _any(self, log: UUID, kind: str) -> bool:
        return self._reads.once((log, kind), lambda: self._of.identifies(log, kind))
