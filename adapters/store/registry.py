"""The closed registry of facts: topic to class, and the fact's JSON there and back."""

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Union, get_args, get_origin

import orjson
from pydantic import BaseModel, ValidationError

from adapters.store.recorded import named
from domain.errors import IntegrityBroken, StoreError
from domain.facts import EnteredInError, Fact
from domain.sealing import Purpose, Sealed

_UNIONS: Final = (Union, types.UnionType)

Upcast = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Codec:
    """One kind of fact: how it is written, and read in any version it ever had."""

    shape: type[Fact]
    topic: str
    schema: int
    sealed: Mapping[str, Purpose]
    named: bytes
    lead: bytes
    empty: bytes
    upcasts: tuple[Upcast, ...]
    validate: Callable[[bytes], Fact]
    to_json: Callable[..., bytes]

    def encode(self, fact: Fact) -> bytes:
        """Write the fact as JSON that opens with its schema version."""
        body = self.to_json(fact, exclude_none=True)
        return self.empty if body == b"{}" else self.lead + body[1:]

    def decode(self, state: bytes) -> Fact:
        """Read and validate the fact; an older version goes through its upcasts first.

        Raises StoreError where a newer program wrote it, IntegrityBroken where it is no fact.
        """
        try:
            if state.startswith(self.lead):
                return self.validate(b"{" + state[len(self.lead) :])
            return self.validate(b"{}" if state == self.empty else self._upcast(state))
        except ValidationError as error:
            # Without the input: what does not validate may be personal.
            where = [".".join(map(str, e["loc"])) for e in error.errors(include_input=False)]
            raise IntegrityBroken(
                f"A stored '{self.topic}' cannot be read: {', '.join(where) or 'not JSON'}."
                " Run 'vordering fsck'."
            ) from None

    def _upcast(self, state: bytes) -> bytes:
        fields = _object(state, topic=self.topic)
        stored = fields.pop("v", None)
        if not isinstance(stored, int) or stored < 1:
            raise IntegrityBroken(f"A stored '{self.topic}' names no schema version.")
        if stored > self.schema:
            raise StoreError(
                f"'{self.topic}' was written by a newer program (version {stored}, this one"
                f" knows {self.schema}). Use the newer program."
            )
        for upcast in self.upcasts[stored - 1 :]:
            fields = upcast(fields)
        return orjson.dumps(fields)


class Registry:
    """All facts that the store knows; a topic outside it is never looked for elsewhere."""

    def __init__(self, facts: Mapping[str, type[Fact]]) -> None:
        """Check each fact once: its topic, its upcasts, its sealed and its optional fields."""
        known: dict[str, type[Fact]] = {EnteredInError.TOPIC: EnteredInError, **facts}
        self._by_topic = {topic: _codec(topic, shape) for topic, shape in known.items()}
        self._by_shape = {codec.shape: codec for codec in self._by_topic.values()}

    def codec_of(self, fact: Fact) -> Codec:
        """Give the codec of a fact that is to be stored."""
        codec = self._by_shape.get(type(fact))
        if codec is None:
            raise StoreError(f"'{type(fact).__name__}' is not in the registry of facts.")
        return codec

    def codec_for(self, topic: str) -> Codec:
        """Give the codec of a stored topic; raises IntegrityBroken where it is unknown."""
        codec = self._by_topic.get(topic)
        if codec is None:
            raise IntegrityBroken(
                f"The store holds a fact with the unknown topic '{topic}'. A newer program"
                " wrote it, or the history was changed: run 'vordering fsck'."
            )
        return codec


@cache
def _codec(topic: str, shape: type[Fact]) -> Codec:
    if topic != shape.TOPIC:
        raise StoreError(f"'{shape.__name__}' is registered as '{topic}', not '{shape.TOPIC}'.")
    steps = range(1, shape.SCHEMA)
    _check_sealed(shape)
    _check_optional(shape, seen=set())
    return Codec(
        shape=shape,
        topic=topic,
        schema=shape.SCHEMA,
        sealed=dict(shape.SEALED),
        named=named("topic", topic),
        lead=b'{"v":%d,' % shape.SCHEMA,
        empty=b'{"v":%d}' % shape.SCHEMA,
        upcasts=tuple(getattr(shape, f"upcast_v{n}_v{n + 1}") for n in steps),
        validate=shape.__pydantic_validator__.validate_json,
        to_json=shape.__pydantic_serializer__.to_json,
    )


def _object(state: bytes, *, topic: str) -> dict[str, Any]:
    try:
        fields = orjson.loads(state)
    except orjson.JSONDecodeError:
        fields = None
    if not isinstance(fields, dict):
        raise IntegrityBroken(f"A stored '{topic}' is not a JSON object.")
    return fields


def _check_sealed(shape: type[Fact]) -> None:
    """A personal value has a purpose, and lies at the top of its fact, where it is sealed."""
    for name, field in shape.model_fields.items():
        direct = any(_is_sealed(part) for part in _alternatives(field.annotation))
        if direct != (name in shape.SEALED):
            raise StoreError(f"'{shape.TOPIC}': field '{name}' and SEALED do not agree.")
        if not direct and any(_is_sealed(part) for part in _within(field.annotation, set())):
            raise StoreError(f"'{shape.TOPIC}': field '{name}' hides a sealed value inside.")
    if unknown := set(shape.SEALED) - set(shape.model_fields):
        raise StoreError(f"'{shape.TOPIC}': SEALED names {sorted(unknown)}, which it lacks.")


def _check_optional(shape: type[BaseModel], *, seen: set[type[BaseModel]]) -> None:
    """None is left out of the JSON, so only a default of None brings it back."""
    seen.add(shape)
    for name, field in shape.model_fields.items():
        optional = type(None) in _alternatives(field.annotation)
        if optional and (field.is_required() or field.get_default() is not None):
            raise StoreError(f"{shape.__name__}.{name} may be None: its default must be None.")
        for part in _within(field.annotation, set()):
            if isinstance(part, type) and issubclass(part, BaseModel) and part not in seen:
                _check_optional(part, seen=seen)


def _alternatives(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in _UNIONS else (annotation,)


def _within(annotation: Any, seen: set[int]) -> Iterator[Any]:
    """Give the annotation and every type inside it, models included."""
    if id(annotation) in seen:
        return
    seen.add(id(annotation))
    yield annotation
    inside = list(get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        inside += [field.annotation for field in annotation.model_fields.values()]
    for part in inside:
        yield from _within(part, seen)


def _is_sealed(annotation: Any) -> bool:
    return annotation is Sealed or get_origin(annotation) is Sealed
