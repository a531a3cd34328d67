"""Creditors as answers: a row in a list, and all that is set for one."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from application.queries.claims import proposal_out
from application.queries.point_shapes import Pointed
from application.queries.shapes import Euro, Out, ProposalOut
from domain.creditor.events import DebtorToldBy, HandOverParty, RegistrationGround
from domain.creditor.state import Creditor
from domain.law.direct_debit import DebitForm
from domain.money import as_decimal


class CreditorRowOut(Out):
    """A creditor in a list: who he is, and the numbers by which he goes."""

    id: UUID
    name: str
    kvk: str
    vat: str
    city: str


class CreditorListOut(Out):
    """The creditors, in the order in which they were registered."""

    rows: list[CreditorRowOut]


class PartyRowOut(Out):
    """To whom claims are handed over, and how that party works."""

    name: str
    kind: str
    confirms: bool
    cut_off: Annotated[str, Field(description="local time", examples=["15:00"])]
    ibans: tuple[str, ...] = Field(description="from which it passes on what it collected")
    registration: str = Field(description="its mark in the register of collection services (Wki)")
    registered_from: date | None
    registered_until: date | None
    checked_on: date | None = Field(description="when that was looked up")
    checked_by: str
    unregistered: RegistrationGround | None = Field(description="why it need not be registered")
    told_by: DebtorToldBy = Field(description="who tells the debtor that his claim lies there")


class CreditorOut(CreditorRowOut, Pointed):
    """A creditor with all that is set for him."""

    street: str
    postal_code: str
    country: str
    email: str
    phone: str
    registration_mark: str
    ibans: list[str]
    can_deduct_vat: bool
    collector_charges_vat: bool
    collects_for_others: bool
    invoices_by_email: bool
    claim_kind_for_consumers: str
    plan_for_consumers: str
    plan_for_businesses: str
    plans: list[str] = Field(description="his own, by key")
    template: str
    reference_kind: str
    payment_link: str
    ideal_on_link: bool
    wero_from: date | None = Field(description="first day of Wero in place of iDEAL")
    reply_to: str = Field(description="address that answers to letters go to; empty: the sender")
    account_holders: dict[str, str] = Field(description="by account, as the bank writes it")
    debit_identifier: str = Field(description="by which he collects; empty: he does not")
    debit_notice_days: int = Field(description="so many days before a direct debit it is told")
    debit_form: DebitForm = Field(description="version of the message of his direct debit files")
    holders_not_told: list[str] = Field(
        description="accounts that letters and payment codes put in the creditor's own name"
    )
    smallest_step: Euro | None = Field(description="for less no step is taken; none: the house's")
    small_difference: Euro | None
    book_from: int = Field(description="money is booked by itself from this score")
    propose_from: int = Field(description="it is proposed from this score")
    uncounted_clues: list[str] = Field(description="by what alone no payment is known")
    books_itself: bool
    difference_let_go: Euro = Field(description="left open by a payment by bank, it is let go")
    discount_percent: str = Field(description="off an invoice that names no discount; 0: nothing")
    discount_days: int = Field(description="so many days after that of the invoice it can be had")
    discount_since: date | None = Field(description="of invoices of this day and later")
    credit_charge_days: int = Field(
        description="so many days in which a charge for credit falls; 0: by the invoice alone"
    )
    remind_before: int = Field(description="days before an instalment; 0: no reminder")
    remind_after: int = Field(description="days after an instalment that is not there; 0: none")
    promise_days: int = Field(description="so many days later a promise is still kept")
    promise_short: Euro = Field(description="so much less and a promise is still kept")
    vat_returns: str = Field(description="how often he files a return of VAT")
    payments_checked: str
    payments_through: dict[str, date] = Field(
        description="by account (empty: all), the last day of which every payment is known"
    )
    open_items_on: date | None = Field(description="of his last list of open items")
    parties: list[PartyRowOut]
    proposals: list[ProposalOut]
    version: int


def creditor_row(creditor: Creditor) -> CreditorRowOut:
    """Give a creditor as a row."""
    profile = creditor.profile
    return CreditorRowOut(
        id=creditor.id, name=profile.name, kvk=profile.kvk, vat=profile.vat, city=profile.city
    )


def creditor_full(creditor: Creditor) -> CreditorOut:
    """Give a creditor with all that is set for him."""
    profile = creditor.profile
    return CreditorOut(
        **creditor_row(creditor).model_dump(),
        street=profile.street,
        postal_code=profile.postal_code,
        country=profile.country,
        email=profile.email,
        phone=profile.phone,
        registration_mark=profile.registration_mark,
        ibans=list(creditor.ibans),
        can_deduct_vat=creditor.can_deduct_vat,
        collector_charges_vat=creditor.collector_charges_vat,
        collects_for_others=creditor.collects_for_others,
        invoices_by_email=creditor.invoices_by_email,
        claim_kind_for_consumers=creditor.claim_kind_for_consumers.value,
        plan_for_consumers=creditor.plan_for_consumers,
        plan_for_businesses=creditor.plan_for_businesses,
        plans=sorted(creditor.plans),
        template=creditor.template,
        reference_kind=creditor.reference_kind.value,
        payment_link=creditor.payment_link,
        ideal_on_link=creditor.ideal_on_link,
        wero_from=None if creditor.wero_from == date.max else creditor.wero_from,
        reply_to=creditor.reply_to,
        account_holders=dict(creditor.account_holders),
        debit_identifier=creditor.debit_identifier,
        debit_notice_days=creditor.debit_notice_days,
        debit_form=creditor.debit_form,
        holders_not_told=[one for one in creditor.ibans if one not in creditor.account_holders],
        smallest_step=_euro(creditor.smallest_step),
        small_difference=_euro(creditor.small_difference),
        **_money_terms(creditor),
        remind_before=creditor.remind_before,
        remind_after=creditor.remind_after,
        promise_days=creditor.promise_days,
        promise_short=as_decimal(creditor.promise_short),
        vat_returns=creditor.vat_returns.value,
        payments_checked=creditor.payments_checked.value,
        payments_through=dict(creditor.payments_through),
        open_items_on=None if creditor.open_items_on == date.min else creditor.open_items_on,
        parties=[_party(one) for one in creditor.parties],
        proposals=[proposal_out(one) for one in creditor.proposals.values()],
        version=creditor.version,
    )


def _money_terms(creditor: Creditor) -> dict[str, Any]:
    """What holds for money that comes in."""
    since = creditor.discount_since
    return {
        "book_from": creditor.book_from,
        "propose_from": creditor.propose_from,
        "uncounted_clues": [one.value for one in creditor.uncounted_clues],
        "books_itself": creditor.books_itself,
        "difference_let_go": as_decimal(creditor.difference_let_go),
        "discount_percent": as_decimal(creditor.discount_hundredths),
        "discount_days": creditor.discount_days,
        "discount_since": None if since == date.min else since,
        "credit_charge_days": creditor.credit_charge_days,
    }


def _party(one: HandOverParty) -> PartyRowOut:
    return PartyRowOut(
        name=one.name,
        kind=one.kind.value,
        confirms=one.confirms,
        cut_off=f"{one.cut_off:%H:%M}",
        ibans=one.ibans,
        registration=one.registration,
        registered_from=one.registered_from,
        registered_until=one.registered_until,
        checked_on=one.checked_on,
        checked_by=one.checked_by,
        unregistered=one.unregistered,
        told_by=one.told_by,
    )


def _euro(cents: int | None) -> str | None:
    return None if cents is None else as_decimal(cents)
