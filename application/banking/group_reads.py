"""The house as bank lines see it that are decided on together: of none what another one records."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final, NoReturn, TypeVar, cast
from uuid import UUID

from application.banking.lookup import WAITING
from application.banking.near_views import NearFinds
from application.house import House
from application.intake.shared_reads import SharedIdentities, SharedReads, SharedStreams
from domain.application import Collections
from domain.bank.account import KnownAccount, apply
from domain.bank.account_events import AccountFreedByLine, AccountHeldByLine
from domain.bank.line import BankLine, fold
from domain.claim.collected import COLLECTION
from domain.claim.imagined import imagine
from domain.claim.moved import takes_back
from domain.debit_batch.state import DEBIT_BATCH
from domain.debtor.refunds import REFUND_TRANSFER
from domain.facts import Envelope, Point, Recorded, StreamKind
from domain.ids import spellings
from domain.letter.state import Letter
from domain.matching.of_claim import index_of
from domain.money import Cents
from domain.session import Session
from domain.store import StorePort
from projections.people.fold import matters

T = TypeVar("T")


MOST: Final = 4_096
"""How many answers are remembered where nothing waits to be stored."""

_HOLDS: Final = (AccountHeldByLine, AccountFreedByLine)
"""What a line that may be anybody's does to its account; nothing else of it changes."""


class Touched(Exception):
    """A decision asked for what another one records that is not stored yet."""


