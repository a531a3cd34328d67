"""The one debit by which the bank pays a refund file of several debtors, and its return."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID

from application.banking.accounts import owners_for
from application.banking.in_turn import named_in_turn
from application.banking.lines import record_line
from application.banking.refund_batches import (
    FILE_TOTAL,
    REFUND_FILE,
    stream_of_file,
    total_name,
)
from application.banking.refunded import REFUND_OUT
from application.by import stream_of_debtor
from application.house import House
from domain.application import Session
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import BankLineParked, LineTold, ParkedWhy
from domain.debtor.refund_events import RefundDebited, RefundShown
from domain.debtor.refunds import REFUND_TRANSFER, transfer_id
from domain.debtor.state import Debtor
from domain.facts import IdentityClaim
from domain.refund_file.events import FileKnownBy, RefundFileLine, RefundFileShown
from domain.refund_file.state import RefundFile

FILE_OUT: Final = "refund_file_out"
"""The kind of identity by which the bank line that shows a whole file names the file."""
NO_ID: Final = frozenset({"", "NOTPROVIDED"})
_SOON: Final = timedelta(days=31)
"""So long after its release a debit of its total may be a file, where the bank gives no id."""


def shows_refund_file(house: House, session: Session, line: BankLine, told: LineTold) -> bool:
    """Let a debit be known by which the bank paid a whole refund file of several debtors.

    By the id of its payments; without any, by account and exact total since its release, where
    one file alone has it. Tells whether the line was parked: it paid what is not paid here, was
    shown before, or has the id and another amount. Else it is a debit like others.
    """
    for log in owners_for(house, session, require_imported(line).iban):
        if house.store.find_identity(log, REFUND_TRANSFER, told.end_to_end):
            return False  # one payment of a file, known by itself
        named = _named(house, session, log, told)
        if named is not None:
            return _of_file(house, session, line, named, FileKnownBy.PAYMENT_ID)
        of_total = list(_of_total(house, session, log, line, told))
        if len(of_total) == 1:
            return _of_file(house, session, line, of_total[0], FileKnownBy.TOTAL)
    return False


def came_back_of(house: House, session: Session, log: UUID, out: BankLine) -> tuple[UUID, ...]:
    """The debtors whose refunds a debit paid together, where it was that of a whole file."""
    known = house.store.find_identity(log, FILE_OUT, str(out.id))
    file = session.refund_file(known) if known is not None else None
    return _bearers(session, file.standing) if file else ()


def _named(house: House, session: Session, log: UUID, told: LineTold) -> RefundFile | None:
    names = (told.end_to_end, *told.references)
    found = (house.store.find_identity(log, REFUND_FILE, one) for one in names if one)
    known = next((one for one in found if one is not None), None)
    return session.refund_file(known) if known is not None else None


def _of_total(
    house: House, session: Session, log: UUID, line: BankLine, told: LineTold
) -> Iterator[RefundFile]:
    """The files of its total that no debit showed, where the bank says nothing else of it."""
    imported = require_imported(line)
    if told.end_to_end not in NO_ID or told.account:
        return
    name = partial(total_name, imported.iban, line.total)
    for known in named_in_turn(house, log, FILE_TOTAL, name):
        file = session.refund_file(known)
        in_time = file.on <= imported.booked_on <= file.on + _SOON
        same_number = imported.transactions in {1, len(file.lines)}
        if _shown_by(session, file) is None and in_time and same_number:
            yield file


def _of_file(
    house: House, session: Session, line: BankLine, file: RefundFile, by: FileKnownBy
) -> bool:
    """Record what a debit shows of a file; tell whether it was parked."""
    released = file.released
    assert released is not None
    # What the bank refused of it before is not in its debit.
    paid = file.lines if line.total == released.amount else file.standing
    if line.total != sum(one.amount for one in paid):
        _park(session, line, ParkedWhy.NOT_AS_ORDERED, _bearers(session, file.lines), file.shown_by)
        return True
    names = {transfer_id(one.refund_id): one for one in paid}
    before = [
        known for name in names if (known := _out(house, session, file.log, name)) is not None
    ]
    shown_by = _shown_by(session, file)
    if shown_by is not None or before:
        like = shown_by or before[0]
        _park(session, line, ParkedWhy.REFUND_PAID_ANYWAY, _bearers(session, file.lines), like)
        return True
    for name in names:
        session.identify(kind=REFUND_OUT, value=name, stream=line.id, log=file.log)
    session.identify(kind=FILE_OUT, value=str(line.id), stream=file.id, log=file.log)
    shown = RefundFileShown(line_id=line.id, by=by)
    session.record(stream_of_file(file, file.log), [shown], subject=file.id)
    for one in paid:
        _tell_debited(session, session.debtor(one.debtor_id), one.refund_id, line.id)
    unpaid = [one for one in paid if _is_unpaid(session, one)]
    if not unpaid:
        return False
    _park(session, line, ParkedWhy.REFUND_PAID_ANYWAY, _bearers(session, unpaid), None)
    for one in unpaid:
        _tell_shown(session, session.debtor(one.debtor_id), one.refund_id, line.id)
    return True


def _shown_by(session: Session, file: RefundFile) -> UUID | None:
    """The bank line that showed all of a file, also one of this save."""
    drawn = (UUID(one.value) for one in session.identities if _is_out(file, one))
    return file.shown_by or next(drawn, None)


def _is_out(file: RefundFile, one: IdentityClaim) -> bool:
    return (one.kind, one.stream) == (FILE_OUT, file.id)


def _out(house: House, session: Session, log: UUID, name: str) -> UUID | None:
    """The bank line that showed one payment, also one of this save."""
    wanted = (log, REFUND_OUT, name)
    drawn = (one.stream for one in session.identities if (one.log, one.kind, one.value) == wanted)
    return house.store.find_identity(*wanted) or next(drawn, None)


def _is_unpaid(session: Session, line: RefundFileLine) -> bool:
    refund = session.debtor(line.debtor_id).refunds.get(line.refund_id)
    return refund is None or refund.paid_on is None


def _tell_debited(session: Session, bearer: Debtor, refund_id: UUID, line_id: UUID) -> None:
    """Let nobody wait for a refund that the debit of its file shows."""
    refund = bearer.refunds.get(refund_id)
    if refund is not None and refund.awaited:
        fact = RefundDebited(refund_id=refund_id, line_id=line_id)
        session.record(stream_of_debtor(bearer), [fact])


def _tell_shown(session: Session, bearer: Debtor, refund_id: UUID, line_id: UUID) -> None:
    """Let a refund not be paid again before a person looked."""
    refund = bearer.refunds.get(refund_id)
    if refund is not None and refund.shown_by is None:
        fact = RefundShown(refund_id=refund_id, line_id=line_id)
        session.record(stream_of_debtor(bearer), [fact])


def _bearers(session: Session, lines: Iterable[RefundFileLine]) -> tuple[UUID, ...]:
    """The debtors of some lines, as whom they are known now, each once."""
    return tuple(dict.fromkeys(session.debtor_now(one.debtor_id).id for one in lines))


def _park(
    session: Session,
    line: BankLine,
    why: ParkedWhy,
    concerned: tuple[UUID, ...],
    like: UUID | None,
) -> None:
    record_line(session, line, [BankLineParked(why=why, may_concern=concerned, like=like)])
