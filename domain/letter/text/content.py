"""What a letter states, as plain values: who, to whom, about what, how much and by when.

Amounts are whole cents of euro, days are legal days of Europe/Amsterdam. Nothing here is
computed: the decision that ordered the letter froze every figure, ``letter_rules`` checks them.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, PlainSerializer

from domain.money import Cents, as_decimal, round_half_up

Language: TypeAlias = Literal["nl", "en"]
Capacity: TypeAlias = Literal["consumer", "business", "unknown"]
"""In what capacity the debtor bought; ``unknown`` is treated as a consumer."""

Money: TypeAlias = Annotated[Cents, PlainSerializer(as_decimal, str, when_used="json")]
"""Cents in the program, a decimal string of euros such as ``"1234.50"`` in JSON."""


class Shape(BaseModel):
    """A frozen value that takes no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LetterKind(StrEnum):
    """The letters of a dunning plan."""

    REMINDER = "reminder"
    """Betalingsherinnering: friendly; speaks of no interest, no costs and no agency."""
    STATEMENT = "statement"
    """Rekeningoverzicht: all open invoices of one debtor."""
    FOURTEEN_DAY_LETTER = "fourteen_day_letter"
    """Veertiendagenbrief (BW 6:96 lid 6): the consumer's last chance without costs."""
    FINAL_DEMAND = "final_demand"
    """Laatste aanmaning, sommatie."""
    NOTICE_OF_DEFAULT = "notice_of_default"
    """Ingebrekestelling (BW 6:82): a written demand with a definite, reasonable term."""
    CONFIRMATION = "confirmation"
    """Written confirmation of an extension, a payment plan or another agreement."""
    PAYMENT_PLAN = "payment_plan"
    """About a payment plan: to be signed, signed by both, one of its instalments, or kept."""
    INTERRUPTION = "interruption"
    """Stuitingsbrief: the right to performance is reserved unequivocally (BW 3:317, 3:325)."""
    HAND_OVER = "hand_over"
    """Bericht van overdracht: with whom the claims lie, and whom the debtor pays from then on."""

    COLLECTION_NOTICE = "collection_notice"
    """Vooraankondiging van een incasso: what is collected, on which day, under which mandate."""


OF_NO_PLAN: Final = frozenset(
    {
        LetterKind.CONFIRMATION,
        LetterKind.PAYMENT_PLAN,
        LetterKind.INTERRUPTION,
        LetterKind.HAND_OVER,
        LetterKind.COLLECTION_NOTICE,
    }
)
"""Letters that belong to no plan, and ask nothing new."""


class PlanMoment(StrEnum):
    """What a letter about a payment plan tells."""

    OFFERED = "offered"
    """Its text, with the link by which the debtor signs it."""
    SIGNED = "signed"
    """Its text, which both signed."""
    COMING = "coming"
    """An instalment falls due soon."""
    LATE = "late"
    """An instalment is not there, and its grace still runs."""
    COMPLETED = "completed"
    """It was kept: what was paid on it, and that nothing is due any more."""


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


