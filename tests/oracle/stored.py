"""Told lives into the real store, in saves of what was recorded in the same minute."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import count, groupby
from uuid import UUID

from application.clock import MovingClock
from domain.application import Collections
from domain.facts import INSTALLATION, CommandRow, Envelope, Recorded
from domain.ids import command_id
from tests.oracle.plain import Past, PlainFact, by_stream
from tests.oracle.recorded import recorded

_ENVELOPE = tuple(one.name for one in fields(Envelope))


def write(collections: Collections, clock: MovingClock, pasts: Iterable[Past]) -> None:
    """Record lives side by side, each fact on its minute."""
    coming = sorted((pair for past in pasts for pair in _pairs(past)), key=lambda pair: pair[0].at)
    for number, (minute, facts) in zip(
        count(1), groupby(coming, key=lambda pair: f"{pair[0].at:%F %H:%M}"), strict=False
    ):
        several = [one for _, one in facts]
        moment = several[0].recorded_at
        clock.move_to(moment.date(), moment.time())
        key = f"told {number}"
        row = CommandRow(
            log=INSTALLATION,
            actor="import",
            key=key,
            fingerprint="0" * 64,
            command_id=command_id(INSTALLATION, "import", key + minute),
        )
        collections.save(*(_envelope(one) for one in several), command=row)


def read(collections: Collections, past: Past) -> dict[UUID, list[Recorded]]:
    """The streams of a life as the store gives them."""
    return {
        UUID(stream): list(collections.history(UUID(stream))) for stream in by_stream(past.facts)
    }


def _pairs(past: Past) -> Iterator[tuple[PlainFact, Recorded]]:
    streams = recorded(past.facts, past.log).streams
    for one in past.facts:
        yield one, streams[UUID(one.stream)][one.version - 1]


def _envelope(one: Recorded) -> Envelope:
    return Envelope(**{name: getattr(one, name) for name in _ENVELOPE})
