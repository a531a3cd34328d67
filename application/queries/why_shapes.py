"""The shapes of answers to why: what each fact changed, from what to what."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from application.queries.list_shapes import TrailOut
from application.queries.shapes import Out


class ChangeOut(Out):
    """What one fact made of one field; of a collection what left it and what came into it."""

    of: str = Field(description="claim, debtor, letter …; seen: what people see of the claim")
    field: str
    before: Any = Field(description="amounts in cents; sealed values by their commitment")
    after: Any


class FactChangesOut(TrailOut):
    """One fact with what it changed, and why it was recorded as far as that was said."""

    command_name: str = Field(description="empty: it is not recorded which command it was")
    step: str = Field(description="the step of the plan that it is about, if any")
    said: str | None = Field(description="the free reason, opened; null: none, or it was erased")
    changes: list[ChangeOut]


class ChangesOut(Out):
    """Facts in the order of recording, each with what it changed."""

    about: UUID
    as_of: date | None
    known_at: datetime | None
    facts: list[FactChangesOut]


class CauseOut(Out):
    """One thing that led to another; an empty name: it is not recorded."""

    id: str
    kind: str = Field(description="fact, step, plan, command, run or person")
    name: str
    what: str = Field(description="of a fact: told in a sentence")
    on: date | None = Field(description="of a fact or a run: the day on which it took effect")
    position: int = Field(description="of a fact or a run: its place in the log; else 0")
    invoice_number: str = Field(description="of a fact of a claim: which; else empty")


class BecauseOut(Out):
    """One node is because of another."""

    effect: str
    cause: str


class CausesOut(Out):
    """What led to a letter, as a graph: from its facts back to people."""

    about: UUID
    as_of: date | None
    known_at: datetime | None
    nodes: list[CauseOut]
    edges: list[BecauseOut]
