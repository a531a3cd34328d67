"""The fact archive as its facts leave it: the parts that were written, one behind the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from domain.fact_archive.events import ARCHIVE, ArchivedFile, PartArchived
from domain.facts import Point, Recorded, in_force


@dataclass(slots=True)
class FactArchive:
    """Which parts there are; a part is never written again."""

    id: UUID = ARCHIVE
    version: int = 0
    parts: list[PartArchived] = field(default_factory=list)

    @property
    def through(self) -> int:
        """The position through which all facts are in it; 0: none is."""
        return self.parts[-1].through if self.parts else 0

    @property
    def facts(self) -> int:
        """How many facts are in it."""
        return sum(part.facts for part in self.parts)

    @property
    def files(self) -> Iterator[ArchivedFile]:
        """Every file, in the order in which they were written."""
        return (file for part in self.parts for file in part.files)


def fold(history: Iterable[Recorded], at: Point | None = None) -> FactArchive:
    """The archive as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    archive = FactArchive()
    for recorded in in_force(known, at):
        assert isinstance(recorded.fact, PartArchived)
        archive.parts.append(recorded.fact)
    archive.version = known[-1].originator_version if known else 0
    return archive
