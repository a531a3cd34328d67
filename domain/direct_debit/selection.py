"""What may be collected of one claim on a day, for a batch: by which mandate, and how much."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.case import Case
from domain.case.usable_mandate import usable_mandate
from domain.claim.contested import asked_of
from domain.claim.events import Channel
from domain.claim.state import Claim
from domain.debit_batch.events import WantedDebit
from domain.debtor.mandates import DebitMandate
from domain.direct_debit.announced import DebitWanted
from domain.direct_debit.collecting import require_collectable
from domain.direct_debit.notice import require_announceable
from domain.errors import Refusal
from domain.money import Cents

MOST: Final = 500
"""So many direct debits stand in one batch at most: each is looked at again at the release."""


@dataclass(frozen=True, slots=True)
class Debit:
    """A direct debit that may be ordered: its claim, its mandate and its amount."""

    case: Case
    claims: Sequence[Claim]
    """All claims of the debtor."""
    mandate: DebitMandate
    wanted: WantedDebit


def debit_of(
    case: Case,
    claims: Sequence[Claim],
    *,
    collect_on: date,
    announced_on: date | None,
    today: date,
    spent: Collection[str] = (),
) -> Debit:
    """All that is open on a day, as a direct debit under the one mandate that serves.

    ``claims`` are all of its debtor, ``spent`` the names of mandates for one collection that
    another claim of the batch uses. ``announced_on`` None: a notice of ours told the debtor.
    Raises Refusal ``mandate.*``, ``collection.*``.
    """
    named = _mandate(case, claims, collect_on)
    amount = asked_of(case.claim, on=collect_on).total
    mandate = require_collectable(
        case,
        claims,
        mandate_id=named.mandate_id,
        amount=amount,
        collect_on=collect_on,
        announced_on=announced_on,
        today=today,
    )
    return _debit(case, claims, mandate, amount, spent)


def notice_of(
    case: Case,
    claims: Sequence[Claim],
    *,
    collect_on: date,
    channel: Channel,
    today: date,
    spent: Collection[str] = (),
) -> Debit:
    """A direct debit that its debtor may be told of today, by the one mandate that serves.

    Raises as ``debit_of`` does, and ``collection.announced``.
    """
    mandate = _mandate(case, claims, collect_on)
    amount = asked_of(case.claim, on=collect_on).total
    wanted = DebitWanted(mandate.mandate_id, amount, collect_on)
    require_announceable(case, claims, wanted, channel=channel, today=today)
    return _debit(case, claims, mandate, amount, spent)


def _debit(
    case: Case,
    claims: Sequence[Claim],
    mandate: DebitMandate,
    amount: Cents,
    spent: Collection[str],
) -> Debit:
    if mandate.mandate_id in spent:
        raise Refusal(
            "mandate.spent",
            f"The mandate {mandate.mandate_id} is for one collection, and serves another claim.",
            way_out="Let him sign one for more than one collection, or a new one.",
            values={"mandate": mandate.mandate_id},
        )
    wanted = WantedDebit(
        claim_id=case.claim.id,
        mandate_id=mandate.mandate_id,
        account=mandate.account.commitment,
        amount=amount,
    )
    return Debit(case, claims, mandate, wanted)


def _mandate(case: Case, claims: Sequence[Claim], collect_on: date) -> DebitMandate:
    """The one mandate that serves; of several nobody knows which one the debtor expects."""
    standing = [one for one in case.debtor.mandates.values() if one.revoked_on is None]
    usable, refused = [], None
    for one in standing:
        try:
            usable.append(usable_mandate(case, claims, one.mandate_id, collect_on))
        except Refusal as refusal:
            refused = refusal
    if len(usable) > 1:
        raise Refusal(
            "mandate.several",
            "Several mandates of the debtor would serve.",
            way_out="Collect it by itself, with the mandate that is meant: `collection-file`.",
        )
    if usable:
        return usable[0]
    raise refused or Refusal(
        "mandate.none",
        "The debtor has no mandate that stands.",
        way_out="Record the one that he signed, or ask him to pay.",
    )
