"""From plain facts to what the store gives, through the real registry, and back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

import orjson

from adapters.store.registry import Registry
from domain.days import AMSTERDAM
from domain.facts import Recorded, StreamKind
from domain.registry import FACTS
from tests.oracle.plain import PlainFact

REGISTRY: Final = Registry(FACTS)
_COMMANDS: Final = UUID("0a0c1e00-0000-8000-8000-00000000c0de")


@dataclass(frozen=True)
class Unpacked:
    """What the store would give of a past, by stream."""

    streams: dict[UUID, list[Recorded]]
    position: int


def recorded(facts: Sequence[PlainFact], log: str) -> Unpacked:
    """Decode plain facts as the store does: what is no fact of this program is refused."""
    streams: dict[UUID, list[Recorded]] = {}
    for one in facts:
        made = _recorded(one, UUID(log))
        streams.setdefault(made.originator_id, []).append(made)
    return Unpacked(streams, len(facts))


def _recorded(one: PlainFact, log: UUID) -> Recorded:
    codec = REGISTRY.codec_for(one.topic)
    body = orjson.dumps(one.state)
    fact = codec.decode(codec.empty if body == b"{}" else codec.lead + body[1:])
    return Recorded(
        originator_id=UUID(one.stream),
        originator_version=one.version,
        fact=fact,
        kind=StreamKind(one.kind),
        log=log,
        effective_on=fact.legal_day or one.on,
        actor=one.actor,
        role=one.role,
        command_id=uuid5(_COMMANDS, one.command),
        cause=one.cause,
        policy=one.policy,
        position=one.position,
        leaf_index=one.position - 1,
        recorded_at=one.at,
        header=b"",
    )


def plain(history: Iterable[Recorded]) -> list[PlainFact]:
    """What the store gave, as the oracle reads it."""
    found = []
    for one in history:
        codec = REGISTRY.codec_of(one.fact)
        state = orjson.loads(codec.encode(one.fact))
        del state["v"]
        found.append(
            PlainFact(
                kind=one.kind.value,
                stream=str(one.originator_id),
                topic=one.fact.TOPIC,
                state=state,
                on=one.effective_on,
                at=one.recorded_at.astimezone(AMSTERDAM),
                actor=one.actor,
                role=one.role,
                policy=one.policy,
                cause=one.cause,
                command=str(one.command_id),
                version=one.originator_version,
                position=one.position,
            )
        )
    return found
