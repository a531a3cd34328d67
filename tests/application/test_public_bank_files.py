"""Every public bank file, and every sample of ours, through the import into one house."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from adapters.statement_files import BankFileSource
from adapters.statements import BankFile, read_bank_file
from application.banking.files import BankFileTaken, import_statements
from application.banking.statements import StatementTaken
from application.commands.creditors import RegisterCreditor
from application.house import House
from application.numbers import miswritten_iban
from domain.bank.account_events import ChainVerdict
from domain.money import Cents
from tests.adapters.statements.test_public_files import READ, REFUSALS, REFUSED, SHARED
from tests.application.houses import HousePlace, by, clock_at

SAMPLES: Final = Path(__file__).resolve().parents[1] / "samples" / "statements"
BANKS: Final = ("abn-amro", "ing", "knab", "rabobank", "sns", "triodos")
PUBLIC: Final = [SHARED / one["kind"] / one["file"] for one in (*READ["camt"], *READ["mt940"])]
UNREADABLE: Final = [SHARED / one["kind"] / one["file"] for one in REFUSALS]
OURS: Final = [SAMPLES / f"{bank}.{form}" for form in ("xml", "940") for bank in BANKS]
LIMIT: Final = 20
"""A creditor names so many accounts at most."""
NOT_COUNTED: Final = {"interim", "pending", "information", "future", "not_euro", "nothing"}


@dataclass(frozen=True)
class Brought:
    """A house into which every file was brought, and brought again."""

    house: House
    read: dict[Path, BankFile]
    first: dict[Path, BankFileTaken]
    again: dict[Path, BankFileTaken]
    positions: tuple[int, int]


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Brought]:
    every = [*OURS, *PUBLIC, *UNREADABLE]
    read = {path: read_bank_file(path.read_bytes()) for path in (*OURS, *PUBLIC)}
    home = tmp_path_factory.mktemp("public") / "home"
    place = HousePlace("sqlite", "", home, clock_at(date(2026, 3, 18)))
    with place.opened() as house:
        ibans = {one.account.iban for file in read.values() for one in file.statements} - {""}
        for number, some in enumerate(_by(LIMIT, sorted(ibans))):
            kvk = f"{90001237 + number}"
            RegisterCreditor(name=f"Bank {number} B.V.", kvk=kvk, ibans=some).carry(house, by=by())
        first = dict(zip(every, _bring(house, every), strict=True))
        between = house.store.last_position()
        again = dict(zip(every, _bring(house, every), strict=True))
        yield Brought(house, read, first, again, (between, house.store.last_position()))


def _by(size: int, values: list[str]) -> list[tuple[str, ...]]:
    return [tuple(values[at : at + size]) for at in range(0, len(values), size)]


def _bring(house: House, paths: list[Path]) -> Iterator[BankFileTaken]:
    sources = (BankFileSource(path.name, path.read_bytes()) for path in paths)
    yield from import_statements(house, sources, actor="importer")


def _statements(brought: Brought) -> Iterator[tuple[Any, StatementTaken]]:
    """Each statement as it was read, beside what became of it."""
    for path, file in brought.read.items():
        yield from zip(file.statements, brought.first[path].statements, strict=True)


def test_what_cannot_be_relied_on_is_refused_by_name(brought: Brought) -> None:
    for path in UNREADABLE:
        assert brought.first[path].code == REFUSED[path.name]
    for statement, taken in _statements(brought):
        euro = statement.account.currency in {"", "EUR"}
        code = "" if euro else "bank.not_euro"
        if not statement.account.iban:
            wrong = miswritten_iban(statement.account.written)
            code = "bank.miswritten" if wrong else "bank.no_iban"
            told = "".join(statement.account.written.split()) if wrong else ""
            assert taken.values.get("written", "") == told
        assert taken.code == code
        assert taken.way_out or not taken.code


def test_every_entry_of_every_file_is_there_with_its_amount(brought: Brought) -> None:
    """Their number is held to facts.json where they are read; here nothing of them is lost."""
    for statement, taken in _statements(brought):
        if taken.code:
            assert taken.entries == []
            continue
        if taken.outcome == "known":  # the same statement is in two files
            continue
        counted = [one for one in taken.entries if one.outcome not in NOT_COUNTED]
        assert len(taken.entries) == len(statement.entries)
        assert sorted(one.amount for one in taken.entries) == sorted(
            one.amount for one in statement.entries
        )
        for one in counted:
            assert sum(_amounts(brought.house, one.lines)) == one.amount
        lines = [line for one in counted for line in one.lines]
        assert len(lines) == len(set(lines))


def _amounts(house: House, lines: Any) -> Iterator[Cents]:
    for one in lines:
        imported = house.collections.bank_line(one).imported
        assert imported is not None
        yield imported.amount


def test_a_second_import_changes_nothing(brought: Brought) -> None:
    before, after = brought.positions
    assert before == after
    for path, taken in brought.again.items():
        assert taken.code == brought.first[path].code
        outcomes = {one.outcome for one in taken.statements}
        assert outcomes <= {"known", "refused", "not_counted"}


@pytest.mark.parametrize("bank", BANKS)
def test_the_same_month_as_camt_and_as_mt940_gives_the_same_money(
    brought: Brought, bank: str
) -> None:
    """What is imported again as MT940 is what is here as CAMT, entry for entry."""
    camt, mt940 = (brought.first[SAMPLES / f"{bank}.{form}"].statements for form in ("xml", "940"))
    assert sum(one.moved for one in mt940) == sum(one.moved for one in camt)
    fits = {ChainVerdict.FIRST, ChainVerdict.FOLLOWS, ChainVerdict.OVERLAPS}
    assert {one.verdict for one in (*mt940, *camt)} <= fits
    assert {entry.outcome for one in mt940 for entry in one.entries} == {"known"}
    first, second = ([e.lines for one in form for e in one.entries] for form in (camt, mt940))
    assert sorted(first) == sorted(second)
