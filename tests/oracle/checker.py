"""The verdict of the oracle on each obligation of each claim."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from tests.oracle import contact, costs, course, money, people
from tests.oracle.papers import (
    FULFILLED,
    NOT_APPLICABLE,
    NOT_PROVABLE,
    VIOLATED,
    Papers,
    Said,
)

Rule: TypeAlias = Callable[[Papers], Iterator[Said]]

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "costs_after_letter": costs.costs_after_letter,
        "costs_amount": costs.costs_amount,
        "costs_once": costs.costs_once,
        "interest": money.interest,
        "imputation": money.imputation,
        "terms": contact.terms,
        "contact_hours": contact.contact_hours,
        "contact_frequency": contact.contact_frequency,
        "disputes": course.disputes,
        "agreements": course.agreements,
        "holds": course.holds,
        "money_known": money.money_known,
        "hand_over": course.hand_over,
        "plan_kept": contact.plan_kept,
        "four_eyes": people.four_eyes,
        "complaints": people.complaints,
        "retention": people.retention,
        "vat_relief": money.vat_relief,
        "limitation": money.limitation,
    }
)
_WORST: Final = (VIOLATED, NOT_PROVABLE, FULFILLED, NOT_APPLICABLE)


def verdict(papers: Papers, obligation: str) -> str:
    """The worst that the oracle says of an obligation; nothing said: not applicable."""
    said = {one.verdict for one in RULES[obligation](papers) if one.on <= papers.today}
    return next((one for one in _WORST if one in said), NOT_APPLICABLE)
