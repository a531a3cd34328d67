"""What both engines do to store saves: in turns, together, and each with an answer of its own."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count, islice
from typing import Any, ClassVar, Final, TypeAlias

from adapters.store.append import HeadsFound, RowsWritten, Save, judged, recording_moment
from adapters.store.coming import OnTheWay
from adapters.store.errors import OutcomeUnknown, each_its_own
from adapters.store.lines import StreamLines
from adapters.store.reading import Reader
from adapters.store.rows import Append, PendingEvent
from adapters.store.seals import Seals, Tally
from adapters.store.turns import Turns
from domain.errors import StoreError

Stored: TypeAlias = list[int] | Exception
"""The positions of a save's facts, or what came of it instead."""
PATIENCE_SECONDS: Final = 0.002
"""How long a save waits at most for those that were stored with the last one: about a flush."""


class Appender(Reader):
    """Stores saves; the engines bring ``_together``, one transaction for some of them."""

    bad_value: ClassVar[type[Exception]]
    """What a driver raises for a value that its database cannot take."""

    def begin(self, *, clock: Callable[[], datetime], seals: Seals) -> None:
        """Make ready to store; before the first save."""
        self._clock = clock
        self.seals = seals
        self.coming = OnTheWay()
        self.lines = StreamLines()
        self._turns = Turns(self._carried, patience=PATIENCE_SECONDS, admit=self.coming.admit)
        self._sealed: Tally | None = None
        """The last tally that this program sealed and stored."""

    def insert_events(self, stored_events: Sequence[Any], **kwargs: Any) -> list[int]:
        """Store facts with all that belongs to them, and give their positions.

        Takes the fields of ``Append`` by keyword. Raises a Conflict where another was first,
        OutcomeUnknown where a server went away during the commit.
        """
        kwargs.pop("tracking", None)
        events = [event for event in stored_events if isinstance(event, PendingEvent)]
        assert len(events) == len(stored_events)
        append = Append(events=events, **{k: v for k, v in kwargs.items() if v is not None})
        save = Save.of(append, self.seals)
        try:
            return self._turns.do(save)
        finally:
            self.coming.left(save)

    def insert_all(self, appends: Sequence[Append]) -> list[Stored]:
        """Store several saves of one caller in their order; each stands or falls by itself.

        Gives of each the positions of its facts, or what ``insert_events`` would raise.
        """
        prepared = [_prepared(append, self.seals) for append in appends]
        saves = [one for one in prepared if isinstance(one, Save)]
        try:
            answers = iter(self._turns.do_all(saves))
        finally:
            for save in saves:
                self.coming.left(save)
        return [next(answers) if isinstance(one, Save) else one for one in prepared]

    def moment(self) -> str:
        """The clock's moment, as UTC text: about what is recorded now."""
        return recording_moment(self._clock(), last=None)

    def _judged(self, saves: Sequence[Save], found: HeadsFound) -> tuple[RowsWritten, list[Stored]]:
        """Give what is to be written of some saves, and what each is answered once it is."""
        moment = recording_moment(self._clock(), last=found.moment)
        written, conflicts = judged(
            saves, found, moment=moment, seals=self.seals, known=self._sealed
        )
        positions = count(written.after + 1)
        return written, [
            conflict or list(islice(positions, len(save.append.events)))
            for save, conflict in zip(saves, conflicts, strict=True)
        ]

    @staticmethod
    @abstractmethod
    def refused(error: BaseException | None) -> bool:
        """Whether what a driver raised is about what was written, not the store as a whole."""

    @abstractmethod
    def _together(self, saves: Sequence[Save], asked: list[HeadsFound]) -> list[Stored]:
        """Carry saves in one transaction; adds to ``asked`` what is stored once that is known."""

    def _carried(self, saves: Sequence[Save]) -> list[Stored]:
        try:
            return self._carried_by_halves(saves)
        finally:
            self.coming.carried(saves)

    def _carried_by_halves(self, saves: Sequence[Save]) -> list[Stored]:
        """Carry saves together; where that fails, each half anew, so that a fault is its own.

        Once the store cannot be had, all that still wait are told so: nobody waits for its lock
        once more for each of them. What is not known to have failed is never done again.
        """
        found, waiting = list[Stored](), [saves]
        while waiting:
            some, asked = waiting.pop(), list[HeadsFound]()
            try:
                answers = self._together(some, asked)
                for save, answer in zip(some, answers, strict=True):
                    save.fate.stored = not isinstance(answer, Exception)
                found += answers
            except OutcomeUnknown as error:
                found += each_its_own(error, len(some))
            except Exception as error:  # noqa: BLE001 - whose save it is raises it
                if not self._of_a_save(error, asked=bool(asked)):
                    return found + each_its_own(error, len(saves) - len(found))
                if len(some) == 1:
                    found.append(error)
                    continue
                middle = len(some) // 2
                waiting += [some[middle:], some[:middle]]
        return found

    def _of_a_save(self, error: Exception, *, asked: bool) -> bool:
        """Whether it may be one save's: a lock or a full disk meets each half as it met all."""
        if not isinstance(error, StoreError):
            return True
        cause = error.__cause__
        return isinstance(cause, self.bad_value) or (asked and self.refused(cause))


def _prepared(append: Append, seals: Seals) -> Save | Exception:
    try:
        return Save.of(append, seals)
    except Exception as error:  # noqa: BLE001 - it is the answer to this save
        return error
