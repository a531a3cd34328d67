"""The header is canonical JSON, and its hash is the leaf."""

import hashlib
import string
from copy import copy, deepcopy
from dataclasses import FrozenInstanceError, replace
from typing import Any
from uuid import uuid4

import orjson
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from adapters.store.header import canonical, drafted, leaf_hash
from adapters.store.opening import Store
from adapters.store.recorded import belongs, loaded, named
from domain.errors import IntegrityBroken
from domain.facts import Recorded
from domain.sealing import Sealed
from tests.store.places import MORNING, billed, envelope, save
from tests.store.places import named as debtor

KEYS = st.text(string.ascii_letters + string.digits + "_", min_size=1)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.integers(min_value=-(2**53) + 1, max_value=2**53 - 1)
HEADERS = st.dictionaries(KEYS, TEXTS | NUMBERS | st.dictionaries(KEYS, TEXTS))


@given(header=HEADERS)
def test_a_header_is_written_as_rfc_8785_says(header: dict[str, Any]) -> None:
    assert canonical(header) == rfc8785.dumps(header)


@given(text=TEXTS, number=st.integers(min_value=0, max_value=2**53 - 1))
def test_whatever_a_caller_writes_the_header_stays_canonical(text: str, number: int) -> None:
    given_ = envelope(uuid4(), 1, actor=text, role=text, cause=text, reason=text, policy=text)
    draft = drafted(given_, topic="claim.billed", state=b"{}", sealed={"a": text}, reason_text=text)
    header = draft.finished(leaf_index=number, recorded_at="2026-03-02T08:00:00.000000Z")
    assert header == rfc8785.dumps(orjson.loads(header))


def test_a_leaf_is_the_hash_of_a_zero_byte_and_the_header() -> None:
    # RFC 9162, 2.1.1: the leaf of an empty entry, and of one zero byte
    # (published test vectors of certificate-transparency-go).
    empty = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    zero = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
    assert leaf_hash(b"").hex() == empty
    assert leaf_hash(b"\x00").hex() == zero


def test_the_header_says_all_but_the_position(store: Store) -> None:
    subject = uuid4()
    more: dict[str, Any] = {
        "cause": "x@1",
        "reason": "r",
        "reason_text": Sealed.of("why"),
        "policy": "p",
        "command_name": "bill",
    }
    save(store, debtor(subject, **more))
    [row] = store.read_after(0, 1)
    header = orjson.loads(row.header)
    assert list(header) == sorted(
        "v log kind stream version topic effective_on recorded_at leaf_index actor role command"
        " command_name"
        " cause reason reason_text policy state_sha256 sealed salt subject".split()
    )
    assert header["v"] == 1
    assert header["sealed"] == {"name": orjson.loads(row.state)["name"]}
    [[stored]] = store.recorder.rows("SELECT leaf_hash FROM leaves")
    assert stored == hashlib.sha256(b"\x00" + row.header).digest()


def test_what_is_empty_is_left_out_and_every_salt_is_new(store: Store) -> None:
    save(store, envelope(uuid4(), 1), envelope(uuid4(), 1))
    headers = [orjson.loads(row.header) for row in store.read_after(0, 2)]
    for name in ("cause", "reason", "reason_text", "policy", "sealed", "subject", "command_name"):
        assert name not in headers[0]
    assert headers[0]["leaf_index"] == 0
    assert len({header["salt"] for header in headers}) == 2
    assert len(bytes.fromhex(headers[0]["salt"])) == 16


def test_what_is_loaded_equals_the_whole_envelope() -> None:
    stream, subject = uuid4(), uuid4()
    # A text that looks like a part of a header stays a text.
    sly = '","effective_on":"1999-01-01'
    given_ = envelope(
        stream,
        3,
        actor=sly,
        cause="c",
        reason="r",
        policy="p",
        subject=subject,
        command_name="bill",
    )
    draft = drafted(given_, topic="claim.billed", state=b"{}", sealed={}, reason_text="a" * 64)
    raw = draft.finished(leaf_index=7, recorded_at="2026-03-02T08:00:00.000000Z")
    quick = loaded(billed(), stream=stream, version=3, position=9, header=raw)
    slow = Recorded(
        **{name: getattr(given_, name) for name in given_.__dataclass_fields__}
        | {"reason_text": Sealed[str].committed("a" * 64)},
        position=9,
        leaf_index=7,
        recorded_at=MORNING,
        header=raw,
    )
    assert {name: getattr(quick, name) for name in Recorded.__dataclass_fields__} == {
        name: getattr(slow, name) for name in Recorded.__dataclass_fields__
    }
    assert quick.ref == slow.ref
    assert repr(quick).removeprefix("Loaded") == repr(slow).removeprefix("Recorded")


def test_what_is_loaded_behaves_as_a_recorded(store: Store) -> None:
    stream = uuid4()
    save(store, envelope(stream, 1))
    [one], [two] = store.history(stream), store.history(stream)
    assert isinstance(one, Recorded)
    assert one == two
    assert deepcopy(one) == two
    assert copy(one) == two
    assert replace(one, actor="kim").actor == "kim"
    assert not hasattr(one, "nothing")
    with pytest.raises(FrozenInstanceError):
        one.actor = "kim"  # type: ignore[misc]  # the point


@pytest.mark.parametrize(
    ("stream", "version", "topic"),
    [("b" * 36, 3, "claim.x"), ("a" * 36, 13, "claim.x"), ("a" * 36, 3, "claim.xy")],
)
def test_a_header_belongs_to_one_fact(stream: str, version: int, topic: str) -> None:
    raw = canonical({"stream": "a" * 36, "topic": "claim.x", "v": 1, "version": 3})
    mine, its = named("stream", "a" * 36), named("topic", "claim.x")
    assert belongs(raw, stream=mine, version=3, topic=its)
    mine, its = named("stream", stream), named("topic", topic)
    assert not belongs(raw, stream=mine, version=version, topic=its)


def test_kind_and_moment_are_those_of_the_fact_whatever_its_sealed_fields_are_called() -> None:
    sealed = {"kind": "creditor", "recorded_at": "1999-01-01T00:00:00.000000Z"}
    sly = '"kind":"creditor","recorded_at":"1999-01-01T00:00:00.000000Z"'
    given_ = envelope(uuid4(), 1, actor=sly, reason=sly)
    draft = drafted(given_, topic="claim.billed", state=b"{}", sealed=sealed, reason_text="")
    raw = draft.finished(leaf_index=0, recorded_at="2026-03-02T08:00:00.000000Z")
    one = loaded(billed(), stream=uuid4(), version=1, position=1, header=raw)
    assert (one.kind, one.recorded_at) == (given_.kind, MORNING)


@pytest.mark.parametrize("name", ["kind", "recorded_at"])
def test_a_header_that_lacks_what_it_must_say_is_broken(name: str) -> None:
    draft = drafted(
        envelope(uuid4(), 1), topic="claim.billed", state=b"", sealed={}, reason_text=""
    )
    raw = draft.finished(leaf_index=0, recorded_at="2026-03-02T08:00:00.000000Z")
    changed = raw.replace(f'"{name}":"'.encode(), b'"other":"')
    one = loaded(billed(), stream=uuid4(), version=1, position=1, header=changed)
    with pytest.raises(IntegrityBroken, match="cannot be read"):
        getattr(one, name)
