"""How many claims a list finds at most, where that is known soon: then the few are read alone.

A list is read in the order of an index until a page is full. Of claims that are rare it would read
nearly all there are before it found them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from projections.database import Database, among
from projections.outstanding.buckets import BUCKETS, Bucket
from projections.outstanding.claim_list import AtMost, Filter
from projections.outstanding.kept import KeptOfDay, is_kept

FEW: Final = 1_000
"""So many are read and put in order within some milliseconds."""


def counted(
    database: Database, asked: Filter, *, few: int = FEW, page: int = 0
) -> tuple[Filter, AtMost | None]:
    """A filter that tells where it finds few, and how many claims it finds at most.

    None: nobody knows. In the snapshot in which the list is read; ``page``: rows of a page in the
    order of all claims, 0 where it is read in another one.
    """
    if asked.text and not (asked.whole or asked.anywhere) and _begin(database, asked, few) <= few:
        return replace(asked, few_begin=True), None
    if asked.text and asked.anywhere and not asked.whole:
        claims = _holding(database, asked, few)
        if len(claims) <= few:
            return replace(asked, text="", named=claims), None
    if (
        asked.found_by_itself
        or not asked.statuses
        or not is_kept(database, asked.on, KeptOfDay.TOTALS)
    ):
        return asked, None
    at_most = _standing(database, asked)
    standing, every = _of_statuses(database, asked)
    # Spread evenly, a page of them takes so many of all claims to be looked at; and nobody says
    # that they are: those of a status may all have late numbers.
    rare = standing <= few or standing * standing <= page * every
    return (replace(asked, few_stand=True) if rare else asked), at_most


def _begin(database: Database, asked: Filter, few: int) -> int:
    """How many invoice numbers begin with the text, no further than is asked."""
    first, behind = asked.numbers
    rows = database.query(
        "SELECT COUNT(*) FROM (SELECT 1 FROM claims WHERE number_key >= ? AND number_key < ?"
        f" LIMIT {few + 1}) AS begun",
        (first, behind),
    )
    return int(rows[0][0])


def _holding(database: Database, asked: Filter, few: int) -> tuple[str, ...]:
    """The claims whose invoice number holds the text, no more than one too many.

    Each number is looked at, in an index of them: a tenth of what it takes to read every claim.
    """
    rows = database.query(
        f"SELECT claim_id FROM claims WHERE number_key LIKE ? ESCAPE '!' LIMIT {few + 1}",
        (asked.held,),
    )
    return tuple(claim for (claim,) in rows)


def _of_statuses(database: Database, asked: Filter) -> tuple[int, int]:
    """How many claims the index of statuses gives (of any age, of every creditor), and of all."""
    such = f"CASE WHEN {among('status', asked.statuses)} THEN claims ELSE 0 END"
    [(standing, every)] = database.query(
        f"SELECT SUM({such}), SUM(claims) FROM totals WHERE on_day = ?",
        [*asked.statuses, asked.on],
    )
    return int(standing or 0), int(every or 0)


def _standing(database: Database, asked: Filter) -> AtMost:
    """How many claims stand so, by the totals that are kept of the day."""
    where, values = ["on_day = ?", among("status", asked.statuses)], [asked.on, *asked.statuses]
    for logs in ((str(asked.creditor),) if asked.creditor else None, asked.mine):
        if logs is not None:
            where.append(among("log", logs))
            values += logs
    if asked.bucket is not None:
        where.append("bucket = ?")
        values.append(BUCKETS.index(asked.bucket))
    rows: Sequence[tuple[Any, ...]] = database.query(
        f"SELECT bucket, SUM(claims) FROM totals WHERE {' AND '.join(where)} GROUP BY bucket",
        values,
    )
    idle = sum(int(many) for bucket, many in rows if BUCKETS[bucket] is Bucket.NONE)
    return AtMost(sum(int(many) for _, many in rows) - idle, idle)
