"""What no leaf holds is sealed: an edit shows, a row that is gone is missed, a mode never turns."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from adapters.store.fsck import check
from adapters.store.opening import MasterKey, Mode, Store
from adapters.store.schema import STEPS
from adapters.store.seals import Seals, Tally
from domain.errors import IntegrityBroken, StoreError
from domain.facts import IdentityClaim
from domain.sealing import Purpose
from tests.store.places import LOG, Intruder, Place, command, envelope, fill, named, save


def found(store: Store) -> set[tuple[str, str]]:
    return {(finding.place.table, finding.code) for finding in check(store)}


def keys_of(place: Place) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(place.home / "keys" / "keys.sqlite3", isolation_level=None))


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with facts, commands with and without them, and identities."""
    fill(store)
    stream = uuid4()
    save(
        store,
        named(stream),
        command=command("with"),
        identities=[
            IdentityClaim(LOG, "kvk", "90001", stream),
            IdentityClaim(LOG, "n", "7", stream),
        ],
    )
    save(store, command=command("refused", refusal="claim.closed"))
    return store


def test_a_seal_is_of_one_store_one_table_and_one_content() -> None:
    seals = Seals(b"k" * 32, "one")
    seal = seals.of("commands", "a", 1)
    assert seals.holds(seal, "commands", "a", 1)
    assert not seals.holds(seal, "commands", "a", "1")
    assert not seals.holds(seal, "identities", "a", 1)
    assert not Seals(b"k" * 32, "two").holds(seal, "commands", "a", 1)
    assert not Seals(b"l" * 32, "one").holds(seal, "commands", "a", 1)
    assert not seals.holds(None, "commands", "a", 1)
    assert "k" * 8 not in repr(seals)


def test_a_tally_that_was_changed_never_holds_again() -> None:
    seals = Seals(b"k" * 32, "one")
    tally = Tally(1, "aa", 1, 0).sealed(seals)
    assert tally.after(seals, leaves=[b"\x01"], commands=1, identities=0).holds(seals)
    changed = tally._replace(commands=2)
    broken = changed.after(seals, leaves=[], commands=1, identities=0)
    for known in (None, broken):
        assert not broken.after(seals, leaves=[], commands=1, identities=0, known=known).holds(
            seals
        )


def test_a_sound_store_says_so(filled: Store) -> None:
    assert list(check(filled)) == []


def test_an_identity_said_twice_is_counted_once(store: Store) -> None:
    stream = uuid4()
    known = IdentityClaim(LOG, "kvk", "90001", stream)
    save(store, named(stream), identities=[known, known])
    save(store, envelope(stream, 2), identities=[known, IdentityClaim(LOG, "n", "7", stream)])
    assert list(check(store)) == []


@pytest.mark.parametrize(
    ("statement", "table", "code"),
    [
        ("UPDATE commands SET fingerprint = 'f2' WHERE key = 'refused'", "commands", "seal"),
        ("UPDATE commands SET refusal = '' WHERE key = 'refused'", "commands", "seal"),
        ("UPDATE commands SET actor = 'kim' WHERE key = 'refused'", "commands", "seal"),
        ("UPDATE commands SET key = 'other' WHERE key = 'refused'", "commands", "seal"),
        ("UPDATE commands SET streams = 'no json' WHERE key = 'with'", "commands", "seal"),
        ("UPDATE commands SET streams = '[[1,2],3]' WHERE key = 'with'", "commands", "seal"),
        ("UPDATE commands SET seal = '' WHERE key = 'with'", "commands", "seal"),
        ("DELETE FROM commands WHERE key = 'refused'", "commands", "count"),
        ("DELETE FROM commands", "commands", "count"),
        ("UPDATE identities SET value = '90002' WHERE kind = 'kvk'", "identities", "seal"),
        ("UPDATE identities SET kind = 'vat' WHERE kind = 'kvk'", "identities", "seal"),
        ("DELETE FROM identities WHERE kind = 'kvk'", "identities", "count"),
        ("UPDATE tally SET commands = commands + 1", "tally", "tally"),
        ("UPDATE tally SET seal = ''", "tally", "tally"),
        ("DELETE FROM tally", "tally", "tally"),
        ("INSERT INTO tally SELECT * FROM tally", "tally", "tally"),
        ("UPDATE store_info SET mode = 'sandbox'", "store_info", "seal"),
        ("UPDATE store_info SET created_at = '2020-01-01'", "store_info", "seal"),
        ("UPDATE store_info SET schema_version = 1", "store_info", "seal"),
        ("DELETE FROM store_info", "store_info", "seal"),
        ("UPDATE vault SET field = 'other'", "vault", "vault_orphan"),
        ("UPDATE vault SET purpose = 'ledger'", "vault", "vault_subject"),
        ("UPDATE vault SET purpose = 'nothing'", "vault", "vault_subject"),
        ("UPDATE vault SET key_id = 'ff'", "vault", "vault_value"),
    ],
)
def test_an_edit_outside_the_facts_is_found(
    place: Place, filled: Store, statement: str, table: str, code: str
) -> None:
    with place.behind_its_back() as intruder:
        intruder.run(statement)
    assert (table, code) in found(filled)


