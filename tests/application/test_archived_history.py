"""Histories from the fact archive are those of the store, fact for fact."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from adapters.fact_archive.history import ArchivedHistory
from application.fact_archive.place import place_of
from application.fact_archive.write import write_archive
from application.house import House
from domain.errors import StoreError
from domain.facts import StreamKind
from tests.sample_home import sample_house


@pytest.fixture(scope="module")
def house(sample_home: Path) -> Iterator[House]:
    with sample_house(sample_home) as made:
        write_archive(made, part=700)
        yield made


@pytest.fixture(scope="module")
def archived(house: House) -> ArchivedHistory:
    return ArchivedHistory(place_of(house))


def of_debtors(house: House) -> list[UUID]:
    kinds = (StreamKind.CLAIM, StreamKind.DEBTOR, StreamKind.LETTER, StreamKind.CREDIT_NOTE)
    return [one for kind in kinds for one in house.store.streams(kind)]


def through(house: House) -> int:
    return house.collections.fact_archive().through


def end(house: House) -> int:
    return place_of(house).through


def test_a_history_is_that_of_the_store(house: House, archived: ArchivedHistory) -> None:
    streams = [*of_debtors(house), *house.store.streams(StreamKind.CREDITOR)]
    assert len(streams) > 100
    for stream in streams:
        assert archived.history(stream) == house.store.history(stream)


def test_a_history_ends_at_a_position(house: House, archived: ArchivedHistory) -> None:
    [stream, *_] = house.store.streams(StreamKind.CLAIM)
    last = house.store.history(stream)[-1].position
    assert archived.history(stream, through=last)[-1].position == last
    assert archived.history(stream, through=last - 1) == house.store.history(
        stream, through=last - 1
    )


def test_streams_together_are_in_commit_order(house: House, archived: ArchivedHistory) -> None:
    streams = [str(one) for one in of_debtors(house)]
    end = through(house)
    assert archived.read_streams(streams, through=end) == house.store.read_streams(
        streams, through=end
    )


def test_the_starts_of_streams_are_those_of_the_store_but_of_users(
    house: House, archived: ArchivedHistory
) -> None:
    end = through(house) // 2
    withheld = ("user.", "subscription.")
    recorded = [
        one for one in house.store.starts(through=end) if not one.topic.startswith(withheld)
    ]
    assert sorted(archived.starts(through=end)) == recorded


def test_the_starts_of_one_log_are_its_own(house: House, archived: ArchivedHistory) -> None:
    [creditor, *_] = house.store.streams(StreamKind.CREDITOR)
    end = through(house)
    found = {one.stream for one in archived.starts(through=end, log=creditor)}
    assert found == {
        one.stream for one in house.store.read_after(0, 100_000) if one.log == str(creditor)
    }


def test_a_stream_that_is_not_there_has_no_facts(archived: ArchivedHistory) -> None:
    assert archived.history(UUID(int=7)) == []


def test_what_is_not_archived_yet_is_not_given_in_part(
    house: House, archived: ArchivedHistory
) -> None:
    with pytest.raises(StoreError, match="archive write"):
        archived.read_streams([], through=end(house) + 1)
    with pytest.raises(StoreError, match="archive write"):
        list(archived.starts(through=end(house) + 1))


def test_it_reaches_as_far_as_only_the_archive_itself_was_told_of(
    house: House, archived: ArchivedHistory
) -> None:
    assert end(house) == house.store.last_position() > through(house)
    assert sorted(archived.starts(through=end(house))) == sorted(
        archived.starts(through=through(house))
    )
