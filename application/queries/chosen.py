"""Field choice: of an answer only the parts that are asked for, and no reading of what is left."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Final, TypeAlias, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Field, TypeAdapter, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from application.queries.query import Inquiry, Query
from application.queries.shapes import OFFICIAL, PERSONAL
from domain.shown import tell_shown, watching

Fields: TypeAlias = Annotated[
    str,
    Field(
        max_length=4_000,
        description="only these parts, by comma; a part of a part with a point",
        examples=["id,debtor.id,balance.total"],
    ),
]
Parts: TypeAlias = dict[str, "Parts"]
"""The parts that are chosen, each with the parts of it; none below: all of it."""

FRAMED: Final = ("rows", "tasks")
"""Where a page holds its rows: a choice is of what stands in them, and the frame stays."""


@dataclass(frozen=True, slots=True)
class InPart:
    """An answer in part, with the version of what it is about where that has one."""

    content: Any
    version: int | None


class Resource(Query):
    """A question whose answer may be asked for in part."""

    fields: Fields = ""

    @field_validator("fields")
    @classmethod
    def _known(cls, said: str, _: ValidationInfo) -> str:
        """Name the parts that there are, where one that is asked for is not."""
        for path in _paths(said):
            within = row_of(get_type_hints(cls.answer)["return"])
            for part in path:
                known = parts_of(within)
                if part not in known:
                    raise PydanticCustomError(
                        "no_part",
                        "asks for '{part}'; there are {parts}",
                        {"part": ".".join(path)[:100], "parts": ", ".join(known) or "none"},
                    )
                within = known[part][0]
        return said

    def answered(self, asked: Inquiry) -> Any:
        """The answer; of chosen parts what is shown counts as a reading, and nothing else does."""
        if not self.fields:
            return self.turned(asked)
        shape, parts = get_type_hints(self.answer)["return"], tree_of(self.fields)
        with watching() as opened:
            answer = self.turned(asked)
            whole = TypeAdapter(shape).dump_python(answer, mode="json", by_alias=True)
        if personal(row_of(shape), parts):
            for subject, what in opened.items():
                for one in what:
                    tell_shown(subject, one)
        return InPart(chosen(whole, parts), getattr(answer, "version", None))


def tree_of(said: str) -> Parts:
    """What is asked for, as a tree."""
    tree: Parts = {}
    for path in _paths(said):
        place = tree
        for part in path:
            place = place.setdefault(part, {})
        place.clear()
    return tree


def _paths(said: str) -> Iterator[list[str]]:
    return (one.strip().split(".") for one in said.split(",") if one.strip())


def chosen(whole: Any, parts: Parts) -> Any:
    """The chosen parts of an answer: of each row where it is a list or a page."""
    if isinstance(whole, dict):
        frame = next((name for name in FRAMED if name in whole), "")
        if frame:
            return {**whole, frame: _within(whole[frame], parts)}
    return _within(whole, parts)


def _within(value: Any, parts: Parts) -> Any:
    if isinstance(value, list):
        return [_within(one, parts) for one in value]
    if not parts or not isinstance(value, dict):
        return value
    return {name: _within(value[name], below) for name, below in parts.items() if name in value}


def row_of(shape: Any) -> Any:
    """What a choice is made of: the shape of an answer, or of a row in it."""
    for name, (kind, _) in parts_of(shape).items():
        if name in FRAMED:
            return kind
    return shape


def parts_of(shape: Any) -> Mapping[str, tuple[Any, tuple[Any, ...]]]:
    """The parts of a shape by name, each with its own shape and its marks; none: it has none."""
    model = _model(shape)
    if model is None:
        return {}
    return {name: (one.annotation, tuple(one.metadata)) for name, one in model.model_fields.items()}


def personal(shape: Any, parts: Parts) -> bool:
    """Whether any of the chosen parts (none: all) says something of a person."""
    for name, (kind, marks) in parts_of(shape).items():
        if parts and name not in parts:
            continue
        if PERSONAL in marks or (OFFICIAL not in marks and personal(kind, parts.get(name, {}))):
            return True
    return False


def _model(shape: Any) -> type[BaseModel] | None:
    """The model that a shape is of, through lists and what may be null."""
    if get_origin(shape) is Annotated or get_origin(shape) is list:
        return _model(get_args(shape)[0])
    if get_origin(shape) in {Union, UnionType}:
        return next((_model(one) for one in get_args(shape) if one is not NoneType), None)
    return shape if isinstance(shape, type) and issubclass(shape, BaseModel) else None
