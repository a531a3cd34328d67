"""The check of the files beside the log: damage is named with its way out, and ends nothing."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final
from uuid import uuid4

import pytest

from adapters.access.file import FILE as ACCESS
from adapters.store.findings import Finding
from adapters.webhooks.file import FILE as WEBHOOKS
from application.fsck.house import Scope, house_findings
from domain.errors import StoreError
from tests.application.houses import HousePlace
from tests.application.webhook_sights import Sight, claims, notes, sight

__all__ = ["sight"]
QUICK: Final = Scope(vault=False, views=False)


def found(place: HousePlace) -> list[Finding]:
    with place.opened() as house:
        return list(house_findings(house, QUICK))


def delivered(sight: Sight) -> None:
    """A receiver took some, and the house is closed."""
    sight.subscribed(personal_data=True)
    notes(sight.house, claims(sight.house, 1)[0], 3)
    sight.deliver()
    sight.place.doors.close()


def spoilt(path: Path) -> None:
    path.write_bytes(b"no database at all" * 400)


def torn(path: Path) -> None:
    """Pages in the middle of it are gone, as after a disk that failed."""
    with closing(sqlite3.connect(path)) as sql:
        sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(path.read_bytes())
    raw[4096 * 2 : 4096 * 4] = bytes(4096 * 2)
    path.write_bytes(raw)


def test_what_is_whole_is_no_finding(sight: Sight, place: HousePlace) -> None:
    delivered(sight)
    assert found(place) == []


@pytest.mark.parametrize("change", [spoilt, torn])
@pytest.mark.parametrize(
    ("file", "table", "way"),
    [
        (ACCESS, "reads", "Restore access/access.sqlite3 from its newest backup"),
        (WEBHOOKS, "webhooks", "Put webhooks/webhooks.sqlite3 back from its newest backup"),
    ],
)
def test_a_damaged_file_is_named_with_its_way_out_and_all_else_is_looked_at(
    sight: Sight,
    place: HousePlace,
    change: Callable[[Path], None],
    file: Path,
    table: str,
    way: str,
) -> None:
    delivered(sight)
    change(place.home / file)
    findings = found(place)
    assert {one.place.table for one in findings} == {table}
    assert all(way in str(one) for one in findings)
    assert any(file.name in str(one) for one in findings)


def test_whoever_asks_of_a_damaged_file_is_told_to_look_with_fsck(
    sight: Sight, place: HousePlace
) -> None:
    delivered(sight)
    spoilt(place.home / WEBHOOKS)
    with place.opened() as house, pytest.raises(StoreError, match="'vordering fsck' says what"):
        house.deliveries.progress()


def test_the_file_taken_away_is_no_finding_and_each_begins_anew(
    sight: Sight, place: HousePlace
) -> None:
    delivered(sight)
    before = sight.ids()
    (place.home / WEBHOOKS).unlink()
    assert found(place) == []
    sight.taken.clear()
    sight.house = place.open(webhooks_anywhere=True)
    sight.deliver()
    assert sorted(sight.ids()) == sorted(before)


def test_an_older_copy_that_is_put_back_sends_again_and_leaves_nothing_out(
    sight: Sight, place: HousePlace
) -> None:
    claim = claims(sight.house, 1)[0]
    sight.subscribed()
    notes(sight.house, claim, 2)
    sight.deliver()
    copy = place.home.with_name("copy.sqlite3")
    with closing(sqlite3.connect(place.home / WEBHOOKS)) as there:  # while it is in use
        there.execute("VACUUM INTO ?", (str(copy),))
    notes(sight.house, claim, 2)
    sight.deliver()
    missed = sight.ids()[-2:]
    place.doors.close()
    for one in place.home.glob("webhooks/*"):
        one.unlink()
    copy.rename(place.home / WEBHOOKS)
    assert found(place) == []
    sight.house = place.open(webhooks_anywhere=True)
    notes(sight.house, claim, 1)
    sight.deliver()
    assert sight.ids()[-3:-1] == missed
    assert sight.ids()[-1] == sight.house.collections.history(claim)[-1].ref


@pytest.mark.both_stores
def test_what_speaks_of_another_log_is_a_finding(sight: Sight, place: HousePlace) -> None:
    delivered(sight)
    with place.opened() as house, house.webhooks.writing() as sql:
        sql.execute("UPDATE progress SET position = position - 1, mark = 'of another log'")
        sql.execute("UPDATE deliveries SET subscription = ? WHERE n = 1", (str(uuid4()),))
    findings = [one for one in found(place) if one.place.table == "webhooks"]
    assert sorted(one.code for one in findings) == ["log", "stray"]
    assert any("subscription-replay" in str(one) for one in findings)
