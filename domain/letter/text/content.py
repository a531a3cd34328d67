"""What a letter states, as plain values: who, to whom, about what, how much and by when.

Amounts are whole cents of euro, days are legal days of Europe/Amsterdam. Nothing here is
computed: the decision that ordered the letter froze every figure, ``rules`` checks them.
"""

from datetime import date
from typing import Literal, TypeAlias

from pydantic import Field

from domain.letter.text.kinds import LetterKind, PlanMoment
from domain.letter.text.on_paper import (
    ClaimSpecification,
    CreditorOnPaper,
    DebitOnPaper,
    DebtorOnPaper,
    EstateOnPaper,
    LetterInstalment,
    Money,
    PartyOnPaper,
    PaymentAccount,
    Shape,
)
from domain.money import Cents

Language: TypeAlias = Literal["nl", "en"]


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
    texts: dict[str, str] = Field(default_factory=dict)
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
    sign_on_paper: bool = False
    """Whether he signs this letter itself and sends it back."""

    debit: DebitOnPaper | None = None
    """A notice of a direct debit only: what it tells beside the amount, which is of its day."""
    estate: EstateOnPaper | None = None
    """A letter to a trustee or administrator only: what was filed with him."""

    @property
    def reckoned_on(self) -> date:
        """The day through which its amounts are computed: its own, or that of what it tells."""
        if self.estate:
            return self.estate.as_of
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
