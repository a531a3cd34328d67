"""Collections as one page looks at them: each stream is read once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, NoReturn, TypeVar
from uuid import UUID

from domain.application import Collections
from domain.claim.state import Claim
from domain.creditor.state import Creditor
from domain.debtor.state import Debtor
from domain.errors import StoreError
from domain.facts import Point, Recorded, StreamKind
from domain.letter.state import Letter
from domain.read_together import ReadTogether
from domain.user.state import User

T = TypeVar("T")

_NONE: Final[Mapping[UUID, StreamKind]] = {}


class AtOneLook(Collections):
    """What several parts of a page show of one stream is one state of it, as of then or later.

    It lasts as long as one page is made, by one thread. A point of time is read as ever.
    """

    def __init__(self, of: Collections) -> None:
        """Share what is open and kept with those of the house, and begin with nothing read."""
        self.__dict__ |= of.__dict__
        self._read = ReadTogether(of, ())
        self._users_now: tuple[User, ...] | None = None
        self._states: dict[tuple[StreamKind, UUID], Any] = {}
        self._histories: dict[UUID, Sequence[Recorded]] = {}

    def close(self) -> None:
        """Leave open what is the house's: the library closes an application that is dropped."""

    def carry_out(self, *given: object, **named: object) -> NoReturn:
        """Nothing: a look records nothing."""
        del given, named
        raise AssertionError("a look records nothing")

    def together(
        self, claims: Iterable[UUID], *, beside: Mapping[UUID, StreamKind] = _NONE
    ) -> None:
        """Read what the cases of claims rest on, and what stands beside, by one question."""
        self._read.also(claims, beside=beside)

    def told_of(self, streams: Iterable[UUID]) -> None:
        """Read the histories of streams by one question, for whoever tells of all of them.

        Where the store cannot tell of all of them, each is read by itself when it is asked for.
        """
        new = [one for one in streams if not self._told(one)]
        with suppress(StoreError):
            self._histories |= self.histories.of_several(new)

    def claim(self, claim_id: UUID, at: Point | None = None) -> Claim:
        """Load a claim; that of now once."""
        if at is not None:
            return super().claim(claim_id, at)
        return self._once(StreamKind.CLAIM, claim_id, self._read.claim)

    def debtor(self, debtor_id: UUID, at: Point | None = None) -> Debtor:
        """Load a debtor; that of now once."""
        if at is not None:
            return super().debtor(debtor_id, at)
        return self._once(StreamKind.DEBTOR, debtor_id, self._read.debtor)

    def creditor(self, creditor_id: UUID, at: Point | None = None) -> Creditor:
        """Load a creditor; that of now once."""
        if at is not None:
            return super().creditor(creditor_id, at)
        return self._once(StreamKind.CREDITOR, creditor_id, self._read.creditor)

    def letter(self, letter_id: UUID, at: Point | None = None) -> Letter:
        """Load a letter; that of now once."""
        if at is not None:
            return super().letter(letter_id, at)
        return self._once(StreamKind.LETTER, letter_id, self._read.letter)

    def history(self, stream_id: UUID) -> Sequence[Recorded]:
        """All facts of a stream, as they were when it was first asked for."""
        if stream_id not in self._histories:
            self._histories[stream_id] = self._told(stream_id) or super().history(stream_id)
        return self._histories[stream_id]

    def _told(self, stream: UUID) -> Sequence[Recorded]:
        """All facts of a stream, where they were read for this page; else none."""
        if stream not in self._histories and (whole := self._read.whole(stream)):
            self._histories[stream] = self.histories.keep(stream, whole)
        return self._histories.get(stream, ())

    def users(self, at: Point | None = None) -> tuple[User, ...]:
        """Load every user, by login; those of now once."""
        if at is not None:
            return super().users(at)
        if self._users_now is None:
            self._users_now = super().users()
        return self._users_now

    def _once(self, kind: StreamKind, stream: UUID, load: Callable[[UUID], T]) -> T:
        if (kind, stream) not in self._states:
            self._states[kind, stream] = load(stream)
        found: T = self._states[kind, stream]
        return found
