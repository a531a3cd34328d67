"""A receiver that refuses, hangs, points elsewhere and comes back gets all, in order."""

import pytest

from benchmarks.webhooks import KILLED, delivered
from tests.application.houses import HousePlace

EVENTS = 100


@pytest.mark.slow
@pytest.mark.both_stores
def test_whatever_a_receiver_does_and_whoever_is_killed_nothing_is_left_out(
    place: HousePlace,
) -> None:
    """Real programs: two that record at once, and some that deliver until they are killed."""
    found = delivered(place, events=EVENTS, between=10)
    assert len(found.recorded) == EVENTS
    assert (found.missed, found.disordered, found.unsigned) == (0, 0, 0)
    assert found.twice <= KILLED * 8  # what was on its way when one was killed
    assert found.replies["takes"] == EVENTS + found.twice
    assert len(found.replies) > 1, "it took all at once: no mood was tried"
