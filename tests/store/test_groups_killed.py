"""A little of the trial of saves that are killed together; at length it is a command."""

import random

import pytest

from tests.store.children import now
from tests.store.places import Place
from tests.trial.groups import THREADS, Told, beside, killed


@pytest.mark.slow
def test_what_was_answered_in_a_group_is_there_whole_and_once_after_a_kill(place: Place) -> None:
    told = Told(place, place.open(clock=now))
    killed(told, 2, random.Random(1))
    told.whole()
    assert told.wrong == []
    assert told.answered > 0


@pytest.mark.slow
def test_of_several_programs_each_answer_and_each_conflict_is_right(place: Place) -> None:
    told = Told(place, place.open(clock=now))
    beside(told, 2, 3)
    told.whole()
    assert told.wrong == []
    assert told.answered == 2 * THREADS * 3
