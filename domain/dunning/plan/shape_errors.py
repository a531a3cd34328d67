"""What is wrong with a value in a plan, in words: what it must be, what it is, what it means."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from domain.dunning.plan.positions import Lines
from domain.dunning.plan.remarks import Remark
from domain.dunning.plan.step import Step

SHAPE: Final = "plan.shape"
_DEPTH_OF_STEP: Final = 2

_MEANING: Final[Mapping[str, str]] = {
    "days": "calendar days after the anchor",
    "term_days": "the days the debtor gets to pay",
    "wait_days": "the days the plan waits for a call",
    "version": "1 for the first, one more for each change",
    "older_than_days": "days past the due date",
    "ceiling_a_day": "old claims that may start on one day",
    "in_days": "a number of days",
    "contacts": "a number of letters and calls",
}

_SAID: Final[Mapping[str, str]] = {
    "missing": "is missing{meaning}",
    "greater_than_equal": "must be {bounds}, not {given}{meaning}",
    "less_than_equal": "must be {bounds}, not {given}{meaning}",
    "enum": "must be one of {choices}, not {given}",
    "bool_type": "must be true or false, not {given}",
    "int_type": "must be a whole number, not {given}{meaning}",
    "string_type": "must be text in quotes, not {given}",
    "string_pattern_mismatch": "must be small letters, digits and hyphens, not {given}",
    "list_type": "must be a list; a step is written as [[step]]",
    "tuple_type": "must be a list; a step is written as [[step]]",
    "too_short": "must hold at least one",
}


def shape_errors(
    error: ValidationError, steps: Sequence[str], lines: Lines, *, alone: bool
) -> list[Remark]:
    """A finding for each wrong value; ``steps`` are the names of the steps in their order.

    What concerns a step or the plan as a whole is said only where it stands ``alone``: mostly
    it follows from something that is named already.
    """
    return [
        _finding(one, steps, lines)
        for one in error.errors()
        if not (one["type"] == "too_short" and steps) and (alone or not _of_a_whole(one))
    ]


def _of_a_whole(one: ErrorDetails) -> bool:
    return one["type"] == "value_error" and len(one["loc"]) in {0, _DEPTH_OF_STEP}


def _finding(one: ErrorDetails, steps: Sequence[str], lines: Lines) -> Remark:
    path = one["loc"]
    step = path[1] if path[:1] == ("step",) and len(path) > 1 else None
    keys = [part for part in path if isinstance(part, str)]
    key = keys[-1] if keys else "the plan"
    return Remark(
        code=SHAPE,
        message=f"{key} {_said(one, key)}.",
        line=lines.of(*path),
        step=steps[step] if isinstance(step, int) and step < len(steps) else "",
    )


def _said(one: ErrorDetails, key: str) -> str:
    words = _SAID.get(one["type"])
    if words is None:
        return f"cannot be used: {one['msg'].removeprefix('Value error, ').rstrip('.')}"
    return words.format(
        meaning=f" ({_MEANING[key]})" if key in _MEANING else "",
        bounds=_bounds(key),
        choices=", ".join(_choices(key)),
        given=repr(one["input"]),
    )


def _bounds(key: str) -> str:
    field = Step.model_fields.get(key)
    marks: list[Any] = field.metadata if field else []
    low = next((mark.ge for mark in marks if hasattr(mark, "ge")), None)
    high = next((mark.le for mark in marks if hasattr(mark, "le")), None)
    if low is None or high is None:
        return "1 or more"
    return f"{low} to {high}"


def _choices(key: str) -> Iterator[str]:
    field = Step.model_fields.get(key)
    annotation = field.annotation if field else None
    for kind in (annotation, *get_args(annotation)):
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            yield from sorted(kind)
