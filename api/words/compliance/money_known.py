"""Money that was known, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

_NEEDED_NL: Final = "Ze hadden bekend moeten zijn tot en met {needed}."
_NEEDED_EN: Final = "They should have been known through {needed}."

MONEY_KNOWN: Final = ObligationWords(
    nl=Demand(
        "Geld bekend voordat is geschreven",
        "Voordat iemand leest dat hij niet betaalde, zijn de betalingen bekend tot en met de eerste"
        " bankdag na zijn termijn.",
    ),
    en=Demand(
        "Money known before writing",
        "Before somebody reads that he did not pay, payments are known through the first banking"
        " day after his term.",
    ),
    reasons={
        "known_in_time": (
            Said("Bij een brief was geld bekend tot en met {known}.", _NEEDED_NL),
            Said("For a letter payments were known through {known}.", _NEEDED_EN),
        ),
        "known_too_little": (
            Said(
                "Bij een brief waren betalingen maar bekend tot en met {known}.",
                _NEEDED_NL,
            ),
            Said("For a letter payments were known through {known} only.", _NEEDED_EN),
        ),
        "not_known_at_all": (
            Said("Bij een brief waren geen betalingen bekend.", _NEEDED_NL),
            Said("For a letter no payments were known.", _NEEDED_EN),
        ),
        "paid_and_not_known": (
            Said(
                "Er ging een brief uit terwijl {paid} al was bijgeschreven en niet bekend was.",
                _NEEDED_NL,
            ),
            Said(
                "A letter went while {paid} had been credited and was not known.",
                _NEEDED_EN,
            ),
        ),
        "paid_and_said_to_be_known": (
            Said(
                "Er ging een brief uit terwijl {paid} al was bijgeschreven; betalingen golden als"
                " bekend, en deze ontbrak.",
                "De bankgegevens tot en met {needed} zouden tonen of ze volledig waren.",
            ),
            Said(
                "A letter went while {paid} had been credited; payments were held to be"
                " known, and this one was missing.",
                "The bank data through {needed} would show whether they were complete.",
            ),
        ),
        "not_looked_at": (
            Said(
                "Er ging een brief uit zonder dat betalingen bekend waren: de schuldeiser laat dat"
                " niet nagaan.",
                "Bankgegevens tot en met {needed} zouden tonen dat niet was betaald.",
            ),
            Said(
                "A letter went without payments being known: the creditor does not have"
                " that checked.",
                "Bank data through {needed} would show that nothing had been paid.",
            ),
        ),
    },
)
