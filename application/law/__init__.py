"""The law for people: each question answered as plain values, for command line and HTTP alike.

Amounts go in as cents and come out as decimal strings of euros; days are ISO texts.
"""

from application.law.interest import interest
from application.law.letters_and_days import contact, fourteen_days, limitation
from application.law.money_questions import costs, court, imputation, vat_relief

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
