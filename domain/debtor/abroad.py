"""A consumer who lives abroad: Dutch rules are not kept for him without a person's word.

He keeps the protection of the law of the country where he lives, whatever law the contract names
(Rome I, Regulation (EC) 593/2008, art. 6). Which law holds is nothing that a program can know.
"""

from collections.abc import Sequence
from copy import copy
from typing import Final
from uuid import UUID

from domain.claim.events import ClaimFact, Mark, Source
from domain.claim.marks import end_mark, place_mark
from domain.claim.state import Claim
from domain.debtor.events import (
    ApplicableLaw,
    CapacityEstablished,
    ContactDetailsChanged,
    DebtorFact,
    DebtorRegistered,
    HeirsKnown,
    LawEstablished,
)
from domain.debtor.merge_events import ClaimsJoined
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.facts import Fact

HOME: Final = "NL"
_CONCERNS: Final = (
    CapacityEstablished,
    ClaimsJoined,
    ContactDetailsChanged,
    HeirsKnown,
    LawEstablished,
)
_SAID_HERE: Final = Source(kind="debtor")


def is_abroad(country: str) -> bool:
    """Tell whether a country is another one; where none was recorded nothing is known of it."""
    return country not in {"", HOME}


def law_unclear(debtor: Debtor | DebtorRegistered) -> bool:
    """Tell whether he lives abroad, may be a consumer, and nobody said that Dutch law holds."""
    if not is_abroad(debtor.country) or not debtor.capacity.protected_as_consumer:
        return False
    return isinstance(debtor, DebtorRegistered) or debtor.law is not ApplicableLaw.DUTCH


def foreign_law_holds(debtor: Debtor) -> bool:
    """Tell whether a person said that foreign law holds: our default and letters judge nothing."""
    return debtor.law is ApplicableLaw.FOREIGN


def establish_law(debtor: Debtor, *, law: ApplicableLaw, evidence: str) -> list[DebtorFact]:
    """Record a person's word on which law holds for a consumer abroad; the same again: nothing.

    Raises Refusal ``law.not_abroad``.
    """
    if not is_abroad(debtor.country):
        raise Refusal(
            "law.not_abroad",
            "The debtor is not known to live abroad: Dutch law holds.",
            way_out="Record his address with its country first.",
            article="Rome I art. 6",
        )
    if debtor.law is law:
        return []
    return [LawEstablished(law=law, country=debtor.country, evidence=evidence)]


def concerns_law(facts: Sequence[Fact]) -> bool:
    """Tell whether facts of a debtor may change which law holds for him."""
    return any(isinstance(fact, _CONCERNS) for fact in facts)


def joined_by(facts: Sequence[Fact]) -> tuple[UUID, ...]:
    """The claims of another debtor that become his by these facts."""
    return tuple(one for fact in facts if isinstance(fact, ClaimsJoined) for one in fact.claims)


def after_these(debtor: Debtor, facts: Sequence[Fact]) -> Debtor:
    """A debtor as facts would leave what the law depends on; he himself is not changed."""
    after = copy(debtor)
    for fact in facts:
        match fact:
            case CapacityEstablished():
                after.capacity = fact.capacity
            case ContactDetailsChanged() | HeirsKnown():
                after.move(fact.country)
            case LawEstablished():
                after.law = fact.law
    return after


def marks_of_law(debtor: Debtor, claim: Claim) -> list[ClaimFact]:
    """Mark a live claim of a consumer abroad, or end the mark where the law is clear."""
    mark = Mark.FOREIGN_CONSUMER
    if law_unclear(debtor):
        return place_mark(claim, mark, source=_SAID_HERE)
    return end_mark(claim, mark)
