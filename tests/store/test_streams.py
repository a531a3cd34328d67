"""Whole streams as a rebuild reads them: complete through a position, and not a fact further."""

from uuid import uuid4

import pytest

from adapters.store.opening import Store
from domain.errors import IntegrityBroken
from tests.store.places import Place, fill


def test_every_stream_begins_once_in_the_order_of_the_log(store: Store) -> None:
    fill(store, streams=4, facts=3)
    rows = store.read_after(0, 1_000)
    first = [row for row in rows if row.version == 1]
    starts = list(store.starts(through=store.last_position()))
    assert [(s.position, s.stream, s.topic, s.state) for s in starts] == [
        (row.position, row.stream, row.topic, row.state) for row in first
    ]
    assert len(starts) >= 4


def test_a_stream_is_read_through_a_position_and_no_further(store: Store) -> None:
    streams = [str(one) for one in fill(store, streams=3, facts=4)]
    chosen = streams[:2]
    rows = [row for row in store.read_after(0, 1_000) if row.stream in chosen]
    for row in rows:
        here = [one for one in rows if one.position <= row.position]
        before = [one for one in rows if one.position < row.position]
        assert store.read_streams(chosen, through=row.position) == here
        assert store.read_streams(chosen, through=row.position - 1) == before
    assert store.read_streams([], through=rows[-1].position) == []


def test_where_a_stream_begins_and_ends_is_told_through_a_position(store: Store) -> None:
    streams = [str(one) for one in fill(store, streams=3, facts=4)]
    for stream in streams:
        here = [row.position for row in store.read_after(0, 1_000) if row.stream == stream]
        assert store.spans([stream], through=here[-1]) == [(stream, here[0], here[-1])]
        assert store.spans([stream], through=here[-1] - 1) == [(stream, here[0], here[-2])]
        assert store.spans([stream], through=here[0] - 1) == []
    every = store.spans([*streams, str(uuid4())], through=store.last_position())
    assert [one.stream for one in every] == streams


def test_facts_and_beginnings_are_counted_through_a_position(store: Store) -> None:
    fill(store, streams=3, facts=4)
    rows = store.read_after(0, 1_000)
    last = rows[-1]
    assert store.count(through=last.position) == len(rows)
    assert store.count(through=last.position - 1) == len(rows) - 1
    begun = [row for row in rows if row.version == 1][-1]
    assert len(list(store.starts(through=begun.position - 1))) + 1 == len(
        list(store.starts(through=begun.position))
    )


def test_the_rows_of_a_stream_are_read_as_its_history(store: Store) -> None:
    [stream, *_] = fill(store, streams=2, facts=5)
    rows = store.read_streams([str(stream)], through=store.last_position())
    assert store.decoded(rows) == store.history(stream)
    assert store.decoded([]) == []


def test_a_fact_without_its_leaf_is_noticed(place: Place) -> None:
    store = place.open()
    [stream, *_] = fill(store, streams=2, facts=3)
    last = store.read_streams([str(stream)], through=store.last_position())[-1]
    with place.behind_its_back() as intruder:
        intruder.run("DELETE FROM leaves WHERE position = ?", last.position)
    with pytest.raises(IntegrityBroken, match="has no leaf"):
        store.read_streams([str(stream)], through=last.position)
