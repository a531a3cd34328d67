"""The fields of a command as a door asks for them: one by one, those of a part by their path."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as filled_in
from functools import cache, reduce
from operator import or_
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from application.commands.command import Command


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing to be said: its path within the command, its type, and what the class says of it.

    ``many``: it may be said more than once; ``parts`` are the leaves of each, where it has parts.
    """

    path: tuple[str, ...]
    type: type
    field: FieldInfo
    required: bool
    nullable: bool
    many: bool = False
    parts: tuple["Leaf", ...] = ()
    name: str = filled_in(init=False)
    """The path as one word, such as ``debtor.postal_code``."""

    def __post_init__(self) -> None:
        """Put the path together once; forms ask for it a hundred times a page."""
        object.__setattr__(self, "name", ".".join(self.path))


@cache
def leaves_of(command: type[Command]) -> tuple[Leaf, ...]:
    """Everything that may be said with a command, the free reason last."""
    return leaves_among(command.fields())


def leaves_among(fields: Mapping[str, FieldInfo]) -> tuple[Leaf, ...]:
    """The same of fields that stand by themselves, such as those of a question."""
    return tuple(_leaves(fields, (), required=True))


def nested(said: Mapping[str, Any]) -> dict[str, Any]:
    """What was said under the names of leaves, as the command reads it."""
    found: dict[str, Any] = {}
    for name, value in said.items():
        *parents, last = name.split(".")
        place = found
        for parent in parents:
            place = place.setdefault(parent, {})
        place[last] = value
    return found


def _leaves(
    fields: Mapping[str, FieldInfo], above: tuple[str, ...], *, required: bool
) -> Iterator[Leaf]:
    for name, field in fields.items():
        kind, nullable = _without_none(field.annotation)
        path, needed = (*above, name), required and field.is_required()
        if get_origin(kind) is tuple:
            inner, _ = _without_none(get_args(kind)[0])
            yield Leaf(path, inner, field, needed, nullable, many=True, parts=_parts(inner))
        elif isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _leaves(kind.model_fields, path, required=needed)
        else:
            yield Leaf(path, kind, field, needed, nullable)


def _parts(kind: Any) -> tuple[Leaf, ...]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return tuple(_leaves(kind.model_fields, (), required=True))
    return ()


def _without_none(kind: Any) -> tuple[Any, bool]:
    """The type itself, without what is said about it, and whether nothing may be said."""
    if get_origin(kind) is Annotated:
        return _without_none(get_args(kind)[0])
    if get_origin(kind) in {Union, UnionType}:
        others = [one for one in get_args(kind) if one is not NoneType]
        if len(others) > 1:
            return reduce(or_, others), True
        return _without_none(others[0])[0], True
    return kind, False
