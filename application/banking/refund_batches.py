"""One file for the bank by which refunds of several debtors are paid (pain.001.001.09)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from uuid import UUID

from adapters.sepa import Parted, Transfer, TransfersFile, parted, write_transfers
from adapters.sepa.elements import FileParty
from application.banking.refund_files import (
    everybody_of,
    file_names_of,
    identify_transfer,
    paying_account,
    require_payable,
    transfer_of,
)
from application.banking.refunds import InFile, Paying, pay_refunds
from application.house import House
from domain.application import Session
from domain.creditor.state import Creditor
from domain.days import in_amsterdam
from domain.debtor.refunds import DebtorRefund, refunds_due, require_not_shown, transfer_id
from domain.debtor.refusals import creditor_of
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.facts import StreamKind, StreamRef
from domain.ids import refund_file_id
from domain.money import Cents, as_decimal
from domain.refund_file.events import RefundFileLine, RefundFileReleased
from domain.refund_file.state import MOST, RefundFile

REFUND_FILE: Final = "refund_file"
"""The kind of identity by which the id of a file's payments names the file."""
FILE_TOTAL: Final = "refund_file_total"
"""The kind of identity by which account and total name the files that had them."""


@dataclass(frozen=True, slots=True)
class BatchWanted:
    """Which refunds are to be paid together, and what they are meant to come to."""

    debtors: tuple[UUID, ...]
    count: int
    total: Cents
    from_iban: str = ""
    seen: tuple[UUID, ...] = ()
    """The refunds that somebody saw; none: whichever are due."""


@dataclass(frozen=True, slots=True)
class DueRefund:
    """A refund that is due: as whom its debtor is known now, who bears it, and the refund."""

    debtor: Debtor
    bearer: Debtor
    refund: DebtorRefund


@dataclass(frozen=True, slots=True)
class BatchSeen:
    """What a file would hold now, for the second person to see."""

    refunds: tuple[UUID, ...]
    from_iban: str


def stream_of_file(file: RefundFile, log: UUID) -> StreamRef:
    """The stream of a refund file."""
    return StreamRef(StreamKind.REFUND_FILE, file.id, log)


def batch_seen(session: Session, creditor: Creditor, wanted: BatchWanted) -> BatchSeen:
    """The refunds that are due to these debtors, and the account that would pay them."""
    due = _all_due(session, creditor, wanted.debtors)
    return BatchSeen(
        tuple(one.refund.id for one in due), paying_account(creditor, wanted.from_iban)
    )


def release_refund_file(
    session: Session, house: House, creditor: Creditor, wanted: BatchWanted
) -> RefundFile:
    """Pay what is due to some debtors of a creditor by one file, which is kept in parts.

    Each line is kept under the key of its debtor, what is left under that of the file: erasing
    one takes away his line alone. Raises Refusal ``refund_batch.*``, ``refund_file.*``,
    ``refund_order.shown`` and ``refund.too_much``; then nobody is paid.
    """
    due = _due(session, creditor, wanted)
    payer = paying_account(creditor, wanted.from_iban)
    file = session.refund_file(refund_file_id(session.mandate.id))
    told = _written(session, house, creditor, payer, due)
    raw = write_transfers(told)
    parts = parted(raw)
    by_id = {transfer_id(one.refund.id): one for one in due}
    ordered = [by_id[one.end_to_end_id] for one in told.in_order]
    hashes = [sha256(line).hexdigest() for line in parts.lines]
    lines = tuple(_line(one, line) for one, line in zip(ordered, hashes, strict=True))
    paid = [
        Paying(one.debtor, one.refund.id, InFile(file.id, line), payer)
        for one, line in zip(ordered, hashes, strict=True)
    ]
    pay_refunds(session, paid, paid_on=session.today)
    for one in ordered:
        identify_transfer(session, one.debtor, one.refund)
    _identify_file(session, file, payer, told)
    fact = RefundFileReleased(
        lines=lines,
        amount=wanted.total,
        from_iban=payer,
        pay_on=session.today,
        payment_id=told.payment_id,
        document_sha256=_kept(house, file, ordered, parts),
        file_sha256=sha256(raw).hexdigest(),
    )
    session.record(stream_of_file(file, creditor.id), [fact], subject=file.id)
    return file


