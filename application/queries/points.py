"""What an answer says of its point: the moment of it, and the roots of the logs concerned."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from application.house import House
from application.known import Known, recorded_by
from application.log_roots import roots_at
from application.queries.point_shapes import LogAtOut, PointOut


def with_roots(
    house: House, at: PointOut, known_at: Known | None, logs: Iterable[UUID]
) -> PointOut:
    """A point with its moment, as asked or of its last fact, and the roots of logs there."""
    moment = known_at if isinstance(known_at, datetime) else recorded_by(house, at.position)
    roots = [
        LogAtOut(log=UUID(one.log), size=one.size, root=one.root)
        for one in roots_at(house, at.position, logs)
    ]
    return at.model_copy(update={"known_at": moment, "logs": roots})
