"""The picture of two plans that were tried, in the words of a language, and its text."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, TypeAlias

from adapters.paired_chart import Pair, Panel, PlanBar, draw_pairs
from api.words.figures import money as euro
from api.words.naming import plan_title
from api.words.what_if import of_pair, part_of, tried
from domain.money import cents_from

if TYPE_CHECKING:
    from application.queries.what_if_shapes import PlanTriedOut, WhatIfOut

_OWN: Final = ("zoals het was ingesteld", "as it was set")
_AHEAD: Final = ("zoals het is ingesteld", "as it is set")
_ENDS: Final = ("defaults", "hand_overs", "settled")


def _whole(cents: int) -> str:
    """Whole euros: a picture is no account."""
    return euro(round(cents, -2))[:-3]


_PANELS: Final = (
    (("Brieven", "Letters"), ("letters",), str),
    (("Vorderingen", "Claims"), _ENDS, str),
    (("Taken voor mensen", "Tasks for people"), ("tasks",), str),
    (("Berekend, in euro", "Charged, in euro"), ("costs", "interest"), _whole),
    (("Ontvangen per maand, in euro", "Received each month, in euro"), ("cash",), _whole),
)
_ORDER: Final = (
    "reminder statement fourteen_day_letter notice_of_default final_demand costs interest"
).split()
Write: TypeAlias = Callable[[int], str]
Key: TypeAlias = tuple[str, str, str]
Row: TypeAlias = tuple[str, tuple[PlanBar, ...]]


def plan_called(one: "PlanTriedOut", found: "WhatIfOut") -> str:
    """What a plan is called that was tried; of none: as it was, or is, set for each claim."""
    if not one.plan:
        return of_pair(_AHEAD if found.over == "ahead" else _OWN)
    return plan_title(one.plan)


def picture_of(found: "WhatIfOut") -> str:
    """The SVG of an answer."""
    panels = [
        Panel(of_pair(title), tuple(Pair(*row) for row in rows_of(found, names, write=write)))
        for title, names, write in _PANELS
    ]
    plans = [plan_called(one, found) for one in found.plans]
    return draw_pairs(panels, plans=plans, title=of_pair(("Twee plannen", "Two plans")))


def rows_of(found: "WhatIfOut", names: Iterable[str], *, write: Write) -> list[Row]:
    """The rows of some names, each with its bar under every plan; nothing is a bar of nothing."""
    wanted = tuple(names)
    read = _counted if write is str else _summed
    sides = [read(one, write) for one in found.plans]
    keys = dict.fromkeys(key for side in sides for key in side if key[0] in wanted)
    none = PlanBar(0, write(0))
    return [
        (_label(key), tuple(side.get(key, none) for side in sides))
        for key in sorted(keys, key=_place)
    ]


def _place(key: Key) -> tuple[int, Key]:
    found = (at for at, name in enumerate(_ORDER) if name in key)
    return next(found, len(_ORDER)), key


def _label(key: Key) -> str:
    part = part_of(*key)
    if key[0] == "cash" and part:  # a month has its capital, or has none, in each language
        return part
    return part[:1].upper() + part[1:] if part else tried(key[0])


def _counted(one: "PlanTriedOut", write: Write) -> dict[Key, PlanBar]:
    return {
        (row.what, row.of, row.by): _bar(row.count, row.low, row.high, write) for row in one.counted
    }


def _summed(one: "PlanTriedOut", write: Write) -> dict[Key, PlanBar]:
    return {
        (row.what, row.month, ""): _bar(
            cents_from(row.amount), cents_from(row.low), cents_from(row.high), write
        )
        for row in one.summed
    }


def _bar(value: int, low: int, high: int, write: Callable[[int], str]) -> PlanBar:
    said = write(value)
    return PlanBar(
        value, said if low == high else f"{said} ({write(low)} – {write(high)})", low, high
    )
