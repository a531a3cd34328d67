"""Which court, and what it costs: competence, court fees and tariffs as dated tables."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.errors import Refusal
from domain.law.court_tables import BAILIFF, COURT_FEES, SALARY, Act
from domain.money import Cents, as_decimal

KANTON_LIMIT: Final[Cents] = 25_000_00
"""Up to this (inclusive), interest to the summons in it (Rv art. 93 sub a)."""

CONSUMER_CREDIT_LIMIT: Final[Cents] = 40_000_00
"""Consumer credit up to this credit sum is always for the kantonrechter (Rv art. 93 sub c)."""


class Subject(StrEnum):
    """What the case is about, as far as it decides the court."""

    RENT = "rent"
    CONSUMER_SALE = "consumer_sale"
    CONSUMER_CREDIT = "consumer_credit"
    LABOUR = "labour"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Competence:
    """Whether the kantonrechter decides, on which amount in cents, and why."""

    kanton: bool
    amount: Cents
    reason: str
    article: str


def competence(
    *, principal: Cents, interest_to_summons: Cents, subject: Subject = Subject.OTHER
) -> Competence:
    """Tell whether the kantonrechter decides (Rv art. 93, text of 2026-01-01).

    Amounts in cents; the interest is what ran up to the summons. Rent, consumer sale and labour
    whatever the amount, consumer credit up to 40,000. Whether collection costs count for the
    limit could not be confirmed: they do not here (law.md 8.1).
    """
    amount = principal + interest_to_summons
    if subject in {Subject.RENT, Subject.CONSUMER_SALE, Subject.LABOUR}:
        return Competence(True, amount, f"{subject}: whatever the amount", "Rv art. 93 sub c")
    credit = subject is Subject.CONSUMER_CREDIT
    limit = CONSUMER_CREDIT_LIMIT if credit else KANTON_LIMIT
    within = (principal if credit else amount) <= limit
    reason = f"{as_decimal(amount)} is {'within' if within else 'above'} {as_decimal(limit)}"
    return Competence(within, amount, reason, "Rv art. 93 sub c" if credit else "Rv art. 93 sub a")


def court_fee(*, claim: Cents, natural_person: bool, hearing_on: date) -> Cents:
    """The fee (griffierecht) the creditor pays at the kantonrechter, in cents.

    The year of the first cause-list hearing decides. A sole trader is a natural person; a vof,
    maatschap or cv is not. The defendant pays none. Raises Refusal ``court.no_table`` for a
    year without a table (Wet griffierechten burgerlijke zaken).
    """
    table = COURT_FEES.get(hearing_on.year)
    if table is None:
        raise _no_table("court fees", hearing_on.year, sorted(COURT_FEES))
    for top, legal, natural in table:
        if top is None or claim <= top:
            return natural if natural_person else legal
    raise AssertionError(hearing_on)


def bailiff_tariff(act: Act, *, on: date) -> Cents:
    """The tariff of an act of a bailiff in cents, without VAT (Btag).

    Raises Refusal ``court.no_table`` for a year without a table.
    """
    table = BAILIFF.get(on.year)
    if table is None:
        raise _no_table("bailiff's tariffs", on.year, sorted(BAILIFF))
    return table[act]


def salary_per_point(*, claim: Cents, on: date) -> Cents:
    """The liquidation tariff (salaris gemachtigde) for one point at the kantonrechter.

    In cents. Raises Refusal ``court.no_table`` where the year or the amount has no row: the
    rise of 6.3 % from 2026-02-01 is known, its rounded amounts are not.
    """
    table = SALARY.get(on.year, ())
    for top, cents in table:
        if claim <= top:
            return cents
    raise _no_table(f"salary over {as_decimal(claim)}", on.year, sorted(SALARY))


def _no_table(what: str, year: int, years: list[int]) -> Refusal:
    known = ", ".join(str(one) for one in years)
    return Refusal(
        "court.no_table",
        f"There is no table of {what} for {year}; there is one for {known}.",
        way_out="Add the table of that year to domain/law/court_tables.py, with its source.",
        article="Wgbz; Btag",
        values={"year": str(year)},
    )
