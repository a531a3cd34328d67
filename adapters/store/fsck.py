"""Holding the store against itself: every stored byte re-hashed, every number counted again."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import orjson

from adapters.store.findings import Finding, Place, as_bytes, error_said, guarded
from adapters.store.fsck_keys import key_findings
from adapters.store.fsck_tables import (
    SealedRef,
    command_findings,
    identity_findings,
    info_findings,
    missing_sealed,
    tally_findings,
    vault_findings,
    version_findings,
)
from adapters.store.header import canonical, leaf_hash
from adapters.store.mapper import REASON_TEXT
from adapters.store.statements import Snapshot
from adapters.store.store import Store
from domain.errors import IntegrityBroken, StoreError
from domain.sealing import Purpose, Sealed

__all__ = ["Finding", "Place", "check", "first_broken"]

Progress = Callable[[int, int], None]
"""Told how many facts are checked, and how many there are."""

_STEP: Final = 2_000


class _Pair(NamedTuple):
    """A fact and its leaf at one position; None where one of the two is missing."""

    position: int
    fact: tuple[Any, ...] | None
    leaf: tuple[Any, ...] | None


@dataclass(slots=True)
class _Run:
    """What is remembered along the log: the last index of each log, and the last moment."""

    heads: dict[str, int] = field(default_factory=dict)
    recorded_at: str = ""
    mode: str = ""
    sealed: list[SealedRef] = field(default_factory=list)


def first_broken(store: Store, *, progress: Progress | None = None) -> Finding | None:
    """Give the first broken row, by position where it has one, or None for a sound store."""
    return next(check(store, progress=progress), None)


def check(
    store: Store, *, open_vault: bool = True, progress: Progress | None = None
) -> Iterator[Finding]:
    """Give all that is broken, in one read transaction, facts first and in their order.

    ``open_vault`` also decrypts every sealed value that still has a key. Memory stays flat.
    Whatever cannot be read is a finding, and the rest is checked all the same. A store that
    was put back as it lay before, whole, cannot be told from inside it. Raises StoreError where
    the database is not reached at all.
    """
    try:
        yield from _store_findings(store, open_vault=open_vault, progress=progress)
    except IntegrityBroken as error:
        yield Finding(place=Place(table="store"), code="unreadable", what=error_said(error))
    yield from guarded(Place(table="keys"), key_findings(store.keys))


def _store_findings(
    store: Store, *, open_vault: bool, progress: Progress | None
) -> Iterator[Finding]:
    with store.recorder.snapshot() as snapshot:
        for table, found in (
            ("store", _damage(snapshot)),
            ("facts", _log_findings(store, snapshot, progress)),
            ("facts", version_findings(snapshot, store.recorder.statements)),
            ("vault", vault_findings(snapshot, store, open_vault=open_vault)),
            ("commands", command_findings(snapshot, store)),
            ("identities", identity_findings(snapshot, store)),
            ("store_info", info_findings(snapshot, store)),
            ("tally", tally_findings(snapshot, store)),
            ("store", _altered(snapshot)),
        ):
            yield from guarded(Place(table=table), _apart(snapshot, found))


def _apart(snapshot: Snapshot, found: Iterator[Finding]) -> Iterator[Finding]:
    with snapshot.apart():
        yield from found


def _damage(snapshot: Snapshot) -> Iterator[Finding]:
    for broken in snapshot.damage():
        what = f"the database itself is damaged: {broken}"
        yield Finding(place=Place(table="store"), code="damaged", what=what)


def _altered(snapshot: Snapshot) -> Iterator[Finding]:
    for what in snapshot.altered():
        yield Finding(place=Place(table="store"), code="schema", what=what)


def _log_findings(store: Store, snapshot: Snapshot, progress: Progress | None) -> Iterator[Finding]:
    [(total,)] = snapshot.rows("SELECT COUNT(*) FROM stored_events")
    run = _Run(mode=store.mode.value)
    for done, pair in enumerate(_pairs(snapshot, store), start=1):
        place = Place(table="facts", position=pair.position)
        yield from guarded(place, _pair_findings(store, pair, run))
        if done % _STEP == 0:
            yield from missing_sealed(snapshot, store, run.sealed)
            run.sealed.clear()
            if progress is not None:
                progress(done, total)
    yield from missing_sealed(snapshot, store, run.sealed)
    if progress is not None:
        progress(total, total)


def _pairs(snapshot: Snapshot, store: Store) -> Iterator[_Pair]:
    """Walk facts and leaves side by side along their positions."""
    s = store.recorder.statements
    facts = snapshot.each(
        f"SELECT {s.position}, {s.stream}{s.text}, e.originator_version, e.topic, e.state"
        f" FROM stored_events e ORDER BY {s.position}"
    )
    leaves = snapshot.each(
        f"SELECT l.position, l.log{s.text}, l.leaf_index, l.kind, l.version, l.recorded_at,"
        " l.header, l.leaf_hash FROM leaves l ORDER BY l.position"
    )
    with closing(facts), closing(leaves):
        yield from _side_by_side(facts, leaves)


def _side_by_side(
    facts: Iterator[tuple[Any, ...]], leaves: Iterator[tuple[Any, ...]]
) -> Iterator[_Pair]:
    fact, leaf = next(facts, None), next(leaves, None)
    while fact is not None or leaf is not None:
        position = min(row[0] for row in (fact, leaf) if row is not None)
        here = fact if fact is not None and fact[0] == position else None
        hash_here = leaf if leaf is not None and leaf[0] == position else None
        yield _Pair(position, here, hash_here)
        fact = next(facts, None) if here is not None else fact
        leaf = next(leaves, None) if hash_here is not None else leaf


def _pair_findings(store: Store, pair: _Pair, run: _Run) -> Iterator[Finding]:
    place = _place(pair)
    codes = _leaf_codes(pair, run) if pair.leaf is not None else iter(())
    for code, what in codes:
        yield Finding(place=place, code=code, what=what)
    if pair.leaf is None:
        yield Finding(place=place, code="no_leaf", what="this fact has no leaf")
    elif pair.fact is None:
        yield Finding(place=place, code="no_fact", what="this leaf's fact is gone")
    else:
        for code, what in _fact_codes(store, pair.fact, _header(pair.leaf), run, place):
            yield Finding(place=place, code=code, what=what)


def _leaf_codes(pair: _Pair, run: _Run) -> Iterator[tuple[str, str]]:
    assert pair.leaf is not None
    _, log, index, kind, version, recorded_at, header_bytes, stored_hash = pair.leaf
    raw = as_bytes(header_bytes)
    if leaf_hash(raw) != as_bytes(stored_hash):
        yield "leaf_hash", "the header does not hash to its leaf"
    header = _header(pair.leaf)
    if not header or canonical(header) != raw:
        yield "header_form", "the header is not canonical JSON"
    expected = run.heads.get(log, -1) + 1
    if index != expected:
        yield "leaf_index", f"leaf {index} of log {log} stands where {expected} should"
    run.heads[log] = index
    if recorded_at < run.recorded_at:
        yield "recorded_at", f"it was recorded at {recorded_at}, before its predecessor"
    run.recorded_at = max(run.recorded_at, recorded_at)
    columns: dict[str, Any] = {
        "log": log,
        "kind": kind,
        "version": version,
        "leaf_index": index,
        "recorded_at": recorded_at,
    }
    if pair.fact is not None:
        columns |= {"stream": pair.fact[1], "version": pair.fact[2], "topic": pair.fact[3]}
        columns |= {"leaf version": version} if version != pair.fact[2] else {}
    for name, value in columns.items():
        if header.get(name) != value:
            yield "header_row", f"the row says {name} {value}, its header {header.get(name)}"
    if header.get("mode", run.mode) != run.mode:
        yield "mode", f"it was made in a {header['mode']}, and this store says {run.mode}"


def _fact_codes(
    store: Store,
    fact: tuple[Any, ...],
    header: Mapping[str, Any],
    run: _Run,
    place: Place,
) -> Iterator[tuple[str, str]]:
    state = as_bytes(fact[4])
    if hashlib.sha256(state).hexdigest() != header.get("state_sha256"):
        yield "state_hash", "the fact was changed: its bytes do not hash to its header"
    try:
        codec = store.facts.registry.codec_for(fact[3])
        decoded = codec.decode(state)
    except StoreError as error:
        yield "state", str(error)
        return
    named: dict[str, Any] = dict(header.get("sealed", {}))
    if _commitments(decoded, codec.sealed) != named:
        yield "sealed", "the sealed values of the fact are not those of its header"
    purposes = {**codec.sealed, REASON_TEXT: Purpose.NOTES}
    if text := header.get(REASON_TEXT):
        named[REASON_TEXT] = text
    for name, commitment in named.items():
        run.sealed.append(
            SealedRef(str(commitment), header.get("subject", ""), purposes.get(name), place)
        )


def _commitments(fact: object, sealed: Mapping[str, Purpose]) -> dict[str, str]:
    values = {name: getattr(fact, name) for name in sealed}
    return {name: v.commitment for name, v in values.items() if isinstance(v, Sealed)}


def _header(leaf: tuple[Any, ...]) -> dict[str, Any]:
    try:
        header = orjson.loads(as_bytes(leaf[6]))
    except orjson.JSONDecodeError:
        return {}
    return header if isinstance(header, dict) else {}


def _place(pair: _Pair) -> Place:
    if pair.fact is not None:
        _, stream, version = pair.fact[:3]
    else:
        assert pair.leaf is not None
        header = _header(pair.leaf)
        stream, version = header.get("stream", ""), header.get("version")
    return Place(
        table="leaves" if pair.fact is None else "facts",
        position=pair.position,
        stream=str(stream),
        version=version,
    )
