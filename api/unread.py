"""What could not be read of a request: each fault, where it is, and which kind it is of."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Literal, TypeAlias

from pydantic import ValidationError

from api.words.faults import FAULTS, fault_said
from api.words.language import ENGLISH
from application.queries.shapes import FaultOut
from domain.characters import legible
from domain.errors import Refusal

Part: TypeAlias = Literal["body", "query", "path", "header"]
Place: TypeAlias = tuple[Part, str]
"""A part of a request, and where in it: a JSON pointer in a body, elsewhere a name."""

MOST: Final = 100
"""Faults that are told one by one; of a body that is wrong throughout the rest is counted."""
_LONGEST: Final = 200

_KINDS: Final[Mapping[str, str]] = {
    "missing": "missing",
    "extra_forbidden": "unknown",
    "json_invalid": "no_json",
    "model_type": "no_object",
    "model_attributes_type": "no_object",
    "dict_type": "no_object",
    "list_type": "no_list",
    "tuple_type": "no_list",
    "too_long": "too_many",
    "too_short": "too_few",
    "string_type": "no_text",
    "string_unicode": "no_text",
    "bytes_type": "no_text",
    "string_too_long": "too_long",
    "bytes_too_long": "too_long",
    "string_too_short": "too_short",
    "bytes_too_short": "too_short",
    "string_pattern_mismatch": "pattern",
    "greater_than": "not_more_than",
    "greater_than_equal": "not_at_least",
    "less_than": "not_less_than",
    "less_than_equal": "not_at_most",
    "enum": "no_choice",
    "literal_error": "no_choice",
}
"""Our code of a kind of fault as pydantic calls it."""

_FAMILIES: Final[Mapping[str, str]] = {
    "int": "no_number",
    "float": "no_number",
    "finite": "no_number",
    "decimal": "no_number",
    "bool": "no_yes_or_no",
    "uuid": "no_id",
    "date": "no_day",
    "datetime": "no_moment",
    "timezone": "no_moment",
    "time": "no_time",
}
"""The same of whole families, by the word that their kinds begin with."""

_LIMITS: Final[Mapping[str, str]] = {
    "max_length": "most",
    "min_length": "least",
    "pattern": "pattern",
    "gt": "bound",
    "ge": "bound",
    "lt": "bound",
    "le": "bound",
    "expected": "choices",
}
"""What of a fault's context is told, and by which name: limits of ours, never what was sent."""


class Unread(Refusal):
    """A request does not have the shape it should; all its faults are told at once."""

    def __init__(self, code: str, faults: Iterable[FaultOut], *, way_out: str) -> None:
        found = tuple(faults)
        self.faults, more = found[:MOST], len(found) - MOST
        told = [f"{one.where or one.part} {one.message}" for one in self.faults]
        what = "; ".join([*told, f"and {more} more"] if more > 0 else told)
        super().__init__(code, what, way_out=way_out)


class Unreadable(Unread):
    """What was sent does not fit what is asked there."""

    def __init__(self, faults: Iterable[FaultOut]) -> None:
        super().__init__("request.invalid", faults, way_out="See /docs for what each field takes.")


def in_the_body(where: tuple[int | str, ...]) -> Place:
    """The place of what a body holds, as a JSON pointer (RFC 6901)."""
    return "body", "".join(f"/{_escaped(str(one))}" for one in where)


def in_the_request(where: tuple[int | str, ...]) -> Place:
    """The place of what FastAPI names by the part of the request that it stands in."""
    match where:
        case ("query" | "path" | "header") as part, name, *_:
            return part, str(name)
        case "body", int():  # the character from which a text is no JSON
            return "body", ""
        case _:
            return in_the_body(where[1:])


def unreadable(
    error: ValidationError, *, place: Callable[[tuple[int | str, ...]], Place] = in_the_body
) -> Unreadable:
    """The refusal of what did not fit a class; ``place`` tells where its fields were said."""
    return Unreadable(faults_of(error.errors(), place=place))


def faults_of(
    errors: Iterable[Mapping[str, Any]],
    *,
    place: Callable[[tuple[int | str, ...]], Place] = in_the_request,
) -> list[FaultOut]:
    """The faults that validation found, in its order."""
    return [fault(place(tuple(one["loc"])), _code(one["type"]), **_values(one)) for one in errors]


def fault(place: Place, code: str, **values: object) -> FaultOut:
    """A fault at a place; ``values`` are the limits that its words name."""
    part, where = place
    return FaultOut(
        part=part,
        where=legible(where)[:_LONGEST],
        code=code,
        message=fault_said(code, values, language=ENGLISH),
        values=values,
    )


def _code(kind: str) -> str:
    """Our code of a kind; what our own fields refuse is of a kind that is called so already."""
    if kind in FAULTS and kind not in _KINDS:
        return kind
    return _KINDS.get(kind) or _FAMILIES.get(kind.partition("_")[0], "not_fitting")


def _values(error: Mapping[str, Any]) -> dict[str, object]:
    told = error.get("ctx", {})
    if error["type"] in FAULTS and error["type"] not in _KINDS:
        return dict(told)
    if error["type"] == "json_invalid":
        return {"at": error["loc"][-1] if error["loc"] else _column(str(told.get("error", "")))}
    return {_LIMITS[name]: value for name, value in told.items() if name in _LIMITS}


def _column(told: str) -> int:
    """The character that pydantic names where it reads a whole body itself; 0: none."""
    found = re.search(r"column (\d+)", told)
    return int(found[1]) if found else 0


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
