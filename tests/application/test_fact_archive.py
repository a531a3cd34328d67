"""The fact archive: what was recorded, in files that never change, held against the log."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

import pyarrow.parquet as pq
import pytest

from adapters.fact_archive.buckets import DEBTORS
from adapters.fact_archive.history import ArchivedHistory
from adapters.fact_archive.parquet import read_columns, read_rows
from adapters.store.rows import LogRow
from application.fact_archive.balances import EveryBalance
from application.fact_archive.check import archive_file_findings
from application.fact_archive.place import place_of
from application.fact_archive.replay import replay_archive
from application.fact_archive.write import ArchiveWritten, write_archive
from application.fsck.house import house_findings
from application.house import House
from domain.errors import IntegrityBroken, Refusal, StoreError
from domain.facts import Point, StreamKind
from domain.user.roles import Role
from tests.application.houses import CONSUMER, HousePlace, by, claim_from, run_on
from tests.application.two_people import user
from tests.asking import add_note, record_dispute
from tests.sample_home import sample_house

MARCH_31, APRIL_1 = date(2026, 3, 31), date(2026, 4, 1)


@pytest.fixture
def kept(place: HousePlace) -> House:
    """A claim with a reminder, a dispute and a run, on the last of a month and the first."""
    house = place.open()
    claim = claim_from(house, CONSUMER)
    run_on(place, house, MARCH_31)
    record_dispute(house, claim, by=by(), ground="other", text="Nooit gezien, zegt Sam.")
    run_on(place, house, APRIL_1)
    return house


def files(house: House) -> dict[str, bytes]:
    folder = house.facts_folder
    return {name: (folder.path / name).read_bytes() for name in folder.names()}


def found(house: House) -> list[str]:
    return [f"{one.code} {one.place.key}" for one in archive_file_findings(house)]


def archived(house: House) -> list[LogRow]:
    """All facts that lie in the archive, in commit order."""
    archive = house.collections.fact_archive()
    return sorted(read_rows(house.facts_folder.place(one) for one in archive.files))


def log_of(house: House) -> list[LogRow]:
    return house.store.read_after(0, 100_000)


@pytest.mark.both_stores
def test_what_is_read_back_is_what_was_recorded(kept: House) -> None:
    before = log_of(kept)
    assert write_archive(kept).facts == len(before)
    assert archived(kept) == before
    assert found(kept) == []


def test_of_users_the_headers_alone_are_kept(kept: House) -> None:
    user(kept, "sanne", Role.HANDLER)
    write_archive(kept)
    users = [row for row in archived(kept) if row.kind == StreamKind.USER]
    assert users
    assert {row.state for row in users} == {b""}
    assert [row.header for row in users] == [
        row.header for row in log_of(kept) if row.kind == StreamKind.USER
    ]
    assert found(kept) == []


def test_what_is_sealed_is_nowhere_in_the_archive(kept: House) -> None:
    write_archive(kept)
    for name in kept.facts_folder.names():
        path = kept.facts_folder.path / name
        told = str(pq.read_table(path, partitioning=None).to_pydict())
        for personal in ("Voorbeeld", "s.voorbeeld@", "Sam", "Nooit gezien"):
            assert personal not in told


def test_a_file_holds_one_month_and_one_bucket(kept: House) -> None:
    write_archive(kept)
    archive = kept.collections.fact_archive()
    assert {one.month for one in archive.files} == {date(2026, 3, 1), date(2026, 4, 1)}
    for file in archive.files:
        rows = list(read_rows([kept.facts_folder.place(file)]))
        assert {row.recorded_at[:7] for row in rows} == {f"{file.month:%Y-%m}"}
        positions = [row.position for row in rows]
        assert (min(positions), max(positions), len(rows)) == (file.first, file.last, file.facts)


def test_all_that_is_about_a_debtor_lies_in_one_bucket(sample_home: Path) -> None:
    with sample_house(sample_home) as house:
        write_archive(house)
        buckets: dict[str, set[str]] = {}
        for file in house.collections.fact_archive().files:
            for whose in read_columns(house.facts_folder.place(file), ["debtor"])["debtor"]:
                buckets.setdefault(whose or "", set()).add(file.bucket)
        nobody = buckets.pop("")
        assert nobody.isdisjoint(DEBTORS)
        assert len(buckets) > 30
        assert all(len(one) == 1 for one in buckets.values())
        assert len({next(iter(one)) for one in buckets.values()}) > 15
        assert found(house) == []


def test_what_was_archived_is_not_archived_again(kept: House) -> None:
    first = write_archive(kept)
    before = files(kept)
    assert write_archive(kept) == ArchiveWritten(
        parts=0, facts=0, files=0, again=0, through=first.through
    )
    assert files(kept) == before


def test_only_what_came_since_is_added_and_no_file_changes(kept: House) -> None:
    first = write_archive(kept)
    before, at = files(kept), kept.store.last_position()
    claim = kept.store.streams(StreamKind.CLAIM)[0]
    add_note(kept, claim, by=by(), text="gebeld")
    since = kept.store.last_position() - first.through
    assert at == first.through + first.parts
    assert write_archive(kept).facts == since
    assert files(kept).items() >= before.items()
    assert archived(kept) == log_of(kept)[: len(archived(kept))]
    assert found(kept) == []


def test_the_same_facts_are_the_same_bytes_wherever_they_are_written(
    kept: House, tmp_path: Path
) -> None:
    write_archive(kept)
    before = files(kept)
    shutil.rmtree(kept.facts_folder.path)
    written = write_archive(kept)
    assert (written.again, written.parts) == (len(before), 0)
    assert files(kept) == before


def test_a_long_log_is_archived_in_parts_of_so_many_facts(kept: House) -> None:
    facts = len(log_of(kept))
    write_archive(kept, part=5)
    parts = kept.collections.fact_archive().parts
    assert max(part.facts for part in parts) == 5
    assert sum(part.facts for part in parts) == facts
    assert found(kept) == []


def test_two_do_not_write_at_once(kept: House) -> None:
    assert kept.store.leases.take("fact-archive")
    with pytest.raises(Refusal) as caught:
        write_archive(kept)
    assert caught.value.code == "archive.running"


# --- the check ---------------------------------------------------------------------------------


@pytest.fixture
def written(kept: House) -> House:
    write_archive(kept)
    return kept


def first_file(house: House) -> Path:
    archive = house.collections.fact_archive()
    return house.facts_folder.place(max(archive.files, key=lambda one: one.facts))


def named(house: House, path: Path) -> str:
    return str(path.relative_to(house.facts_folder.path))


def test_a_file_that_is_gone_is_found_and_made_again(written: House) -> None:
    path = first_file(written)
    content = path.read_bytes()
    path.unlink()
    assert f"missing {named(written, path)}" in found(written)
    assert write_archive(written).again == 1
    assert path.read_bytes() == content
    assert found(written) == []


def test_a_file_that_was_changed_is_found_and_never_overwritten(written: House) -> None:
    path = first_file(written)
    changed = path.read_bytes()[:-1] + b"x"
    path.write_bytes(changed)
    assert f"changed {named(written, path)}" in found(written)
    write_archive(written)
    assert path.read_bytes() == changed


def test_a_file_that_was_put_in_the_place_of_another_is_not_replayed(written: House) -> None:
    path = first_file(written)
    table = pq.read_table(path, partitioning=None)
    higher = [one.replace('"principal":', '"principal":9') for one in table["state"].to_pylist()]
    place = table.column_names.index("state")
    assert higher != table["state"].to_pylist()
    pq.write_table(table.set_column(place, table.schema.field("state"), [higher]), path)
    [claim] = written.store.streams(StreamKind.CLAIM)
    with pytest.raises(StoreError, match=r"archive check"):
        ArchivedHistory(place_of(written)).history(claim)
    with (
        pytest.raises(StoreError, match=r"archive check"),
        replay_archive(
            written, EveryBalance(), at=Point(written.store.last_position() - 1, APRIL_1)
        ),
    ):
        pass


def test_a_file_of_nobody_is_found(written: House) -> None:
    stray = first_file(written).with_name("000000000001-000000000002.parquet")
    stray.write_bytes(b"PAR1")
    assert found(written) == [f"stray {named(written, stray)}"]


def changed(house: House, statement: str, *values: object) -> None:
    """Change the log below the program, as whoever has the file may."""
    house.store.close()
    with closing(sqlite3.connect(house.store.where)) as sql, sql:
        for table in ("leaves", "stored_events"):
            sql.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
        sql.execute(statement, values)


def test_a_log_that_is_no_longer_what_was_archived_is_found(
    written: House, place: HousePlace
) -> None:
    changed(written, "UPDATE leaves SET leaf_hash = ? WHERE position = 3", b"x" * 32)
    [one] = found(place.open())
    assert one.startswith("root ")


def test_a_header_that_was_changed_in_the_log_does_not_lead_to_its_root(
    kept: House, place: HousePlace
) -> None:
    statement = "UPDATE leaves SET header = CAST(replace(header, ?, ?) AS BLOB) WHERE position = 3"
    changed(kept, statement, '"role":"system"', '"role":"nobody"')
    house = place.open()
    write_archive(house)
    assert [one.split()[0] for one in found(house)] == ["root"]


def test_a_fact_that_was_changed_in_the_log_is_not_archived(kept: House, place: HousePlace) -> None:
    changed(kept, "UPDATE stored_events SET state = CAST(state || ' ' AS BLOB) WHERE rowid = 3")
    house = place.open()
    with pytest.raises(IntegrityBroken, match="position 3"):
        write_archive(house)
    assert house.collections.fact_archive().parts == []


def test_fsck_names_what_is_wrong_with_the_archive(written: House) -> None:
    assert list(house_findings(written)) == []
    path = first_file(written)
    path.unlink()
    told = [str(one) for one in house_findings(written)]
    assert len(told) == 1
    assert named(written, path) in told[0]
    assert "archive write" in told[0]


def test_a_store_without_an_archive_lacks_nothing(kept: House) -> None:
    assert found(kept) == []
    assert not kept.facts_folder.path.exists()


# --- kill -9 -----------------------------------------------------------------------------------

WRITER = dedent(
    """
    import os, signal, sys
    from datetime import datetime
    from pathlib import Path
    from api.wiring import open_house
    from application.clock import MovingClock
    from application.fact_archive.write import write_archive
    from application.settings import Settings

    home, url, now, moment, turn = sys.argv[1:]
    left = int(turn)

    def die(event, values):
        global left
        if event == moment and any(".prepared" in str(value) for value in values):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    clock = MovingClock(datetime.fromisoformat(now))
    with open_house(Settings(home=Path(home), database=url), clock=clock) as house:
        sys.addaudithook(die)
        write_archive(house, part=9)
    """
)


def killed(place: HousePlace, moment: str, turn: int) -> int:
    now = place.clock().isoformat()
    said = [sys.executable, "-c", WRITER, str(place.home), place.url, now, moment, str(turn)]
    return subprocess.run(said, check=False, timeout=60, cwd=Path.cwd()).returncode


@pytest.mark.parametrize(
    ("moment", "turn"),
    [("open", 0), ("open", 2), ("os.link", 0), ("os.link", 1), ("os.remove", 0), ("open", 9)],
)
def test_whoever_is_killed_while_he_writes_leaves_nothing_half(
    kept: House, place: HousePlace, moment: str, turn: int
) -> None:
    facts = log_of(kept)
    assert killed(place, moment, turn) == -signal.SIGKILL
    known = {file.name: file.sha256 for file in kept.collections.fact_archive().files}
    for name in kept.facts_folder.names():
        if name.endswith(".parquet"):
            assert sha256((kept.facts_folder.path / name).read_bytes()).hexdigest() == known[name]
    write_archive(kept, part=9)
    assert found(kept) == []
    assert archived(kept)[: len(facts)] == facts
    assert all(name.endswith(".parquet") for name in kept.facts_folder.names())
