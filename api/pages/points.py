"""The point of both axes that a page is asked for: a day, and what was known; kept in its links."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Any, Final, TypeAlias
from urllib.parse import urlencode
from uuid import UUID

from fastapi import Depends, Query
from pydantic_core import PydanticCustomError

from api.desk import AnyHouse
from api.pages.choosing import Day
from api.served import served
from application.house import House
from application.known import Known, in_amsterdam, known_said, position_of
from application.queries.point_shapes import PointOut
from application.queries.points import with_roots
from domain.days import add_days
from domain.errors import Refusal
from domain.facts import Point, StreamKind
from domain.user.roles import May

LONGEST: Final = 60
"""Characters of a moment or a position, as a page takes it."""


@dataclass(frozen=True)
class PageAt:
    """What an address says of both axes; by default today, with what is known now.

    ``said`` is what was known as it was typed, and ``known_at`` as it was read.
    """

    on: date | None = None
    said: str = ""
    known_at: Known | None = None
    house: House | None = field(default=None, repr=False, compare=False)

    @cached_property
    def known(self) -> int | None:
        """The position of what was known; None: now. Raises Refusal as ``position_of``.

        It is looked up by whoever answers, in his thread, and not while an address is read.
        """
        if self.known_at is None or self.house is None:
            return None
        return position_of(self.house, self.known_at)

    @property
    def past(self) -> bool:
        """Whether another point is looked at than now: then nothing is offered to be done."""
        return self.on is not None or self.known_at is not None

    @cached_property
    def pairs(self) -> dict[str, str]:
        """What an address says of it, for links and for the hidden fields of forms."""
        said = {"on": self.on.isoformat() if self.on else "", "known_at": self.said}
        return {name: value for name, value in said.items() if value}

    def to(self, path: str, **more: object) -> str:
        """The address of a page at this same point; what is empty is left out."""
        said = {**self.pairs, **{k: str(v) for k, v in more.items() if v}}
        if not said:
            return path
        asked = urlencode(said)
        place, mark, part = path.partition("#")
        return f"{place}?{asked}{mark}{part}"

    def point(self, house: House) -> Point | None:
        """Where states are read; None: now, with every fact there is."""
        if not self.past:
            return None
        known = house.store.last_position() if self.known is None else self.known
        return Point(known, self.on or house.today)

    def shown(
        self, house: House, position: int, logs: Collection[UUID] | None = None
    ) -> dict[str, Any]:
        """What a template needs to say and to keep the point; as ``told``."""
        return {"day": self.on, "at": self, "point": self.told(house, position, logs)}

    def told(self, house: House, position: int, logs: Collection[UUID] | None) -> PointOut | None:
        """What the page says of its point, with the roots of logs (None: all seen); None: now."""
        if not self.past:
            return None
        at = PointOut(day=self.on or house.today, position=position)
        return with_roots(house, at, self.known_at, _seen(house) if logs is None else logs)


NOW: Final = PageAt()


def moment_like(house: House) -> str:
    """A moment as a page takes it, for an example: noon of yesterday, which is known."""
    return f"{add_days(house.today, -1)} 12:00"


def _seen(house: House) -> Collection[UUID]:
    mine = served().creditors(May.LOOK)
    return house.store.streams(StreamKind.CREDITOR) if mine is None else mine


async def _asked_at(
    house: AnyHouse,
    on: Day = None,
    known_at: Annotated[str, Query(max_length=LONGEST)] = "",
) -> PageAt:
    """Read an address; raises Refusal ``known.not_readable``."""
    said = known_at.strip()
    if not said:
        return PageAt(on)
    return PageAt(on, said, _read(said), house)


AnyPoint: TypeAlias = Annotated[PageAt, Depends(_asked_at)]


def _read(said: str) -> Known:
    try:
        known = known_said(in_amsterdam(said))
    except PydanticCustomError:
        known = None
    if not isinstance(known, int | datetime):
        raise Refusal(
            "known.not_readable",
            f'"{said}" is no moment and no position of the log.',
            way_out="Write a moment as 2026-11-21 12:00, or a position as 1234.",
            values={"said": said},
        )
    return known
