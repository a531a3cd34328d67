"""How people are shown why nothing was done."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from api.cli.saying import show
from api.words.naming import lack, step
from api.words.reasons import reason
from api.words.shell.speech import on_day, reason_named, say

if TYPE_CHECKING:
    from application.queries.why_shapes import (
        ClaimsWithheldOut,
        RunsWithheldOut,
        StretchOut,
        WithheldOut,
    )


def show_withheld(found: "WithheldOut") -> None:
    """Print how it stands, and before it each stretch of days with its rule and facts."""
    for one in found.stretches:
        show(*_stretch(one))


def show_claims_withheld(found: "ClaimsWithheldOut") -> None:
    """Print of each claim how it stands."""
    for one in found.claims:
        show(one.invoice_number, *(f"  {line}" for line in _stretch(one.now)))
    if not found.claims:
        show(say("No claims."))


def show_runs_withheld(found: "RunsWithheldOut") -> None:
    """Print what was withheld of each claim."""
    for one in found.rows:
        show(one.invoice_number, *(f"  {line}" for line in _stretch(one.withheld)))
    if not found.rows:
        show(say("Nothing was withheld."))
    if found.next:
        show(say("There is more: --cursor {cursor}", cursor=found.next))


def _stretch(one: "StretchOut") -> Iterator[str]:
    days = on_day(one.first_on)
    if one.last_on != one.first_on:
        days = say("{first} through {last}", first=days, last=on_day(one.last_on))
    about = say("step {step}", step=step(one.step)) if one.step else ""
    yield "  ".join(part for part in (days, one.called, about, one.article) if part)
    if one.outcome != "taken":
        yield from (f"    {line}" for line in _reasons(one))
        yield from (f"    {line}" for line in _end(one))


def _reasons(one: "StretchOut") -> Iterator[str]:
    if one.lacks:
        yield ", ".join(map(lack, one.lacks))
    elif one.outcome == "withheld" and one.why != one.rule and reason(one.why) != one.called:
        yield reason_named(one.why)
    if one.due_on:
        yield say("the step may be taken from {day}", day=on_day(one.due_on))
    if one.until and one.until != one.due_on:
        yield say("nothing before {day}", day=on_day(one.until))
    for fact in one.facts:
        yield f"{say('because of')} {on_day(fact.effective_on)}  {fact.what}"


def _end(one: "StretchOut") -> Iterator[str]:
    for fact in one.ended_by:
        yield f"{say('ended by')} {on_day(fact.effective_on)}  {fact.what}"
    if one.ended_on and not one.ended_by:
        yield say("ended as the days went by, on {day}", day=on_day(one.ended_on))
    if one.to_do and not one.ended_on:
        yield f"{say('to do')}: {one.to_do}"
