"""Who and what a letter names: parties, invoices with their interest, accounts, terms, a debit."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, PlainSerializer

from domain.money import Cents, as_decimal, round_half_up

Capacity: TypeAlias = Literal["consumer", "business", "unknown"]
"""In what capacity the debtor bought; ``unknown`` is treated as a consumer."""

Money: TypeAlias = Annotated[Cents, PlainSerializer(as_decimal, str, when_used="json")]
"""Cents in the program, a decimal string of euros such as ``"1234.50"`` in JSON."""


class Shape(BaseModel):
    """A frozen value that takes no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CreditorOnPaper(Shape):
    """The creditor (schuldeiser) as the letterhead names it."""

    name: str
    address: tuple[str, ...]
    """Lines below the name: street and number, then postcode and town."""
    kvk: str = ""
    vat_number: str = ""
    iban: str = ""
    email: str = ""
    phone: str = ""
    registration_mark: str | None = None
    """The mark of who collects for others (Wki art. 11); None for a creditor's own claims."""


class DebtorOnPaper(Shape):
    """The debtor (schuldenaar) as the address window shows it."""

    name: str
    address: tuple[str, ...]
    capacity: Capacity = "unknown"


class InterestLine(Shape):
    """One stretch of interest at one rate over one base, as Bki art. 3.1 wants it shown."""

    from_on: date
    through_on: date
    """Last day of the stretch, inclusive."""
    rate: Decimal
    """Percent a year: ``Decimal("10.40")``."""
    base: Money
    days: int
    denominator: int
    """Days of the interest year: 365 or 366."""
    amount: Money
    """This stretch's share of the claim's interest, which is rounded once (``share_out``)."""
    article: str
    """``BW 6:119``, ``BW 6:119a``, or the clause of the contract."""
    provisional: bool = False
    """The stretch runs past the last day for which the rate is certain."""


class ClaimSpecification(Shape):
    """One invoice in a letter, in two views that end in the same ``open_total``.

    What was claimed in all and what was paid on it: ``principal - credited - contested - paid +
    interest + costs``. And what is open by part, after payments counted for costs first, then
    for interest, then for principal (BW 6:44): ``open_principal + open_interest + open_costs``.
    A sentence that says what is *in* an amount speaks of the second.
    """

    invoice_number: str
    issued_on: date
    due_on: date
    principal: Money
    """The invoice's amount including VAT (hoofdsom)."""
    credited: Money = 0
    contested: Money = 0
    """What the debtor contests and nobody decided yet: the letter does not ask it."""
    paid: Money = 0
    """All payments, whichever part they went to."""
    interest: Money = 0
    """All interest through the day of the letter; the sum of ``interest_lines``."""
    costs: Money = 0
    """Collection costs already due, including ``vat_in_costs``."""
    vat_in_costs: Money = 0
    costs_base: Money | None = None
    """The principal over which the costs were computed; that of all claims that share them."""
    open_total: Money
    open_interest: Money = 0
    """Interest in ``open_total``: less than ``interest`` where a payment went to it."""
    open_costs: Money = 0
    """Costs in ``open_total``: less than ``costs`` where a payment went to them."""
    interest_lines: tuple[InterestLine, ...] = ()
    interest_from: date | None = None
    """The first day of commercial interest, where it lies ahead (BW 6:119a, 6:119b)."""
    interest_article: str = ""
    """By which interest runs, or will run: ``BW 6:119a lid 2``; empty where none is claimed."""
    description: str = ""
    """What was delivered, and under which agreement (Bki art. 3.1: object and title)."""

    @property
    def open_principal(self) -> Cents:
        """Principal in ``open_total``."""
        return self.open_total - self.open_interest - self.open_costs

    @property
    def open_vat(self) -> Cents:
        """The VAT in ``open_costs``: of costs that were paid in part, the same part of it."""
        if not self.costs:
            return 0
        return round_half_up(Fraction(self.vat_in_costs * self.open_costs, self.costs))

    @property
    def imputed(self) -> bool:
        """Tell whether money went to interest or costs, so that the two views differ."""
        return (self.interest, self.costs) != (self.open_interest, self.open_costs)


class PaymentAccount(Shape):
    """An account to pay to; ``amount`` is its share where the invoice is split (G-account)."""

    iban: str
    amount: Money | None = None
    label: str = ""
    """``G-rekening``, or nothing."""
    holder: str = ""
    """Name on the account; the creditor's where empty."""


class LetterInstalment(Shape):
    """One term of a payment plan."""

    pay_by: date
    """Last day, inclusive."""
    amount: Money


class PartyOnPaper(Shape):
    """With whom the claims lie, and what of their sum is open by part."""

    name: str
    kind: str
    """``agency``, ``bailiff`` or ``lawyer``."""
    since: date
    mark: str = ""
    case_number: str = ""
    principal: Money
    interest: Money = 0
    costs: Money = 0


class DebitOnPaper(Shape):
    """A direct debit that a notice tells of."""

    collect_on: date
    mandate_id: str
    creditor_identifier: str
    account: str
    """The account it is taken from, masked but for its country and its last four characters."""
    b2b: bool = False
    """By the scheme between businesses, which gives no money back for the asking."""
    replaces: date | None = None
    """The day of the notice in whose place this one comes."""


class EstateOnPaper(Shape):
    """In whose insolvency claims were filed, and what of their sum was open by part."""

    bar: str
    """``bankruptcy``, ``suspension_of_payments``, ``debt_restructuring`` or ``dissolution``."""
    debtor: str
    ordered_on: date
    as_of: date
    """The last day of which interest is in it, inclusive."""
    case: str = ""
    """The court and the number in the register that shows it."""
    principal: Money
    interest: Money = 0
    costs: Money = 0
    attached: tuple[str, ...] = ()
    """The numbers of the invoices that lie with it."""
