"""A list of claims of a kept day, read from the claims of each of its sums, in order.

Of every part that can hold claims that are asked for (an age and a status, or those of one
creditor) an index gives the first ones; of those together a page is cut. So a page costs what it
shows, however many there are, and however rare they are.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from projections.database import Database, among
from projections.outstanding.buckets import BUCKETS, Bucket, Sort
from projections.outstanding.claim_list import (
    NEVER_LATE,
    Filter,
    Keyed,
    ids_down,
)
from projections.outstanding.heads import HeadsAsked, IndexedPart, heads
from projections.outstanding.kept import KeptOfDay, is_kept
from projections.outstanding.shown import claims_named

_MOST: Final = 64
"""So many parts, each of one creditor, are soon read; of more those of all creditors are."""
_SHARE: Final = 10
"""From one in so many claims on, those of some creditors are soon found among those of all."""
_IDLE: Final = BUCKETS.index(Bucket.NONE)


class _Sum(NamedTuple):
    """Which sum of a day, and how many claims it has."""

    log: str
    bucket: int
    status: str
    claims: int


def by_amount(
    database: Database,
    asked: Filter,
    *,
    sort: Sort,
    descending: bool,
    key: Sequence[Any],
    limit: int,
) -> list[Keyed] | None:
    """As ``claim_list.in_order``; None where the day is not kept, or another way is shorter.

    In the snapshot in which the list is read.
    """
    if sort is Sort.INVOICE_NUMBER or not asked.on_segments_alone:
        return None
    if not is_kept(database, asked.on, KeptOfDay.AMOUNTS):
        return None
    parts = _parts(database, asked, sort)
    if parts is None:
        return None
    found = heads(
        database,
        parts,
        HeadsAsked(
            table="amounts",
            named="claim_id",
            key=key,
            descending=descending,
            ids_down=ids_down(sort, descending=descending),
            limit=limit,
        ),
    )
    rows = claims_named(database, [claim for _, claim in found], asked.on)
    return [(value, claim, rows[claim]) for value, claim in found]


def _parts(database: Database, asked: Filter, sort: Sort) -> list[IndexedPart] | None:
    """What a list is read from; None where the claims of some creditors are too thinly spread."""
    sums, logs = _sums(database, asked), asked.logs
    if logs is None:
        return [_part(asked.on, sort, one) for one in sums]
    by_due = [one for one in sums if _is_by_due(sort, one)]
    by_owed = [one for one in sums if not _is_by_due(sort, one)]
    of_all = _of_all(by_due)
    if by_due and not _dense(database, asked.on, by_due):
        return None
    if len(by_owed) > _MOST:
        of_all, by_owed = of_all + _of_all(by_owed), []
    spread = [_part(asked.on, sort, one, among_logs=logs) for one in of_all]
    return spread + [_part(asked.on, sort, one) for one in by_owed]


def _sums(database: Database, asked: Filter) -> list[_Sum]:
    """The sums of the day that may hold what is asked for: of each creditor, or of all."""
    where, values = ["on_day = ?"], [asked.on, *asked.statuses]
    if asked.statuses:
        where.append(among("status", asked.statuses))
    if asked.bucket is not None:
        where.append("bucket = ?")
        values.append(BUCKETS.index(asked.bucket))
    log = "log"
    if asked.logs is None:
        log = "''"
    else:
        where.append(among("log", asked.logs))
        values += asked.logs
    rows = database.query(
        f"SELECT {log}, bucket, status, SUM(claims) FROM totals WHERE {' AND '.join(where)}"
        " GROUP BY 1, 2, 3",
        values,
    )
    return [_Sum(log, bucket, status, int(claims)) for log, bucket, status, claims in rows]


def _of_all(sums: Iterable[_Sum]) -> list[_Sum]:
    """The same of every creditor, each once."""
    return [_Sum("", *one, 0) for one in sorted({(one.bucket, one.status) for one in sums})]


def _dense(database: Database, day: int, sums: Sequence[_Sum]) -> bool:
    """Whether claims of some creditors are a good part of all that stand as they do."""
    kinds = {(one.bucket, one.status) for one in sums}
    [(every,)] = database.query(
        "SELECT SUM(claims) FROM totals WHERE on_day = ?"
        f" AND ({' OR '.join('bucket = ? AND status = ?' for _ in kinds)})",
        [day, *(value for kind in kinds for value in kind)],
    )
    return sum(one.claims for one in sums) * _SHARE >= int(every)


def _is_by_due(sort: Sort, one: _Sum) -> bool:
    return sort is Sort.DUE_ON or (sort is Sort.DAYS_OVERDUE and one.bucket != _IDLE)


def _part(
    day: int, sort: Sort, one: _Sum, *, among_logs: Sequence[str] | None = None
) -> IndexedPart:
    where, values = "on_day = ? AND bucket = ? AND status = ?", [day, one.bucket, one.status]
    if one.log:
        where, values = f"{where} AND log = ?", [*values, one.log]
    elif among_logs is not None:
        # In the order of all, whoever's they are: not by the index of each creditor.
        condition = among("+log", among_logs)
        where, values = f"{where} AND {condition}", [*values, *among_logs]
    if _is_by_due(sort, one):
        by_late = sort is Sort.DAYS_OVERDUE
        return IndexedPart(where, tuple(values), "due_on", *((day, -1) if by_late else ()))
    if one.bucket != _IDLE:
        return IndexedPart(where, tuple(values), "owed")
    # Of what owes nothing all is one value, so that its ids are in order.
    value = NEVER_LATE if sort is Sort.DAYS_OVERDUE else 0
    return IndexedPart(f"{where} AND owed = 0", tuple(values), base=value)
