"""The law as a calculator: each question with its parameters."""

from datetime import date, datetime
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from application import law
from application.commands.fields import Euro
from application.queries.query import LawQuery
from domain.law.court import Subject
from domain.law.fourteen_days import Wording
from domain.law.interest import DayCount
from domain.law.limitation import ClaimKind
from domain.law.rates import InterestKind


def _percentage(given: Any) -> Any:
    """Let zero and more through; a rate below it is refused by name, never left out."""
    try:
        fits = Fraction(str(given)) >= 0
    except (ValueError, ZeroDivisionError):
        fits = False
    if not fits:
        raise PydanticCustomError("no_percentage", "is no percentage; write it as 8.00")
    return str(given)


Percent = Annotated[str, BeforeValidator(_percentage)]


class AskInterest(LawQuery):
    """Interest on a principal through a day (BW 6:119, 6:119a, 6:119b, or by contract)."""

    NAME: ClassVar[str] = "law interest"
    PATH: ClassVar[str] = "/v1/law/interest"

    kind: InterestKind = Field(description="which interest")
    principal: Euro
    until: date = Field(description="through this day")
    due: date | None = Field(default=None, description="an agreed, fatal date")
    default_since: date | None = Field(default=None, description="first day of default")
    received: date | None = Field(default=None, description="invoice received, no day agreed")
    sent: date | None = Field(default=None, description="invoice sent, no day agreed")
    emailed: bool = Field(default=False, description="it was sent by e-mail")
    policy: DayCount = Field(default=DayCount.ACT_INTEREST_YEAR, description="day count")
    rate: Percent | None = Field(default=None, description="contract rate, such as 8.00")

    def calculated(self) -> dict[str, Any]:
        """The interest, with a line for each rate."""
        return law.interest(
            kind=self.kind,
            principal=self.principal,
            until=self.until,
            due=self.due,
            default_since=self.default_since,
            received=self.received,
            sent=self.sent,
            emailed=self.emailed,
            policy=self.policy,
            rate=Fraction(self.rate) if self.rate else None,
        )


class AskCosts(LawQuery):
    """Collection costs of one letter (BW 6:96, Besluit BIK); an invoice for each principal."""

    NAME: ClassVar[str] = "law costs"
    PATH: ClassVar[str] = "/v1/law/costs"

    invoice: tuple[Euro, ...] = Field(description="open principal; repeat it")
    vat: bool = Field(default=False, description="all three conditions for VAT hold")
    business: bool = Field(default=False, description="a trade contract")

    def calculated(self) -> dict[str, Any]:
        """The costs, and the share of each invoice."""
        return law.costs(invoices=self.invoice, vat=self.vat, business=self.business)


class AskFourteenDays(LawQuery):
    """The term of a fourteen-day letter (BW 6:96 lid 6; HR 2016:2704)."""

    NAME: ClassVar[str] = "law fourteen-days"
    PATH: ClassVar[str] = "/v1/law/fourteen-days"

    sent: date | None = Field(default=None, description="posted, delivery presumed")
    delivered: date | None = Field(default=None, description="delivery proven")
    wording: Wording = Field(default=Wording.FOURTEEN, description="of 14 or 15 days")

    def calculated(self) -> dict[str, Any]:
        """First and last day, and the day from which costs may be asked."""
        return law.fourteen_days(sent=self.sent, delivered=self.delivered, wording=self.wording)


class AskLimitation(LawQuery):
    """When a claim is barred (BW 3:307-319, 3:324, 7:28)."""

    NAME: ClassVar[str] = "law limitation"
    PATH: ClassVar[str] = "/v1/law/limitation"

    due: date
    years: Annotated[int, Field(ge=1, le=20)] | None = Field(default=None, description="5, 2 or 20")
    kind: ClaimKind | None = Field(default=None, description="instead of years")
    interrupted: tuple[date, ...] = Field(default=(), description="repeat it")

    def calculated(self) -> dict[str, Any]:
        """The last day, and the day from which it is barred."""
        return law.limitation(
            due=self.due, years=self.years, kind=self.kind, interrupted=self.interrupted
        )


class AskImputation(LawQuery):
    """What a payment is taken for (BW 6:44)."""

    NAME: ClassVar[str] = "law imputation"
    PATH: ClassVar[str] = "/v1/law/imputation"

    costs: Euro
    interest: Euro
    principal: Euro
    payment: Euro

    def calculated(self) -> dict[str, Any]:
        """What goes to costs, interest and principal, and what stays open."""
        return law.imputation(
            costs=self.costs,
            interest=self.interest,
            principal=self.principal,
            payment=self.payment,
        )


class AskContactHours(LawQuery):
    """Whether a debtor may be contacted at a moment (Bki art. 4.2)."""

    NAME: ClassVar[str] = "law contact"
    PATH: ClassVar[str] = "/v1/law/contact"

    at: datetime = Field(description="without an offset it is Amsterdam time")

    def calculated(self) -> dict[str, Any]:
        """Whether it is allowed, and why not."""
        return law.contact(at=self.at)


class AskVatRelief(LawQuery):
    """VAT that may be deducted again on uncollectable debt (Wet OB art. 29)."""

    NAME: ClassVar[str] = "law vat-relief"
    PATH: ClassVar[str] = "/v1/law/vat-relief"

    due: date
    unpaid: Euro
    vat_percent: Annotated[int, Field(ge=0, le=100)] = 21
    received: Euro = Field(default=Euro(0), description="paid later")

    def calculated(self) -> dict[str, Any]:
        """What may be deducted, and in which period."""
        return law.vat_relief(
            due=self.due,
            unpaid=self.unpaid,
            vat_percent=self.vat_percent,
            received=self.received,
        )


class AskCourt(LawQuery):
    """Which court hears a claim, and what going there costs (Rv 93, Wgbz, Btag)."""

    NAME: ClassVar[str] = "law court"
    PATH: ClassVar[str] = "/v1/law/court"

    principal: Euro
    hearing_on: date = Field(description="first cause-list hearing")
    interest: Euro = Field(default=Euro(0), description="to the summons")
    natural_person: bool = Field(default=False, description="the creditor is one")
    subject: Subject = Field(default=Subject.OTHER, description="what the claim is about")

    def calculated(self) -> dict[str, Any]:
        """The court, its fee, and the bailiff's tariff."""
        return law.court(
            principal=self.principal,
            interest=self.interest,
            hearing_on=self.hearing_on,
            natural_person=self.natural_person,
            subject=self.subject,
        )
