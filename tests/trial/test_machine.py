"""A few walks of the state machine, each time the tests are run; the many are a command."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.trial.machine.deeds import Deeds
from tests.trial.machine.families import FAMILIES


@pytest.mark.parametrize("family", FAMILIES)
def test_whatever_is_done_the_plain_ledger_says_the_same(family: str) -> None:
    before = Deeds.taken.total()
    run_state_machine_as_test(
        FAMILIES[family],
        settings=settings(
            max_examples=2,
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Deeds.taken.total() > before
