"""What a judgment awards: which interest, at which rate, over which costs."""

from datetime import date
from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import Field

from domain.claim.events import AwardedPart, PartKind
from domain.law.rates import InterestKind
from domain.money import cents_from

Rate: TypeAlias = Annotated[
    str, Field(pattern=r"^(\d{1,2}(\.\d{1,2})?)?$", examples=["8.00"], max_length=5)
]
"""Percent a year, with two decimals at most; empty: none."""


class AwardedInterest(StrEnum):
    """Which interest a judgment awards."""

    CONSUMER = "consumer"
    """BW 6:119."""
    COMMERCIAL = "commercial"
    """BW 6:119a."""
    GOVERNMENT = "government"
    """BW 6:119b."""
    CONTRACT = "contract"
    """What was agreed on, at the rate that the judgment names (BW 6:119 lid 3)."""
    NONE = "none"


def hundredths(rate: str) -> int | None:
    """Read a rate as hundredths of a percent; empty: none."""
    return cents_from(rate) if rate else None


def costs_part(kind: PartKind, amount: int | None, since: date | None) -> AwardedPart:
    """Costs that were awarded, with statutory interest from a day on, if from any."""
    if since is None or not amount:
        return AwardedPart(kind=kind, amount=amount or 0)
    interest = InterestKind.CONSUMER
    return AwardedPart(kind=kind, amount=amount, interest=interest, interest_from=since)
