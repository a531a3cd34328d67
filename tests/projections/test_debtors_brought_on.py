"""A debtor brought on by new facts alone is as all of his facts leave him."""

from copy import deepcopy
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.debtor.merge_events import CarriedBar, ClaimsJoined, ClaimsLeft, DebtorMerged
from domain.debtor.state import brought_on, fold
from domain.facts import EnteredInError, Fact, StreamKind
from tests.projections.histories import days, debtors
from tests.projections.story import CREDITOR, OTHER_CREDITOR, Story

merges: st.SearchStrategy[Fact] = st.sampled_from(
    [
        ClaimsJoined(
            from_debtor=OTHER_CREDITOR, claims=(CREDITOR,), bars=(CarriedBar(bar="death"),)
        ),
        ClaimsLeft(to_debtor=OTHER_CREDITOR, claims=(CREDITOR,)),
        DebtorMerged(into=CREDITOR),
        EnteredInError(version=2, topic="debtor.bankruptcy_declared"),
    ]
)


@settings(max_examples=80)
@given(st.lists(st.tuples(st.one_of(debtors, merges), days), max_size=10), st.integers(1, 11))
def test_in_two_parts_or_in_one_the_facts_leave_the_same(
    told: list[tuple[Fact, date]], cut: int
) -> None:
    story = Story()
    debtor = story.debtor()
    for fact, day in told:
        story.record(StreamKind.DEBTOR, debtor, fact, day=day)
    history = list(story.history(debtor))
    before = fold(debtor, history[:cut])
    as_it_was = deepcopy(before)
    assert brought_on(before, history[cut:], lambda: history) == fold(debtor, history)
    assert before == as_it_was
