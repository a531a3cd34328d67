"""How a claim changes by the direct debits that are ordered of it."""

from dataclasses import replace
from typing import Final

from domain.claim.collected import Collection, Notice, under_way
from domain.claim.displaced import displaced
from domain.claim.events import (
    CollectionArrived,
    CollectionFailed,
    CollectionNoticeSent,
    CollectionOrdered,
    CollectionWithdrawn,
    Mark,
    SecondTryDeclined,
)
from domain.claim.state import Claim
from domain.facts import Recorded, by_type


def _order(claim: Claim, fact: CollectionOrdered, _recorded: Recorded) -> None:
    claim.collections = {**claim.collections, fact.end_to_end_id: Collection(fact)}
    claim.collected_elsewhere = False


def _notify(claim: Claim, fact: CollectionNoticeSent, recorded: Recorded) -> None:
    if claim.pending and claim.pending.letter_id == fact.letter_id:
        claim.pending = None
    claim.debit_notices = (*claim.debit_notices, Notice(fact, recorded.effective_on))
    if fact.not_elsewhere:
        claim.collected_elsewhere = False


def _arrive(claim: Claim, fact: CollectionArrived, _recorded: Recorded) -> None:
    """Let it count as arrived, also where it had failed by a storno that proved to be another's."""
    known = claim.collections.get(fact.end_to_end_id)
    if known:
        arrived = Collection(known.told, arrived=fact)
        claim.collections = {**claim.collections, fact.end_to_end_id: arrived}
    claim.marks = claim.marks - {Mark.DIRECT_DEBIT}


def _withdraw(claim: Claim, fact: CollectionWithdrawn, _recorded: Recorded) -> None:
    """Leave the mark: whether he is asked to pay from now on, a person says."""
    claim.collections = {
        name: one for name, one in claim.collections.items() if name != fact.end_to_end_id
    }


def _fail(claim: Claim, fact: CollectionFailed, recorded: Recorded) -> None:
    """Let the debtor be asked again; one that the creditor made elsewhere is named by nothing."""
    standing = under_way(claim.collections) or displaced(claim)
    name = fact.end_to_end_id or (standing.told.end_to_end_id if standing else "")
    known = claim.collections.get(name)
    if known:
        failed = replace(
            known,
            failed_on=fact.failed_on,
            code=fact.reason_code,
            unsent=fact.unsent,
            known_on=recorded.known_on,
        )
        claim.collections = {**claim.collections, name: failed}
    if under_way(claim.collections) is None:
        claim.collected_elsewhere = False
        # Through the day that he was told of nothing is asked, whatever became of it.
        if all(one.told.collect_on <= fact.failed_on for one in claim.debit_notices):
            claim.marks = claim.marks - {Mark.DIRECT_DEBIT}


def _decline(claim: Claim, fact: SecondTryDeclined, _recorded: Recorded) -> None:
    known = claim.collections.get(fact.end_to_end_id)
    if known:
        declined = replace(known, declined=True)
        claim.collections = {**claim.collections, fact.end_to_end_id: declined}


COLLECTIONS: Final = by_type(_order, _notify, _arrive, _withdraw, _fail, _decline)
