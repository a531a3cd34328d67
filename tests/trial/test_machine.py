"""A few walks of the state machine, each time the tests are run; the many are a command."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.trial.machine.families import Steps


def test_whatever_is_done_the_plain_ledger_says_the_same() -> None:
    before = Steps.taken.total()
    run_state_machine_as_test(
        Steps,
        settings=settings(
            max_examples=3,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Steps.taken.total() > before
