"""The facts of a person who asks what is kept of him to be erased, and of its erasure."""

from enum import StrEnum
from typing import ClassVar, TypeAlias
from uuid import UUID

from domain.facts import Fact, Sha256
from domain.parties import Value


class ErasureGround(StrEnum):
    """Why personal data are erased."""

    REQUEST = "request"
    """The person asked for it (AVG art. 17 lid 1)."""
    TERM_OVER = "term_over"
    """Nothing asks that they be kept any longer (AVG art. 5 lid 1 e)."""
    ERROR = "error"
    """They should not have been here (AVG art. 17 lid 1 d)."""


class SharedFile(Value):
    """A document in the archive under the key of a bank account, or of the creditor."""

    sha256: Sha256
    subject: UUID


class SubjectErased(Fact):
    """The personal data of a debtor were erased; amounts, days and hashes stand as before."""

    TOPIC: ClassVar[str] = "debtor.subject_erased"

    ground: ErasureGround
    beside: tuple[UUID, ...] = ()
    """Whose keys were destroyed with his: debtors who proved to be him, mails, bank lines, credit
    notes and collection batches that are about nobody else."""
    files: tuple[SharedFile, ...] = ()
    """Whole files that named others, too, and were destroyed: their years were over."""
    by_one: bool = False
    """One person at the machine did it alone: the house had set that it is one person's."""


ErasureFact: TypeAlias = SubjectErased
