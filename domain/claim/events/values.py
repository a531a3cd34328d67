"""Values and enumerations that the facts of a claim share."""

from datetime import date
from enum import StrEnum
from typing import Final

from domain.parties import Value


class Channel(StrEnum):
    """How somebody was reached, or is to be."""

    EMAIL = "email"
    POST = "post"
    PHONE = "phone"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    VISIT = "visit"
    PORTAL = "portal"


MESSAGES: Final = frozenset({Channel.SMS, Channel.WHATSAPP})
"""Channels of short messages: for reminders without legal effect only."""


SPOKEN: Final = frozenset({Channel.PHONE, Channel.VISIT})
"""Channels that are no writing."""


class Direction(StrEnum):
    """Who began the contact."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class Source(Value):
    """Where a fact was read: the hash of a file and the row in it, or a call."""

    kind: str
    sha256: str = ""
    row: int = 0


class Asked(Value):
    """What a letter asked for one claim, by part, in cents."""

    principal: int
    interest: int = 0
    costs: int = 0

    @property
    def total(self) -> int:
        """Sum the parts."""
        return self.principal + self.interest + self.costs


class DiscountOffer(Value):
    """A discount on what an invoice asks, for who pays by a day; 2 % is 200 hundredths."""

    hundredths: int
    until: date
    amount: int = 0
    """So much is off in place of a share, in cents: a charge for credit (kredietbeperking)."""


class Mark(StrEnum):
    """Why a claim wants a person's look, at intake or by what was known later."""

    NO_DUE_DATE = "no_due_date"
    NO_IBAN = "no_iban"
    NO_SPECIFICATION = "no_specification"
    ISSUED_LATE = "issued_late"
    CAPACITY_UNKNOWN = "capacity_unknown"
    NO_CONTACT_DETAILS = "no_contact_details"
    ENTERED_OLD = "entered_old"
    OTHER_WARNING = "other_warning"
    DIRECT_DEBIT = "direct_debit"
    """The creditor collects it himself: as long as that did not fail, nothing is asked."""
    OTHER_PAYEE = "other_payee"
    """It is payable to somebody else: a factor, or the payee that the invoice names."""
    BOOKS_ONLY = "books_only"
    """The invoice says that it is for the books only."""
    PREPAYMENT_UNCLEAR = "prepayment_unclear"
    """What was paid beforehand does not agree with what is asked."""
    AMOUNTS_CONTRADICT = "amounts_contradict"
    """The totals of the invoice do not add up."""
    TERMS_CONTRADICT = "terms_contradict"
    """The day to pay by is another one than the terms in words say."""
    DUE_FAR = "due_far"
    """The day to pay by lies more than a year after the invoice."""
    DISCOUNT_UNCLEAR = "discount_unclear"
    """A discount for early payment is named that cannot be read in one way only."""
    CORRECTED = "corrected"
    """Another invoice says that it corrects this one."""
    CORRECTS_ANOTHER = "corrects_another"
    """The invoice says that it corrects an earlier one."""
    CONTACT_UNCLEAR = "contact_unclear"
    """The invoice contradicts how the debtor is reached as far as we know."""
    PARTY_UNCLEAR = "party_unclear"
    """A number is that of somebody with another name and address, or two numbers name two."""
    COSTS_APART = "costs_apart"
    """Costs were asked apart of two debtors who are one: what one letter could ask counts."""
    RETURN_UNCLEAR = "return_unclear"
    """Money went back for a reason that is no unwillingness to pay: he died, or paid twice."""
    PAYMENT_BACK = "payment_back"
    """A payment went back where no step asks it: the claim had ended, or others decide on it."""
    FOREIGN_CONSUMER = "foreign_consumer"
    """He lives abroad and may be a consumer: which law holds is for a person to say."""
    ANSWER_BY_MAIL = "answer_by_mail"
    """Somebody answered a letter by e-mail."""
    MAIL_UNCLEAR = "mail_unclear"
    """A mail came in that may be about the claim or another one."""

    @property
    def stops_letters(self) -> bool:
        """Tell whether nothing may be asked of the debtor until a person has looked."""
        return self in _STOP_LETTERS


_STOP_LETTERS: Final = frozenset(
    {
        Mark.DIRECT_DEBIT,
        Mark.OTHER_PAYEE,
        Mark.BOOKS_ONLY,
        Mark.PREPAYMENT_UNCLEAR,
        Mark.AMOUNTS_CONTRADICT,
        Mark.TERMS_CONTRADICT,
        Mark.DUE_FAR,
        Mark.DISCOUNT_UNCLEAR,
        Mark.CORRECTED,
        Mark.CORRECTS_ANOTHER,
        Mark.PARTY_UNCLEAR,
        Mark.CONTACT_UNCLEAR,
        Mark.COSTS_APART,
        Mark.RETURN_UNCLEAR,
        Mark.FOREIGN_CONSUMER,
        Mark.ANSWER_BY_MAIL,
        Mark.MAIL_UNCLEAR,
    }
)
