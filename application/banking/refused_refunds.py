"""Refunds of a file of one debtor that the bank refused: each is due again, with its reason."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from application.banking.refund_files import everybody_of
from application.banking.withdrawn_files import reopen, require_unshown
from application.by import stream_of_debtor
from application.house import House
from domain.application import Session
from domain.debtor.refund_events import RefundRefused
from domain.debtor.refunds import DebtorRefund, MadeFile
from domain.debtor.state import Debtor

Borne = list[tuple[Debtor, DebtorRefund]]
"""Refunds, each with who bears it: the debtor, or who proved to be him."""


def refuse_refunds(
    session: Session, house: House, whose_id: UUID, made: MadeFile, reasons: Mapping[UUID, str]
) -> int:
    """Let refunds of a file be due again, each with the bank's reason; so many it did pay.

    ``whose_id``: on whose stream the file stands. What the file does not pay any more stays as
    it is. Raises Refusal ``refund_file.shown`` where a statement shows one of them, or may.
    """
    paid = [one for one in _paid_by(session, whose_id, made) if one[1].id in reasons]
    if not paid:
        return 0
    refunds = [refund for _, refund in paid]
    amount = sum(one.amount for one in refunds)
    part = replace(made, refunds=tuple(one.id for one in refunds), amount=amount)
    whole = made.amount if amount != made.amount else None
    whose = session.debtor(whose_id)
    assert whose.creditor_id is not None  # he has a file
    require_unshown(session, house, part, refunds, whose.creditor_id, whole=whole)
    taken: set[tuple[UUID, int]] = set()
    for bearer, refund in paid:
        fact = RefundRefused(
            refund_id=refund.id, reason_code=reasons[refund.id], document_sha256=made.sha256
        )
        for told in {bearer.id: bearer, whose.id: whose}.values():
            session.record(stream_of_debtor(told), [fact])
        reopen(session, refund, made, taken)
    return len(paid)


def _paid_by(session: Session, whose_id: UUID, made: MadeFile) -> Borne:
    now = session.debtor_now(whose_id)
    everybody = {one.id: one for one in (*everybody_of(session, now), session.debtor(whose_id))}
    held: Final = set(made.refunds)
    return [
        (bearer, refund)
        for bearer in everybody.values()
        for refund in bearer.refunds.values()
        if refund.id in held and made.pays(refund)
    ]
