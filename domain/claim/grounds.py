"""The short codes people give as a reason, so that no free text lands in a fact."""

from enum import StrEnum


class DisputeGround(StrEnum):
    """What a debtor contests."""

    NOT_DELIVERED = "not_delivered"
    QUALITY = "quality"
    AMOUNT = "amount"
    NOT_ORDERED = "not_ordered"
    ALREADY_PAID = "already_paid"
    UNKNOWN_INVOICE = "unknown_invoice"
    OTHER = "other"


class ComplaintGround(StrEnum):
    """What somebody complains about."""

    TREATMENT = "treatment"
    TOO_OFTEN = "too_often"
    WRONG_INFORMATION = "wrong_information"
    NO_ANSWER = "no_answer"
    PRIVACY = "privacy"
    OTHER = "other"


class HoldCategory(StrEnum):
    """Why no step is taken for now."""

    INVESTIGATION = "investigation"
    COMPLAINT = "complaint"
    NEGOTIATION = "negotiation"
    CREDIT_NOTE_COMING = "credit_note_coming"
    PERSONAL_CIRCUMSTANCES = "personal_circumstances"
    OTHER = "other"


class NonPayment(StrEnum):
    """Why a debtor says he has not paid."""

    UNSAID = ""
    FORGOTTEN = "forgotten"
    NOT_RECEIVED = "not_received"
    NO_MONEY = "no_money"
    DISPUTES = "disputes"
    ALREADY_PAID = "already_paid"
    OTHER = "other"


class EndingGround(StrEnum):
    """Why a claim is withdrawn, written off, reopened or recalled."""

    ERROR = "error"
    GOODWILL = "goodwill"
    DUPLICATE = "duplicate"
    UNCOLLECTABLE = "uncollectable"
    COSTS_TOO_HIGH = "costs_too_high"
    AGREEMENT = "agreement"
    OTHER = "other"


class PartyGround(StrEnum):
    """Why an agency, bailiff or lawyer does not take a claim, or does not give it back."""

    INCOMPLETE = "incomplete"
    DISPUTED = "disputed"
    INSOLVENT = "insolvent"
    NO_ADDRESS = "no_address"
    TOO_SMALL = "too_small"
    BARRED = "barred"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    IN_COURT = "in_court"
    COSTS_UNPAID = "costs_unpaid"
    OTHER = "other"


class AnnulmentGround(StrEnum):
    """How a judgment came to hold no more."""

    OBJECTION = "objection"
    APPEAL = "appeal"
    CASSATION = "cassation"
    OTHER = "other"
