"""The amount of collection costs, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

_MOST_NL: Final = "Ten hoogste {at_most} mocht het zijn."
_MOST_EN: Final = "It could be {at_most} at most."

COSTS_AMOUNT: Final = ObligationWords(
    nl=Demand(
        "Kosten binnen de staffel",
        "Incassokosten zijn niet hoger dan de staffel over wat openstaat en dan de brief noemt,"
        " met btw alleen waar dat mag.",
    ),
    en=Demand(
        "Costs within the scale",
        "Collection costs are no higher than the scale over what is open and than the letter says,"
        " with VAT only where that is allowed.",
    ),
    reasons={
        "letter_within_scale": (
            Said("Een brief kondigde {stated} aan kosten aan.", _MOST_NL),
            Said("A letter announced costs of {stated}.", _MOST_EN),
        ),
        "charge_within_scale": (
            Said("Er is {stated} aan kosten gerekend.", _MOST_NL),
            Said("Costs of {stated} were charged.", _MOST_EN),
        ),
        "lowered_since": (
            Said(
                "Er is {stated} aan kosten gerekend en weer verlaagd tot {standing}, toen bleek"
                " dat minder openstond.",
                _MOST_NL,
            ),
            Said(
                "Costs of {stated} were charged and lowered to {standing} when less proved to be"
                " open.",
                _MOST_EN,
            ),
        ),
        "letter_above_scale": (
            Said("Een brief kondigde {stated} aan kosten aan, meer dan de staffel.", _MOST_NL),
            Said("A letter announced costs of {stated}, above the scale.", _MOST_EN),
        ),
        "letter_vat_without_ground": (
            Said(
                "Een brief kondigde {vat} btw over de kosten aan, terwijl dat niet mocht.",
                "Zonder btw: ten hoogste {at_most}.",
            ),
            Said(
                "A letter announced VAT of {vat} on the costs, which was not allowed.",
                "Without VAT: {at_most} at most.",
            ),
        ),
        "charge_above_scale": (
            Said(
                "Er is {stated} aan kosten gerekend, meer dan de staffel over wat openstond of dan"
                " de brief noemde.",
                _MOST_NL,
            ),
            Said(
                "Costs of {stated} were charged, above the scale over what was open or what the"
                " letter said.",
                _MOST_EN,
            ),
        ),
        "charge_vat_without_ground": (
            Said(
                "Er is {vat} btw over de kosten gerekend, terwijl dat niet mocht of niet in de"
                " brief stond.",
                "Zonder btw: ten hoogste {at_most}.",
            ),
            Said(
                "VAT of {vat} on the costs was charged; it was not allowed, or not in the letter.",
                "Without VAT: {at_most} at most.",
            ),
        ),
        "not_lowered": (
            Said(
                "Er is {stated} aan kosten gerekend; later bleek dat minder openstond, en"
                " {standing} staat nog.",
                "Ze hadden verlaagd moeten worden tot {at_most}.",
            ),
            Said(
                "Costs of {stated} were charged; less proved to be open, and {standing} still"
                " stands.",
                "They should have been lowered to {at_most}.",
            ),
        ),
        "above_scale_and_not_agreed": (
            Said(
                "Van een bedrijf is {stated} aan kosten gevraagd, meer dan de staffel; een afspraak"
                " daarover is niet vastgelegd.",
                "Een afspraak over hogere kosten zou tonen dat het mocht; anders ten hoogste"
                " {at_most}.",
            ),
            Said(
                "Costs of {stated} were asked of a business, above the scale; no agreement on them"
                " is recorded.",
                "An agreement on higher costs would show that it was allowed; else {at_most} at"
                " most.",
            ),
        ),
    },
)
