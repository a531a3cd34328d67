"""The law for people: each question answered as plain values, for command line and HTTP alike.

Amounts go in as cents and come out as decimal strings of euros; days are ISO texts.
"""

from api.calculators.interest import interest
from api.calculators.letters_and_days import contact, fourteen_days, limitation
from api.calculators.money_questions import costs, court, imputation, vat_relief

__all__ = [
    "contact",
    "costs",
    "court",
    "fourteen_days",
    "imputation",
    "interest",
    "limitation",
    "vat_relief",
]
