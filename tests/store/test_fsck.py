"""A check of the store names the first row that is broken, whatever was done to it."""

from collections.abc import Callable
from uuid import uuid4

import orjson
import pytest

from adapters.store.fsck import check, first_broken
from adapters.store.header import canonical, leaf_hash
from adapters.store.opening import Store, sqlite_path
from domain.sealing import Purpose
from tests.store.places import Intruder, Place, envelope, fill, named, save

BROKEN = 5
"""Which of the twelve facts is touched: the first of the second stream."""


def codes(store: Store) -> set[str]:
    return {finding.code for finding in check(store)}


def position(store: Store, number: int = BROKEN) -> int:
    return store.read_after(0, number)[-1].position


def test_a_sound_store_has_no_finding_and_tells_its_progress(store: Store) -> None:
    told: list[tuple[int, int]] = []
    assert list(check(store)) == []
    fill(store)
    assert first_broken(store, progress=lambda done, total: told.append((done, total))) is None
    assert told[-1] == (12, 12)
    assert list(check(store)) == []


def test_a_large_store_is_checked_in_portions(store: Store) -> None:
    save(store, *(named(uuid4()) for _ in range(2_500)))
    told: list[tuple[int, int]] = []
    assert list(check(store, progress=lambda done, total: told.append((done, total)))) == []
    assert told == [(2_000, 2_500), (2_500, 2_500)]


@pytest.mark.parametrize("end", ["first", "last"])
def test_one_edited_byte_of_a_fact_is_found(place: Place, store: Store, end: str) -> None:
    fill(store)
    row = store.read_after(0, BROKEN)[-1]
    state = bytearray(row.state)
    at = 3 if end == "first" else -2
    state[at] ^= 1
    with place.behind_its_back() as intruder:
        intruder.run(
            "UPDATE stored_events SET state = ? WHERE POSITION = ?", bytes(state), row.position
        )
    found = first_broken(store)
    assert found is not None
    assert found.code == "state_hash"
    assert found.place.position == row.position
    assert (found.place.stream, found.place.version) == (row.stream, row.version)
    assert f"position {row.position}, {row.stream}@{row.version}" in str(found)


def edit_header(i: Intruder, at: int) -> None:
    [(raw,)] = i.run("SELECT header FROM leaves WHERE position = ?", at)
    edited = bytes(raw).replace(b'"jan"', b'"kim"')
    i.run("UPDATE leaves SET header = ? WHERE position = ?", edited, at)


def rewrite_header(i: Intruder, at: int) -> None:
    [(raw,)] = i.run("SELECT header FROM leaves WHERE position = ?", at)
    header = canonical({**orjson.loads(bytes(raw)), "version": 9})
    i.run("UPDATE leaves SET header = ? WHERE position = ?", header, at)
    i.run("UPDATE leaves SET leaf_hash = ? WHERE position = ?", leaf_hash(header), at)


def loosen_header(i: Intruder, at: int) -> None:
    [(raw,)] = i.run("SELECT header FROM leaves WHERE position = ?", at)
    header = bytes(raw).replace(b'"actor":', b'"actor": ')
    i.run("UPDATE leaves SET header = ? WHERE position = ?", header, at)
    i.run("UPDATE leaves SET leaf_hash = ? WHERE position = ?", leaf_hash(header), at)


def empty_header(i: Intruder, at: int) -> None:
    i.run("UPDATE leaves SET header = ? WHERE position = ?", b"", at)


def delete_fact(i: Intruder, at: int) -> None:
    i.run("DELETE FROM stored_events WHERE POSITION = ?", at)


def delete_leaf(i: Intruder, at: int) -> None:
    i.run("DELETE FROM leaves WHERE position = ?", at)


def delete_pair(i: Intruder, at: int) -> None:
    delete_fact(i, at)
    delete_leaf(i, at)


def swap_states(i: Intruder, at: int) -> None:
    [(one,)] = i.run("SELECT state FROM stored_events WHERE POSITION = ?", at)
    [(two,)] = i.run("SELECT state FROM stored_events WHERE POSITION = ?", at + 4)
    i.run("UPDATE stored_events SET state = ? WHERE POSITION = ?", two, at)
    i.run("UPDATE stored_events SET state = ? WHERE POSITION = ?", one, at + 4)


def swap_facts(i: Intruder, at: int) -> None:
    for old, new in ((at, -1), (at + 1, at), (-1, at + 1)):
        i.run("UPDATE stored_events SET POSITION = ? WHERE POSITION = ?", new, old)


def insert_fact(i: Intruder, at: int) -> None:
    values = (str(uuid4()), 1, "claim.closed", b'{"v":1}')
    names = "originator_id, originator_version, topic, state"
    i.run(f"INSERT INTO stored_events ({names}) VALUES (?, ?, ?, ?)", *values)


def insert_leaf(i: Intruder, at: int) -> None:
    i.run(
        "INSERT INTO leaves SELECT position + 1000, log, leaf_index + 1000, kind, version,"
        " recorded_at, header, leaf_hash FROM leaves WHERE position = ?",
        at,
    )


def cut_leaves(i: Intruder, at: int) -> None:
    i.run("DELETE FROM leaves WHERE position >= ?", at + 5)


def cut_both(i: Intruder, at: int) -> None:
    i.run("DELETE FROM leaves WHERE position >= ?", at)
    i.run("DELETE FROM stored_events WHERE POSITION >= ?", at)


def change_version(i: Intruder, at: int) -> None:
    i.run("UPDATE stored_events SET originator_version = 9 WHERE POSITION = ?", at + 3)


