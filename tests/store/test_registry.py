"""Only registered facts are stored and read, in every version they ever had."""

from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

import orjson
import pytest

from adapters.store.registry import Registry
from domain.errors import IntegrityBroken, StoreError
from domain.facts import Fact
from domain.sealing import Purpose, Sealed, SealedFields
from tests.store.places import TODAY, Place, billed, envelope, save
from tests.store.sample_facts import FACTS, Billed, Closed, Nudged

REGISTRY = Registry(FACTS)


def read(topic: str, state: bytes) -> Fact:
    return REGISTRY.codec_for(topic).decode(state)


def written(fact: Fact) -> bytes:
    return REGISTRY.codec_of(fact).encode(fact)


def test_a_state_opens_with_its_schema_version_and_leaves_nothing_empty_in() -> None:
    assert written(billed("7", 3)) == (
        b'{"v":1,"number":"7","cents":3,"due_on":"2026-03-02","parts":[]}'
    )
    assert written(Closed()) == b'{"v":1}'
    assert written(Nudged(on=TODAY, channel="email")).startswith(b'{"v":2,')


@pytest.mark.parametrize("fact", [billed(), Closed(), Nudged(on=TODAY, channel="post")])
def test_a_fact_comes_back_as_it_was(fact: Fact) -> None:
    assert read(fact.TOPIC, written(fact)) == fact


def test_an_older_version_is_raised_to_the_newest() -> None:
    old = b'{"v":1,"when":"2020-05-01"}'
    assert read("claim.nudged", old) == Nudged(on=date(2020, 5, 1), channel="post")


def test_a_newer_version_is_refused_in_a_sentence() -> None:
    with pytest.raises(StoreError, match=r"'claim\.nudged' was written by a newer program"):
        read("claim.nudged", b'{"v":3,"on":"2020-05-01"}')
    # 12 begins with a known version's digit, and is still another version.
    with pytest.raises(StoreError, match="newer program"):
        read("claim.billed", b'{"v":12,"number":"7"}')


@pytest.mark.parametrize(
    "state",
    [b"", b"{", b"[]", b"{}", b'{"v":"1"}', b'{"v":0}', b'{"v":1,}', b"\xff", b'{"v":1,"x":2}'],
)
def test_what_is_no_fact_is_said_to_be_broken(state: bytes) -> None:
    with pytest.raises(IntegrityBroken, match=r"claim\.billed"):
        read("claim.billed", state)


def test_a_state_that_does_not_validate_is_named_without_its_values() -> None:
    with pytest.raises(IntegrityBroken) as caught:
        read("claim.billed", b'{"v":1,"number":"Jansen","cents":"Jansen","due_on":"x"}')
    assert "cents, due_on" in str(caught.value)
    assert "Jansen" not in str(caught.value)


def test_an_unknown_topic_is_named_and_nothing_imported(place: Place) -> None:
    store, stream = place.open(), uuid4()
    save(store, envelope(stream, 1, Closed()))
    fewer: dict[str, type[Fact]] = {Billed.TOPIC: Billed}
    with pytest.raises(IntegrityBroken, match=r"unknown topic 'claim\.closed'"):
        place.open(facts=fewer).history(stream)
    with place.behind_its_back() as intruder:
        intruder.run("UPDATE stored_events SET topic = ?", "os:system")
    with pytest.raises(IntegrityBroken, match="unknown topic 'os:system'"):
        store.history(stream)


def test_a_fact_outside_the_registry_is_not_stored(place: Place) -> None:
    fewer: dict[str, type[Fact]] = {Billed.TOPIC: Billed}
    with pytest.raises(StoreError, match="'Closed' is not in the registry"):
        save(place.open(facts=fewer), envelope(uuid4(), 1, Closed()))


class Unclear(Fact):
    TOPIC: ClassVar[str] = "test.unclear"

    day: date | None = TODAY


class Undeclared(Fact):
    TOPIC: ClassVar[str] = "test.undeclared"

    name: Sealed[str]


class Missing(Fact):
    TOPIC: ClassVar[str] = "test.missing"
    SEALED: ClassVar[SealedFields] = {"name": Purpose.CONTACT}


class Hidden(Fact):
    TOPIC: ClassVar[str] = "test.hidden"

    names: tuple[Sealed[str], ...] = ()


class Unraised(Fact):
    TOPIC: ClassVar[str] = "test.unraised"
    SCHEMA: ClassVar[int] = 2


@pytest.mark.parametrize("shape", [Unclear, Undeclared, Missing, Hidden])
def test_a_fact_that_could_not_come_back_is_refused_at_the_start(shape: type[Fact]) -> None:
    with pytest.raises(StoreError):
        Registry({shape.TOPIC: shape})


def test_a_fact_without_its_upcast_or_under_another_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="upcast_v1_v2"):
        Registry({Unraised.TOPIC: Unraised})
    with pytest.raises(StoreError, match="registered as"):
        Registry({"claim.other": Closed})


def test_all_stored_versions_are_read_through_the_store(place: Place) -> None:
    store, stream = place.open(), uuid4()
    save(store, envelope(stream, 1, Nudged(on=TODAY, channel="email")))
    state: dict[str, Any] = {"v": 1, "when": "2020-05-01"}
    with place.behind_its_back() as intruder:
        intruder.run("UPDATE stored_events SET state = ?", orjson.dumps(state))
    assert store.history(stream)[0].fact == Nudged(on=date(2020, 5, 1), channel="post")
