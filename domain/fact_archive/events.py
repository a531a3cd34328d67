"""The fact of the fact archive: a stretch of the log was written to files that never change."""

from datetime import date
from typing import Annotated, ClassVar, Final, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.facts import EnteredInError, Fact, Sha256
from domain.parties import Value

ARCHIVE: Final = UUID("00000000-0000-8000-8000-000000000002")
"""The one stream of the fact archive, in the log of the installation."""

Bucket: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9]{1,20}$")]
"""What keeps a debtor's facts together: whoever reads his reads one bucket of each month."""


class ArchivedFile(Value):
    """One file: the month of recording and the bucket of its facts, and the hash of its bytes."""

    month: date
    """Its first day, in UTC."""
    bucket: Bucket
    sha256: Sha256
    facts: int = Field(gt=0)
    first: int
    """The position of its first fact."""
    last: int

    @property
    def name(self) -> str:
        """Where it lies in the folder of the archive."""
        within = f"{self.first:012d}-{self.last:012d}.parquet"
        return f"month={self.month:%Y-%m}/bucket={self.bucket}/{within}"


class ArchivedRoot(Value):
    """The root of a log through the end of the stretch: how many facts it covers, and the hash."""

    log: UUID
    size: int = Field(gt=0)
    root: Sha256


class PartArchived(Fact):
    """A stretch of the log, behind a position and through another, lies in these files."""

    TOPIC: ClassVar[str] = "archive.part_written"

    after: int
    through: int
    facts: int = Field(gt=0)
    files: tuple[ArchivedFile, ...]
    roots: tuple[ArchivedRoot, ...]
    """Of the logs that have facts in this stretch; those of all others are as they were."""


ArchiveFact: TypeAlias = PartArchived | EnteredInError