def change_stream(i: Intruder, at: int) -> None:
    i.run("UPDATE stored_events SET originator_id = ? WHERE POSITION = ?", str(uuid4()), at)


def change_topic(i: Intruder, at: int) -> None:
    i.run("UPDATE stored_events SET topic = ? WHERE POSITION = ?", "claim.unheard_of", at)


def change_log(i: Intruder, at: int) -> None:
    i.run("UPDATE leaves SET log = ? WHERE position = ?", str(uuid4()), at)


def back_date(i: Intruder, at: int) -> None:
    i.run("UPDATE leaves SET recorded_at = '2020-01-01' WHERE position = ?", at)


def change_index(i: Intruder, at: int) -> None:
    i.run("UPDATE leaves SET leaf_index = 77 WHERE position = ?", at)


def lose_a_sealed_value(i: Intruder, at: int) -> None:
    i.run("DELETE FROM vault WHERE field = 'name'")


def invent_an_identity(i: Intruder, at: int) -> None:
    ids = (str(uuid4()), str(uuid4()))
    names = "log, kind, value, stream, seal"
    i.run(f"INSERT INTO identities ({names}) VALUES (?, 'customer', 'C-1', ?, '')", *ids)


@pytest.mark.parametrize(
    ("damage", "code", "offset"),
    [
        (edit_header, "leaf_hash", 0),
        (rewrite_header, "header_row", 0),
        (loosen_header, "header_form", 0),
        (empty_header, "leaf_hash", 0),
        (delete_fact, "no_fact", 0),
        (delete_leaf, "no_leaf", 0),
        (delete_pair, "leaf_index", 1),
        (swap_states, "state_hash", 0),
        (swap_facts, "header_row", 0),
        (insert_fact, "no_leaf", 8),
        (insert_leaf, "leaf_index", 1000),
        (cut_leaves, "no_leaf", 5),
        (cut_both, "vault_orphan", None),
        (change_version, "header_row", 3),
        (change_stream, "header_row", 0),
        (change_topic, "header_row", 0),
        (change_log, "header_row", 0),
        (back_date, "recorded_at", 0),
        (change_index, "leaf_index", 0),
        (lose_a_sealed_value, "vault_missing", -4),
        (invent_an_identity, "seal", None),
    ],
)
def test_what_was_done_behind_its_back_is_found(
    place: Place,
    store: Store,
    damage: Callable[[Intruder, int], None],
    code: str,
    offset: int | None,
) -> None:
    fill(store)
    at = position(store)
    with place.behind_its_back() as intruder:
        damage(intruder, at)
    found = first_broken(store)
    assert found is not None
    assert code in codes(store)
    if offset is None:
        assert found.code == code
    else:
        assert found.place.position == at + offset
        assert found.code == code


def test_a_cut_tail_is_missed_by_its_commands(place: Place, store: Store) -> None:
    fill(store)
    with place.behind_its_back() as intruder:
        cut_both(intruder, position(store))
        intruder.run("DELETE FROM vault")
    assert "command_fact" in codes(store)


def test_a_gap_in_a_stream_is_found(place: Place, store: Store) -> None:
    streams = fill(store, facts=4)
    with place.behind_its_back() as intruder:
        delete_pair(intruder, position(store, 2))
    assert "version_gap" in codes(store)
    gap = next(f for f in check(store) if f.code == "version_gap")
    assert (gap.place.stream, gap.place.version) == (str(streams[0]), 3)


def test_a_sealed_value_of_an_erased_subject_may_be_gone(store: Store) -> None:
    subject, *_ = fill(store)
    store.keys.erase(subject)
    assert list(check(store)) == []
    save(store, envelope(subject, 5), forget=[(subject, None)])
    assert list(check(store)) == []


def test_only_the_erased_purpose_may_be_gone(place: Place, store: Store) -> None:
    subject = uuid4()
    save(store, named(subject))
    store.keys.erase(subject, Purpose.LEDGER)
    with place.behind_its_back() as intruder:
        intruder.run("DELETE FROM vault")
    assert codes(store) == {"vault_missing"}


def test_a_changed_sealed_value_is_found_when_the_vault_is_opened(
    place: Place, store: Store
) -> None:
    save(store, named(uuid4()))
    with place.behind_its_back() as intruder:
        intruder.run("UPDATE vault SET ciphertext = ?", b"\x00" * 60)
    assert list(check(store, open_vault=False)) == []
    [found] = check(store)
    assert found.code == "vault_value"


def test_a_sealed_value_of_no_fact_is_found(place: Place, store: Store) -> None:
    save(store, named(uuid4()))
    with place.behind_its_back() as intruder:
        intruder.run("UPDATE vault SET version = 7")
    assert codes(store) == {"vault_orphan"}


def test_a_broken_fact_is_not_given_to_a_decision(place: Place, store: Store) -> None:
    streams = fill(store)
    with place.behind_its_back() as intruder:
        delete_leaf(intruder, position(store))
    with pytest.raises(Exception, match="has no leaf"):
        store.history(streams[1])
    with pytest.raises(Exception, match="has no leaf"):
        store.read_after(0, 100)
    assert len(store.history(streams[0])) == 4


def test_a_damaged_file_is_a_finding_and_no_crash(sqlite_place: Place) -> None:
    store = sqlite_place.open()
    fill(store, streams=40)
    store.close()
    path = sqlite_path(sqlite_place.url)
    content = bytearray(path.read_bytes())
    content[20 * 4096 : 28 * 4096] = b"\xa5" * (8 * 4096)
    path.write_bytes(content)
    found = first_broken(sqlite_place.open())
    assert found is not None
    assert found.code in {"damaged", "unreadable"}
