"""The batch of direct debits that holds a claim, and waits to be released."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from application.banking.in_turn import named_in_turn
from application.house import House
from domain.application import Session
from domain.claim.beyond_reason import MEANT_SO
from domain.claim.state import Claim
from domain.debit_batch.state import DebitBatch
from domain.errors import Refusal

_PREPARED: Final = "prepared_debit"
"""The kind of identity by which a claim names the batches that it was put in, one after another."""


def note_prepared(
    session: Session, house: House, creditor_id: UUID, batch_id: UUID, claims: Iterable[UUID]
) -> None:
    """Let each claim of a batch name it."""
    for claim_id in claims:
        value = _value(claim_id, len(_batches(house, creditor_id, claim_id)) + 1)
        session.identify(kind=_PREPARED, value=value, stream=batch_id, log=creditor_id)


def waiting_batch(house: House, claim: Claim) -> DebitBatch | None:
    """The last batch that holds a claim, while it can still be released; None: there is none.

    It orders nothing, and stops nothing that the plan does: whoever decides on the claim is told.
    """
    known = _batches(house, claim.creditor_id, claim.id) if claim.creditor_id else []
    batch = house.collections.debit_batch(known[-1]) if known else None
    if batch is None or not batch.waits or batch.prepared is None:
        return None
    return batch if house.today <= batch.prepared.collect_on else None


def waiting_batch_id(house: House, claim: Claim, *, on: date) -> UUID | None:
    """Its id, for who looks at the claim as of today; None of any other day."""
    found = waiting_batch(house, claim) if on == house.today else None
    return found.id if found else None


def ask_about_waiting_batch(house: House, claim: Claim) -> None:
    """Ask before a claim is handed over that somebody put in a batch: ``hand_over.batch_waits``."""
    batch = waiting_batch(house, claim)
    if batch is not None and batch.prepared is not None:
        number, day = claim.invoice_number, batch.prepared.collect_on
        raise Refusal(
            "hand_over.batch_waits",
            f"A direct debit of {number} on {day} was prepared, and waits to be released.",
            way_out=f"Let that batch be released or withdrawn first, {MEANT_SO}.",
            values={"invoice": number, "day": day},
        )


def _batches(house: House, creditor_id: UUID, claim_id: UUID) -> list[UUID]:
    return list(named_in_turn(house, creditor_id, _PREPARED, lambda turn: _value(claim_id, turn)))


def _value(claim_id: UUID, turn: int) -> str:
    return json.dumps([claim_id.hex, turn])
