"""The calculators over HTTP, under the same names as on the command line."""

from datetime import date, datetime
from fractions import Fraction
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.problems import responses
from application import law as calculators
from domain.errors import Refusal
from domain.law.court import Subject
from domain.law.fourteen_days import Wording
from domain.law.interest import DayCount
from domain.law.limitation import ClaimKind
from domain.law.rates import InterestKind
from domain.money import cents_from

router = APIRouter(prefix="/v1/law", tags=["law"], responses=responses(400, 422))

Euro = Annotated[str, Query(description="decimal string in euro", examples=["10000.00"])]
Answer = dict[str, Any]


@router.get("/interest")
def interest(
    *,
    kind: InterestKind,
    principal: Euro,
    until: date,
    due: date | None = None,
    default_since: date | None = None,
    policy: DayCount = DayCount.ACT_INTEREST_YEAR,
    rate: str | None = None,
) -> Answer:
    """Interest on a principal through a day; ``due`` is an agreed, fatal date."""
    return calculators.interest(
        kind=kind,
        principal=cents_from(principal),
        until=until,
        due=due,
        default_since=default_since,
        policy=policy,
        rate=percent_from(rate) if rate else None,
    )


@router.get("/costs")
def costs(
    *, invoice: Annotated[list[str], Query()], vat: bool = False, business: bool = False
) -> Answer:
    """Collection costs of one letter; repeat ``invoice`` for each open principal."""
    cents = [cents_from(one) for one in invoice]
    return calculators.costs(invoices=cents, vat=vat, business=business)


@router.get("/fourteen-days")
def fourteen_days(
    *,
    sent: date | None = None,
    delivered: date | None = None,
    wording: Wording = Wording.FOURTEEN,
) -> Answer:
    """The term of a fourteen-day letter, from posting (presumed) or proven delivery."""
    return calculators.fourteen_days(sent=sent, delivered=delivered, wording=wording)


@router.get("/limitation")
def limitation(
    *,
    due: date,
    years: Annotated[int | None, Query(ge=1, le=20)] = None,
    kind: ClaimKind | None = None,
    interrupted: Annotated[list[date] | None, Query()] = None,
) -> Answer:
    """When a claim is barred."""
    return calculators.limitation(due=due, years=years, kind=kind, interrupted=interrupted or ())


@router.get("/imputation")
def imputation(*, costs: Euro, interest: Euro, principal: Euro, payment: Euro) -> Answer:
    """What a payment is taken for (BW 6:44)."""
    return calculators.imputation(
        costs=cents_from(costs),
        interest=cents_from(interest),
        principal=cents_from(principal),
        payment=cents_from(payment),
    )


@router.get("/contact")
def contact(*, at: datetime) -> Answer:
    """Whether a debtor may be contacted at a moment; without an offset it is Amsterdam time."""
    return calculators.contact(at=at)


@router.get("/vat-relief")
def vat_relief(
    *,
    due: date,
    unpaid: Euro,
    vat_percent: Annotated[int, Query(ge=0, le=100)] = 21,
    received: str = "0.00",
) -> Answer:
    """VAT that may be deducted again on uncollectable debt."""
    return calculators.vat_relief(
        due=due,
        unpaid=cents_from(unpaid),
        vat_percent=vat_percent,
        received=cents_from(received),
    )


@router.get("/court")
def court(
    *,
    principal: Euro,
    hearing_on: date,
    interest: str = "0.00",
    natural_person: bool = False,
    subject: Subject = Subject.OTHER,
) -> Answer:
    """Which court hears a claim, and what going there costs."""
    return calculators.court(
        principal=cents_from(principal),
        interest=cents_from(interest),
        hearing_on=hearing_on,
        natural_person=natural_person,
        subject=subject,
    )


def percent_from(text: str) -> Fraction:
    """Read a percentage such as ``8.00``; raises Refusal ``interest.rate``."""
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise Refusal(
            "interest.rate", "That is no percentage.", way_out="Write it as 8.00."
        ) from None
