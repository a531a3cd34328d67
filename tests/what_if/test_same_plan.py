"""Trying the plan that really ran gives what happened: to the fact, on its day, in its order.

``python -m tests.what_if`` lives a thousand of them again.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from application.what_if.kin import all_kin
from application.what_if.past import Trial, live, position_before, real_runs
from domain.claim.events import InvoiceSent
from domain.facts import StreamKind
from domain.what_if.outside import by_the_engine
from tests.conduct.lives import Life, lives
from tests.conduct.world import DUE, World
from tests.sample_home import END, sample_house
from tests.what_if.relived import LAST, Families, differences, relived

LIVED = 8
"""So many lives in each of the two worlds below."""

FROM = (-14, 20, 45)
"""Before the invoices, and two days on which letters are under way."""


@pytest.mark.parametrize("world", [World, Families])
def test_what_happened_happens_again_to_the_fact(world: type[World]) -> None:
    """Some fifty in all: every life of a world from each of the days."""

    @seed(20 + 100 * (world is Families))
    @settings(
        max_examples=1,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(lives, min_size=LIVED, max_size=LIVED))
    def live_again(several: list[Life]) -> None:
        found, claims = relived(world, several, FROM)
        assert claims == LIVED * len(FROM)
        assert found == []

    live_again()


def test_the_sample_happens_again_to_the_fact_and_nothing_is_kept_or_sent(
    sample_home: Path,
) -> None:
    """With plans by e-mail, calls, bounces, merged debtors, bundles and credit notes."""
    with sample_house(sample_home) as house:
        before = house.store.last_position()
        files = sorted(path for path in house.home.rglob("*") if path.is_file())
        first = house.collections.history(house.store.streams(StreamKind.CLAIM)[0])[0]
        found, claims = differences(house, first.effective_on, END)
        assert house.store.last_position() == before
        assert sorted(path for path in house.home.rglob("*") if path.is_file()) == files
        assert real_runs(house, DUE, LAST)
    assert claims > 40
    assert found == []


def test_what_the_engine_did_is_decided_again_and_not_fed_in(sample_home: Path) -> None:
    with sample_house(sample_home) as house:
        first = END.replace(year=END.year - 2)
        start = position_before(house, first)
        assert start == 0
        [creditor, *_] = house.store.streams(StreamKind.CREDITOR)
        for kin in all_kin(house, creditor):
            lived = live(house, kin, Trial(first, END), start=start, runs=())
            for rows in lived.facts.values():
                assert rows == [] or isinstance(rows[0].fact, InvoiceSent)
                assert not any(by_the_engine(one) for one in rows)
