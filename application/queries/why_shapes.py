"""The shapes of answers to why: what each fact changed, from what to what."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from application.known import Known
from application.queries.list_shapes import TrailOut
from application.queries.point_shapes import Pointed
from application.queries.shapes import Out
from application.why.looks import CameTo


class ChangeOut(Out):
    """What one fact made of one field; of a collection what left it and what came into it."""

    of: str = Field(description="claim, debtor, letter …; seen: what people see of the claim")
    field: str
    before: Any = Field(description="amounts in cents; sealed values by their commitment")
    after: Any


class FactChangesOut(TrailOut):
    """One fact with what it changed, and why it was recorded as far as that was said."""

    step: str = Field(description="the step of the plan that it is about, if any")
    said: str | None = Field(description="the free reason, opened; null: none, or it was erased")
    changes: list[ChangeOut]


class ChangesOut(Pointed):
    """Facts in the order of recording, each with what it changed."""

    about: UUID
    as_of: date | None
    known_at: Known | None
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


class CausesOut(Pointed):
    """What led to a letter, as a graph: from its facts back to people."""

    about: UUID
    as_of: date | None
    known_at: Known | None
    nodes: list[CauseOut]
    edges: list[BecauseOut]


class RestsOnOut(Out):
    """A fact of a timeline that an answer rests on."""

    ref: str = Field(description="stream@version, as causes name it")
    stream: UUID
    kind: str
    topic: str
    what: str = Field(description="told in a sentence")
    effective_on: date
    recorded_at: datetime


class StretchOut(Out):
    """Days on which a claim came to the same, by the same facts: withheld by which rule, and why.

    ``withheld``: a step was due or thought of and did not go out. ``not_due``: none was due.
    ``due``: the next run takes it. ``taken``: it went out.
    """

    outcome: CameTo
    rule: str = Field(description="code of the rule that decided")
    called: str = Field(description="what the rule is called, in the language asked for")
    why: str = Field(description="the reason as the engine gave it, or the run reported")
    article: str = Field(description="where the law is the reason; empty: the plan, or people")
    lacks: list[str] = Field(description="what a dossier lacked")
    step: str = Field(description="the step that waits; empty: none is known")
    due_on: date | None = Field(description="the step may be taken from then on, but for the rule")
    first_on: date = Field(description="the first run, or the day asked about, that came to it")
    last_on: date
    asked_since: date | None = Field(description="since when a person is asked")
    until: date | None = Field(description="nothing is to be done before this day")
    ended_on: date | None = Field(description="the day that came to something else; null: it lasts")
    ended_by: list[RestsOnOut] = Field(description="the facts that ended it; none: the days did")
    facts: list[RestsOnOut] = Field(
        description="what it rests on at its end: enough for it, and none of it can be missed"
    )
    to_do: str = Field(description="what lets it go on, in the language asked for")
    run: UUID | None = Field(description="the last run that came to it; null: no run did")


class WithheldOut(Pointed):
    """Why nothing was done on a claim: as it stands on the day, and how it came to be."""

    claim: UUID
    invoice_number: str
    as_of: date
    known_at: Known | None
    now: StretchOut = Field(description="what a run of the day asked about comes to")
    stretches: list[StretchOut] = Field(description="the oldest first; the last one holds ``now``")


class ClaimStandsOut(Out):
    """How a claim stands on a day."""

    claim: UUID
    invoice_number: str
    now: StretchOut = Field(description="what a run of the day asked about comes to")


class ClaimsWithheldOut(Pointed):
    """Why nothing is done on each of a debtor's claims; how it came to be is asked of the claim."""

    about: UUID
    as_of: date
    known_at: Known | None
    claims: list[ClaimStandsOut]


class RunWithheldOut(Out):
    """What one run withheld on one claim."""

    claim: UUID
    invoice_number: str
    debtor: UUID
    withheld: StretchOut


class RunsWithheldOut(Pointed):
    """What the runs of a day withheld, claim by claim."""

    day: date
    known_at: Known | None
    rows: list[RunWithheldOut]
    next: str | None = Field(description="cursor of the next page; a page may hold no row")
