"""Where an answer was read: its day, the position of the log, and the roots of the logs there."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from domain.facts import Point


class LogAtOut(BaseModel):
    """The log of a creditor at a position: how many facts it had, and their root (RFC 9162)."""

    model_config = ConfigDict(frozen=True)

    log: UUID
    size: int
    root: str


class PointOut(BaseModel):
    """The point of both axes of time at which an answer was read.

    Asked for this day, and as known at this position, it is answered in the same way again.
    """

    model_config = ConfigDict(frozen=True)

    day: date | None = Field(description="null: every fact that was known, whatever its day")
    known_at: datetime | None = Field(
        default=None, description="when the last fact that counts was recorded, or as asked for"
    )
    position: int = Field(description="of the log: what stands behind it was not looked at")
    logs: list[LogAtOut] = Field(
        default=[], description="the creditors' logs concerned, with size and root at the position"
    )


class Pointed(BaseModel):
    """An answer that says where it was read."""

    model_config = ConfigDict(frozen=True)

    point: PointOut | None = Field(default=None, description="where it was read")


def read_at(at: Point) -> PointOut:
    """The point at which views were read; the roots are added where the whole answer is."""
    return PointOut(day=at.day, position=at.position)


def read_through(answer: Pointed) -> int:
    """The position through which an answer was read; 0 where it does not say so."""
    return answer.point.position if answer.point else 0