def _line(due: DueRefund, line_sha256: str) -> RefundFileLine:
    return RefundFileLine(
        refund_id=due.refund.id,
        debtor_id=due.bearer.id,
        amount=due.refund.amount,
        line_sha256=line_sha256,
    )


def _kept(house: House, file: RefundFile, ordered: Sequence[DueRefund], parts: Parted) -> str:
    """Keep each line under its debtor's key, and what is left under the file's: last of all."""
    for one, line in zip(ordered, parts.lines, strict=True):
        house.archive.put(line, subject=one.bearer.id)
    return house.archive.put(parts.frame, subject=file.id)


def _written(
    session: Session, house: House, creditor: Creditor, payer: str, due: Iterable[DueRefund]
) -> TransfersFile:
    # What is drawn for a line makes its hash say nothing of the account, once it is erased.
    lines: list[Transfer] = [
        transfer_of(house, one.debtor, one.refund, instruction_id=house.new_id().hex) for one in due
    ]
    return TransfersFile(
        message_id=file_names_of(session.mandate.id, sandbox=house.sandbox)[0],
        made_at=in_amsterdam(house.clock()).replace(tzinfo=None),
        payer=FileParty(name=creditor.profile.name, iban=payer),
        pay_on=session.today,
        lines=lines,
    )


def _identify_file(session: Session, file: RefundFile, payer: str, told: TransfersFile) -> None:
    """Let the one debit of a file be known by the id that it has, else by account and total."""
    log, total = session.mandate.log, sum(one.amount for one in told.lines)
    session.identify(kind=REFUND_FILE, value=told.payment_id, stream=file.id)
    number = 1
    while session.reads.store.find_identity(log, FILE_TOTAL, total_name(payer, total, number)):
        number += 1
    session.identify(kind=FILE_TOTAL, value=total_name(payer, total, number), stream=file.id)


def total_name(iban: str, total: Cents, number: int) -> str:
    """What names a file by its account and total; the number tells equals apart, from 1."""
    return f"{iban}|{total}|{number}"


def _all_due(session: Session, creditor: Creditor, debtors: Iterable[UUID]) -> list[DueRefund]:
    """What is due to some debtors, and to who proved to be them; each debtor once."""
    found: dict[UUID, list[DueRefund]] = {}
    for debtor_id in debtors:
        known = session.debtor(debtor_id)
        creditor_of(known if known.creditor_id == creditor.id else Debtor(debtor_id))
        debtor = session.debtor_now(debtor_id)
        found[debtor.id] = [
            DueRefund(debtor, bearer, refund)
            for bearer in everybody_of(session, debtor)
            for refund in refunds_due(bearer.refunds)
        ]
    return [one for due in found.values() for one in due]


def _due(session: Session, creditor: Creditor, wanted: BatchWanted) -> list[DueRefund]:
    due = _all_due(session, creditor, wanted.debtors)
    if not due:
        raise Refusal(
            "refund_batch.none",
            "No refund is due to these debtors.",
            way_out="Order refunds first, on the page of each.",
        )
    for debtor in {one.debtor.id: one.debtor for one in due}.values():
        require_payable(everybody_of(session, debtor), today=session.today)
    for one in due:
        require_not_shown(one.refund)
    if len(due) > MOST:
        raise Refusal(
            "refund_batch.too_many",
            f"At most {MOST} refunds go into one file.",
            way_out="Name fewer debtors, and make another file of the others.",
            values={"most": str(MOST)},
        )
    if wanted.seen and sorted(wanted.seen) != sorted(one.refund.id for one in due):
        raise Refusal(
            "refund_batch.others",
            "Other refunds are due to these debtors than were seen.",
            way_out="Look at what is due now, and prepare the file again.",
        )
    total = sum(one.refund.amount for one in due)
    if (len(due), total) != (wanted.count, wanted.total):
        raise Refusal(
            "refund_batch.other_figures",
            f"{len(due)} refunds of {as_decimal(total)} together are due to these debtors.",
            way_out="Look at what is due, and give its number and its total.",
            values={"count": str(len(due)), "due": total},
        )
    return due