class GroupReads(SharedReads):
    """Remembers what lines of a group read, and stops whoever asks for what they record.

    Elsewhere than in a decision this is the house itself.
    """

    def __init__(self, house: House) -> None:
        """Begin with an empty group."""
        super().__init__(house)
        self.collections = cast("Collections", _Streams(house.collections, self))
        self.store = cast("StorePort", _Store(house.store, self))
        self._group: dict[Hashable, Any] = {}
        self._recorded: set[Hashable] = set()
        self._held: dict[UUID, KnownAccount] = {}
        """Accounts as the group leaves them, which its lines hold: those behind read them so."""
        self._found_by: set[str | Cents] = set()
        self.touched = False
        """Whether the last decision asked for what is not stored yet."""
        self.decides = False
        """Whether a line is decided on now."""

    @contextmanager
    def deciding(self) -> Iterator[None]:
        """Let a line be decided on."""
        self.touched, self.decides = False, True
        try:
            with self.reading():
                yield
        finally:
            self.decides = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Remember what is read meanwhile, as far as it is stored."""
        self._known = self._group
        try:
            yield
        finally:
            self._known = None

    def forget(self) -> None:
        """Read anew what was read: something was written that it may rest on."""
        self._group = {}

    def forget_much(self) -> None:
        """Let go of what was read where it became much: of a file that is known, nothing waits."""
        if len(self._group) > MOST:
            self.forget()

    def begin_anew(self) -> None:
        """Begin another group: what was recorded is stored, or will not be."""
        self._group, self._recorded, self._held, self._found_by = {}, set(), {}, set()

    def once(self, what: Hashable, read: Callable[[], T]) -> T:
        """What is remembered, else what is read now; a decision raises Touched."""
        self.require_untouched((what,))
        return read() if what in self._recorded else super().once(what, read)

    def require_untouched(self, some: Iterable[Hashable]) -> None:
        """Raise Touched where a decision asks for a stream or a value that the group records."""
        if self.decides and any(one in self._recorded or one in self._held for one in some):
            self.stop()

    def held(self, account_id: UUID) -> KnownAccount | None:
        """An account as lines of the group leave it that hold it; None: outside of a decision too.

        What else asks for its stream raises Touched.
        """
        return self._held.get(account_id) if self.decides else None

    def require_unfound(self, wanted: Iterable[str | Cents]) -> None:
        """Raise Touched where a key or an amount leads to a claim as the group leaves it."""
        if self.decides and not self._found_by.isdisjoint(wanted):
            self.stop()

    def stop(self) -> NoReturn:
        """Say that a decision cannot be taken beside those of the group."""
        self.touched = True
        raise Touched

    def note(self, session: Session) -> bool:
        """Note what a decision of the group records; False: nobody is decided on behind it."""
        goes_on = True
        claims: dict[UUID, list[Any]] = {}
        for one in session.envelopes:
            if one.kind is StreamKind.CLAIM:
                claims.setdefault(one.originator_id, []).append(one.fact)
            elif one.kind is StreamKind.DEBTOR and matters(one.fact.TOPIC):
                goes_on = False  # he is found by another name
        for claim_id, facts in claims.items():
            if takes_back(facts):
                goes_on = False
                continue
            before = self._group.get(claim_id) or self._house.collections.claim(claim_id)
            after = imagine(before, facts, today=session.today)
            for found in index_of(after) if after.opened else ():
                self._found_by |= found
        self._recorded |= {one.originator_id for one in session.envelopes} - self._holding(session)
        self._recorded |= {(one.log, one.kind, one.value) for one in session.identities}
        return goes_on

    def _holding(self, session: Session) -> set[UUID]:
        """Lay accounts beside as a decision leaves them that did no more than hold or free them."""
        facts: dict[UUID, list[Envelope]] = {}
        for one in session.envelopes:
            if one.kind is StreamKind.BANK_ACCOUNT:
                facts.setdefault(one.originator_id, []).append(one)
        for account_id, several in facts.items():
            before = self._held.pop(account_id, None) or self._group.get(account_id)
            if before and before.version and all(isinstance(one.fact, _HOLDS) for one in several):
                version = several[-1].originator_version
                now = replace(before, held_by=dict(before.held_by), version=version)
                for one in several:
                    apply(now, one.fact, on=session.today)
                self._held[account_id] = now
        return facts.keys() & self._held.keys()


@dataclass(frozen=True, slots=True)
class FindsOfGroup(NearFinds):
    """The same questions; raises Touched where the group changes their answers."""

    reads: GroupReads

    def numbered(self, keys: Collection[str], creditors: Sequence[UUID], limit: int) -> list[UUID]:
        """Claims with one of the keys, of any standing; at most so many."""
        self.reads.require_unfound(keys)
        found = NearFinds.numbered(self, keys, creditors, limit)
        self.reads.require_untouched(found)
        return found

    def at(self, amount: Cents, creditors: Sequence[UUID], limit: int) -> list[UUID]:
        """Open claims of which an amount may be what is paid at once; at most so many."""
        self.reads.require_unfound((amount,))
        found = NearFinds.at(self, amount, creditors, limit)
        self.reads.require_untouched(found)
        return found


class _Streams(SharedStreams):
    """The application; a decision of a group reads no more of it than what is named here."""

    def __init__(self, collections: Collections, reads: GroupReads) -> None:
        super().__init__(collections, reads)
        self._group = reads

    def __getattr__(self, name: str) -> Any:
        if self._group.decides:
            self._group.stop()
        return getattr(self._of, name)

    def bank_account(self, account_id: UUID, at: Point | None = None) -> KnownAccount:
        if at is None and (held := self._group.held(account_id)):
            return held
        return self._now(account_id, at, self._of.bank_account)

    def letter(self, letter_id: UUID, at: Point | None = None) -> Letter:
        return self._now(letter_id, at, self._of.letter)

    def bank_line(self, line_id: UUID, at: Point | None = None) -> BankLine:
        self._group.require_untouched((line_id,))
        lacks = self._group.once(("line", line_id), lambda: not self._of.bank_line(line_id).version)
        # Of one that is there no more is remembered: who decides brings it on.
        return fold(line_id, ()) if lacks else self._of.bank_line(line_id, at)

    def history(self, stream_id: UUID) -> Sequence[Recorded]:
        self._group.require_untouched((stream_id,))
        return self._of.history(stream_id)


class _Store(SharedIdentities):
    """The store; the same."""

    RARE = frozenset({COLLECTION, DEBIT_BATCH, REFUND_TRANSFER, WAITING})

    def __init__(self, store: StorePort, reads: GroupReads) -> None:
        super().__init__(store, reads)
        self._group = reads

    def __getattr__(self, name: str) -> Any:
        if self._group.decides and name not in _UNMOVED:
            self._group.stop()
        return getattr(self._of, name)

    def find_identity(self, log: UUID, kind: str, value: str) -> UUID | None:
        self._group.require_untouched((log, kind, one) for one in spellings(value))
        return super().find_identity(log, kind, value)

    def history(
        self, stream_id: UUID, *, through: int | None = None, after: int = 0
    ) -> Sequence[Recorded]:
        self._group.require_untouched((stream_id,))
        return self._of.history(stream_id, through=through, after=after)

    def streams(self, kind: StreamKind, log: UUID | None = None) -> list[UUID]:
        if kind is not StreamKind.CREDITOR and self._group.decides:
            self._group.stop()
        return list(self._group.once((kind, log), lambda: self._of.streams(kind, log)))


_UNMOVED: Final = frozenset({"identity_hash", "keys", "open_sealed"})
"""What says the same whatever lines record."""
