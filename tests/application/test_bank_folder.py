"""A folder that bank files arrive in: each is taken once complete, and none is lost."""

import os
from pathlib import Path
from shutil import copy
from uuid import uuid4

import pytest

from api.bank_folder import BankFolder, why_refused
from application.banking import watched_folder
from application.banking.watched_folder import take_from
from application.commands.creditors import RegisterCreditor
from application.house import House
from domain.errors import Refusal
from tests.application.bank_files import bank_lines
from tests.application.houses import HousePlace, by

SAMPLES = Path(__file__).parent.parent / "samples" / "statements"
KNAB = "NL35KNAB0123456704"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bank"
    made.mkdir()
    return made


def put(folder: Path, name: str, *, settled: bool = True, called: str = "") -> Path:
    place = folder / (called or name)
    copy(SAMPLES / name, place)
    if settled:
        a_minute_ago = place.stat().st_mtime - 60
        os.utime(place, (a_minute_ago, a_minute_ago))
    return place


def owner(house: House, *ibans: str) -> None:
    RegisterCreditor(name="Bank BV", kvk="90001237", ibans=ibans).carry(house, by=by())


def names(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())


def test_a_complete_file_is_taken_and_one_that_still_comes_in_is_left(
    house: House, folder: Path
) -> None:
    owner(house, KNAB)
    put(folder, "knab.xml")
    put(folder, "knab.940", settled=False)
    put(folder, "knab.940", called="knab.940.part")
    assert take_from(house, folder, said=why_refused) == 1
    assert names(folder) == ["done/knab.xml", "knab.940", "knab.940.part"]
    assert bank_lines(house)


def test_what_is_refused_is_put_aside_with_why_and_can_be_given_again(
    house: House, folder: Path
) -> None:
    put(folder, "knab.xml")
    take_from(house, folder, said=why_refused)
    assert names(folder) == ["refused/knab.xml", "refused/knab.xml.txt"]
    said = (folder / "refused" / "knab.xml.txt").read_text()
    assert f"No creditor here names account {KNAB} as his" in said
    assert "Zet haar bij de rekeningen" in said
    owner(house, KNAB)
    (folder / "refused" / "knab.xml").rename(folder / "knab.xml")
    take_from(house, folder, said=why_refused)
    assert "done/knab.xml" in names(folder)


def test_a_file_of_a_name_that_was_taken_replaces_none(house: House, folder: Path) -> None:
    owner(house, KNAB)
    for name in ("knab.xml", "knab.940"):
        put(folder, name, called="afschrift.xml")
        take_from(house, folder, said=why_refused)
    assert names(folder) == ["done/afschrift-2.xml", "done/afschrift.xml"]


def test_a_stop_before_a_file_is_put_away_leaves_it_to_the_next(
    house: House, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner(house, KNAB)
    put(folder, "knab.xml")
    monkeypatch.setattr(watched_folder, "_settle", _interrupted)
    with pytest.raises(KeyboardInterrupt):
        take_from(house, folder, said=why_refused)
    monkeypatch.undo()
    lines = len(bank_lines(house))
    assert (names(folder), bool(lines)) == (["knab.xml"], True)
    take_from(house, folder, said=why_refused)
    assert (names(folder), len(bank_lines(house))) == (["done/knab.xml"], lines)


def _interrupted(*_given: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.both_stores
def test_of_two_servers_one_takes_them(place: HousePlace, folder: Path) -> None:
    house, other = place.open(), place.open()
    assert other.store.leases.take("bank-folder")
    with pytest.raises(Refusal, match="Another process"):
        take_from(house, folder, said=why_refused)
    other.store.leases.free("bank-folder")
    assert take_from(house, folder, said=why_refused) == 0


def test_a_server_looks_at_the_folder_of_its_settings(place: HousePlace, folder: Path) -> None:
    house = place.open(bank_folder=folder)
    owner(house, KNAB)
    put(folder, "knab.xml")
    assert BankFolder(house).look() == 1
    assert BankFolder(place.open(bank_folder=folder / str(uuid4()))).look() == 0
