"""Refunds of a file of several debtors that it does not pay: taken back, all of it or one."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from application.banking.came_back import REFUND_BACK
from application.banking.lines import record_line
from application.banking.refund_batches import stream_of_file
from application.banking.withdrawn_files import reopen, require_unshown
from application.by import stream_of_debtor
from application.house import House
from domain.application import Session
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import (
    BankLineKind,
    BankLineSetAside,
    DecidedBy,
    ParkedWhy,
    SetAsideWhy,
)
from domain.debtor.refund_events import RefundRefused, RefundWithdrawn
from domain.debtor.refunds import DebtorRefund, MadeFile, transfer_id
from domain.debtor.state import Debtor
from domain.errors import NotFound, Refusal
from domain.money import Cents
from domain.refund_file.events import RefundFileTakenBack
from domain.refund_file.state import RefundFile, require_released


def take_file_back(
    session: Session,
    house: House,
    creditor_id: UUID,
    *,
    file_id: UUID,
    refund_id: UUID | None = None,
    came_back_by: UUID | None = None,
    seen: tuple[UUID, ...] = (),
    refused: Mapping[UUID, str] | None = None,
) -> None:
    """Let refunds of a file be due again, in one save: all that count, or one of them.

    ``came_back_by``: the bank line by which exactly that came back as one; none: the file never
    reached the bank. ``seen``: which refunds these were when somebody saw it; none: whichever.
    ``refused``: the bank's reasons, where it is the bank that does not pay them.
    Not paid by it already: nothing. Raises NotFound ``refund_batch.unknown``,
    ``refund_batch.not_in_it``, Refusal ``refund_file.shown`` where a statement shows a payment of
    it, or may, ``refund_batch.no_return``.
    """
    file = _found(session, creditor_id, file_id)
    paid = _paid(session, file, refund_id)
    if not paid:
        return
    if seen and sorted(seen) != sorted(refund.id for _, refund in paid):
        raise Refusal(
            "refund_batch.others",
            "The file pays other refunds than were seen.",
            way_out="Look at what it pays now, and withdraw that.",
        )
    made = _as_made(file, [refund for _, refund in paid])
    if came_back_by is None:
        _require_not_at_the_bank(session, house, file, made, [one for _, one in paid])
    else:
        _set_aside(session, came_back_by, file, made.amount)
    for bearer, refund in paid:
        session.record(stream_of_debtor(bearer), [_due_again(file_id, refund.id, refused or {})])
    taken: set[tuple[UUID, int]] = set()
    for _, refund in paid:
        reopen(session, refund, made, taken)
    back = RefundFileTakenBack(refunds=made.refunds, amount=made.amount, line_id=came_back_by)
    session.record(stream_of_file(file, creditor_id), [back], subject=file.id)


def _due_again(
    file_id: UUID, refund_id: UUID, refused: Mapping[UUID, str]
) -> RefundWithdrawn | RefundRefused:
    if refund_id not in refused:
        return RefundWithdrawn(refund_id=refund_id, file_id=file_id)
    return RefundRefused(refund_id=refund_id, file_id=file_id, reason_code=refused[refund_id])


def paid_by_file(
    session: Session, creditor_id: UUID, *, file_id: UUID, refund_id: UUID | None
) -> tuple[UUID, ...]:
    """The refunds that a file pays now, or the one that is named if it pays that."""
    file = _found(session, creditor_id, file_id)
    return tuple(refund.id for _, refund in _paid(session, file, refund_id))


def _found(session: Session, creditor_id: UUID, file_id: UUID) -> RefundFile:
    file = session.refund_file(file_id)
    require_released(file if file.log == creditor_id else RefundFile(file_id))
    return file


def _paid(
    session: Session, file: RefundFile, refund_id: UUID | None
) -> list[tuple[Debtor, DebtorRefund]]:
    if refund_id is not None and refund_id not in {one.refund_id for one in file.lines}:
        raise NotFound(
            "refund_batch.not_in_it",
            "The file holds no such refund.",
            way_out="See on the page Refunds which refunds it holds.",
        )
    lines = [one for one in file.standing if refund_id in {None, one.refund_id}]
    borne = [(session.debtor(one.debtor_id), one.refund_id) for one in lines]
    return [(bearer, bearer.refunds[one]) for bearer, one in borne if _pays(bearer, one, file.id)]


def _pays(bearer: Debtor, refund_id: UUID, file_id: UUID) -> bool:
    """Whether the file is what pays a refund: not where that was entered in error."""
    refund = bearer.refunds.get(refund_id)
    return refund is not None and refund.paid_on is not None and refund.file_id == file_id


def _as_made(file: RefundFile, paid: Iterable[DebtorRefund]) -> MadeFile:
    """What is taken back of a file, as a file of its own is looked at."""
    released, refunds = require_released(file), list(paid)
    assert file.command_id is not None
    return MadeFile(
        sha256=released.document_sha256,
        refunds=tuple(one.id for one in refunds),
        amount=sum(one.amount for one in refunds),
        from_iban=released.from_iban,
        on=file.on,
        command_id=file.command_id,
    )


def _require_not_at_the_bank(
    session: Session, house: House, file: RefundFile, made: MadeFile, paid: list[DebtorRefund]
) -> None:
    """Refuse where a statement shows the file in one, a payment of it, or what may be one."""
    if file.shown_by is not None:
        raise _shown()
    require_unshown(session, house, made, paid, file.log, whole=require_released(file).amount)


def _set_aside(session: Session, line_id: UUID, file: RefundFile, amount: Cents) -> None:
    """Let the line by which it came back be for no claim; only one that brought exactly that."""
    line = session.bank_line(line_id)
    names = [transfer_id(one.refund_id) for one in file.standing]
    store = session.reads.store
    apart = any(store.find_identity(file.log, REFUND_BACK, name) for name in names)
    if apart or not _brings_back(line, file, amount):
        raise Refusal(
            "refund_batch.no_return",
            "This bank line does not bring back exactly these refunds.",
            way_out="Say of each refund on the bank line whose money came back.",
        )
    why = SetAsideWhy.OWN_TRANSFER_BACK
    record_line(session, line, [BankLineSetAside(why=why, by=DecidedBy.PERSON, amount=amount)])


def _brings_back(line: BankLine, file: RefundFile, amount: Cents) -> bool:
    """Whether a line waits that turns back the debit of the file, and nothing of it is decided."""
    parked = line.parked
    back = require_imported(line).kind is BankLineKind.RETURN_OF_TRANSFER
    waits = parked is not None and parked.why is ParkedWhy.REFUND_CAME_BACK
    of_file = parked is not None and file.shown_by is not None and parked.like == file.shown_by
    return back and waits and of_file and line.rest == line.total == amount


def _shown() -> Refusal:
    return Refusal(
        "refund_file.shown",
        "A statement shows a payment of this file, or one that may be of it.",
        way_out="The file reached the bank. Look at its payments on the page Bank.",
    )
