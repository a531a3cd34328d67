"""The shapes of answers: money as decimal strings, days as ISO texts; one for every reader."""

from datetime import date, datetime
from typing import Annotated, Any, Final, Literal, TypeAlias
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from application.known import Known
from application.queries.agreed_shapes import HoldOut, InstalmentOut, PlanToSignOut, PromiseOut
from application.queries.court_shapes import CourtOut
from application.queries.limitation_shapes import LimitationOut
from application.queries.point_shapes import Pointed
from application.queries.vat_relief import VatReliefOut
from domain.debtor.erasure_events import ErasureGround
from domain.debtor.refunds import RefundTo
from domain.errors import Told

Euro: TypeAlias = Annotated[
    str,
    Field(pattern=r"^-?\d+\.\d{2}$", description="euro, as a decimal string", examples=["12.50"]),
]


PERSONAL: Final = "personal"
"""Marks a part of an answer that says something of a debtor as a person."""
OFFICIAL: Final = "official"
"""Marks a part that has the shape of one about a person, and is about a creditor."""


class Out(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(frozen=True)


class TakenOut(Out):
    """For what money was taken (BW 6:44); the parts add up to it."""

    costs: Euro
    interest: Euro
    principal: Euro
    unallocated: Euro = Field(description="for nothing owed: paid too much")


class LineOut(Out):
    """One line of a derivation: interest over days, a payment, or a year's end."""

    kind: str
    first_on: date
    last_on: date
    days: int
    base: Euro
    percent: str
    denominator: int
    amount: Euro
    article: str
    provisional: bool
    source: str = Field(
        default="",
        description="of money that was taken: payment, before_judgment (paid too much before it),"
        " or freed (it had paid what is no longer owed)",
    )
    ref: str = Field(default="", description="its payment, or what let it come free")
    taken: TakenOut | None = None
    text: str


class BalanceOut(Out):
    """What is owed at the end of a day, by part."""

    on: date
    principal: Euro
    interest: Euro
    costs: Euro
    total: Euro
    paid: Euro
    overpaid: Euro = Field(description="paid beyond what was owed; to be returned")
    to_reclaim: Euro = Field(description="refunded, and proved not to be paid too much")
    provisional: bool = Field(description="a rate was used past the day to which it was verified")


class InterestOut(Out):
    """What is to be said of the interest of a claim: since when it runs, or why none does."""

    stand: str = Field(examples=["runs", "term_runs", "no_default", "bankrupt", "judged"])
    article: str
    since: date | None = Field(description="the day that it names")
    through: date | None = Field(description="the last day, of what is over or barred")
    amount: Euro | None = Field(default=None, description="so much of it, where that is told")


class LetterOut(Out):
    """A letter of a claim, and what is known of its delivery."""

    id: UUID
    kind: str
    step: str
    round: int
    status: str
    ordered_on: date
    sent_on: date | None
    channel: str
    asked: Euro
    pay_by: date | None
    grade: str = Field(description="strength of the evidence of delivery; empty: none")
    received_on: date | None
    presumed_on: date | None = Field(description="day of receipt by post, presumed by law")
    bounced: bool
    voided: bool
    term_first_on: date | None = Field(description="of a fourteen-day letter")
    term_last_on: date | None
    act_from: date | None = Field(description="first day on which its costs may be charged")
    has_document: bool = Field(description="it can be read")
    erased_on: date | None = Field(
        description="the day on which its document was erased with the data of its debtor"
    )
    erased_for: ErasureGround | None


class NextOut(Out):
    """What the claim's plan says: do, wait, ask (a person) or stand."""

    turn: str
    what: str
    step: str
    why: str
    on: date | None


class PartyOut(Out):
    """A creditor, or a debtor; the name is null once it was erased."""

    id: UUID
    name: Annotated[str | None, PERSONAL]


CreditorOf: TypeAlias = Annotated[PartyOut, OFFICIAL]


class CreditOut(Out):
    """Money or credit of a debtor that his claims wait for.

    ``credit_note`` is the id of a credit note that waits and may be placed, ``bank_line`` that of
    money that came in and may be his.
    """

    kind: str
    number: str
    amount: str
    credit_note: UUID | None = None
    bank_line: UUID | None = None
    ordered_back: Euro = Field(
        default="0.00", description="how much of it is ordered back to him, and not paid yet"
    )


class DebtorOut(PartyOut):
    """A debtor with what matters for every step."""

    capacity: str
    bars: dict[str, date | None]
    credits: list[CreditOut]
    postable: bool
    mailable: bool


class DisputeOut(Out):
    """What the debtor contests and is not decided; ``number`` names it in a resolution."""

    number: int
    amount: Euro
    ground: str
    since: date
    answer_by: date | None
    outcome: str = Field(description="where it was upheld, and nobody said how much")


class ComplaintOut(Out):
    """A complaint that waits to be dealt with; ``number`` names it in an answer."""

    number: int
    ground: str
    received_on: date
    confirmed_on: date | None = Field(description="in writing; null: not yet")


class ProposalOut(Out):
    """A decision that waits for a second person."""

    number: int = Field(description="by which the second person names it")
    command: str
    content: dict[str, Any] = Field(description="what was said with it, all but the reason")
    proposed_by: str
    proposed_on: date
    pays_to: list[RefundTo] = Field(
        default=[],
        description="of a claim: whose the accounts are that money goes back to;"
        " 'unsure' and 'another': look first",
    )


class ClaimOut(Pointed):
    """A claim as of a day, as known at a moment."""

    id: UUID
    invoice_number: str
    status: str
    as_of: date
    known_at: Known | None
    creditor: CreditorOf
    debtor: DebtorOut
    issued_on: date
    due_on: date
    extended_to: date | None
    term_basis: str
    kind: str
    description: str
    invoiced: Euro
    asked: Euro = Field(
        description="what the debtor is asked: nothing where it was withdrawn or written off"
    )
    balance: BalanceOut
    derivation: list[LineOut]
    interest_kind: str
    interest_from: date | None
    interest_through: date | None = Field(
        description="the last day that bears interest, where an insolvency ended it (Fw 128, 303)"
    )
    interest: list[InterestOut] = Field(
        default=[],
        description="whether interest runs, since when, and what stops it, with its article",
    )
    in_default_since: date | None
    plan: str
    round: int
    next: NextOut
    letters: list[LetterOut]
    promise: PromiseOut | None
    payment_plan: list[InstalmentOut]
    plan_to_sign: PlanToSignOut | None = Field(
        default=None, description="null: none was proposed that can still be signed"
    )
    disputed: Euro | None
    disputes: list[DisputeOut]
    complaints: list[ComplaintOut]
    holds: list[HoldOut]
    marks: list[str]
    missing: list[str] = Field(description="what the dossier lacks for a hand-over")
    court: CourtOut | None = Field(default=None, description="null: it was never brought there")
    limitation: LimitationOut
    vat_relief: VatReliefOut | None = Field(
        default=None, description="null: nothing is to be said to the tax office yet"
    )
    handed_to: str
    handler: str
    proposals: list[ProposalOut]
    waiting_batch: UUID | None = Field(
        default=None,
        description="the batch of direct debits that holds it, and waits to be released",
    )
    payment_reference: str
    own_reference: str = Field(description="what it is called in the creditor's own system")
    series_id: str
    ibans: list[str]
    document_sha256: str | None
    version: int


class FactOut(Out):
    """A fact that a command recorded."""

    stream: UUID
    kind: str
    version: int
    topic: str
    what: str
    effective_on: date
    recorded_at: datetime


class AnswerOut(Out):
    """What a command recorded; no facts: it was so already. A repeat gives the same answer."""

    command_id: UUID
    preview: bool = Field(default=False, description="it is only foreseen, and nothing was kept")
    takes_two: bool = Field(
        default=False, description="it was proposed, and waits for a second person"
    )
    made: UUID | None = Field(
        default=None, description="what a command made: claim, creditor, user or subscription"
    )
    claim: UUID | None
    facts: list[FactOut]
    letters: list[UUID] = Field(default=[], description="that were ordered")
    before: BalanceOut | None = Field(default=None, description="of the claim, before the command")
    balance: BalanceOut | None = Field(description="of the claim, right after the command")


class EntryOut(Out):
    """What is proposed for a claim that came in old; a person chooses."""

    proposed: str
    steps: list[str]
    """Every step at which the plan may begin, in order."""
    from_day: date
    """The first day that is free: only so many old claims of a creditor begin on one day."""
    last_day_to_interrupt: date
    barred_since: date | None
    """The first day on which the debtor may invoke limitation, where that has passed."""
    sale_barred_since: date | None
    """The same, if this should be the price of goods sold to a consumer (BW 7:28)."""


class CheckOut(Out):
    """A thing that the program needs: whether it is as it should be, and for whom may know, why."""

    name: str
    fit: bool
    found: str = ""
    limit: str = ""
    way_out: str = ""


class ReadyOut(Out):
    """Whether the program can work, by each thing that it needs."""

    ready: bool
    checks: list[CheckOut]


class HealthOut(Out):
    """The process is alive."""

    status: str
    version: str


class FaultOut(BaseModel):
    """One thing in a request that could not be read, and where it is."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    part: Literal["body", "query", "path", "header"] = Field(alias="in")
    where: str = Field(
        description="a JSON pointer in a body, else the name; empty: all of it",
        examples=["/instalments/0/amount"],
    )
    code: str = Field(examples=["no_amount"])
    message: str = Field(examples=['is no amount in euro; write it as "125.00"'])
    values: SkipJsonSchema[dict[str, Any]] = Field(default_factory=dict, exclude=True)
    """The limits that the message names, for who says it in another language."""


class ProblemOut(BaseModel):
    """A problem as of RFC 9457, with the code of the rule and the way out."""

    title: str
    status: int
    detail: str
    code: str
    type: str = Field(default_factory=lambda said: f"/docs/problems/{said['code']}")
    """The page that says what a code means."""
    way_out: str = ""
    article: str = ""
    instance: str = ""
    errors: list[FaultOut] = Field(
        default_factory=list,
        exclude_if=lambda errors: not errors,
        description="all that could not be read, of a request that could not",
    )
    values: SkipJsonSchema[dict[str, Told]] = Field(default_factory=dict, exclude=True)
    """What the detail holds in figures, for who says it in another language; no part of the API."""


class NotedOut(Out):
    """What was made of a report, and the letter it is about where it names one of ours."""

    noted: str
    letter_id: UUID | None