@pytest.mark.parametrize(
    "table", ["commands", "identities", "tally", "vault", "store_info", "leaves", "stored_events"]
)
def test_a_table_that_is_gone_is_a_finding_and_the_rest_is_checked(
    place: Place, filled: Store, table: str
) -> None:
    with place.behind_its_back() as intruder:
        intruder.run("UPDATE vault SET field = 'other'")
        intruder.run(f"DROP TABLE {table}")
    codes = found(filled)
    assert "unreadable" in {code for _, code in codes}
    if table not in {"vault", "stored_events", "leaves"}:
        assert ("vault", "vault_orphan") in codes


def test_another_spelling_of_a_person_is_found(sqlite_place: Place) -> None:
    """An erasure would leave such a row."""
    store = sqlite_place.open()
    fill(store)
    with sqlite_place.behind_its_back() as intruder:
        intruder.run("UPDATE vault SET subject = UPPER(subject)")
    assert found(store) == {("vault", "vault_subject")}


def wrong_types(i: Intruder) -> None:
    i.run("UPDATE leaves SET leaf_index = 'x', recorded_at = x'ff', header = 5 WHERE position = 2")
    i.run("UPDATE stored_events SET state = 7, topic = x'c0' WHERE originator_version = 1")
    i.run("UPDATE commands SET streams = x'00', actor = x'ff' WHERE key = 'with'")
    i.run("UPDATE vault SET ciphertext = 'text', version = 'one'")
    i.run("UPDATE identities SET stream = 'nobody', value = x'ff'")
    i.run("UPDATE tally SET facts = 'many'")


def test_whatever_lies_in_a_column_nothing_crashes(sqlite_place: Place) -> None:
    store = sqlite_place.open()
    fill(store)
    save(store, named(uuid4()), command=command("with"))
    with sqlite_place.behind_its_back() as intruder:
        wrong_types(intruder)
    tables = {table for table, _ in found(store)}
    assert {"facts", "vault", "commands", "tally"} <= tables


