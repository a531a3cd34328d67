"""The invented invoices of the sample letters, each as it is owed on the day of its letter."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from domain.letter.text.on_paper import Capacity, ClaimSpecification, InterestLine
from domain.money import round_half_up

DAY: Final = date(2026, 11, 3)
"""The day of the letters."""
IN_DEFAULT: Final = date(2026, 10, 15)
COLLECTED_ON: Final = date(2026, 11, 18)
HEDGE: Final = ClaimSpecification(
    invoice_number="F-2026-0118",
    issued_on=date(2026, 9, 14),
    due_on=date(2026, 10, 14),
    principal=1_249_50,
    paid=250_00,
    open_total=999_50,
    description="Haagbeuken en aanplant, opdracht van 2 september 2026",
)
JUDGED: Final = HEDGE.model_copy(
    update={
        "invoice_number": "F-2021-0118",
        "issued_on": date(2021, 9, 14),
        "due_on": date(2021, 10, 14),
        "principal": 999_50,
        "paid": 0,
        "description": "Haagbeuken en aanplant, opdracht van 2 september 2021",
    }
)
"""What a court awarded of another invoice, years before."""
UPKEEP: Final = ClaimSpecification(
    invoice_number="F-2026-0098",
    issued_on=date(2026, 7, 1),
    due_on=date(2026, 7, 31),
    principal=4_840_00,
    credited=121_00,
    interest=127_74,
    costs=722_25,
    vat_in_costs=125_35,
    costs_base=4_719_00,
    open_total=5_568_99,
    open_interest=127_74,
    open_costs=722_25,
    interest_lines=(
        InterestLine(
            from_on=date(2026, 8, 1),
            through_on=DAY,
            rate=Decimal("10.40"),
            base=4_719_00,
            days=95,
            denominator=365,
            amount=127_74,
            article="BW 6:119a",
        ),
    ),
    description="Onderhoud, raamovereenkomst 2024-11",
)


def _bearing(
    claim: ClaimSpecification, *, rate: str, article: str, since: date, through: date = DAY
) -> ClaimSpecification:
    """A claim with the interest of its open principal, from a day through another."""
    days, percent = (through - since).days + 1, Decimal(rate)
    base = claim.open_principal
    amount = round_half_up(Fraction(percent) * base * days / (100 * _DAYS_OF_THE_YEAR))
    line = InterestLine(
        from_on=since,
        through_on=through,
        rate=percent,
        base=base,
        days=days,
        denominator=_DAYS_OF_THE_YEAR,
        amount=amount,
        article=article,
    )
    more = {
        "interest": amount,
        "open_interest": amount,
        "interest_lines": (line,),
        "open_total": claim.open_total - claim.open_interest + amount,
    }
    return claim.model_copy(update=more)


_DAYS_OF_THE_YEAR: Final = 365


_STATUTORY: Final[dict[str, Any]] = {"rate": "4.00", "article": "BW 6:119", "since": IN_DEFAULT}
_COMMERCIAL: Final[dict[str, Any]] = {"rate": "10.40", "article": "BW 6:119a"}
CONTESTED: Final = _bearing(
    HEDGE.model_copy(update={"contested": 100_00, "open_total": HEDGE.open_total - 100_00}),
    **_STATUTORY,
)
_WITH_COSTS: Final = HEDGE.model_copy(
    update={
        "costs": 149_93,
        "costs_base": 999_50,
        "open_total": 1_149_43,
        "open_costs": 149_93,
    }
)
LATE: Final = _bearing(_WITH_COSTS, **_STATUTORY)
"""As a consumer owes it in default, after the fourteen days passed."""
_OF_TRADE: Final = _bearing(HEDGE, **_COMMERCIAL, since=IN_DEFAULT)
TOGETHER: Final = (UPKEEP, _OF_TRADE)
_FILED_THROUGH: Final = date(2026, 11, 2)
FILED: Final = _bearing(_WITH_COSTS, **_COMMERCIAL, since=IN_DEFAULT, through=_FILED_THROUGH)
FILED_OF_A_CONSUMER: Final = _bearing(_WITH_COSTS, **_STATUTORY, through=_FILED_THROUGH)
KEPT: Final = HEDGE.model_copy(update={"paid": HEDGE.principal, "open_total": 0})
"""Nothing is open any more: its payment plan was kept to the end."""
COLLECTED: Final = _bearing(UPKEEP, **_COMMERCIAL, since=date(2026, 8, 1), through=COLLECTED_ON)
"""A notice of a direct debit reckons through the day of the debit."""
NOT_YET: Final = HEDGE.model_copy(
    update={"interest_from": date(2026, 11, 16), "interest_article": "BW 6:119a lid 2"}
)
"""Its term was set by the creditor alone: interest waits for the term that the law gives."""


def by_law(claim: ClaimSpecification, capacity: Capacity) -> ClaimSpecification:
    """The claim with the article of the interest that the law gives it against such a debtor."""
    if claim.interest_lines or claim.interest_article:
        return claim
    article = "BW 6:119a lid 1" if capacity == "business" else "BW 6:119 lid 1"
    return claim.model_copy(update={"interest_article": article})
