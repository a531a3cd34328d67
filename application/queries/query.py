"""What a question is: one class says it once, and the doors are derived from it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from re import findall
from typing import Annotated, Any, ClassVar, TypeAlias
from uuid import UUID

from pydantic import AwareDatetime, BeforeValidator, ConfigDict, Field
from pydantic.fields import FieldInfo

from application.clock import Clock, today_of
from application.commands.fields import Legible, day_if_said
from application.compliance.words import SaysCompliance
from application.cursors import Cursors
from application.house import House
from application.principal import Principal
from application.views import Views
from domain.facts import Point
from domain.user.roles import May
from projections.audit.questions import AuditEntry

On: TypeAlias = Annotated[
    date | None,
    BeforeValidator(day_if_said),
    Field(description="as of this day; default: today", examples=["2026-11-21"]),
]
KnownAt: TypeAlias = Annotated[
    AwareDatetime | None,
    Field(
        description="with what was recorded by this moment; default: now",
        examples=["2026-11-21T12:00:00+01:00"],
    ),
]
Cursor: TypeAlias = Annotated[str | None, Field(max_length=4_000)]
OfCreditor: TypeAlias = Annotated[UUID | None, Field(description="also this creditor's own plans")]


Tell: TypeAlias = Callable[[AuditEntry, str], str]
SayRule: TypeAlias = Callable[[str, str, str], tuple[str, str]]
"""Gives what a rule that withholds a step is called, and what a person does to let it go on."""


@dataclass
class Inquiry:
    """Where a question is answered from: the house and its views, opened when first used."""

    clock: Clock
    open_house: Callable[[], House]
    open_views: Callable[[], Views]
    tell: Tell
    """How the door tells a fact in a language."""
    who: Principal
    """Who asks."""
    say_rule: SayRule
    """How the door calls a rule, of its code and the engine's reason, in a language."""
    say_compliance: SaysCompliance
    """How the door says an obligation, and what was found of it."""
    patient: bool = False
    """Whether whoever asks waits as long as it takes: on the machine itself."""
    heard: Callable[[int], None] = lambda _looked_at: None
    """Told by what takes long how far it is."""

    @cached_property
    def house(self) -> House:
        """The house; a question that rests on no store never opens one."""
        return self.open_house()

    @cached_property
    def views(self) -> Views:
        """The views of the house."""
        return self.open_views()

    def mine(self, may: May) -> Collection[UUID] | None:
        """The creditors for whom whoever asks has a right; None: for all."""
        return self.who.creditors(may)

    @property
    def today(self) -> date:
        """The legal day in Amsterdam."""
        return today_of(self.clock)

    def point(self, on: date | None, known_at: datetime | None = None) -> Point | None:
        """Where to read as of a day and as known by a moment; None, where neither is said: now."""
        if on is None and known_at is None:
            return None
        return self.house.collections.point(as_of=on or self.today, known_at=known_at)


class Query(Legible):
    """A question with its parameters; ``answer`` gives the shape that it is annotated with.

    ``PATH`` is its place over HTTP, whose parts in braces are fields; ``NAME`` its words on the
    command line, ``OPTIONS`` the fields that are called otherwise there. ``BARE``: it is about the
    law alone, and no store is opened for it. ``FRESH``: the views are brought forward first.
    ``IN_BODY``: it is posted, since what it asks for must not stand in an address.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    NAME: ClassVar[str]
    PATH: ClassVar[str]
    TAG: ClassVar[str]
    MAY: ClassVar[May] = May.LOOK
    REFUSES: ClassVar[tuple[str, ...]] = ()
    BARE: ClassVar[bool] = False
    FRESH: ClassVar[bool] = True
    IN_BODY: ClassVar[bool] = False
    OPTIONS: ClassVar[Mapping[str, str]] = {}

    def answer(self, asked: Inquiry) -> Any:
        """The answer; raises Refusal or NotFound."""
        raise NotImplementedError

    def answered(self, asked: Inquiry) -> Any:
        """The answer as a door gives it."""
        return self.turned(asked)

    def turned(self, asked: Inquiry) -> Any:
        """The answer; of a page the cursors that come in and go out are sealed."""
        if "cursor" not in type(self).model_fields:
            return self.answer(asked)
        cursors = Cursors.of(asked.house, asked.who, question=self.NAME)
        place = cursors.opened(getattr(self, "cursor", None))
        page = self.model_copy(update={"cursor": place}).answer(asked)
        return page.model_copy(update={"next": cursors.sealed(page.next)})

    @classmethod
    def parameters(cls) -> dict[str, FieldInfo]:
        """The fields in order: its own, and then those that all of its kind have."""
        own = {name: one for name, one in cls.model_fields.items() if name != "fields"}
        return {**own, **cls.model_fields}

    @classmethod
    def in_path(cls) -> tuple[str, ...]:
        """The fields that stand in the path, in its order."""
        return tuple(findall(r"{(\w+)}", cls.PATH))


class LawQuery(Query):
    """A question about the law alone."""

    TAG: ClassVar[str] = "law"
    MAY: ClassVar[May] = May.ASK
    BARE: ClassVar[bool] = True

    def answer(self, asked: Inquiry) -> dict[str, Any]:
        """The answer, which rests on no store."""
        del asked
        return self.calculated()

    def calculated(self) -> dict[str, Any]:
        """The answer, with its derivation."""
        raise NotImplementedError
