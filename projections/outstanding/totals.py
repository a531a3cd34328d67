"""Totals by age and status: added up of every segment of a day, or kept level with the rows."""

from collections.abc import Sequence
from typing import Any, Final

from projections.database import Database, among
from projections.outstanding.claim_list import bucket_of, covering, interest
from projections.outstanding.kept import KeptOfDay, is_kept
from projections.outstanding.tables import TOTALS

_SUMS: Final = TOTALS.names[4:]


def totals_of(database: Database, day: int, logs: Sequence[str] | None) -> list[tuple[Any, ...]]:
    """Bucket, status and sums of a day, of some logs (None: of all), in that order."""
    with database.snapshot():
        if not is_kept(database, day, KeptOfDay.TOTALS):
            where = (
                f"{covering(day)} AND {among('s.log', logs)}" if logs is not None else covering(day)
            )
            return database.query(
                f"SELECT {bucket_of(day)}, s.status, COUNT(*), SUM(s.principal), SUM(s.costs),"
                f" SUM({interest(day)}), SUM(s.paid), SUM(s.unallocated)"
                f" FROM segments s WHERE {where} GROUP BY 1, 2 ORDER BY 1, 2",
                logs or (),
            )
        where = f" AND {among('log', logs)}" if logs is not None else ""
        return database.query(
            f"SELECT bucket, status, {', '.join(f'SUM({name})' for name in _SUMS)} FROM totals"
            f" WHERE on_day = ?{where} GROUP BY bucket, status ORDER BY bucket, status",
            [day, *(logs or ())],
        )