def test_every_finding_says_where_what_and_a_way_out(place: Place, filled: Store) -> None:
    with place.behind_its_back() as intruder:
        intruder.run("UPDATE commands SET refusal = '' WHERE key = 'refused'")
    [finding] = check(filled)
    assert str(finding) == (
        f"commands {LOG} jan refused: the row was changed: its seal does not hold."
        " Restore the store from its newest backup."
    )


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE keys SET state = 'erased', wrapped = NULL", "seal"),
        ("UPDATE keys SET state = 'lost'", "seal"),
        ("UPDATE keys SET key_id = 'ff'", "seal"),
        ("UPDATE keys SET wrapped = x'00'", "seal"),
        ("UPDATE keys SET wrapped = 'text'", "seal"),
        ("UPDATE keys SET purpose = 'ledger' WHERE purpose = 'notes'", "seal"),
        ("UPDATE keys SET seal = ''", "seal"),
        ("DELETE FROM keys WHERE purpose = 'notes'", "count"),
        ("UPDATE about SET value = '1' WHERE name = 'keys'", "unreadable"),
        ("DROP TABLE keys", "unreadable"),
    ],
)
def test_an_edit_of_the_key_store_is_found(sqlite_place: Place, statement: str, code: str) -> None:
    store = sqlite_place.open()
    fill(store)
    with keys_of(sqlite_place) as sql:
        sql.execute(statement)
    assert ("keys", code) in found(store)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE about SET value = 'live' WHERE name LIKE 'store:%'",
        "DELETE FROM about WHERE name = 'seal'",
        "DELETE FROM about WHERE name = 'id'",
        "DELETE FROM about WHERE name = 'identity_key'",
        "DELETE FROM about",
        "UPDATE about SET value = 'ff' WHERE name = 'identity_key'",
        "UPDATE about SET value = 'zz' WHERE name = 'identity_key'",
        "UPDATE about SET value = x'ff' WHERE name = 'id'",
        "INSERT INTO about VALUES ('store:other', 'live')",
    ],
)
def test_a_key_store_that_says_something_else_is_not_opened(
    sqlite_place: Place, statement: str
) -> None:
    fill(sqlite_place.open(mode=Mode.SANDBOX))
    sqlite_place.close()
    with keys_of(sqlite_place) as sql:
        sql.execute(statement)
    with pytest.raises(StoreError, match="backup"):
        sqlite_place.open()


def turn_live(i: Intruder) -> None:
    i.run("UPDATE store_info SET mode = 'live'")


def turn_live_and_old(i: Intruder) -> None:
    i.run("UPDATE store_info SET mode = 'live', schema_version = 1")


def turn_another_and_old(i: Intruder) -> None:
    i.run("UPDATE store_info SET mode = 'live', schema_version = 1, store_id = 'another'")


def break_the_word(i: Intruder) -> None:
    i.run("UPDATE store_info SET mode = 'sandbpx'")


@pytest.mark.parametrize(
    "change", [turn_live, turn_live_and_old, turn_another_and_old, break_the_word]
)
def test_a_sandbox_is_never_made_live(place: Place, change: Callable[[Intruder], None]) -> None:
    fill(place.open(mode=Mode.SANDBOX))
    place.close()
    with place.behind_its_back() as intruder:
        change(intruder)
    with pytest.raises(IntegrityBroken, match="changed from outside"):
        place.open()


def unsealed(place: Place, intruder: Intruder) -> None:
    """Take a store and its keys back to what a program without seals had made."""
    unsealed_tables(intruder)
    master = MasterKey.load_or_create(place.home)
    with keys_of(place) as sql:
        of_before(sql, master)


def unsealed_tables(intruder: Intruder) -> None:
    """Take the seals out of a store; who has the database can do that."""
    intruder.run("DROP TABLE tally")
    for table, columns in {
        "commands": ["seal"],
        "identities": ["seal"],
        "store_info": ["sealed_at", "seal"],
    }.items():
        for column in columns:
            intruder.run(f"ALTER TABLE {table} DROP COLUMN {column}")
    intruder.run("UPDATE store_info SET schema_version = 1")


def stripped(sql: sqlite3.Connection) -> None:
    """Take the seals out of a key store; who has the file can do that."""
    sql.execute("ALTER TABLE keys DROP COLUMN seal")
    sql.execute("DELETE FROM about WHERE name NOT IN ('id', 'master_check', 'identity_key')")


def of_before(sql: sqlite3.Connection, master: MasterKey) -> None:
    """Take a key store back to what a program without seals had made, under its master key."""
    stripped(sql)
    [(now,)] = sql.execute("SELECT value FROM about WHERE name = 'identity_key'").fetchall()
    key = master.unwrap(bytes.fromhex(now), name="identities of sealed rows")
    before = master.wrap(key, name="identities").hex()
    sql.execute("UPDATE about SET value = ? WHERE name = 'identity_key'", (before,))