class LetterContent(Shape):
    """Everything a letter states; equal content gives equal bytes on paper."""

    kind: LetterKind
    language: Language = "nl"
    specimen: bool = False
    reference: str
    """The letter's or the case's number, for both sides to name."""
    dated: date
    """The day on the letter, and through which amounts are computed."""
    creditor: CreditorOnPaper
    debtor: DebtorOnPaper
    claims: tuple[ClaimSpecification, ...]
    listed: tuple[ClaimSpecification, ...] = ()
    """A statement only: other open claims, for information; other letters ask for them."""
    asked_total: Money
    """The sum of ``open_total`` over the claims."""

    pay_by: date | None = None
    """Last day to pay, inclusive; never in a fourteen-day letter."""
    term_days: int | None = None
    """Length of the term. In a fourteen-day letter 14 (from the day after delivery) or 15 (after
    delivery): the two lawful wordings."""
    serves_as_notice: bool = False
    """A reminder or statement that is the notice of default too (BW 6:82)."""
    in_default_since: date | None = None
    """First day of default where it exists already; the letter then claims no later one."""

    costs_if_unpaid: Money | None = None
    """Exact collection costs **without VAT** that fall due when the term passes unpaid."""
    vat_on_costs: Money = 0
    """VAT **on top of** ``costs_if_unpaid``; 21 % of it, or zero."""
    cannot_deduct_vat: bool = False
    """The creditor declares that it cannot deduct that VAT (Besluit BIK art. 2 lid 3)."""
    costs_base: Money | None = None
    """The principal over which the costs were computed, where the letter should say so."""

    mentions_costs: bool = False
    mentions_agency: bool = False
    mentions_interest: bool = False

    payment_reference: str = ""
    payment_link: str = ""
    """An https address by which the debtor can pay this amount under this reference."""
    payment_link_by: str = ""
    """By what one pays there, where the creditor says that his link offers it (iDEAL)."""
    payment_accounts: tuple[PaymentAccount, ...] = ()
    attach_invoice: bool = False
    texts: dict[str, str] = {}
    """Sentences of the creditor's template in place of the house's, by their key."""
    checkpoint: str | None = None
    """Latest checkpoint of the log, printed in the foot."""

    taken_back: Money = 0
    """What of payments was taken back since the debtor last heard of us, told in the letter."""
    taken_back_on: date | None = None
    """The day of it, where it was one."""
    party: PartyOnPaper | None = None
    """A letter about a hand-over only."""
    judged_on: date | None = None
    """An interruption only: the day of the judgment that it is about."""
    judged_by: str = ""
    """An interruption only: the court of that judgment."""
    plan_lapsed_on: date | None = None
    """A statement only: since when the payment plan does not hold any more."""
    agreement: str = ""
    """A confirmation only: what was agreed, in the case handler's words."""
    instalments: tuple[LetterInstalment, ...] = ()
    """A confirmation of a payment plan only; they add up to ``covered``."""
    agreed_amount: Money | None = None
    """A confirmation only: what the agreement covers, where that is not all that is open."""
    one_time: bool = False
    """A confirmation of an extension, which is a one-time exception."""
    grace_days: int = 0
    """A payment plan only: days after an instalment's own in which it is still in time."""
    interest_during_plan: bool = False
    """A payment plan only: interest of its time is asked also where it is kept."""
    signed_on: date | None = None
    """A payment plan only: when the last of both signed it; None: it is still to be signed."""
    plan_moment: PlanMoment | None = None
    """A letter about a payment plan only: what it tells."""
    plan_text: tuple[str, ...] = ()
    """The text that both sign, a paragraph each; it is offered or was signed."""
    sign_until: date | None = None
    """The last day (inclusive) on which an offered plan can be signed."""
    sign_link: str = ""
    """Where the debtor signs it. What is kept of an e-mail bears none: only he has it."""

    debit: DebitOnPaper | None = None
    """A notice of a direct debit only: what it tells beside the amount, which is of its day."""

    @property
    def reckoned_on(self) -> date:
        """The day through which its amounts are computed: its own, or that of its direct debit."""
        return self.debit.collect_on if self.debit else self.dated

    @property
    def asks_a_consumer(self) -> bool:
        """Tell whether consumer law applies; who is unknown is treated as a consumer."""
        return self.debtor.capacity != "business"

    @property
    def covered(self) -> Cents:
        """What an agreement covers: all that is open where nothing else was said."""
        return self.asked_total if self.agreed_amount is None else self.agreed_amount

    @property
    def open_in_all(self) -> Cents:
        """What is open over the claims asked and those only listed."""
        return self.asked_total + sum(claim.open_total for claim in self.listed)

    @property
    def contested(self) -> Cents:
        """What of these invoices is contested, and not asked by this letter."""
        return sum(claim.contested for claim in self.claims)

    @property
    def provisional(self) -> bool:
        """Tell whether interest in it was computed by a rate that is not certain."""
        return self.uncertain_from is not None

    @property
    def uncertain_from(self) -> date | None:
        """The first day of which interest was computed by a rate that is not certain."""
        named = (*self.claims, *self.listed)
        lines = (line for claim in named for line in claim.interest_lines)
        return min((line.from_on for line in lines if line.provisional), default=None)

    @property
    def asked_interest(self) -> Cents:
        """The interest in ``asked_total``: what is open of it."""
        return sum(claim.open_interest for claim in self.claims)

    @property
    def asked_costs(self) -> Cents:
        """The collection costs in ``asked_total``, VAT included: what is open of them."""
        return sum(claim.open_costs for claim in self.claims)

    @property
    def asked_vat(self) -> Cents:
        """The VAT in ``asked_costs``."""
        return sum(claim.open_vat for claim in self.claims)

    @property
    def bears_costs(self) -> bool:
        """Tell whether costs were charged on any of these invoices, paid or not."""
        return any(claim.costs for claim in self.claims)

    @property
    def costs_with_vat(self) -> Cents:
        """What the debtor would owe in costs, VAT included; 0 where none are announced."""
        return (self.costs_if_unpaid or 0) + self.vat_on_costs


class ParagraphRole(StrEnum):
    """What a paragraph is for; the last five hold no text but mark where a table stands."""

    SALUTATION = "salutation"
    TEXT = "text"
    KEY = "key"
    """A sentence the letter stands or falls by: what to pay, by when, or else."""
    CLOSING = "closing"
    SPECIFICATION = "specification"
    PAYMENT = "payment"
    INSTALMENTS = "instalments"
    SIGNATURES = "signatures"
    LISTED = "listed"


class Paragraph(Shape):
    """One paragraph of plain text, without markup; empty where its role marks a table."""

    role: ParagraphRole = ParagraphRole.TEXT
    text: str = ""
