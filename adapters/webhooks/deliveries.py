"""Deliveries as they are told: what waits, what was taken, and every attempt at each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from adapters.webhooks.file import WebhooksFile
from adapters.webhooks.outcomes import Delivered, SendOutcome

_COLUMNS: Final = (
    "n, subscription, position, event, kind, keys, state, made_at, next_at, ended_at, attempts,"
    " at, outcome, status, ms, code"
)
_WITH_THE_LAST: Final = (
    "deliveries LEFT JOIN attempts AS last"
    " ON last.delivery = n AND last.attempt = deliveries.attempts"
)
_PROGRESS: Final = "position, failing_since, rest_until, taken, failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendAttempt:
    """One time that it was sent, and what the receiver made of it."""

    number: int
    at: datetime
    outcome: SendOutcome
    status: int
    """What was answered; 0: no answer came."""
    milliseconds: int
    code: str
    """The short code in the answer; empty: there was none. No other word of it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One event for one subscription; sent once more on request, it is another delivery."""

    number: int
    subscription: UUID
    position: int
    event: str
    kind: str
    claims: tuple[UUID, ...]
    """Those that the event is about; its order is kept in each."""
    state: Delivered
    made_at: datetime
    next_at: datetime | None
    ended_at: datetime | None
    last: SendAttempt | None
    """The newest attempt; None: it was not sent yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendProgress:
    """How far a subscription is."""

    position: int = 0
    """Behind which nothing was read for it yet."""
    waiting: int = 0
    taken: int = 0
    failed: int = 0
    """Attempts that failed, ever; of what waits, and of what was taken in the end."""
    failing_since: datetime | None = None
    next_at: datetime | None = None
    """When something is sent again at the earliest, where it failed before."""


class Deliveries:
    """The log of deliveries, to be read."""

    def __init__(self, file: WebhooksFile) -> None:
        """Read it in an open file."""
        self._file = file

    def found(
        self,
        subscriptions: Collection[UUID],
        *,
        claim: UUID | None = None,
        event: str = "",
        state: Delivered | None = None,
        before: int = 0,
        limit: int = 100,
    ) -> Sequence[Delivery]:
        """Those of some subscriptions, the newest first; ``before``: a number, 0: all."""
        where = [f"subscription IN ({','.join('?' * len(subscriptions))})"]
        values: list[object] = [str(one) for one in subscriptions]
        for said, condition, value in (
            (before, "n < ?", before),
            (claim, "instr(keys, ?)", str(claim)),
            (event, "event = ?", event),
            (state, "state = ?", str(state)),
        ):
            if said:
                where.append(condition)
                values.append(value)
        return self._rows(f"{' AND '.join(where)} ORDER BY n DESC LIMIT ?", *values, limit)

    def one(self, number: int) -> Delivery | None:
        """A delivery by its number; None: there is none."""
        return next(iter(self._rows("n = ?", number)), None)

    def attempts(self, number: int) -> Sequence[SendAttempt]:
        """All attempts at a delivery, the first first."""
        rows = self._file.rows(
            "SELECT attempt, at, outcome, status, ms, code FROM attempts WHERE delivery = ?"
            " ORDER BY attempt",
            number,
        )
        return [_attempt(*map(str, row)) for row in rows]

    def progress(self) -> Mapping[UUID, SendProgress]:
        """How far each subscription is that something was read for."""
        queued = {
            who: (count, again)
            for who, count, again in self._file.rows(
                "SELECT subscription, count(*), min(nullif(next_at, '')) FROM deliveries"
                " WHERE state = 'waiting' GROUP BY subscription"
            )
        }
        return {
            UUID(str(who)): SendProgress(
                position=int(str(position)),
                waiting=int(str(queued.get(who, (0, None))[0])),
                taken=int(str(taken)),
                failed=int(str(failed)),
                failing_since=_moment(since),
                next_at=_moment(max(str(rest or ""), str(queued.get(who, (0, None))[1] or ""))),
            )
            for who, position, since, rest, taken, failed in self._file.rows(
                f"SELECT subscription, {_PROGRESS} FROM progress"  # noqa: S608 - columns of our own
            )
        }

    def _rows(self, where: str, *values: object) -> Sequence[Delivery]:
        rows = self._file.rows(
            f"SELECT {_COLUMNS} FROM {_WITH_THE_LAST} WHERE {where}",  # noqa: S608 - of our own
            *values,
        )
        return [_delivery(row) for row in rows]


def _delivery(row: Sequence[object]) -> Delivery:
    number, subscription, position, event, kind, keys, state, made, again, ended = map(
        str, row[:10]
    )
    return Delivery(
        number=int(number),
        subscription=UUID(subscription),
        position=int(position),
        event=event,
        kind=kind,
        claims=tuple(UUID(one) for one in keys.split(",") if "/" not in one),
        state=Delivered(state),
        made_at=datetime.fromisoformat(made),
        next_at=_moment(again) if state == Delivered.WAITING else None,
        ended_at=_moment(ended),
        last=_attempt(*map(str, row[10:])) if row[11] else None,
    )


def _attempt(  # noqa: PLR0917 - the columns in their order
    number: str, at: str, outcome: str, status: str, ms: str, code: str
) -> SendAttempt:
    return SendAttempt(
        number=int(number),
        at=datetime.fromisoformat(at),
        outcome=SendOutcome(outcome),
        status=int(status),
        milliseconds=int(ms),
        code=code,
    )


def _moment(said: object) -> datetime | None:
    return datetime.fromisoformat(str(said)) if said else None
