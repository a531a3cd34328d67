"""The facts of a debtor that say who is who: may be one, is one, is not, and which claims moved."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias
from uuid import UUID

from domain.facts import Fact
from domain.parties import Value


class LikenessGround(StrEnum):
    """In what two debtors are alike."""

    NUMBER = "number"
    """A number that names another one, too."""
    NAME_AND_ADDRESS = "name_and_address"
    EMAIL = "email"
    IBAN = "iban"


class LikenessFound(Fact):
    """Another debtor of the creditor may be the same person; a person decides."""

    TOPIC: ClassVar[str] = "debtor.likeness_found"

    other: UUID
    grounds: tuple[LikenessGround, ...]
    instead_of: UUID | None = None
    """A debtor who was alike, and was merged into the other."""


class LikenessDenied(Fact):
    """A person decided that another debtor is somebody else."""

    TOPIC: ClassVar[str] = "debtor.likeness_denied"

    other: UUID


class DebtorMerged(Fact):
    """The debtor proved to be another one: his claims are the other's from here on."""

    TOPIC: ClassVar[str] = "debtor.merged"

    into: UUID


class MergeUndone(Fact):
    """The debtor was taken for another one by mistake, and stands by himself again."""

    TOPIC: ClassVar[str] = "debtor.merge_undone"

    parted_from: UUID


class CarriedBar(Value):
    """What barred the way to a debtor, and bars it to the one whom he proved to be."""

    bar: str
    until: date | None = None
    since: date | None = None
    """Of an insolvency: the day on which it was ordered, before which interest ends."""
    claims: tuple[UUID, ...] | None = None
    """The claims that it holds for; None: all."""


class ClaimsJoined(Fact):
    """Claims of another debtor are this one's from here on, and what barred the way to him."""

    TOPIC: ClassVar[str] = "debtor.claims_joined"

    from_debtor: UUID
    claims: tuple[UUID, ...]
    bars: tuple[CarriedBar, ...] = ()
    died_on: date | None = None
    over: tuple[CarriedBar, ...] = ()
    """Insolvencies that are over, with first and last day: what fell in them stays fallen."""


class ClaimsLeft(Fact):
    """Claims proved to be another debtor's, with what had come along with them."""

    TOPIC: ClassVar[str] = "debtor.claims_left"

    to_debtor: UUID
    claims: tuple[UUID, ...]


WhoFact: TypeAlias = (
    LikenessFound | LikenessDenied | DebtorMerged | MergeUndone | ClaimsJoined | ClaimsLeft
)
