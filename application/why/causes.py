"""What led to a letter: facts, its step and plan version, commands, runs and people, as a graph."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from application.why.known import Histories
from domain.claim.events import (
    InvoiceSent,
    PaymentPlanAgreed,
    PaymentPromised,
    PaymentTermExtended,
    PlanChanged,
    StepApproved,
)
from domain.creditor.events import PlanUploaded
from domain.facts import Point, Recorded, StreamKind, wrong_versions
from domain.letter.events import LetterOrdered

NOT_RECORDED: Final = ""
"""The name of what nobody wrote down: it is said so, and not guessed."""


_AGREED: Final = (PaymentPlanAgreed, PaymentPromised, PaymentTermExtended)
"""What a confirmation confirms."""


class CauseKind(StrEnum):
    """What a node of the graph is."""

    FACT = "fact"
    STEP = "step"
    PLAN = "plan"
    COMMAND = "command"
    RUN = "run"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that led to another; ``name`` is empty where it is not recorded."""

    id: str
    kind: CauseKind
    name: str
    fact: Recorded | None = None


@dataclass
class Causes:
    """A graph from a letter back to people: each edge says that one is because of another."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str], None] = field(default_factory=dict)

    def because(self, effect: str, cause: Node) -> str:
        """Note that a node is because of another, and give the id of that one."""
        self.nodes.setdefault(cause.id, cause)
        self.edges[effect, cause.id] = None
        return cause.id


NOW: Final = Point(sys.maxsize, date.max)
"""All that was ever recorded, about every day."""


def causes_of_letter(histories: Histories, letter_id: UUID, at: Point = NOW) -> Causes:
    """Follow a letter that was ordered back to the people and runs that led to it."""
    found = Causes()
    history = seen(histories, letter_id, at)
    ordered = next(one for one in history if isinstance(one.fact, LetterOrdered))
    order = _order(ordered)
    for one in history:
        note_command(histories, found, one)
        if one is not ordered:
            found.because(one.ref, fact_node(ordered))
    if order.doubles:
        note_command(histories, found, doubled := histories.of(order.doubles)[0])
        found.because(ordered.ref, fact_node(doubled))
    for part in order.claims:
        for one in seen(histories, part.claim_id, at):
            if getattr(one.fact, "letter_id", None) == letter_id:
                note_command(histories, found, one)
                found.because(one.ref, fact_node(_named(history, one) or ordered))
        note_plan(histories, found, ordered, part.claim_id, plan=order.plan, step=order.step)
    return found


def seen(histories: Histories, stream: UUID, at: Point) -> list[Recorded]:
    """What was known of a stream by then, about days up to then."""
    return [one for one in histories.known(stream, at.position) if one.effective_on <= at.day]


def _order(ordered: Recorded) -> LetterOrdered:
    """The order by which a letter begins."""
    assert isinstance(ordered.fact, LetterOrdered)
    return ordered.fact


def _named(history: Sequence[Recorded], one: Recorded) -> Recorded | None:
    """The fact of the letter that a claim's fact names; facts of before name the letter alone."""
    return next((x for x in history if x.ref == one.cause), None)


def note_plan(
    histories: Histories, found: Causes, one: Recorded, claim_id: UUID, *, plan: str, step: str
) -> None:
    """The step of a fact, of that plan version, which some fact gave the claim; who approved it."""
    key = found.because(one.ref, Node(f"step {plan} {step}", CauseKind.STEP, step))
    of_plan = found.because(key, Node(f"plan {plan}", CauseKind.PLAN, plan))
    known = histories.known(claim_id, one.position)
    wrong = wrong_versions(known)
    stands = [x for x in known if x.originator_version not in wrong and x is not one]
    given = [x for x in stands if _gives_plan(x, plan)]
    own = histories.known(one.log, one.position)
    uploaded = (x for x in own if isinstance(x.fact, PlanUploaded) and x.fact.key == plan)
    confirms = isinstance(one.fact, LetterOrdered) and bool(one.fact.agreement)
    agreed = [x for x in stands if confirms and isinstance(x.fact, _AGREED)]
    approved = [x for x in stands if isinstance(x.fact, StepApproved) and x.fact.step == step]
    for effect, facts in (
        (of_plan, (*given[-1:], *uploaded)),
        (key, (*approved[-1:], *agreed[-1:])),
    ):
        for x in facts:
            found.because(effect, fact_node(x))
            note_command(histories, found, x)


def _gives_plan(one: Recorded, plan: str) -> bool:
    match one.fact:
        case InvoiceSent():
            return one.fact.plan == plan
        case PlanChanged():
            return one.fact.new == plan
    return False


def note_command(histories: Histories, found: Causes, one: Recorded) -> None:
    """The command that recorded a fact, the run that gave it, and who did."""
    found.nodes.setdefault(one.ref, fact_node(one))
    command = found.because(
        one.ref, Node(str(one.command_id), CauseKind.COMMAND, one.command_name or NOT_RECORDED)
    )
    run = run_of(histories, one)
    if run is not None:
        command = found.because(command, Node(run.ref, CauseKind.RUN, str(run.effective_on), run))
    found.because(command, Node(f"person {one.actor}", CauseKind.PERSON, one.actor))


def run_of(histories: Histories, one: Recorded) -> Recorded | None:
    """The run that a fact names; or that the fact names which it names, of the same command."""
    stream, _, version = one.cause.partition("@")
    try:
        history = histories.of(UUID(stream))
    except ValueError:
        return None
    named = next((x for x in history if str(x.originator_version) == version), None)
    if named is None or named.kind is StreamKind.RUN:
        return named
    return run_of(histories, named) if named.command_id == one.command_id else None


def fact_node(one: Recorded) -> Node:
    """The node of a fact."""
    return Node(one.ref, CauseKind.FACT, one.fact.TOPIC, one)
