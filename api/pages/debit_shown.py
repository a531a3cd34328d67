"""A direct debit under way as the page of its claim shows it."""

from dataclasses import dataclass

from api.words.reasons import reason
from application.house import House
from domain.case import Case
from domain.claim.collected import under_way
from domain.claim.events import CollectionOrdered
from domain.direct_debit.unfinished import not_shown, to_recall


@dataclass(frozen=True, slots=True)
class DebitShown:
    """A direct debit under way."""

    told: CollectionOrdered
    asked: str
    """What a person is asked about it; empty: it is waited for."""


def debit_shown(house: House, case: Case) -> DebitShown | None:
    """The direct debit under way of a claim, and what is to be done."""
    standing = under_way(case.claim.collections)
    if standing is None:
        return None
    gone = not_shown(case.claim)
    late = gone if gone and gone.since <= house.today else None
    found = to_recall(case) or late
    return DebitShown(standing.told, reason(found.why) if found else "")
