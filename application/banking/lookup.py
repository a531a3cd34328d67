"""Lines found by what identifies them: account, day and amount, and a number among equals."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from application.banking.entries import KnownEntry
from application.banking.in_turn import named_in_turn, next_in_turn
from application.house import House
from domain.application import Session
from domain.bank.account import KnownAccount
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import LineTold, ParkedWhy
from domain.ids import bank_line_id
from domain.money import Cents
from domain.sealing import Purpose

ENTRY: Final = "bank_entry"
"""An entry as a whole, by its amount."""
DETAIL: Final = "bank_detail"
"""One of several transactions of an entry, by its own amount."""
WAITING: Final = "bank_return"
"""A return of which it was not sure what it belongs to, by the amounts that may come yet."""
_WAITS: Final = frozenset({ParkedWhy.RETURN_WITHOUT_LINE, ParkedWhy.RETURN_TURNED_BACK})


def value_of(account_id: UUID, day: date, amount: Cents, number: int) -> str:
    """What identifies an entry or a detail: the number tells equals of a day apart, from 1."""
    return f"{account_id}|{day}|{amount}|{number}"


def entry_name(day: date, amount: Cents, number: int) -> str:
    """The same within its account, as the ids of its lines are made from."""
    return f"{day}|{amount}|{number}"


def told_of(house: House, line: BankLine) -> LineTold | None:
    """What the bank said of a line in words; None: erased, or nothing."""
    return house.open(require_imported(line).told, LineTold, Purpose.LEDGER)


def known_entries(
    house: House, parts: Iterable[KnownAccount], day: date, amount: Cents
) -> Iterator[KnownEntry]:
    """The entries of an account of one day and amount, wherever it was kept."""
    for part in parts:
        named = named_in_turn(house, part.log, ENTRY, partial(value_of, part.id, day, amount))
        for number, first in enumerate(named, 1):
            yield _entry(house, part.id, first, number)


def lines_of(
    house: House, parts: Iterable[KnownAccount], day: date, amount: Cents
) -> Iterator[BankLine]:
    """The lines of one day and amount, entries and single transactions alike."""
    for part in parts:
        for kind in (ENTRY, DETAIL):
            value = partial(value_of, part.id, day, amount)
            for found in named_in_turn(house, part.log, kind, value):
                line = house.collections.bank_line(found)
                if line.total == abs(amount):  # the first of several is no entry of that amount
                    yield line


def waited_for(line: BankLine) -> tuple[Cents, ...]:
    """The amounts, signed, of what a return may belong to: its own, and what was ordered."""
    imported = require_imported(line)
    sign = -1 if imported.amount > 0 else 1
    return tuple(
        dict.fromkeys(sign * one for one in (line.total, imported.instructed or line.total))
    )


def waits_for_line(line: BankLine) -> bool:
    """Tell whether a return waits for what it belongs to, and no person decided on it."""
    return line.waits and line.parked is not None and line.parked.why in _WAITS


def wait_for(session: Session, line: BankLine) -> None:
    """Let a return be found by what it waits for, when that comes in later."""
    account = require_imported(line).account_id
    for amount in waited_for(line):
        value = partial(_waiting, account, amount)
        number = next_in_turn(session, line.log, WAITING, value)
        session.identify(kind=WAITING, value=value(number), stream=line.id, log=line.log)


def waiting_for(
    house: House, parts: Sequence[KnownAccount], amounts: Iterable[Cents]
) -> Iterator[BankLine]:
    """The returns of an account that wait for one of some amounts, signed."""
    given: set[UUID] = set()
    for part in parts:
        for amount in dict.fromkeys(amounts):
            value = partial(_waiting, part.id, amount)
            for found in named_in_turn(house, part.log, WAITING, value):
                line = house.collections.bank_line(found)
                if found not in given and waits_for_line(line):
                    given.add(found)
                    yield line


def next_number(session: Session, log: UUID, kind: str, account: UUID, of: tuple[date, int]) -> int:
    """The number of one more among equals, also of this save; no one else may draw it."""
    return next_in_turn(session, log, kind, partial(value_of, account, *of))


def _waiting(account_id: UUID, amount: Cents, number: int) -> str:
    return f"{account_id}|{amount}|{number}"


def _entry(house: House, account_id: UUID, first: UUID, number: int) -> KnownEntry:
    line = house.collections.bank_line(first)
    imported = require_imported(line)
    lines, detail = [first], imported.detail
    while detail:
        detail += 1
        name = entry_name(imported.booked_on, imported.entry_amount or imported.amount, number)
        more = bank_line_id(account_id, entry=name, detail=detail)
        if not house.collections.bank_line(more).version:
            break
        lines.append(more)
    return KnownEntry(
        account_id=account_id,
        number=number,
        lines=tuple(lines),
        reference=imported.reference,
        statement=imported.statement_id,
        told=told_of(house, line),
        came_on=line.imported_on,
    )
