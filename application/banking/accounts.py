"""Whose a bank account is, and in which log its statements are kept."""

from collections.abc import Iterator
from uuid import UUID

from application.house import House
from domain.aggregates import Aggregates
from domain.application import Session
from domain.bank.account import KnownAccount, KnownStatement
from domain.bank.account_events import BankStatementImported, StatementGapExplained
from domain.bank.chain import Chain, chain_of
from domain.facts import INSTALLATION, StreamKind
from domain.ids import bank_account_id


def compact(iban: str) -> str:
    """An account number as it is compared: capitals, without white space."""
    return "".join(iban.split()).upper()


def owners(house: House, iban: str) -> tuple[UUID, ...]:
    """The creditors who name an account as theirs, in the order of their ids."""
    return owners_in(house.collections, iban)


def owners_in(read: Aggregates, iban: str) -> tuple[UUID, ...]:
    """The same, where only what is recorded is at hand."""
    wanted = compact(iban)
    every = sorted(read.store.streams(StreamKind.CREDITOR))
    return tuple(one for one in every if wanted in map(compact, read.creditor(one).ibans))


def owners_for(house: House, session: Session, iban: str) -> tuple[UUID, ...]:
    """The same, looked up once in a decision."""
    return session.once(("owners", compact(iban)), lambda: owners(house, iban))


def log_of(whose: tuple[UUID, ...]) -> UUID:
    """The log in which an account is kept: its creditor's; of several the installation's."""
    return whose[0] if len(whose) == 1 else INSTALLATION


def parts_of(read: Aggregates, iban: str, whose: tuple[UUID, ...]) -> Iterator[KnownAccount]:
    """An account wherever it was kept: one creditor's may have become that of several."""
    for log in dict.fromkeys((*whose, INSTALLATION)):
        part = read.bank_account(bank_account_id(log, compact(iban)))
        if part.version:
            yield part


def chain_over(
    parts: list[KnownAccount], *, explained: tuple[StatementGapExplained, ...] = ()
) -> Chain:
    """The chain of an account over all places where it was kept."""
    statements = [_as_it_came(one) for part in parts for one in part.statements]
    said = [one for part in parts for one in part.explained]
    return chain_of(statements, [*said, *explained])


def _as_it_came(one: KnownStatement) -> BankStatementImported:
    """A statement with the day on which it came in, also where its fact does not say it."""
    if one.fact.came_on:
        return one.fact
    return one.fact.model_copy(update={"came_on": one.on})


def every_account(house: House) -> dict[str, tuple[UUID, ...]]:
    """Every account of which statements are here, and the creditors who name it."""
    read = house.collections
    found = (read.bank_account(one) for one in read.store.streams(StreamKind.BANK_ACCOUNT))
    return {one: owners(house, one) for one in sorted({part.iban for part in found if part.iban})}
