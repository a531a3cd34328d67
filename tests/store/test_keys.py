"""The master key wraps all keys; a wrong or missing one is said at once."""

import base64
import os
import stat
from pathlib import Path
from uuid import uuid4

import pytest

from adapters.store.keys import Key, KeyState, KeyStore
from adapters.store.opening import MasterKey, open_store
from domain.errors import StoreError
from domain.sealing import Purpose
from tests.store.places import MORNING, Place, named, save
from tests.store.sample_facts import FACTS


def test_the_first_run_makes_a_key_and_says_where(tmp_path: Path) -> None:
    made = MasterKey.load_or_create(tmp_path)
    path = tmp_path / "keys" / "master.key"
    assert str(path) in made.notice
    assert "Back it up" in made.notice
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    again = MasterKey.load_or_create(tmp_path)
    assert (again.secret, again.notice) == (made.secret, "")
    assert [file.name for file in path.parent.iterdir()] == ["master.key"]


def test_no_key_shows_in_a_text(tmp_path: Path) -> None:
    made = MasterKey.load_or_create(tmp_path)
    assert made.secret.hex() not in repr(made)
    assert repr(made.secret) not in repr(made)


@pytest.mark.parametrize("write", [bytes.hex, lambda b: base64.b64encode(b).decode()])
def test_the_environment_comes_first(tmp_path: Path, write: object) -> None:
    secret = os.urandom(32)
    assert callable(write)
    found = MasterKey.load_or_create(tmp_path, f" {write(secret)}\n")
    assert found.secret == secret
    assert not (tmp_path / "keys").exists()


@pytest.mark.parametrize("value", ["x", "00" * 31, "00" * 33, "no key at all", "é"])
def test_what_is_no_key_is_refused(tmp_path: Path, value: str) -> None:
    with pytest.raises(StoreError, match="64 hex digits") as caught:
        MasterKey.load_or_create(tmp_path, value)
    assert value not in str(caught.value).replace("VORDERING_MASTER_KEY", "").split()


def test_a_key_file_open_to_others_is_refused(tmp_path: Path) -> None:
    MasterKey.load_or_create(tmp_path)
    path = tmp_path / "keys" / "master.key"
    path.chmod(0o640)
    with pytest.raises(StoreError, match="chmod 600"):
        MasterKey.load_or_create(tmp_path)


def test_a_lost_key_file_is_not_replaced(place: Place) -> None:
    place.open()
    (place.home / "keys" / "master.key").unlink()
    with pytest.raises(StoreError, match="missing, but keys wrapped by it exist"):
        MasterKey.load_or_create(place.home)


def test_a_wrong_master_key_is_said_at_the_opening(place: Place) -> None:
    place.open()
    wrong = MasterKey(secret=os.urandom(32), source="environment")
    with pytest.raises(StoreError, match=r"master key \(environment\) is not the one"):
        open_store(place.url, home=place.home, facts=FACTS, clock=lambda: MORNING, master_key=wrong)


def test_the_keys_of_another_home_are_said_at_the_opening(place: Place, tmp_path: Path) -> None:
    place.open()
    with pytest.raises(StoreError, match="not those that seal"):
        place.open(home=tmp_path / "elsewhere")


def test_keys_survive_and_differ(place: Place) -> None:
    store, subject = place.open(), uuid4()
    holders = [(subject, purpose) for purpose in Purpose] + [(uuid4(), Purpose.NOTES)]
    keys = store.keys.keys_for(holders)
    again = place.open().keys.keys_for(holders)
    assert {h: k.id for h, k in keys.items()} == {h: k.id for h, k in again.items()}
    assert len({key.id for key in keys.values()}) == 4


def test_a_key_is_durable_before_the_fact_that_needs_it(place: Place) -> None:
    store, subject = place.open(), uuid4()
    save(store, named(subject))
    with pytest.raises(Exception, match="not at version"):
        save(store, named(uuid4()), named(subject))
    other = KeyStore(place.home, master=MasterKey.load_or_create(place.home))
    assert isinstance(other.find((subject, Purpose.CONTACT)), Key)
    other.close()


def test_an_erased_key_leaves_no_trace_in_the_file(tmp_path: Path) -> None:
    keys = KeyStore(tmp_path, master=MasterKey.load_or_create(tmp_path))
    subject = uuid4()
    [key] = keys.keys_for([(subject, Purpose.NOTES)]).values()
    [(wrapped,)] = keys._connection.execute("SELECT wrapped FROM keys").fetchall()
    assert any(wrapped in file.read_bytes() for file in (tmp_path / "keys").iterdir())
    keys.erase(subject, Purpose.NOTES)
    assert not any(wrapped in file.read_bytes() for file in (tmp_path / "keys").iterdir())
    assert keys.find((subject, Purpose.NOTES)) is KeyState.ERASED
    keys.erase(subject, Purpose.NOTES)
    keys.close()
    assert key.id


def test_a_key_that_was_moved_to_another_subject_does_not_open(tmp_path: Path) -> None:
    master = MasterKey.load_or_create(tmp_path)
    keys = KeyStore(tmp_path, master=master)
    one, two = uuid4(), uuid4()
    keys.keys_for([(one, Purpose.NOTES)])
    keys._connection.execute("UPDATE keys SET subject = ?", (str(two),))
    keys.close()
    again = KeyStore(tmp_path, master=master)
    with pytest.raises(StoreError, match="changed from outside"):
        again.find((two, Purpose.NOTES))
    again.close()


def test_no_more_keys_are_remembered_than_was_said_and_none_is_lost(tmp_path: Path) -> None:
    keys = KeyStore(tmp_path, master=MasterKey.load_or_create(tmp_path), remembers=3)
    holders = [(uuid4(), Purpose.LEDGER) for _ in range(8)]
    at_once = keys.keys_for(holders[:6])
    one_by_one = {one: key for one in holders if isinstance(key := keys.find(one), Key)}
    assert {one: at_once[one].id for one in holders[:6]} == {
        one: key.id for one, key in one_by_one.items()
    }
    made = keys.keys_for(holders)
    assert set(made) == set(holders)
    assert keys.remembered == 3
    keys.close()
