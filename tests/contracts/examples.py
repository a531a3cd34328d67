"""An example of every fact with every field filled, made from the shape of the fact alone."""

import types
from datetime import date, time
from enum import StrEnum
from typing import Any, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from domain.facts import Fact
from domain.sealing import Sealed

SIMPLE: dict[Any, Any] = {
    str: "text",
    int: 12345,
    bool: True,
    date: date(2026, 11, 21),
    time: time(15, 0),
    UUID: UUID("01900000-0000-7000-8000-00000000abcd"),
}


def example(shape: type[Fact]) -> Fact:
    """Give a fact of a shape with no field left out."""
    return shape.model_validate(_fields(shape))


def _fields(shape: type[BaseModel]) -> dict[str, Any]:
    return {name: _value(field.annotation, field) for name, field in shape.model_fields.items()}


def _value(annotation: Any, field: FieldInfo) -> Any:
    origin = get_origin(annotation)
    if origin in {Union, types.UnionType}:
        inner = next(a for a in get_args(annotation) if a is not type(None))
        return _value(inner, field)
    if origin is tuple:
        return (_value(get_args(annotation)[0], field),)
    if origin is Sealed or annotation is Sealed:
        return Sealed.committed("cd" * 32)
    if _is_hash(annotation, field):
        return "ab" * 32
    return _plain(annotation, field)


def _plain(annotation: Any, field: FieldInfo) -> Any:
    if hasattr(annotation, "__metadata__"):
        return _value(get_args(annotation)[0], field)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return list(annotation)[-1]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation.model_validate(_fields(annotation))
    return SIMPLE[annotation]


def _is_hash(annotation: Any, field: FieldInfo) -> bool:
    patterns = [*getattr(annotation, "__metadata__", ()), *field.metadata]
    return any("64" in str(getattr(one, "pattern", "") or one) for one in patterns)
