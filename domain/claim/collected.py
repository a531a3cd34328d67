"""What became of the direct debits of a claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.claim.events.collections import (
    CollectionArrived,
    CollectionNoticeSent,
    CollectionOrdered,
)
from domain.claim.events.values import Channel
from domain.law.delivery import planning_delivery
from domain.law.direct_debit import (
    UNDER_NO_MANDATE,
    AfterReturn,
    follows,
    may_be_tried_again,
)

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
    unsent: bool = False
    """Its file was refused before anything was collected."""
    known_on: date | None = None
    """The day on which it was known here that it failed."""
    declined: bool = False
    """A person said that it is not tried once more."""

    @property
    def stands(self) -> bool:
        """Tell whether it is under way: neither arrived nor failed."""
        return self.arrived is None and self.failed_on is None


@dataclass(frozen=True, slots=True)
class Notice:
    """A letter that told the debtor of a direct debit (vooraankondiging), and the day it left."""

    told: CollectionNoticeSent
    sent_on: date

    @property
    def told_on(self) -> date:
        """The day from which its days are counted: that of the e-mail, or when post is there."""
        return told_on(self.told.channel, self.sent_on)


def told_on(channel: Channel, sent_on: date) -> date:
    """The day on which a notice counts as told.

    The rulebook counts from the sending (SDD Core Rulebook, pre-notification); by post we count
    from the planned delivery (BW 3:37 lid 3), which leaves the debtor a day or two more.
    """
    return planning_delivery(sent_on) if channel is Channel.POST else sent_on


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


def failed_of(collections: Mapping[str, Collection], payment_id: str) -> Collection | None:
    """The one that arrived as a payment, and came back."""
    return next(
        (
            one
            for one in collections.values()
            if one.arrived and one.arrived.payment_id == payment_id and one.failed_on
        ),
        None,
    )


def last_failed(collections: Mapping[str, Collection]) -> tuple[Collection | None, int]:
    """The last one that the bank tried and that failed, and how many did."""
    failed = [one for one in collections.values() if one.failed_on and not one.unsent]
    return max(failed, key=lambda one: one.failed_on or date.min, default=None), len(failed)


def to_be_tried(collections: Mapping[str, Collection]) -> Collection | None:
    """The one that failed and that the bank's reason lets be collected once more; None: none.

    Whether a person wants it, and whether it is still in time, is asked elsewhere.
    """
    last, tries = last_failed(collections)
    if last is None or under_way(collections):
        return None
    return last if may_be_tried_again(last.code, tries=tries) else None


def forbids(one: Collection, *, amended_on: date | None) -> bool:
    """Whether one that came back ends what may be collected under its mandate.

    No mandate by the word of his bank ends it; an account that cannot be collected from waits
    until the debtor named another one, after that day.
    """
    if one.failed_on is None or one.unsent:
        return False
    after = follows(one.code)
    if after is AfterReturn.OTHER_ACCOUNT:
        return amended_on is None or amended_on < one.failed_on
    return after in UNDER_NO_MANDATE
