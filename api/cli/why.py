"""How people are shown why: what changed, and what led to it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from api.cli.saying import show
from api.words.causes import causes_said, kind_said
from api.words.doers import doer
from api.words.naming import plan_title, step
from api.words.shell.speech import on_day, say
from api.words.why import changes_said

if TYPE_CHECKING:
    from api.words.causes import CauseSaid
    from application.queries.why_shapes import CauseOut, CausesOut, ChangesOut, FactChangesOut

_HARD: Final = "\N{NO-BREAK SPACE}"


def show_changes(found: "ChangesOut") -> None:
    """Print each fact with who, when and why, and below it what it changed."""
    for fact in found.facts:
        show(f"{on_day(fact.effective_on)}  {fact.what}", f"    {', '.join(_why(fact))}")
        for one in changes_said(fact.changes):
            show(f"    {'*' if one.seen else ' '} {one.name}: {one.before} → {one.after}")
    if not found.facts:
        show(say("Nothing changed it."))


def _why(fact: "FactChangesOut") -> Iterator[str]:
    yield f"{doer(fact)} ({fact.role})"
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
    """Print what rests on the same together, and below it what it is because of."""
    boxes = {one.id: one for one in causes_said(found)}
    for box in boxes.values():
        if box.causes:
            causes = (line for cause in box.causes for line in _box(boxes[cause]))
            show(*_box(box), *(f"    {say('because of')} {line}" for line in causes))


def _box(box: "CauseSaid") -> list[str]:
    """Its lines, each a plain one."""
    kind = "" if box.kind == "fact" else f"{kind_said(box.kind).lower()}: "
    told = zip(box.told, box.of, strict=True)
    return [f"{kind}{said}{_key(one)}".replace(_HARD, " ") for said, one in told]


def _key(one: "CauseOut") -> str:
    """The name of a plan or a command as it is typed."""
    return f" ({one.name})" if one.kind in {"plan", "command"} and one.name else ""
