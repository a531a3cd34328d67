"""What a question is: one class says it once, and the doors are derived from it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from re import findall
from typing import Annotated, Any, ClassVar, Final, TypeAlias, get_type_hints
from uuid import UUID

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.fields import FieldInfo

from application.clock import Clock, today_of
from application.commands.fields import Legible, day_if_said
from application.compliance.words import SaysCompliance
from application.cursors import Cursors
from application.house import House
from application.known import REFUSALS, Known, known_said, position_of
from application.principal import Principal
from application.queries.point_shapes import Pointed, PointOut
from application.queries.points import with_roots
from application.queries.shapes import PartyOut
from application.views import Views
from domain.facts import Point, StreamKind
from domain.user.roles import May
from projections.audit.questions import AuditEntry

On: TypeAlias = Annotated[
    date | None,
    BeforeValidator(day_if_said),
    Field(description="as of this day; default: today", examples=["2026-11-21"]),
]
KnownAt: TypeAlias = Annotated[
    datetime | int | None,
    BeforeValidator(known_said),
    Field(
        description="with what was recorded by this moment, or at this position of the log, such"
        " as 1234; default: now",
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
    pinned: int | None = None
    """What is asked of now is read as known at this position, where it would move meanwhile."""

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

    def logs_of(self, stream: UUID) -> list[UUID]:
        """The creditor in whose log a stream is, if it is there."""
        rows = self.house.store.read_streams(
            [str(stream)], through=self.house.store.last_position()
        )
        return [UUID(rows[0].log)] if rows else []

    @property
    def today(self) -> date:
        """The legal day in Amsterdam."""
        return today_of(self.clock)

    def known(self, known_at: Known | None) -> int | None:
        """The position that is asked for; None: now. Raises Refusal as ``position_of``."""
        return self.pinned if known_at is None else position_of(self.house, known_at)

    def point(self, on: date | None, known_at: Known | None = None) -> Point | None:
        """Where to read as of a day and as known; None, where neither is said: now."""
        known = self.known(known_at)
        if on is None and known_at is None:  # with every fact there is, whatever its day
            return None if known is None else Point(known, date.max)
        return Point(self.house.store.last_position() if known is None else known, on or self.today)


_ABOUT: Final = ("claim_id", "debtor_id", "letter_id", "about", "claim", "debtor", "letter")
"""What a question may be about that lies in the log of one creditor."""
_ATTEMPTS: Final = 2
"""How often now is read freely before it is read as known at a position."""


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
            return self.pointed(asked)
        cursors = Cursors.of(asked.house, asked.who, question=self.NAME)
        place = cursors.opened(getattr(self, "cursor", None))
        page = self.model_copy(update={"cursor": place}).pointed(asked)
        return page.model_copy(update={"next": cursors.sealed(page.next)})

    def pointed(self, asked: Inquiry) -> Any:
        """The answer; where it can say at which point it was read, it does.

        What is asked of now is read again where something was recorded meanwhile, so that it is
        an answer of one position; under many writers as known at the one where it began.
        """
        if not issubclass(get_type_hints(self.answer)["return"], Pointed):
            return self.answer(asked)
        answer, position = self._at_one_position(asked)
        at = answer.point or PointOut(day=self._day(asked, answer), position=position)
        return answer.model_copy(update={"point": self._full(asked, at, answer)})

    def _at_one_position(self, asked: Inquiry) -> tuple[Pointed, int]:
        position = asked.known(getattr(self, "known_at", None))
        if position is not None:
            return self.answer(asked), position
        for _ in range(_ATTEMPTS):
            position = asked.house.store.last_position()
            answer: Pointed = self.answer(asked)
            if answer.point or asked.house.store.last_position() == position:
                return answer, position
        asked.pinned = asked.house.store.last_position()
        return self.answer(asked), asked.pinned

    def _day(self, asked: Inquiry, answer: Any) -> date | None:
        """The day that an answer is of; None: of no day, and every fact that is known counts."""
        said = getattr(answer, "as_of", None) or getattr(self, "on", None)
        known = getattr(self, "known_at", None)
        return said or (None if known is None else asked.today)

    def _full(self, asked: Inquiry, at: PointOut, answer: Pointed) -> PointOut:
        """A point with its moment, and the roots of the logs that the answer concerns."""
        known = getattr(self, "known_at", None)
        return with_roots(asked.house, at, known, self.logs(asked, answer))

    def logs(self, asked: Inquiry, answer: Any) -> Collection[UUID]:
        """The creditors whose logs an answer concerns: its own, or all that are seen."""
        about = getattr(self, "creditor_id", None) or getattr(self, "creditor", None)
        if about is not None:
            return [about]
        if isinstance(of := getattr(answer, "creditor", None), PartyOut):
            return [of.id]
        if one := next((found for name in _ABOUT if (found := getattr(self, name, None))), None):
            return asked.logs_of(one)
        mine = asked.mine(self.MAY)
        return asked.house.store.streams(StreamKind.CREDITOR) if mine is None else mine

    @classmethod
    def refusals(cls) -> tuple[str, ...]:
        """Every refusal of it, with those of what it has in common with others."""
        return (*cls.REFUSES, *REFUSALS) if "known_at" in cls.model_fields else cls.REFUSES

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
