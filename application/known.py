"""What was known: by a moment, or at a position of the log; as both doors say it."""

from datetime import UTC, date, datetime
from re import ASCII, fullmatch
from typing import TYPE_CHECKING, TypeAlias

from pydantic_core import PydanticCustomError

from domain.days import AMSTERDAM, instant_from
from domain.errors import Refusal
from domain.facts import Point

if TYPE_CHECKING:
    from application.house import House

Known: TypeAlias = datetime | int
"""A moment, with what was recorded by then; or a position, with the fact that stands there."""

REFUSALS = ("known.beyond_log", "known.in_future")
LONGEST = 10**15
_BOTH = "is a moment or a position of the log, and not both; leave one of them out"
_FIRST, _LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def known_said(given: object) -> object:
    """A moment with its offset, or a position: ``1234`` or ``#1234``; nothing stays nothing.

    Raises ValueError where it is neither, or both.
    """
    if given is None or isinstance(given, int | datetime):
        return _in_bounds(given)
    text = str(given).strip()
    if found := fullmatch(r"#?(\d{1,18})", text, ASCII):
        return _in_bounds(int(found[1]))
    if "#" in text:
        raise PydanticCustomError("known_both", _BOTH)
    try:
        return _in_bounds(datetime.fromisoformat(text))
    except ValueError:
        raise _neither() from None


def in_amsterdam(moment: str) -> datetime | str:
    """A moment as people write it, without offset; anything else stays, to be read elsewhere.

    Of the hour that comes twice in autumn it is the first. A day alone is no moment: nobody can
    tell whether its beginning or its end is meant.
    """
    try:
        date.fromisoformat(moment)
    except ValueError:
        pass
    else:
        return moment
    try:
        read = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return read if read.tzinfo else read.replace(tzinfo=AMSTERDAM)


def _in_bounds(given: int | datetime | None) -> int | datetime | None:
    if isinstance(given, bool) or (isinstance(given, int) and not 0 <= given <= LONGEST):
        raise _neither()
    if isinstance(given, datetime) and (given.utcoffset() is None or not _FIRST < given < _LAST):
        raise _neither()
    return given


def _neither() -> PydanticCustomError:
    return PydanticCustomError(
        "no_known",
        'is neither a moment with an offset ("2026-11-21T12:00:00+01:00") nor a position ("1234")',
    )


def position_of(house: "House", known_at: Known) -> int:
    """The position at which that was known.

    Raises Refusal ``known.beyond_log``, ``known.in_future``.
    """
    if isinstance(known_at, datetime):
        if _is_to_come(house, known_at):
            raise Refusal(
                "known.in_future",
                f"What will be known at {known_at.isoformat()} is not known yet.",
                way_out="Leave it out for what is known now; the day asked about may lie ahead.",
                values={"moment": known_at.isoformat()},
            )
        return house.store.position_at(known_at)
    if known_at > (last := house.store.last_position()):
        raise Refusal(
            "known.beyond_log",
            f"The log ends at position {last}; there is no {known_at} yet.",
            way_out="Give the position that an earlier answer names, or leave it out for now.",
            values={"last": str(last), "said": str(known_at)},
        )
    return known_at


def _is_to_come(house: "House", moment: datetime) -> bool:
    """Whether nothing can have been recorded by then yet.

    Moments of the log only go up, also where the clock stands still or goes back: what an answer
    names as the moment of its last fact may be ahead of the clock, and can be asked again.
    """
    if moment <= house.clock():
        return False
    last = recorded_by(house, house.store.last_position())
    return last is None or moment > last


def point_of(house: "House", on: date | None, known_at: Known | None) -> Point | None:
    """Where to read as of a day and as known; None where neither is said: now."""
    if on is None and known_at is None:
        return None
    known = house.store.last_position() if known_at is None else position_of(house, known_at)
    return Point(known, on or house.today)


def recorded_by(house: "House", position: int) -> datetime | None:
    """The moment at which a position was recorded; None in an empty log."""
    found = house.store.read_at([position]) if position else []
    return instant_from(found[0].recorded_at) if found else None
