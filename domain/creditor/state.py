"""A creditor as his facts leave him."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, assert_never
from uuid import UUID

from domain.creditor.events import CreditorFact, CreditorRegistered, TermsChanged
from domain.facts import EnteredInError, Point, Recorded, in_force
from domain.parties import CreditorProfile

UNNAMED: Final = CreditorProfile(name="")


@dataclass(slots=True)
class Creditor:
    """The state of one creditor."""

    id: UUID
    version: int = 0
    registered: bool = False
    profile: CreditorProfile = UNNAMED
    ibans: tuple[str, ...] = ()
    can_deduct_vat: bool = True
    collector_charges_vat: bool = False
    collects_for_others: bool = False
    plan_for_consumers: str = "four-steps@1"
    plan_for_businesses: str = "four-steps@1"


def fold(creditor_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> Creditor:
    """Give the creditor as the history leaves him at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    creditor = Creditor(creditor_id)
    for recorded in in_force(known, at):
        evolve(creditor, recorded)
    creditor.version = known[-1].originator_version if known else 0
    return creditor


def evolve(creditor: Creditor, recorded: Recorded) -> Creditor:
    """Apply one fact to a creditor in place, and give him back."""
    fact: CreditorFact = recorded.fact  # type: ignore[assignment]  # the registry keeps streams pure
    match fact:
        case CreditorRegistered():
            creditor.registered, creditor.profile = True, fact.profile
            creditor.ibans, creditor.can_deduct_vat = fact.ibans, fact.can_deduct_vat
            creditor.collects_for_others = fact.collects_for_others
        case TermsChanged():
            _change(creditor, fact)
        case EnteredInError():
            pass
        case _:
            assert_never(fact)
    creditor.version = recorded.originator_version
    return creditor


def _change(creditor: Creditor, fact: TermsChanged) -> None:
    if fact.ibans is not None:
        creditor.ibans = fact.ibans
    if fact.plan_for_consumers is not None:
        creditor.plan_for_consumers = fact.plan_for_consumers
    if fact.plan_for_businesses is not None:
        creditor.plan_for_businesses = fact.plan_for_businesses
    if fact.can_deduct_vat is not None:
        creditor.can_deduct_vat = fact.can_deduct_vat
    if fact.collector_charges_vat is not None:
        creditor.collector_charges_vat = fact.collector_charges_vat
    if fact.profile is not None:
        creditor.profile = fact.profile
