"""What a question is: one class says it once, and the doors are derived from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, TypeAlias
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from application.commands.command import May
from application.house import House
from application.views import Views
from projections.audit.questions import AuditEntry

On: TypeAlias = Annotated[
    date | None, Field(description="as of this day; default: today", examples=["2026-11-21"])
]
KnownAt: TypeAlias = Annotated[
    AwareDatetime | None,
    Field(
        description="with what was recorded by this moment; default: now",
        examples=["2026-11-21T12:00:00+01:00"],
    ),
]
Cursor: TypeAlias = Annotated[str | None, Field(max_length=2_000)]
OfCreditor: TypeAlias = Annotated[UUID | None, Field(description="also this creditor's own plans")]


Tell: TypeAlias = Callable[[AuditEntry, str], str]


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Where a question is answered from."""

    house: House
    views: Views
    tell: Tell
    """How the door tells a fact in a language."""


class Query(BaseModel):
    """A question with its parameters; ``answer`` gives the shape that it is annotated with.

    ``PATH`` is its place over HTTP, whose parts in braces are fields; ``NAME`` its words on the
    command line. ``BARE``: it is about the law alone, and no store is opened for it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    NAME: ClassVar[str]
    PATH: ClassVar[str]
    TAG: ClassVar[str]
    MAY: ClassVar[May] = May.LOOK
    REFUSES: ClassVar[tuple[str, ...]] = ()
    BARE: ClassVar[bool] = False

    def answer(self, asked: Inquiry) -> Any:
        """The answer; raises Refusal or NotFound."""
        raise NotImplementedError


class LawQuery(Query):
    """A question about the law alone."""

    TAG: ClassVar[str] = "law"
    BARE: ClassVar[bool] = True

    def answer(self, asked: Inquiry) -> dict[str, Any]:
        """The answer, which rests on no store."""
        del asked
        return self.calculated()

    def calculated(self) -> dict[str, Any]:
        """The answer, with its derivation."""
        raise NotImplementedError
