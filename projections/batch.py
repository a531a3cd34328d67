"""What a view folds at a time: rows of the log, and the claims and letters that they change."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.case import Case
from domain.claim.vat import VatStanding, vat_standing
from domain.facts import Recorded
from domain.letter.state import Letter
from projections.agenda import Agenda, agenda_of
from projections.log.feed import Row
from projections.segments import Stretch, stretches


@dataclass
class ChangedClaim:
    """A claim that a batch changed: its case at the end of the batch.

    ``position`` is that of the last fact that bears on it; ``fresh``: it began in this batch.
    What is worked out here serves every view.
    """

    id: str
    log: str
    case: Case
    position: int
    fresh: bool
    plan_known: bool = True

    @cached_property
    def stretches(self) -> list[Stretch]:
        """Its amounts and status on every day; raises Refusal as ``segments`` does."""
        return stretches(self.case)

    @cached_property
    def vat(self) -> VatStanding | None:
        """How it stands with the tax office."""
        return vat_standing(self.case.claim)

    @cached_property
    def agenda(self) -> Agenda:
        """What its plan says on every day, as long as no fact is added."""
        return agenda_of(self.case, self.stretches, plan_known=self.plan_known)


@dataclass(slots=True)
class Changes:
    """What a batch changed: the claims, and the streams that could not be folded."""

    subjects: list[ChangedClaim]
    letters: list[tuple[str, str, Letter | None]]
    broken: dict[str, tuple[int, str]]


class Batch(ABC):
    """Rows of the log in commit order, none behind ``end``, and what follows from them.

    Histories and cases are read through ``end`` and no further, so that a fold sees the log as
    it was there, however far it has gone on.
    """

    def __init__(self, rows: Sequence[Row], *, end: int) -> None:
        """Take rows that were read already."""
        self.rows = rows
        self.end = end

    @abstractmethod
    def history(self, stream: str) -> Sequence[Recorded]:
        """All facts of a stream through the end of this batch."""

    @abstractmethod
    def derived(self) -> Changes:
        """Work out the changes; asked once."""

    @cached_property
    def changes(self) -> Changes:
        """The changes, worked out when somebody first looks at them."""
        return self.derived()

    @property
    def subjects(self) -> Sequence[ChangedClaim]:
        """Every claim whose case this batch changed, as it stands at the end."""
        return self.changes.subjects

    @property
    def letters(self) -> Sequence[tuple[str, str, Letter | None]]:
        """Every letter that this batch changed: id, log, and state unless it is broken."""
        return self.changes.letters

    @property
    def broken(self) -> Mapping[str, tuple[int, str]]:
        """Streams that cannot be folded: position and code of the failure."""
        return self.changes.broken

    @cached_property
    def _kinds(self) -> Mapping[str, Sequence[Row]]:
        """The rows by kind of stream: a dozen kinds are asked for, most of them not there."""
        kinds: dict[str, list[Row]] = {}
        for row in self.rows:
            kinds.setdefault(row.kind, []).append(row)
        return kinds

    def of_kind(self, kind: str) -> Sequence[Row]:
        """The rows of one kind of stream."""
        return self._kinds.get(kind, ())
