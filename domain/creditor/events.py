"""The facts of a creditor, whose stream opens a log of its own."""

from typing import ClassVar, TypeAlias

from domain.facts import EnteredInError, Fact
from domain.parties import CreditorProfile


class CreditorRegistered(Fact):
    """A creditor was seen for the first time, or was entered by hand."""

    TOPIC: ClassVar[str] = "creditor.registered"

    profile: CreditorProfile
    ibans: tuple[str, ...] = ()
    can_deduct_vat: bool = True
    collects_for_others: bool = False
    """True for an agency: the Wki profile applies."""


class TermsChanged(Fact):
    """Accounts, default plans or VAT position changed; what is absent stays as it was."""

    TOPIC: ClassVar[str] = "creditor.terms_changed"

    ibans: tuple[str, ...] | None = None
    plan_for_consumers: str | None = None
    plan_for_businesses: str | None = None
    can_deduct_vat: bool | None = None
    collector_charges_vat: bool | None = None
    """Whether a third party that charges VAT collects for the creditor (Besluit BIK art. 2 lid 3);
    where he cannot deduct that VAT the costs are raised with it."""
    profile: CreditorProfile | None = None


CreditorFact: TypeAlias = CreditorRegistered | TermsChanged | EnteredInError
