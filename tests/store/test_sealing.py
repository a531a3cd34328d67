"""Personal values lie in the vault under keys that can be destroyed, and nowhere else."""

import re
import subprocess
import sys
from pathlib import Path
from typing import cast
from uuid import uuid4

import psycopg
import pytest
from pydantic_core import PydanticSerializationError

from adapters.store.errors import KeyErased
from adapters.store.keys import KeyState
from adapters.store.opening import Store
from domain.errors import IntegrityBroken, Refusal, StoreError
from domain.facts import Recorded
from domain.sealing import ERASED, Purpose, Sealed
from tests.store.places import Place, billed, command, envelope, named, save
from tests.store.sample_facts import Address, Named

MARKER = "Wilhelmina-Kwakernaak"


def stored(store: Store, name: str = MARKER) -> tuple[Recorded, Named]:
    subject = uuid4()
    save(store, named(subject, name=name))
    [found] = store.history(subject)
    assert isinstance(found.fact, Named)
    return found, found.fact


def test_a_sealed_value_is_opened_for_its_purpose(store: Store) -> None:
    subject = uuid4()
    home = Address(street="Kade 1", city="Gouda")
    fact = Named(name=Sealed.of("Piet"), address=Sealed.of(home), account=Sealed.of("NL01"))
    save(store, envelope(subject, 1, fact, subject=subject, reason_text=Sealed.of("he called")))
    [back] = store.history(subject)
    assert isinstance(back.fact, Named)
    assert back.fact.address is not None
    assert back.fact.account is not None
    assert back.reason_text is not None
    assert store.open_sealed(back.fact.name, str, Purpose.CONTACT) == "Piet"
    assert store.open_sealed(back.fact.address, Address, Purpose.CONTACT) == home
    assert store.open_sealed(back.fact.account, str, Purpose.LEDGER) == "NL01"
    assert store.open_sealed(back.reason_text, str, Purpose.NOTES) == "he called"


def test_the_caller_s_fact_stays_as_he_made_it(store: Store) -> None:
    given = named(uuid4())
    save(store, given)
    assert isinstance(given.fact, Named)
    assert given.fact.name == Sealed.of("Piet")


def test_the_same_value_is_never_committed_to_alike(store: Store) -> None:
    assert stored(store)[1].name != stored(store)[1].name


def test_another_purpose_is_refused(store: Store) -> None:
    _, fact = stored(store)
    with pytest.raises(Refusal) as caught:
        store.open_sealed(fact.name, str, Purpose.LEDGER)
    assert caught.value.code == "sealed.other_purpose"


def test_a_value_of_another_shape_is_refused_without_showing_it(store: Store) -> None:
    _, fact = stored(store)
    with pytest.raises(StoreError) as caught:
        store.open_sealed(cast("Sealed[int]", fact.name), int, Purpose.CONTACT)
    assert MARKER not in f"{caught.value}{caught.value.__cause__}"
    assert caught.value.__suppress_context__


def test_a_personal_value_without_a_subject_is_not_stored(store: Store) -> None:
    with pytest.raises(StoreError, match="no subject"):
        save(store, named(uuid4(), subject=None))
    with pytest.raises(StoreError, match="no subject"):
        save(store, envelope(uuid4(), 1, reason_text=Sealed.of("why")))
    assert store.last_position() == 0


def test_what_was_not_sealed_cannot_be_written() -> None:
    with pytest.raises(PydanticSerializationError, match="before it was sealed"):
        Named(name=Sealed.of("Piet")).model_dump_json()


def test_what_was_not_stored_cannot_be_opened(store: Store) -> None:
    with pytest.raises(StoreError, match="not stored"):
        store.open_sealed(Sealed.of("Piet"), str, Purpose.CONTACT)


def test_a_fact_may_refer_to_a_value_that_is_sealed_already(store: Store) -> None:
    found, fact = stored(store)
    save(store, envelope(found.originator_id, 2, Named(name=fact.name), subject=None))
    assert store.history(found.originator_id)[1].fact == Named(name=fact.name)


def test_no_file_of_the_database_ever_holds_a_sealed_value(place: Place) -> None:
    store = place.open()
    save(
        store,
        named(uuid4(), name=MARKER, reason_text=Sealed.of(f"{MARKER} called")),
        command=command(),
    )
    save(store, envelope(uuid4(), 1, billed("VISIBLE-NUMBER")))
    found = list(_database_files(place))
    # The search itself finds what is there: an ordinary field stands in plain.
    assert any(b"VISIBLE-NUMBER" in content for content in found)
    assert not any(MARKER.encode() in content for content in found)
    assert not any(MARKER.encode() in file.read_bytes() for file in _files(place.home))


