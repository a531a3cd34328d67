"""A consumer that was away while two programs recorded catches up without gap or double."""

import pytest

from benchmarks.away import catch_up
from tests.application.houses import HousePlace

FACTS = 40


@pytest.mark.both_stores
def test_whoever_was_away_catches_up_without_gap_or_double(place: HousePlace) -> None:
    """Real programs: a server, two that record at once, and one that reads over HTTP."""
    found = catch_up(place, facts=FACTS, page=7)
    assert list(found.seen) == list(found.recorded)
    assert found.seen == sorted(set(found.seen))
    assert found.notes == FACTS
