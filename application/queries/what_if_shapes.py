"""The shapes of what another plan would have done, or would do."""

from datetime import date
from uuid import UUID

from pydantic import Field

from application.queries.shapes import Euro, Out


class CountedOut(Out):
    """How often something happens under a plan; over days to come in half of the draws fewer."""

    what: str = Field(description="letters, hand_overs, settled, defaults, tasks, held, …")
    of: str = Field(description="which letter, task or reason; empty: all")
    by: str = Field(description="for letters the channel; else empty, or a topic")
    count: int
    low: int = Field(description="fewer in a tenth of the draws")
    high: int = Field(description="more in a tenth of the draws")


class SummedOut(Out):
    """What something comes to in euro under a plan; over days to come in half of the draws less."""

    what: str = Field(description="cash, costs, interest or rests_on_letters")
    month: str = Field(description="of cash, 2026-03; else empty")
    amount: Euro
    low: Euro = Field(description="less in a tenth of the draws")
    high: Euro = Field(description="more in a tenth of the draws")


class PlanRemarkOut(Out):
    """What is unwise in a plan, or what the law has to say of it."""

    code: str
    line: int
    step: str
    article: str
    says: str


class PlanTriedOut(Out):
    """What one plan comes to over all the claims."""

    plan: str = Field(description="empty: each claim under its own")
    title: str
    remarks: list[PlanRemarkOut]
    counted: list[CountedOut]
    summed: list[SummedOut]


class MomentOut(Out):
    """Something that happens to a claim under a plan."""

    on: date
    what: str = Field(description="letter, default, handed_over, settled, payment, task, held")
    of: str
    by: str


class ClaimTriedOut(Out):
    """One claim under a plan; over days to come as if nobody pays."""

    plan: str
    moments: list[MomentOut]
    costs: Euro
    interest: Euro


class ClaimDiffersOut(Out):
    """A claim of which the plans make something else, in the order of the plans."""

    claim_id: UUID
    invoice_number: str
    under: list[ClaimTriedOut]


class ObservedOut(Out):
    """Debtors of whose answers too few were observed to draw from them alone."""

    asked_by: str = Field(description="letter, invoice or promise")
    band: str
    debtor: str
    observed: int
    widened: str = Field(description="what was left out of account; empty: nothing is drawn")


class LimitOut(Out):
    """What an answer does not know, in words."""

    code: str
    says: str


class WhatIfOut(Out):
    """Two plans over the same claims and days; nothing was sent, nothing recorded."""

    first: date
    last: date
    over: str = Field(description="history, or ahead")
    position: int = Field(description="the last fact of the log that it rests on")
    claims: int
    runs: int
    draws: int
    seed: int
    plans: list[PlanTriedOut]
    differing: int = Field(description="claims of which the plans make something else")
    differ: list[ClaimDiffersOut] = Field(description="the first of these")
    observed: list[ObservedOut]
    limits: list[LimitOut]
