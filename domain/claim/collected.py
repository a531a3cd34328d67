"""What became of the direct debits of a claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.claim.events.collections import CollectionArrived, CollectionOrdered
from domain.law.direct_debit import AfterReturn, follows

COLLECTION: Final = "collection"
"""The kind of identity by which the id of a direct debit in a statement names its claim."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A direct debit that was ordered, and not withdrawn."""

    told: CollectionOrdered
    arrived: CollectionArrived | None = None
    failed_on: date | None = None
    code: str = ""
    """Why the bank did not collect it, or took it back."""

    @property
    def stands(self) -> bool:
        """Tell whether it is under way: neither arrived nor failed."""
        return self.arrived is None and self.failed_on is None


def under_way(collections: Mapping[str, Collection]) -> Collection | None:
    """The one that stands; there is one at most."""
    return next((one for one in collections.values() if one.stands), None)


def by_payment(collections: Mapping[str, Collection], payment_id: str) -> Collection | None:
    """The one that arrived as a payment and did not come back."""
    return next(
        (
            one
            for one in collections.values()
            if one.arrived and one.arrived.payment_id == payment_id and one.failed_on is None
        ),
        None,
    )


def forbids(one: Collection, *, amended_on: date | None) -> bool:
    """Whether one that came back ends what may be collected under its mandate.

    No mandate by the word of his bank ends it; an account that cannot be collected from waits
    until the debtor named another one, after that day.
    """
    if one.failed_on is None:
        return False
    after = follows(one.code)
    if after is AfterReturn.OTHER_ACCOUNT:
        return amended_on is None or amended_on < one.failed_on
    return after in {AfterReturn.MANDATE_ENDED, AfterReturn.DECEASED}
