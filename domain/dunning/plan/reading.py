"""Reading a plan from TOML: every error at once, each with its line and what is allowed."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from domain.dunning.plan.positions import Lines
from domain.dunning.plan.remarks import Remark, Severity
from domain.dunning.plan.shape_errors import SHAPE, shape_errors
from domain.dunning.plan.step import Step, StepKind, gaps
from domain.dunning.plan.unlawful_words import unlawful

P = TypeVar("P", bound=BaseModel)

_SYNTAX_PLACE: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True)
class PlanRead(Generic[P]):
    """What was read: the plan, where the rest of it could be, and what is wrong with it."""

    plan: P | None
    findings: tuple[Remark, ...]
    lines: Lines


def read_shape(text: str, shape: type[P]) -> PlanRead[P]:
    """Read a plan of a shape; what the law has no word for is left out and named.

    A plan with findings may still be given, so that it can be judged by the lint; it must not
    be used.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return PlanRead(None, (_syntax(error, text),), Lines(""))
    except (RecursionError, ValueError):
        # tables within tables without end, or a number of thousands of digits
        return PlanRead(None, (_beyond(),), Lines(""))
    lines = Lines(text)
    cleaned, findings = _without_unlawful(raw, lines)
    cleaned, unknown = _without_unknown(cleaned, shape, lines)
    findings += unknown + list(_references(cleaned, lines))
    try:
        plan = shape.model_validate_json(json.dumps(cleaned, default=str), strict=True)
    except ValidationError as error:
        names = [_name(step, at) for at, step in enumerate(_steps(cleaned))]
        findings += shape_errors(error, names, lines, alone=not findings)
        plan = None
    return PlanRead(plan, tuple(sorted(findings, key=lambda one: one.line)), lines)


def _syntax(error: tomllib.TOMLDecodeError, text: str) -> Remark:
    place = _SYNTAX_PLACE.search(str(error))
    line = int(place[1]) if place and place[1] else max(text.count("\n"), 1)
    said = _SYNTAX_PLACE.sub("", str(error))
    return Remark(code=SHAPE, message=f"this is no TOML: {said}.", line=line)


def _beyond() -> Remark:
    message = "this is no plan: it is nested too deep, or a number is too long."
    return Remark(code=SHAPE, message=message, line=1)


def _steps(raw: Mapping[str, Any]) -> list[dict[str, Any]]:
    steps = raw.get("step")
    return [s for s in steps if isinstance(s, dict)] if isinstance(steps, list) else []


def _name(step: Mapping[str, Any], index: int) -> str:
    return str(step.get("id", index + 1))


def _without_unlawful(raw: dict[str, Any], lines: Lines) -> tuple[dict[str, Any], list[Remark]]:
    found: list[Remark] = []
    kept = dict(raw)
    for key, finding in unlawful(raw, fourteen_days=False):
        found.append(replace(finding, line=lines.of(key)))
        kept.pop(key, None) if key != "title" else None
    if steps := _steps(raw):
        kept["step"] = [_lawful_step(s, at, lines, found) for at, s in enumerate(steps)]
    return kept, found


def _lawful_step(
    step: dict[str, Any], at: int, lines: Lines, found: list[Remark]
) -> dict[str, Any]:
    kept, fourteen = dict(step), step.get("kind") == StepKind.FOURTEEN_DAY_LETTER.value
    for key, finding in unlawful(step, fourteen_days=fourteen):
        found.append(replace(finding, line=lines.of("step", at, key), step=_name(step, at)))
        if key in {"wording", "question"}:
            kept[key] = "14" if fourteen else "?"
        else:
            kept.pop(key, None)
    if fourteen:
        kept.setdefault("wording", "14") if "wording" in step or found else None
    return kept


def _without_unknown(
    raw: dict[str, Any], shape: type[BaseModel], lines: Lines
) -> tuple[dict[str, Any], list[Remark]]:
    """Leave out keys that the language does not have, in the plan and in its steps."""
    strange = [key for key in raw if key not in shape.model_fields]
    found = [_unknown(key, shape, lines.of(key), "") for key in strange]
    kept = {key: value for key, value in raw.items() if key in shape.model_fields}
    for at, step in enumerate(_steps(raw)):
        strange, name = [key for key in step if key not in Step.model_fields], _name(step, at)
        found += [_unknown(key, Step, lines.of("step", at, key), name) for key in strange]
    if steps := _steps(raw):
        kept["step"] = [{k: v for k, v in s.items() if k in Step.model_fields} for s in steps]
    return kept, found


def _unknown(key: str, shape: type[BaseModel], line: int, step: str) -> Remark:
    near = get_close_matches(key, shape.model_fields, n=1)
    way_out = f"Did you mean '{near[0]}'?" if near else "Leave it out."
    message = f"the language has no word '{key}'."
    return Remark(code=SHAPE, message=message, line=line, step=step, way_out=way_out)


def _references(raw: Mapping[str, Any], lines: Lines) -> Iterator[Remark]:
    """Find ids that stand twice, steps that are named but not there, and what a step lacks."""
    ids: list[str] = []
    for at, step in enumerate(_steps(raw)):
        name = _name(step, at)
        if name in ids:
            message = "another step has the same id."
            yield Remark(code=SHAPE, message=message, line=lines.of("step", at, "id"), step=name)
        ids.append(name)
        for key, message in gaps(step):
            yield Remark(code=SHAPE, message=message, line=lines.of("step", at, key), step=name)
    for path, named in _named_steps(raw):
        if named and named not in ids:
            message = f"there is no step '{named}'."
            yield Remark(code=SHAPE, message=message, line=lines.of(*path))


def _named_steps(raw: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    yield ("after_broken_agreement",), raw.get("after_broken_agreement")
    entry = raw.get("entry")
    proposals = entry.get("propose", []) if isinstance(entry, dict) else []
    for at, proposal in enumerate(proposals if isinstance(proposals, list) else []):
        if isinstance(proposal, dict):
            yield ("entry", "propose", at, "step"), proposal.get("step")


def refused(findings: Sequence[Remark]) -> list[Remark]:
    """The findings for which a plan cannot be used."""
    return [one for one in findings if one.severity is Severity.REFUSE]
