"""The working day on which a handed-over case is taken up."""

from datetime import UTC, datetime, time

import pytest

from domain.law.handover_clock import taken_up_on
from tests.law.build import on


@pytest.mark.parametrize(
    ("received", "taken_up"),
    [
        ("2026-11-20T14:59:59", "2026-11-20"),
        ("2026-11-20T15:00:00", "2026-11-23"),  # Friday: Monday
        ("2026-11-21T09:00:00", "2026-11-23"),  # Saturday
        ("2026-12-24T15:00:00", "2026-12-28"),  # Christmas
        ("2026-05-13T16:00:00", "2026-05-18"),  # Ascension Day and the equated Friday
    ],
)
def test_before_three_on_a_working_day_it_is_taken_up_that_day(
    received: str, taken_up: str
) -> None:
    assert taken_up_on(datetime.fromisoformat(received)) == on(taken_up)


def test_the_hour_is_the_partys_own_and_in_amsterdam() -> None:
    received = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
    assert taken_up_on(received) == on("2026-11-23")
    assert taken_up_on(received, time(17, 0)) == on("2026-11-20")