def test_a_store_without_seals_is_sealed_as_it_stands(place: Place, filled: Store) -> None:
    filled.close()
    with place.behind_its_back() as intruder:
        unsealed(place, intruder)
    store = place.open()
    assert store.info.schema_version == len(STEPS)
    assert list(check(store)) == []
    stream = uuid4()
    known = [IdentityClaim(LOG, "kvk", "90003", stream)]
    save(store, named(stream), command=command("later"), identities=known)
    assert list(check(store)) == []
    with place.behind_its_back() as intruder:
        intruder.run("UPDATE commands SET refusal = '' WHERE key = 'refused'")
    assert found(store) == {("commands", "seal")}


@pytest.mark.parametrize("of_before_seals", [False, True])
def test_seals_that_were_taken_away_are_not_made_again(
    place: Place, *, of_before_seals: bool
) -> None:
    """As if there never were any, neither those of the keys alone nor those of the store too."""
    fill(place.open())
    place.close()
    with place.behind_its_back() as intruder:
        if of_before_seals:
            unsealed(place, intruder)
            place.open()
            place.close()
        with keys_of(place) as sql:
            stripped(sql)
        for _ in range(2):
            with pytest.raises(IntegrityBroken, match="says of itself was changed"):
                place.open()
        unsealed_tables(intruder)
    with pytest.raises(IntegrityBroken, match="says of itself was changed"):
        place.open()


def test_keys_that_are_gone_with_their_seals_are_missed(sqlite_place: Place) -> None:
    """An empty table of keys is not one that is new."""
    fill(sqlite_place.open())
    sqlite_place.close()
    with keys_of(sqlite_place) as sql:
        sql.execute("DELETE FROM keys")
        sql.execute(
            "DELETE FROM about WHERE name = 'seal' OR name LIKE 'store:%' OR name = 'seals'"
        )
    with pytest.raises(IntegrityBroken, match="says of itself was changed"):
        sqlite_place.open()


def test_a_key_that_was_taken_away_and_made_anew_is_missed(sqlite_place: Place) -> None:
    store = sqlite_place.open()
    fill(store)
    with keys_of(sqlite_place) as sql:
        (subject,) = sql.execute("SELECT subject FROM keys WHERE purpose = 'notes'").fetchone()
        sql.execute("DELETE FROM keys WHERE purpose = 'notes' AND subject = ?", (subject,))
    assert ("keys", "count") in found(store)
    store.keys.keys_for([(UUID(subject), Purpose.NOTES)])
    assert {("keys", "count"), ("vault", "vault_value")} <= found(store)


def test_many_old_rows_are_sealed_in_portions(place: Place) -> None:
    store = place.open()
    for number in range(2_003):
        save(store, command=command(f"k{number}"))
    store.close()
    with place.behind_its_back() as intruder:
        unsealed(place, intruder)
    assert list(check(place.open())) == []


def test_facts_of_a_sandbox_say_so_for_ever(place: Place) -> None:
    store = place.open(mode=Mode.SANDBOX)
    fill(store)
    headers = [row.header for row in store.read_after(0, 100)]
    assert all(b'"mode":"sandbox"' in header for header in headers)
    place.close()
    with place.behind_its_back() as intruder:
        unsealed(place, intruder)
        intruder.run("UPDATE store_info SET mode = 'live'")
    with pytest.raises(IntegrityBroken, match="made in a sandbox"):
        place.open()


def test_facts_of_a_live_store_say_nothing_of_a_mode(store: Store) -> None:
    fill(store)
    assert not any(b'"mode"' in row.header for row in store.read_after(0, 100))


def test_a_key_store_of_before_is_not_the_one_of_this_store(
    sqlite_place: Place, tmp_path: Path
) -> None:
    other = Place(engine="sqlite", url=f"sqlite://{tmp_path}/other.sqlite3", home=sqlite_place.home)
    fill(sqlite_place.open())
    path = sqlite_place.home / "keys" / "keys.sqlite3"
    with keys_of(sqlite_place) as sql:
        sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    fill(other.open())
    sqlite_place.close()
    other.close()
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    path.write_bytes(before)
    with pytest.raises(IntegrityBroken, match="know it as nothing"):
        other.open()
    sqlite_place.open()
