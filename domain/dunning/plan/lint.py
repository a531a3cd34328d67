"""The lint: everything that is wrong with a plan, unlawful in it, or unwise, at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.dunning.plan.document import Plan
from domain.dunning.plan.lint_advice import PATH_RULES, Advice, advice_on_plan
from domain.dunning.plan.lint_law import RULES, Broken
from domain.dunning.plan.paths import paths_through
from domain.dunning.plan.positions import Lines
from domain.dunning.plan.reading import read_shape, refused
from domain.dunning.plan.remarks import Remark, Severity, told
from domain.errors import Refusal


@dataclass(frozen=True, slots=True)
class Linted:
    """A plan and its findings by line; ``plan`` is there where nothing is refused."""

    plan: Plan | None
    findings: tuple[Remark, ...]


def lint(text: str) -> Linted:
    """Judge a plan: its shape, then the law and advice on what could be read of it."""
    read = read_shape(text, Plan)
    findings = list(read.findings)
    if read.plan is not None:
        findings += _judged(read.plan, read.lines)
    ordered = tuple(sorted(findings, key=lambda one: (one.line, one.severity, one.code)))
    return Linted(None if refused(ordered) else read.plan, ordered)


def lawful_plan(text: str, *, name: str) -> tuple[Plan, Sequence[Remark]]:
    """A plan with its advice; raises Refusal ``plan.refused`` that names all that is wrong."""
    linted = lint(text)
    wrong = refused(linted.findings)
    if linted.plan is None:
        raise Refusal(
            "plan.refused",
            "\n".join(one.said_of(name) for one in wrong),
            way_out="Correct what is named; `vordering plan lint FILE` shows it with the advice.",
            article="; ".join(sorted({one.article for one in wrong if one.article})),
            values={"remarks": told(wrong)},
        )
    return linted.plan, linted.findings


def _judged(plan: Plan, lines: Lines) -> list[Remark]:
    places = {step.id: at for at, step in enumerate(plan.step)}
    found: dict[tuple[str, str, str], Remark] = {}
    for broken in _law(plan):
        line = lines.of("step", places[broken.step.id], broken.key)
        finding = Remark(
            code=broken.code,
            message=f"{broken.message}.",
            line=line,
            step=broken.step.id,
            article=broken.article,
            way_out=broken.way_out,
        )
        found.setdefault((broken.code, broken.step.id, broken.key), finding)
    for advice in _advice(plan):
        key = (advice.code, advice.step.id if advice.step else "", advice.key)
        found.setdefault(key, _warning(advice, places, lines))
    return list(found.values())


def _law(plan: Plan) -> Iterator[Broken]:
    for path in paths_through(plan):
        for rule in RULES:
            yield from rule(path)


def _advice(plan: Plan) -> Iterator[Advice]:
    yield from advice_on_plan(plan)
    for path in paths_through(plan):
        for rule in PATH_RULES:
            yield from rule(path, plan)


def _warning(advice: Advice, places: dict[str, int], lines: Lines) -> Remark:
    at = places[advice.step.id] if advice.step else None
    line = lines.of(advice.key) if at is None else lines.of("step", at, advice.key)
    return Remark(
        severity=Severity.WARN,
        code=advice.code,
        message=advice.message,
        line=line,
        step=advice.step.id if advice.step else "",
        article=advice.article,
        way_out=advice.way_out,
    )
