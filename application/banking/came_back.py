"""Money that goes back: the line it came in by is found, and the claim it paid is owed again."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from application.banking.accounts import owners
from application.banking.batch_credits import part_taken_back
from application.banking.lines import record_line
from application.banking.lookup import (
    lines_of,
    told_of,
    wait_for,
    waited_for,
    waits_for_line,
)
from application.banking.refund_batches_shown import came_back_of
from application.banking.refunded import refunded_by
from application.banking.same_payment import (
    belongs,
    is_collected,
    is_transfer,
    shares_id,
)
from application.banking.went_back import part_went_back, went_back
from application.house import House
from domain.application import Session
from domain.bank.account import KnownAccount
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import (
    BankLineKind,
    BankLineOnDebtor,
    BankLineParked,
    BankLineSetAside,
    DecidedBy,
    LineTold,
    ParkedWhy,
    SetAsideWhy,
)
from domain.claim.collected import by_payment
from domain.debtor.refunds import REFUND_TRANSFER, DebtorRefund, transfer_id

_DAYS_BACK: Final = 400
"""A collection may be taken back for eight weeks, without a mandate for thirteen months."""


def take_back(
    house: House,
    session: Session,
    line: BankLine,
    told: LineTold,
    parts: Sequence[KnownAccount],
) -> None:
    """Let what a debit takes back fall where it had been placed; where that is unsure, park it.

    More than had come in (the bank's costs) is a debit like others.
    """
    imported = require_imported(line)
    if imported.transactions > 1:
        record_line(session, line, [BankLineParked(why=ParkedWhy.BATCH_WITHOUT_DETAILS)])
        return
    if part := part_taken_back(house, session, line, told):
        part_went_back(session, *part, line)
        return
    found = _came_in_by(house, line, told, parts)
    if len(found) != 1 or not _is_sure(house, found[0], told) or _is_unsure(found[0], line):
        like = found[0].id if len(found) == 1 else None
        parked = BankLineParked(why=ParkedWhy.RETURN_WITHOUT_LINE, like=like)
        record_line(session, line, [parked])
        wait_for(session, line)
        return
    went_back(session, session.bank_line(found[0].id), line)


def turned_back(
    house: House,
    session: Session,
    line: BankLine,
    told: LineTold,
    parts: Sequence[KnownAccount],
) -> None:
    """Set a transfer of our own that came back aside; a return that is turned back is parked."""
    if _refund_back(house, session, line, told):
        return
    found, own = _turned_or_own(house, line, told, parts)
    if found or len(own) != 1:
        like = (found or own)[0].id if len(found or own) == 1 else None
        why = ParkedWhy.RETURN_TURNED_BACK
        record_line(session, line, [BankLineParked(why=why, like=like)])
        wait_for(session, line)
        return
    _own_came_back(house, session, line, own[0])


def _own_came_back(house: House, session: Session, line: BankLine, out: BankLine) -> None:
    """Set a transfer of our own that came back aside; where it may be a refund, a person looks.

    The money may be the debtor's again then: his claims wait for it.
    """
    logs = owners(house, require_imported(line).iban)
    of_file = [one for log in logs for one in came_back_of(house, session, log, out)]
    concerned = tuple(of_file) or refunded_by(house, session, line, out)
    if not concerned:
        record_line(session, line, [_own_transfer_back(line)])
        return
    why = ParkedWhy.REFUND_CAME_BACK
    record_line(session, line, [BankLineParked(why=why, may_concern=concerned, like=out.id)])


def _refund_back(house: House, session: Session, line: BankLine, told: LineTold) -> bool:
    """Put a refund that did not arrive on its debtor again; tell whether it is one of ours.

    By the end-to-end id that we gave it, and by nothing else. Of another amount, or back for a
    second time, it waits for a person.
    """
    named = told.end_to_end
    for log in owners(house, require_imported(line).iban) if named else ():
        known = house.store.find_identity(log, REFUND_TRANSFER, named)
        if known is None:
            continue
        debtor = session.debtor_now(known)
        whose = (debtor, *(session.debtor(former) for former in debtor.joined))
        paid = [one for each in whose for one in each.refunds.values() if _is(one, named)]
        before = house.store.find_identity(log, REFUND_BACK, named)
        if before or [one.amount for one in paid] != [line.rest]:
            parked = BankLineParked(why=ParkedWhy.NOT_AS_ORDERED, may_concern=(debtor.id,))
            record_line(session, line, [parked])
            return True
        session.identify(kind=REFUND_BACK, value=named, stream=line.id, log=log)
        fact = BankLineOnDebtor(
            debtor_id=debtor.id, creditor_id=log, amount=line.rest, by=DecidedBy.RULE
        )
        record_line(session, line, [fact])
        return True
    return False


def _is(refund: DebtorRefund, named: str) -> bool:
    return refund.paid_on is not None and transfer_id(refund.id) == named


REFUND_BACK: Final = "refund_back"
"""The kind of identity by which a refund that came back names its line."""


def what_it_waited_for(
    house: House, line: BankLine, parts: Sequence[KnownAccount]
) -> BankLine | None:
    """The one line that a return which waits belongs to, where it came in since."""
    told = told_of(house, line)
    if told is None or not waits_for_line(line):
        return None
    if require_imported(line).kind is BankLineKind.RETURN_OF_COLLECTION:
        if part := part_taken_back(house, house.collections, line, told):
            return part[0]
        came = _came_in_by(house, line, told, parts)
        sure = len(came) == 1 and _is_sure(house, came[0], told)
        return came[0] if sure and not _is_unsure(came[0], line) else None
    found, own = _turned_or_own(house, line, told, parts)
    return own[0] if len(own) == 1 and not found else None


def answer(house: House, session: Session, line: BankLine, of: BankLine) -> None:
    """Let a return that waited fall as if it had come after the line that it belongs to."""
    if not waits_for_line(line):
        return
    if require_imported(of).kind is BankLineKind.DEBIT:
        _own_came_back(house, session, line, of)
        return
    told = told_of(house, line)
    if told and (part := part_taken_back(house, session, line, told)):
        part_went_back(session, *part, line)
    else:
        went_back(session, of, line)


def _own_transfer_back(line: BankLine) -> BankLineSetAside:
    why = SetAsideWhy.OWN_TRANSFER_BACK
    return BankLineSetAside(why=why, by=DecidedBy.RULE, amount=line.rest)


def _turned_or_own(
    house: House, line: BankLine, told: LineTold, parts: Sequence[KnownAccount]
) -> tuple[list[BankLine], list[BankLine]]:
    """What a credit that came back may turn back: returns, and transfers of our own."""
    same = [one for one in _lines_before(house, line, parts) if belongs(told_of(house, one), told)]
    kinds = BankLineKind.RETURN_OF_COLLECTION, BankLineKind.DEBIT
    found, own = ([one for one in same if require_imported(one).kind is kind] for kind in kinds)
    return found, own


def _came_in_by(
    house: House, line: BankLine, told: LineTold, parts: Sequence[KnownAccount]
) -> list[BankLine]:
    """The lines that a debit may take back, not gone back yet: by ids, else by the other party.

    By the party alone none of its own day: whoever makes a storno good pays by transfer that day.
    Nor what the bank calls a transfer: that is not collected, and cannot be taken back so.
    """
    came = [
        one
        for one in _lines_before(house, line, parts)
        if require_imported(one).kind is BankLineKind.CREDIT and one.total > one.returned
    ]
    named = [one for one in came if shares_id(told_of(house, one), told)]
    if named:
        return named
    day = require_imported(line).booked_on
    before = [one for one in came if require_imported(one).booked_on < day]
    collected = [one for one in before if not is_transfer(require_imported(one).code)]
    return [one for one in collected if belongs(told_of(house, one), told)]


def _is_sure(house: House, one: BankLine, told: LineTold) -> bool:
    """Whether two signs say that a line is what a debit takes back: an id is enough.

    Account and amount are one: whoever paid by transfer what another program collects has the same.
    The other one is that the line was collected, by the bank's code, by us, or under that mandate.
    """
    came = told_of(house, one)
    if shares_id(came, told):
        return True
    mandate = came is not None and bool(told.mandate) and came.mandate == told.mandate
    return mandate or is_collected(require_imported(one).code) or _by_us(house, one)


def _by_us(house: House, one: BankLine) -> bool:
    """Whether a line is a direct debit of ours that arrived."""
    return any(
        by_payment(house.collections.claim(part.claim_id).collections, part.payment_id)
        for part in one.placements.values()
    )


def _lines_before(
    house: House, line: BankLine, parts: Sequence[KnownAccount]
) -> Iterator[BankLine]:
    """The lines of the same amount the other way round, of this day and those before it."""
    imported = require_imported(line)
    for back in range(_DAYS_BACK):
        day = imported.booked_on - timedelta(days=back)
        for amount in waited_for(line):
            yield from (one for one in lines_of(house, parts, day, amount) if one.id != line.id)


def _is_unsure(origin: BankLine, line: BankLine) -> bool:
    """Whether a part goes back of what stands in several places: which of them is not said.

    What was paid back to the debtor already cannot go back once more by itself.
    """
    if origin.refunded:
        return True
    most = require_imported(line).instructed or line.rest
    places = len(origin.placements)
    places += bool(origin.rest) + bool(origin.set_aside)
    places += bool(origin.on_debtor + origin.goes_back)
    return most < origin.total - origin.returned and places > 1
