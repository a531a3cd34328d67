"""Two points side by side, in a table: the sums, and each claim that differs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from api.cli.saying import show, table
from api.words.shell.speech import amount, named, on_day, say

if TYPE_CHECKING:
    from application.queries.compared import ComparedOut, ComparedSideOut
    from application.queries.point_shapes import PointOut


def show_compared(found: "ComparedOut") -> None:
    """Print both points, what is open at each, and the claims that differ."""
    from application.queries.compared import latest_day
    from projections.segments import HORIZON

    show(_point(say("First"), found.first), _point(say("Second"), found.second))
    rows = [
        (
            say("total") if one.name == "total" else named(one.name, "Bucket"),
            amount(one.first.open),
            amount(one.second.open),
            amount(one.difference),
        )
        for one in (*found.by_bucket, found.total)
        if one.first.claims or one.second.claims or one.name == "total"
    ]
    rows += _outside(found)
    if (latest_day(found) or HORIZON) > HORIZON:
        through = on_day(HORIZON)
        show(
            say(
                "In lists and totals interest runs through {day}, or the last entry behind it.",
                day=through,
            )
        )
    columns = ("age in days", "first", "second", "difference")
    show(table(*columns, rows=rows, right=columns[1:]))
    show(say("{count} claims differ", count=found.differing))
    claims = [
        (one.invoice_number, _side(one.first), _side(one.second), amount(one.difference))
        for one in found.rows
    ]
    columns = ("invoice", "first", "second", "difference")
    if claims:
        show(table(*columns, rows=claims, right=("difference",)))


def _outside(found: "ComparedOut") -> Iterator[tuple[str, str, str, str]]:
    """What the total does not count, and all together: by so much the claims differ."""
    from application.queries.compared import outside_total

    outside = outside_total(found)
    for one in outside.sums:
        name = say("{status}, not in the total", status=named(one.name, "Status"))
        yield name, amount(one.first.open), amount(one.second.open), amount(one.difference)
    if outside.sums:
        both = amount(outside.first), amount(outside.second)
        yield say("all together"), *both, amount(outside.difference)


def _point(name: str, at: "PointOut") -> str:
    day, position = on_day(at.day), at.position
    return say("{name}: {day} (position {position})", name=name, day=day, position=position)


def _side(side: "ComparedSideOut | None") -> str:
    if side is None:
        return "-"
    return f"{named(side.status, 'Status')}, {amount(side.open)}"
