"""A direct debit whose money the bank credited, and which counts on its claim no more."""

from domain.claim.collected import Collection
from domain.claim.state import Claim
from domain.law.account import EntryKind


def displaced(claim: Claim) -> Collection | None:
    """The last one that arrived, did not come back, and whose payment was undone or corrected.

    The money may lie elsewhere, or on this claim under another payment: a person knows.
    """
    back = {one.reverses for one in claim.ledger if one.kind is EntryKind.REVERSAL}
    kept = {one.ref for one in claim.ledger if one.kind is EntryKind.PAYMENT} - back
    lost = [
        one
        for one in claim.collections.values()
        if one.arrived and one.failed_on is None and one.arrived.payment_id not in kept
    ]
    return max(lost, key=lambda one: one.told.collect_on, default=None)
