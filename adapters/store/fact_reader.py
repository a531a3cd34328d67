"""Stored facts read back as Recorded, by the registry alone: no vault and no key is needed."""

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Final
from uuid import UUID

from adapters.store.header import id_from
from adapters.store.recorded import belongs, loaded, named
from adapters.store.registry import Registry
from adapters.store.rows import LogRow, StreamRow
from domain.errors import IntegrityBroken
from domain.facts import Recorded

_of_stream: Final[Callable[[LogRow], StreamRow]] = itemgetter(
    *map(LogRow._fields.index, ("position", "version", "topic", "state", "header"))
)
"""A row of the log as one of a known stream."""


class FactReader:
    """Reads facts by a closed registry; what is sealed in them stays a commitment."""

    def __init__(self, registry: Registry) -> None:
        """Know the facts of a registry."""
        self.registry = registry

    def decoded(self, rows: Sequence[LogRow]) -> list[Recorded]:
        """Read the rows of one stream, in order; see ``history``."""
        return self.history(rows[0].stream_id, map(_of_stream, rows)) if rows else []

    def decode(self, row: LogRow) -> Recorded:
        """Read one fact with its envelope; see ``history``."""
        return self._history(id_from(row.stream), row.stream, [_of_stream(row)])[0]

    def history(self, stream: UUID, rows: Iterable[StreamRow]) -> list[Recorded]:
        """Read facts of a stream, each with the envelope that its header describes.

        Raises IntegrityBroken for an unknown topic, for a state or a header that cannot be read
        or that belong to different facts; StoreError for a fact of a newer program.
        """
        return self._history(stream, str(stream), rows)

    def _history(self, stream: UUID, text: str, rows: Iterable[StreamRow]) -> list[Recorded]:
        here = named("stream", text)
        codec_for = self.registry.codec_for
        history = []
        for position, version, topic, state, raw in rows:
            codec = codec_for(topic)
            if raw is None or not belongs(raw, stream=here, version=version, topic=codec.named):
                raise _unreadable(stream, position, version, raw)
            try:
                fact = codec.decode(state)
                history.append(
                    loaded(fact, stream=stream, version=version, position=position, header=raw)
                )
            except (ValueError, TypeError, AttributeError) as error:
                raise _unreadable(stream, position, version, raw) from error
        return history


def _unreadable(stream: UUID, position: int, version: int, raw: bytes | None) -> IntegrityBroken:
    what = "has no leaf" if raw is None else "does not go with its leaf"
    return IntegrityBroken(
        f"The fact at position {position} ({stream}@{version}) {what}. Run 'vordering fsck'."
    )
