"""How people are shown why: what changed, and what led to it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from api.cli.saying import show
from api.words.naming import actor, plan_title, step
from api.words.shell.speech import on_day, say
from api.words.why import changes_said

if TYPE_CHECKING:
    from application.queries.why_shapes import CauseOut, CausesOut, ChangesOut, FactChangesOut


def show_changes(found: "ChangesOut") -> None:
    """Print each fact with who, when and why, and below it what it changed."""
    for fact in found.facts:
        show(f"{on_day(fact.effective_on)}  {fact.what}", f"    {', '.join(_why(fact))}")
        for one in changes_said(fact.changes):
            show(f"    {'*' if one.seen else ' '} {one.name}: {one.before} → {one.after}")
    if not found.facts:
        show(say("Nothing changed it."))


def _why(fact: "FactChangesOut") -> Iterator[str]:
    yield f"{actor(fact.actor)} ({fact.role})"
    yield f"{fact.recorded_at:%Y-%m-%d %H:%M} UTC"
    if fact.command_name:
        yield fact.command_name
    if fact.step:
        yield say("step {step}", step=step(fact.step))
    if fact.policy:
        yield plan_title(fact.policy)
    if fact.reason or fact.said:
        yield " ".join(part for part in (fact.reason, fact.said) if part)


def show_causes(found: "CausesOut") -> None:
    """Print each node once, and below it what it is because of."""
    named = {one.id: _cause(one) for one in found.nodes}
    for one in found.nodes:
        causes = [edge.cause for edge in found.edges if edge.effect == one.id]
        if causes:
            show(named[one.id], *(f"    {say('because of')} {named[cause]}" for cause in causes))


def _cause(one: "CauseOut") -> str:
    match one.kind:
        case "fact":
            return f"{on_day(one.on)}  {one.what}"
        case "step":
            return say("step {step}", step=step(one.name))
        case "plan":
            return f"{plan_title(one.name)} ({one.name})"
        case "person":
            return actor(one.name)
        case "run":
            return say("the daily run of {day}", day=on_day(one.on))
    return say("command {name}", name=one.name or say("not recorded"))
