"""Contact hours, the next day for contact, and the clock of a complaint."""

from datetime import UTC, datetime
from typing import Any

import pytest

from domain.errors import Refusal
from domain.law.contact_hours import complaint_due, contact_allowed, next_contact_day
from tests.law.build import on
from tests.law.vectors import group


@pytest.mark.parametrize("case", group("contact_window"))
def test_the_verdict_of_the_vector(case: dict[str, Any]) -> None:
    found = contact_allowed(datetime.fromisoformat(case["local_time"]))
    assert found.reason == case["expected"]
    assert found.allowed is (case["expected"] == "allowed")


@pytest.mark.parametrize(
    ("local", "reason"),
    [
        ("2026-11-21T20:00:00", "blocked:hours"),
        ("2026-11-21T19:59:59.999999", "allowed"),
        ("2026-11-22T12:00:00", "blocked:sunday"),
        ("2026-11-22T22:00:00", "blocked:sunday"),
        ("2026-05-15T12:00:00", "blocked:holiday"),  # equated by decree
        ("2022-12-25T12:00:00", "blocked:sunday"),  # Christmas on a Sunday
        ("2026-12-31T07:00:00", "allowed"),
    ],
)
def test_contact_ends_at_eight_and_rests_on_sunday_and_holidays(local: str, reason: str) -> None:
    assert contact_allowed(datetime.fromisoformat(local)).reason == reason


def test_an_aware_moment_counts_in_amsterdam() -> None:
    winter = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
    summer = datetime(2026, 7, 6, 18, 0, tzinfo=UTC)
    assert contact_allowed(winter).reason == "allowed"
    assert contact_allowed(summer).reason == "blocked:hours"


def test_beyond_the_verified_calendar_contact_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        contact_allowed(datetime.fromisoformat("2029-01-02T12:00:00"))
    assert refused.value.code == "law.calendar_unverified"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-21", "2026-11-21"),  # Saturday is allowed
        ("2026-11-22", "2026-11-23"),
        ("2026-12-25", "2026-12-28"),
        ("2027-05-05", "2027-05-08"),  # Liberation Day, Ascension Day, equated Friday
    ],
)
def test_the_next_day_for_contact(day: str, expected: str) -> None:
    assert next_contact_day(on(day)) == on(expected)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-19", "2026-11-23"),
        ("2026-11-21", "2026-11-24"),
        ("2026-12-24", "2026-12-29"),
        ("2026-11-16", "2026-11-18"),
    ],
)
def test_a_complaint_is_confirmed_within_two_working_days(received: str, due: str) -> None:
    assert complaint_due(on(received)) == on(due)
