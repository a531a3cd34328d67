"""The kinds of letters, and what one about a payment plan tells."""

from enum import StrEnum
from typing import Final


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
    ESTATE_FILING = "estate_filing"
    """Indiening bij curator of bewindvoerder: to him, and not to the debtor (Fw 110)."""


OF_NO_PLAN: Final = frozenset(
    {
        LetterKind.CONFIRMATION,
        LetterKind.PAYMENT_PLAN,
        LetterKind.INTERRUPTION,
        LetterKind.HAND_OVER,
        LetterKind.COLLECTION_NOTICE,
        LetterKind.ESTATE_FILING,
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
