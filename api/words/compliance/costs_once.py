"""One calculation of costs, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

_ONCE_NL: Final = "Eén keer over het geheel is het ten hoogste {at_most}."
_ONCE_EN: Final = "Once over the whole it is {at_most} at most."

COSTS_ONCE: Final = ObligationWords(
    nl=Demand(
        "Kosten één keer berekend",
        "Vorderingen die samen kunnen worden gevraagd staan in één brief, met één berekening van"
        " kosten; kosten komen één keer.",
    ),
    en=Demand(
        "Costs calculated once",
        "Claims that can be asked together stand in one letter, with one calculation of costs;"
        " costs come once.",
    ),
    reasons={
        "counted_once": (
            Said("Een brief over meer vorderingen kondigde {stated} aan.", _ONCE_NL),
            Said("A letter over several claims announced {stated}.", _ONCE_EN),
        ),
        "counted_apart": (
            Said(
                "Een brief over meer vorderingen kondigde {stated} aan, per vordering berekend.",
                _ONCE_NL,
            ),
            Said(
                "A letter over several claims announced {stated}, calculated for each of them.",
                _ONCE_EN,
            ),
        ),
        "could_not_be_joined": (
            Said(
                "Twee brieven kondigden samen {stated} aan.",
                "Toen de eerste uitging kon de andere vordering nog niet worden gevraagd.",
            ),
            Said(
                "Two letters announced {stated} together.",
                "When the first went out the other claim could not be asked yet.",
            ),
        ),
        "asked_apart": (
            Said(
                "Twee brieven kondigden samen {stated} aan over vorderingen die samen konden"
                " worden gevraagd.",
                _ONCE_NL,
            ),
            Said(
                "Two letters announced {stated} together over claims that could be asked together.",
                _ONCE_EN,
            ),
        ),
        "joined_since": (
            Said(
                "Twee brieven kondigden samen {stated} aan; later bleek dat het één debiteur was,"
                " en er staat {standing}.",
                _ONCE_NL,
            ),
            Said(
                "Two letters announced {stated} together; it proved to be one debtor, and"
                " {standing} stands.",
                _ONCE_EN,
            ),
        ),
        "not_joined_since": (
            Said(
                "Twee brieven kondigden samen {stated} aan; later bleek dat het één debiteur was,"
                " en er staat nog {standing}.",
                _ONCE_NL,
            ),
            Said(
                "Two letters announced {stated} together; it proved to be one debtor, and"
                " {standing} still stands.",
                _ONCE_EN,
            ),
        ),
        "charged_again_in_part": (
            Said(
                "Kosten zijn meer dan eens gerekend; samen staat {standing}.",
                "Niet meer dan de hoogste daarvan: {at_most}.",
            ),
            Said(
                "Costs were charged more than once; {standing} stands of them together.",
                "No more than the highest of them: {at_most}.",
            ),
        ),
        "charged_twice": (
            Said(
                "Kosten zijn dubbel gerekend; samen staat {standing}.",
                "Kosten komen één keer: ten hoogste {at_most}.",
            ),
            Said(
                "Costs were charged twice; {standing} stands of them together.",
                "Costs come once: {at_most} at most.",
            ),
        ),
    },
)
