"""A claim brought on by new facts alone is as all of its facts leave it."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any, get_args, get_type_hints
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.claim.events import (
    Channel,
    ClaimFact,
    ContactOutcome,
    DebtorContacted,
    InvoiceSent,
)
from domain.claim.evolve import CHANGES, brought_on, fold
from domain.claim.state import Claim, Hold
from domain.facts import EnteredInError, Fact, Point, Recorded, StreamKind
from domain.kept import KeptStates
from tests.contracts.examples import example
from tests.projections.histories import days, money, rest
from tests.projections.story import DAY, Story

wrong: st.SearchStrategy[Fact] = st.integers(1, 5).map(
    lambda back: EnteredInError(version=back, topic="claim.payment_received")
)
"""Of the fact so many before it: nobody takes back what is not recorded yet."""
facts: st.SearchStrategy[ClaimFact | Fact] = st.one_of(money, rest, wrong)


def _record(story: Story, claim: UUID, told: list[tuple[Fact, date]]) -> None:
    for fact, day in told:
        own, said = len(story.history(claim)) + 1, fact
        if isinstance(said, EnteredInError):
            if own - said.version < 2:  # the invoice itself stays
                continue
            said = EnteredInError(version=own - said.version, topic=said.topic)
        story.record(StreamKind.CLAIM, claim, said, day=day)


@settings(max_examples=200)
@given(st.lists(st.tuples(facts, days), max_size=12), st.integers(1, 13))
def test_in_two_parts_or_in_one_the_facts_leave_the_same(
    told: list[tuple[Fact, date]], cut: int
) -> None:
    story = Story()
    claim = story.invoice(story.debtor(), "F1")
    _record(story, claim, told)
    history = list(story.history(claim))
    before = fold(claim, history[:cut])
    as_it_was = deepcopy(before)
    assert brought_on(before, history[cut:], lambda: history) == fold(claim, history)
    assert before == as_it_was


@pytest.mark.parametrize("order", [1, -1])
def test_brought_on_fact_by_fact_through_every_kind_no_earlier_claim_changes(order: int) -> None:
    story = Story()
    claim = story.invoice(story.debtor(), "F1")
    kinds = [kind for kind in CHANGES if kind not in {InvoiceSent, EnteredInError}]
    called = DebtorContacted(channel=Channel.PHONE, outcome=ContactOutcome.REACHED)
    told = [*map(example, kinds), called]
    for fact in [*told, *told][::order]:
        story.record(StreamKind.CLAIM, claim, fact, day=DAY)
    history = list(story.history(claim))
    now = fold(claim, history[:1])
    for number, recorded in enumerate(history[1:], start=2):
        before, as_it_was = now, deepcopy(now)
        now = brought_on(before, [recorded], lambda: history)
        assert before == as_it_was, f"changed in place by {type(recorded.fact).__name__}"
        assert now == fold(claim, history[:number])


@settings(max_examples=200)
@given(
    st.lists(st.tuples(facts, days), max_size=8),
    st.lists(
        st.tuples(st.integers(1, 9), st.booleans(), st.integers(0, 9), days), min_size=1, max_size=8
    ),
)
def test_a_kept_claim_is_given_at_a_point_only_where_its_facts_leave_it_so(
    told: list[tuple[Fact, date]], asked: list[tuple[int, bool, int, date]]
) -> None:
    story = Story()
    claim = story.invoice(story.debtor(), "F1")
    _record(story, claim, told)
    kept = KeptStates(fold, brought_on)
    most = 0
    for known, loads, seen, day in asked:
        most = max(most, known)
        history = list(story.history(claim))[:known]  # now more, now less: as threads see it

        def behind(after: int, history: Sequence[Recorded] = history) -> Sequence[Recorded]:
            return history[after:]

        if loads:
            kept.load(claim, behind)
        at = Point(history[0].position - 1 + seen, day)
        found = kept.as_of(claim, behind, at)
        # As it is seen here, or as another thread saw it that has read more.
        right = [fold(claim, story.history(claim)[:n], at) for n in range(known, most + 1)]
        assert found is None or found in right


def test_before_and_after_a_fact_a_claim_that_was_kept_is_not_folded() -> None:
    story = Story()
    claim = story.invoice(story.debtor(), "F1")
    folded = list[int]()

    def folds(about: UUID, history: Iterable[Recorded]) -> Claim:
        rows = list(history)
        folded.append(len(rows))
        return fold(about, rows)

    def behind(after: int) -> Sequence[Recorded]:
        return story.history(claim)[after:]

    kept = KeptStates(folds, brought_on)
    before = kept.load(claim, behind)
    position = story.pay(claim, 10_00, day=DAY)
    assert kept.as_of(claim, behind, Point(position - 1, DAY)) is before
    after = kept.as_of(claim, behind, Point(position, DAY))
    assert after == fold(claim, story.history(claim))
    assert folded == [before.version]
    assert kept.as_of(claim, behind, Point(position - 1, DAY)) is None
    assert kept.as_of(claim, behind, Point(position, DAY - timedelta(days=3_000))) is None


def test_of_a_claim_nothing_can_be_changed_in_place_but_what_a_copy_has_of_its_own() -> None:
    changing = {kind for kind in _within(Claim) if not kind.__dataclass_params__.frozen}
    assert changing == {Claim, Hold}
    inside = {
        f"{kind.__name__}.{name}"
        for kind in _within(Claim) - {Claim}
        for name, hint in get_type_hints(kind).items()
        if any(one in {list, dict, set} for one in _origins(hint))
    }
    assert inside == set()


def _within(kind: type, found: frozenset[Any] = frozenset()) -> frozenset[Any]:
    """A dataclass with all those that its fields may hold."""
    found |= {kind}
    for name, hint in get_type_hints(kind).items():
        if name in {one.name for one in fields(kind)}:
            for part in _parts(hint):
                if is_dataclass(part) and part not in found:
                    found = _within(part, found)  # type: ignore[arg-type]  # a dataclass is a type
    return found


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for one in get_args(hint):
        yield from _parts(one)


def _origins(hint: Any) -> Iterator[Any]:
    return (getattr(one, "__origin__", one) for one in _parts(hint))