def test_an_erased_value_is_gone_and_its_history_stays(store: Store) -> None:
    found, fact = stored(store)
    subject = found.originator_id
    store.keys.erase(subject, Purpose.CONTACT)
    assert store.open_sealed(fact.name, str, Purpose.CONTACT) is ERASED
    save(store, envelope(subject, 2), forget=[(subject, Purpose.CONTACT)])
    assert store.open_sealed(fact.name, str, Purpose.CONTACT) is ERASED
    assert store.recorder.rows("SELECT COUNT(*) FROM vault") == [(0,)]
    assert store.history(subject)[0] == found


def test_forgetting_takes_the_rows_of_one_subject_and_purpose_only(store: Store) -> None:
    one, two = uuid4(), uuid4()
    both = Named(name=Sealed.of("Piet"), account=Sealed.of("NL01"))
    save(store, envelope(one, 1, both, subject=one), envelope(two, 1, both, subject=two))
    save(store, forget=[(one, Purpose.CONTACT)], command=command("a"))
    assert store.recorder.rows("SELECT COUNT(*) FROM vault") == [(3,)]
    save(store, forget=[(two, None)], command=command("b"))
    [(_, purpose)] = store.recorder.rows("SELECT subject, purpose FROM vault")
    assert purpose == "ledger"


def test_nothing_personal_is_stored_for_an_erased_subject(store: Store) -> None:
    found, _ = stored(store)
    subject = found.originator_id
    store.keys.erase(subject)
    with pytest.raises(KeyErased) as caught:
        save(store, envelope(uuid4(), 1), named(subject, 2), command=command())
    assert caught.value.purpose is Purpose.CONTACT
    assert store.last_position() == found.position
    assert store.find_command(found.log, "jan", "k1") is None
    save(store, envelope(subject, 2))


def test_erasing_closes_purposes_that_had_no_key_yet(store: Store) -> None:
    subject = uuid4()
    store.keys.erase(subject)
    assert {store.keys.state(subject, purpose) for purpose in Purpose} == {KeyState.ERASED}
    with pytest.raises(KeyErased):
        save(store, named(subject))
    other = uuid4()
    store.keys.erase(other, Purpose.NOTES)
    assert store.keys.state(other, Purpose.CONTACT) is KeyState.NONE
    save(store, named(other))
    assert store.keys.state(other, Purpose.CONTACT) is KeyState.ACTIVE


def test_an_erasure_by_another_opening_is_noticed(place: Place, store: Store) -> None:
    found, fact = stored(store)
    assert store.open_sealed(fact.name, str, Purpose.CONTACT) == MARKER
    place.open().keys.erase(found.originator_id, Purpose.CONTACT)
    assert store.open_sealed(fact.name, str, Purpose.CONTACT) is ERASED
    with pytest.raises(KeyErased):
        save(store, named(found.originator_id, 2))


ERASING = """
import sys
from pathlib import Path
from uuid import UUID
from adapters.store.keys import KeyStore
from adapters.store.master_key import MasterKey
home = Path(sys.argv[1])
KeyStore(home, master=MasterKey.load_or_create(home)).erase(UUID(sys.argv[2]))
"""


def test_an_erasure_by_another_process_is_noticed(place: Place, store: Store) -> None:
    found, fact = stored(store)
    args = [sys.executable, "-c", ERASING, str(place.home), str(found.originator_id)]
    subprocess.run(args, check=True)
    assert store.open_sealed(fact.name, str, Purpose.CONTACT) is ERASED


def test_a_value_moved_to_another_place_is_broken(place: Place, store: Store) -> None:
    _, one = stored(store)
    _, two = stored(store, "Kees")
    with place.behind_its_back() as intruder:
        [(other,)] = intruder.run(
            "SELECT ciphertext FROM vault WHERE commitment = ?", two.name.commitment
        )
        intruder.run(
            "UPDATE vault SET ciphertext = ? WHERE commitment = ?", other, one.name.commitment
        )
    with pytest.raises(IntegrityBroken, match=one.name.commitment[:16]):
        store.open_sealed(one.name, str, Purpose.CONTACT)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _database_files(place: Place) -> list[bytes]:
    if place.engine == "sqlite":
        path = Path(re.sub(r"^sqlite://", "", place.url))
        return [file.read_bytes() for file in path.parent.glob(f"{path.name}*")]
    with psycopg.connect(place.url, autocommit=True) as server:
        server.execute("CHECKPOINT")
        [folder] = server.execute("SHOW data_directory").fetchone() or [""]
        [oid] = server.execute(
            "SELECT oid::text FROM pg_database WHERE datname = current_database()"
        ).fetchone() or [""]
    files = [*_files(Path(folder) / "base" / oid), *_files(Path(folder) / "pg_wal")]
    return [file.read_bytes() for file in files]
