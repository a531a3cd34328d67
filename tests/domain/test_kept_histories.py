"""Histories are kept as they were read: whoever wrote meanwhile, what is stored is given."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, cast
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from domain.aggregates import Aggregates, ReadOnce
from domain.claim.events import HandlerAssigned
from domain.facts import Recorded, StreamKind
from domain.kept_histories import KeptHistories
from domain.store import StorePort

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
STREAMS = [UUID(int=number) for number in range(1, 5)]


class Stored:
    """Facts in order, to which anybody may add; what is read of them is counted."""

    def __init__(self) -> None:
        self.facts: dict[UUID, list[Recorded]] = {stream: [] for stream in STREAMS}
        self.given: Counter[UUID] = Counter()
        self.looked = 0

    def add(self, stream: UUID) -> None:
        facts = self.facts[stream]
        facts.append(
            Recorded(
                originator_id=stream,
                originator_version=len(facts) + 1,
                fact=HandlerAssigned(handler="els"),
                kind=StreamKind.CLAIM,
                log=UUID(int=9),
                effective_on=date(2026, 3, 2),
                actor="els",
                role="handler",
                command_id=UUID(int=8),
                position=1 + sum(map(len, self.facts.values())),
                leaf_index=0,
                recorded_at=NOW,
                header=b"",
            )
        )

    def history(self, stream_id: UUID, *, after: int = 0) -> Sequence[Recorded]:
        self.looked += 1
        found = self.facts[stream_id][after:]
        self.given[stream_id] += len(found)
        return found


def kept(stored: Stored, **how: Any) -> KeptHistories:
    return KeptHistories(cast("StorePort", stored), **how)


def test_a_fact_that_was_read_is_not_read_again() -> None:
    stored = Stored()
    one, histories = STREAMS[0], kept(stored)
    for _ in range(3):
        stored.add(one)
        histories.read(one)
        histories.read(one)
    assert stored.given[one] == 3
    assert list(histories.read(one)) == stored.facts[one]


def test_what_is_read_at_once_is_looked_up_once_and_is_of_one_moment() -> None:
    stored = Stored()
    one, histories = STREAMS[0], kept(stored)
    for _ in range(3):
        stored.add(one)
    histories.read(one)
    stored.add(one)
    facts, before = histories.facts_of(one), stored.looked
    assert list(facts(3)) == stored.facts[one][3:]
    stored.add(one)
    assert list(facts(0)) == stored.facts[one][:4]
    assert stored.looked == before + 1


def test_of_a_history_that_is_not_kept_only_the_part_asked_for_is_read() -> None:
    stored = Stored()
    one, histories = STREAMS[0], kept(stored)
    for _ in range(3):
        stored.add(one)
    assert list(histories.facts_of(one)(2)) == stored.facts[one][2:]
    assert stored.given[one] == 1
    assert len(histories) == 0


def test_an_id_of_nothing_is_not_kept() -> None:
    histories = kept(Stored())
    assert list(histories.read(STREAMS[0])) == []
    assert len(histories) == 0


def test_what_is_told_of_several_points_goes_on_from_what_was_read_and_stays_of_one_moment() -> (
    None
):
    stored = Stored()
    one, read = STREAMS[0], Aggregates(cast("StorePort", stored))
    stored.add(one)
    read.history(one)
    told = ReadOnce(read)
    assert list(told.history(one)) == stored.facts[one]
    assert stored.given[one] == 1
    stored.add(one)
    assert len(told.history(one)) == 1
    assert len(read.history(one)) == 2


@given(
    st.lists(
        st.tuples(st.sampled_from(STREAMS), st.sampled_from(["add", "read", "behind"])),
        max_size=80,
    ),
    st.integers(min_value=5, max_value=20),
)
def test_what_is_given_is_what_is_stored_however_little_is_kept(
    steps: list[tuple[UUID, str]], most: int
) -> None:
    stored = Stored()
    histories = kept(stored, most=most)
    for stream, step in steps:
        facts = stored.facts[stream]
        if step == "add":
            stored.add(stream)
        elif step == "read":
            assert list(histories.read(stream)) == facts
        else:
            behind = histories.facts_of(stream)
            half = len(facts) // 2
            assert list(behind(half)) == facts[half:]
            assert list(behind(0)) == facts
        assert histories.facts <= most + most // 5


def test_a_history_that_leaves_no_room_for_others_is_read_anew() -> None:
    stored = Stored()
    long, short = STREAMS[:2]
    histories = kept(stored, most=10)
    for _ in range(3):
        stored.add(long)
    stored.add(short)
    for one in (short, long, long, short):
        histories.read(one)
    assert stored.given == {long: 6, short: 1}
