"""Interest, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

_MOST_NL: Final = "Ten hoogste {owed} mocht worden gevraagd."
_MOST_EN: Final = "At most {owed} could be asked."

INTEREST: Final = ObligationWords(
    nl=Demand(
        "Rente zoals de wet haar geeft",
        "Gevraagde rente is van de juiste soort, loopt vanaf de juiste dag tegen de rente van de"
        " wet, en eindigt waar een insolventie begint.",
    ),
    en=Demand(
        "Interest as the law gives it",
        "Interest that is asked is of the right kind, runs from the right day at the rates of the"
        " law, and ends where an insolvency begins.",
    ),
    reasons={
        "to_the_cent": (
            Said("Gevraagd is {asked} aan rente.", "Verschuldigd was {owed}."),
            Said("Interest of {asked} was asked.", "{owed} was due."),
        ),
        "less_than_due": (
            Said("Gevraagd is {asked} aan rente, minder dan verschuldigd.", _MOST_NL),
            Said("Interest of {asked} was asked, less than was due.", _MOST_EN),
        ),
        "due_as_known_then": (
            Said(
                "Gevraagd is {asked} aan rente, juist naar wat toen bekend was.",
                "Naar wat nu bekend is was het {proves}; een volgende opgave rekent daarmee.",
            ),
            Said(
                "Interest of {asked} was asked, right by what was known then.",
                "By what is known now it was {proves}; a next statement counts with that.",
            ),
        ),
        "more_than_due": (
            Said("Gevraagd is {asked} aan rente, meer dan verschuldigd.", _MOST_NL),
            Said("Interest of {asked} was asked, more than was due.", _MOST_EN),
        ),
        "after_insolvency": (
            Said("Gevraagd is {asked} aan rente, ook over een insolventie.", _MOST_NL),
            Said("Interest of {asked} was asked, also of after an insolvency began.", _MOST_EN),
        ),
        "trade_interest_of_a_consumer": (
            Said("Gevraagd is {asked} aan handelsrente van een consument.", _MOST_NL),
            Said("Commercial interest of {asked} was asked of a consumer.", _MOST_EN),
        ),
        "rate_not_certain": (
            Said(
                "Gevraagd is {asked} aan rente over dagen waarvan de rente niet vaststaat.",
                "De bekendgemaakte rente van die dagen zou tonen of het juist is.",
            ),
            Said(
                "Interest of {asked} was asked over days of which the rate is not certain.",
                "The rate that is published for those days would show whether it is right.",
            ),
        ),
        "default_not_shown": (
            Said(
                "Gevraagd is {asked} aan rente vanaf een verzuim dat niet vaststaat.",
                "Is dat verzuim er, dan mocht ten hoogste {at_most} worden gevraagd; een bewijs van"
                " ontvangst van de ingebrekestelling zou dat tonen.",
            ),
            Said(
                "Interest of {asked} was asked from a default that is not shown.",
                "With that default at most {at_most} could be asked; proof that the notice of"
                " default was received would show it.",
            ),
        ),
    },
)
