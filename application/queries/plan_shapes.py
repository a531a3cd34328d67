"""The shapes in which payment plans that both sign are told."""

from datetime import date
from typing import Annotated
from uuid import UUID

from application.commands.fields import LocalTime
from application.queries.shapes import PERSONAL, Euro, Out


class PlanInstalmentOut(Out):
    """One instalment: what is to be paid, by which day (inclusive)."""

    number: int
    amount: Euro
    by: date


class PlannedClaimOut(Out):
    """One claim of a plan, and what of the plan is for it."""

    claim_id: UUID
    invoice_number: str
    open: Euro
    instalments: list[PlanInstalmentOut]


class SignedOut(Out):
    """A signature: when, in Amsterdam, and whose; of the debtor the name that he typed."""

    on: date
    at: LocalTime | None
    """None: on paper, of which the day alone is known."""
    name: Annotated[str, PERSONAL]


class PaymentPlanOut(Out):
    """A payment plan that both sign, as it stands."""

    id: UUID
    version: int
    standing: str
    proposed_on: date
    proposed_by: str
    replaces: UUID | None
    """The plan that it changes, once both have signed; None: it is a plan of its own."""
    open_until: date
    total: Euro
    interest: Euro
    """Of the total, what runs during the plan."""
    grace_days: int
    instalments: list[PlanInstalmentOut]
    claims: list[PlannedClaimOut]
    needs_ground: bool
    """Whether another senior is to say on which ground it may be offered."""
    ground: str
    link_letter: UUID | None
    """The letter that brought the debtor the link to sign; the link itself is told to nobody."""
    link_status: str
    """How that letter stands; empty: there is none."""
    link_sent_on: date | None
    link_sent_to: Annotated[str, PERSONAL]
    """The address that it went to, masked."""
    link_opened: bool
    paper_letter: UUID | None
    """The letter that he is to sign on paper and send back, the last one; None: there is none."""
    paper_status: str
    """How that letter stands; empty: there is none."""
    paper_sent_on: date | None
    paper_sha256: str
    """Of the picture of the paper that he signed; empty: he signed none."""
    signed_by_debtor: SignedOut | None
    other_name: bool
    """Whether the name in which he signed may be another's: a person looks before it holds."""
    signed_by_creditor: SignedOut | None
    document_sha256: str
    """Of the text that both sign."""
    agreement_sha256: str
    """Of the agreement with both signatures; empty: not both signed."""


class PaymentPlansOut(Out):
    """The payment plans of a debtor, in the order in which they were drawn up."""

    rows: list[PaymentPlanOut]


class PlanPreviewOut(Out):
    """A payment plan as it would be, before anybody draws it up."""

    total: Euro
    interest: Euro
    instalments: list[PlanInstalmentOut]
    claims: list[PlannedClaimOut]
    needs_ground: bool
