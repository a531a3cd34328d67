"""Collection costs, imputation, VAT relief and court: questions about amounts."""

from collections.abc import Sequence
from datetime import date

from application.law.interest import six_decimals
from domain.errors import Refusal
from domain.facts import JsonObject
from domain.law.collection_costs import CostLine, VatSurcharge, costs_for_letter
from domain.law.court import Subject, bailiff_tariff, competence, court_fee, salary_per_point
from domain.law.court_tables import Act
from domain.law.imputation import impute
from domain.law.percent import percent_text
from domain.law.vat_relief import vat_due_again
from domain.law.vat_relief import vat_relief as relief
from domain.money import Cents, as_decimal


def costs(*, invoices: Sequence[Cents], business: bool = False, vat: bool = False) -> JsonObject:
    """Give the collection costs of one letter over these open principals.

    ``vat``: all three conditions of Besluit BIK art. 2 lid 3 hold, a taxed third party, a
    creditor who cannot deduct, and both declared. Raises Refusal ``costs.nothing_asked`` or
    ``costs.negative_principal``.
    """
    if not invoices:
        raise Refusal(
            "costs.nothing_asked",
            "No invoice was given.",
            way_out="Give the open principal of each: `--invoice 100.00`, once for each.",
            article="Besluit BIK art. 2",
        )
    _not_negative("invoice", *invoices)
    surcharge = VatSurcharge(
        taxed_third_party=vat, creditor_can_deduct=not vat, declared=vat
    ).percent
    found = costs_for_letter(invoices, business=business, vat_percent=surcharge)
    return {
        "amount": as_decimal(found.amount),
        "vat": as_decimal(found.vat),
        "total": as_decimal(found.total),
        "base": as_decimal(found.base),
        "shares": [as_decimal(share) for share in found.shares],
        "lines": [_step(step) for step in found.steps],
    }


def imputation(*, costs: Cents, interest: Cents, principal: Cents, payment: Cents) -> JsonObject:
    """Give what a payment is taken for: costs, interest, principal (BW 6:44)."""
    _not_negative("amount", costs, interest, principal, payment)
    taken = impute(costs=costs, interest=interest, principal=principal, payment=payment)
    return {
        "costs": as_decimal(taken.costs),
        "interest": as_decimal(taken.interest),
        "principal": as_decimal(taken.principal),
        "unallocated": as_decimal(taken.unallocated),
        "open": {
            "costs": as_decimal(costs - taken.costs),
            "interest": as_decimal(interest - taken.interest),
            "principal": as_decimal(principal - taken.principal),
        },
        "article": "BW 6:44 lid 1",
    }


def vat_relief(
    *, due: date, unpaid: Cents, vat_percent: int = 21, received: Cents = 0
) -> JsonObject:
    """Give the VAT that may be deducted again on unpaid debt, and what returns when paid."""
    _not_negative("amount", unpaid, received)
    found = relief(due_on=due, unpaid=unpaid, vat_percent=vat_percent)
    return {
        "relief_on": found.relief_on.isoformat(),
        "quarter": found.quarter,
        "month": found.month,
        "vat": as_decimal(found.vat),
        "vat_due_again": as_decimal(vat_due_again(received=received, vat_percent=vat_percent)),
        "article": "Wet OB art. 29",
    }


def court(
    *,
    principal: Cents,
    interest: Cents = 0,
    hearing_on: date,
    natural_person: bool = False,
    subject: Subject = Subject.OTHER,
) -> JsonObject:
    """Give which court hears the claim and what going there costs, by the tables of that year.

    A year without a table is refused by name; nothing is taken from another year.
    """
    _not_negative("amount", principal, interest)
    found = competence(principal=principal, interest_to_summons=interest, subject=subject)
    claim = principal + interest
    answer: JsonObject = {
        "kantonrechter": found.kanton,
        "claim": as_decimal(found.amount),
        "reason": found.reason,
        "article": found.article,
        "hearing_on": hearing_on.isoformat(),
    }
    if not found.kanton:
        return answer
    fee = court_fee(claim=claim, natural_person=natural_person, hearing_on=hearing_on)
    return answer | {"court_fee": as_decimal(fee), **_tariffs(claim, hearing_on)}


def _tariffs(claim: Cents, on: date) -> JsonObject:
    """Give the bailiff's tariffs and the salary of that day, or why there is none."""
    found: JsonObject = {}
    try:
        found["summons_excluding_vat"] = as_decimal(bailiff_tariff(Act.SUMMONS, on=on))
    except Refusal as refusal:
        found["summons_excluding_vat"] = None
        found["summons_note"] = str(refusal)
    try:
        found["salary_per_point"] = as_decimal(salary_per_point(claim=claim, on=on))
    except Refusal as refusal:
        found["salary_per_point"] = None
        found["salary_note"] = str(refusal)
    return found


def _step(step: CostLine) -> JsonObject:
    return {
        "text": step.text,
        "base": as_decimal(step.base),
        "rate_percent": percent_text(step.percent).rstrip("%").strip(),
        "amount": six_decimals(step.amount),
        "article": step.article,
    }


def _not_negative(what: str, *amounts: Cents) -> None:
    if any(amount < 0 for amount in amounts):
        raise Refusal(
            "money.negative",
            f"A negative {what} makes no question.",
            way_out="Give amounts of zero or more in euro, such as 12.50.",
        )
