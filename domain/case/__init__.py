"""What a decision needs to see: the claim with its debtor, creditor, plan and letters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from domain.claim.relieved import relieved
from domain.claim.state import Claim
from domain.creditor.state import Creditor
from domain.debtor.state import Debtor
from domain.dunning.plan.document import Plan
from domain.law.collection_costs import VatSurcharge
from domain.letter.state import Letter


def as_owed_by(claim: Claim, debtor: Debtor) -> Claim:
    """The claim with its interest and costs as far as they run against this debtor."""
    return relieved(
        claim, last_interest_day=debtor.interest_ends(claim), relief=debtor.relief_of(claim)
    )


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a decision on one claim rests on; each of its streams is guarded on append."""

    claim: Claim
    debtor: Debtor
    creditor: Creditor
    plan: Plan
    letters: Mapping[UUID, Letter] = field(default_factory=dict)
    siblings: tuple[Claim, ...] = ()
    """The debtor's other claims where this one is of a series; their costs count for its cap."""
    bundled: tuple[Claim, ...] = ()
    """The other claims that a letter asked costs over together with this one: they share them."""
    asked_with: tuple[Claim, ...] = ()
    """The other claims that a letter asked together with this one: they are paid together."""
    planned_with: tuple[Claim, ...] = ()
    """The other claims of the payment plan that both signed: it is kept or missed as a whole."""
    others: tuple[Claim, ...] = ()
    """The debtor's other claims with this creditor, where a step of the plan looks at them."""

    def __post_init__(self) -> None:
        """Let interest end where the debtor's insolvency ends it."""
        object.__setattr__(self, "claim", as_owed_by(self.claim, self.debtor))

    @property
    def consumer(self) -> bool:
        """Tell whether the consumer's rules are kept, also where capacity is unknown."""
        return self.debtor.capacity.protected_as_consumer

    @property
    def vat_on_costs(self) -> int | None:
        """The percentage of VAT on collection costs, None where it may not be asked.

        Our letters declare what the law wants declared wherever they ask it: that the creditor
        cannot deduct it, and that the costs were raised for that reason.
        """
        creditor = self.creditor
        return VatSurcharge(
            taxed_third_party=creditor.collector_charges_vat,
            creditor_can_deduct=creditor.can_deduct_vat,
            declared=True,
        ).percent
