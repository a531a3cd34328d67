"""When what failed is sent again, and how a receiver that fails is spared."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from adapters.webhooks.outcomes import SendOutcome
from adapters.webhooks.sending import Posted
from adapters.webhooks.waiting import Sends

RETRIES: Final[tuple[timedelta, ...]] = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
"""How long after each failure it is tried again; the last one goes on (Standard Webhooks)."""

JITTER: Final = 0.1
"""So much longer at most, by chance: receivers that failed together come back one by one."""

SPARED_AFTER: Final = 5
"""Failures in a row after which one event is sent to try, and the others wait for it."""

_LONGEST: Final = RETRIES[-1] * (1 + JITTER)

Chance: TypeAlias = Callable[[], float]
"""Draws from 0 up to 1."""


def next_try(attempts: int, at: datetime, *, chance: Chance) -> datetime:
    """When an event that failed so many times is sent again."""
    pause = RETRIES[min(attempts, len(RETRIES)) - 1]
    return at + pause * (1 + JITTER * chance())


def is_due(moment: datetime | None, now: datetime) -> bool:
    """Whether it is time; none: at once. What waits longer than it ever may, its clock was wrong.

    A machine that began with a clock ahead wrote moments down that are far off once it is right.
    """
    return moment is None or not now < moment <= now + _LONGEST


def is_spared(sends: Sends) -> bool:
    """Whether a receiver failed so often in a row that it is only tried."""
    return sends.failures >= SPARED_AFTER


def borne(sends: Sends, sent: Posted, at: datetime, *, to_try: bool, chance: Chance) -> Sends:
    """How a receiver bears up after one more attempt; ``to_try``: it was spared, and tried.

    What was on its way together fails together, and counts up to the sparing alone; from then on
    each try counts, and the rest before the next one is longer.
    """
    if sent.outcome is SendOutcome.TAKEN:
        return replace(sends, failures=0, failing_since=None, rest_until=None)
    failures = sends.failures + 1
    if not to_try:
        failures = max(sends.failures, min(failures, SPARED_AFTER))
    tries = failures - SPARED_AFTER + 1
    rest = next_try(tries, at, chance=chance) if tries > 0 else None
    if failures == sends.failures:
        rest = sends.rest_until
    since = min(sends.failing_since or at, at)
    return replace(sends, failures=failures, failing_since=since, rest_until=rest)
