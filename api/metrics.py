"""Figures for Prometheus: what was asked and answered, and how the house stands when it is asked.

Labels are routes, statuses, codes, names of views and ids of subscriptions: few, and nobody's.
"""

from collections import Counter as Tally
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import Scope

from application.house import House
from application.queries.runs import RunOut, recent_runs
from application.views import Views
from domain.letter.state import LetterStatus

NO_ROUTE: Final = "none"
METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
RESTS_SECONDS: Final = 60.0
"""So long what takes a walk through letters and runs is not looked up again."""
RUN_RESULTS: Final = ("finished", "stopped", "open")
WAITING: Final = (LetterStatus.ORDERED, LetterStatus.STARTED, LetterStatus.IN_DOUBT)
DAYS_BACK: Final = 35
LOST: Final = ("ended", "silent")


class Requests:
    """What was asked of this server, and what it answered."""

    def __init__(self) -> None:
        """Begin at nought."""
        named = ("method", "route", "status")
        self.answered = Counter("vordering_requests", "requests answered", named, registry=None)
        self.lasted = Histogram(
            "vordering_request_seconds",
            "seconds until an answer was whole",
            ("method", "route"),
            buckets=SECONDS,
            registry=None,
        )
        self.refused = Counter("vordering_refusals", "refusals by code", ("code",), registry=None)

    def count(self, scope: Scope, *, status: int, seconds: float, codes: Sequence[str]) -> None:
        """Count a request by the template of its route, never by its address."""
        route = getattr(scope.get("route"), "path", NO_ROUTE)
        method = scope["method"] if scope["method"] in METHODS else "other"
        self.answered.labels(method, route, str(status)).inc()
        self.lasted.labels(method, route).observe(seconds)
        for code in codes:
            self.refused.labels(code).inc()


class State(Collector):
    """How log, views, runs, letters and disk stand, looked at when somebody asks."""

    def __init__(self, house: House, views: Views, *, tick: Callable[[], float]) -> None:
        """Look at an open house."""
        self._house, self._views, self._tick = house, views, tick
        self._rested: tuple[float, RunOut | None, Tally[LetterStatus]] | None = None

    def describe(self) -> Iterator[Metric]:
        """Look at nothing before somebody asks."""
        yield from ()

    def collect(self) -> Iterator[Metric]:
        """Give each figure; raises StoreError where the store does not answer."""
        last = self._house.store.last_position()
        yield CounterMetricFamily("vordering_facts", "facts recorded in the log", value=last)
        yield GaugeMetricFamily("vordering_log_position", "position of the last fact", value=last)
        yield from self._of_views(last)
        run, letters = self._walked()
        yield from _of_run(run, self._house.clock())
        yield _by("vordering_letters_waiting", "letters under way", "status", letters, WAITING)
        yield from _of_webhooks(self._house)
        free = self._house.room_mb * 1_000_000
        yield GaugeMetricFamily("vordering_disk_free_bytes", "free where the home lies", value=free)

    def _of_views(self, last: int) -> Iterator[Metric]:
        engine = self._views.engine
        behind = {name: max(0, last - at) for name, at in engine.positions().items()}
        left_out = Tally(one.view for one in engine.quarantined())
        yield _by("vordering_view_lag", "positions a view is behind", "view", behind, behind)
        yield _by("vordering_view_left_out", "streams it leaves out", "view", left_out, behind)
        keeping = self._views.keeping
        yield GaugeMetricFamily(
            "vordering_views_silent_seconds",
            "since who keeps the views gave a sign of life, once that is long ago",
            value=keeping.silent_seconds,
        )
        yield GaugeMetricFamily(
            "vordering_views_resting_seconds",
            "how long the server keeps the views itself, after it lost who did",
            value=keeping.resting_seconds,
        )
        lost = CounterMetricFamily(
            "vordering_views_lost", "programs that kept the views, by their end", labels=["why"]
        )
        for why in LOST:
            lost.add_metric([why], keeping.lost[why])
        yield lost

    def _walked(self) -> tuple[RunOut | None, Tally[LetterStatus]]:
        now = self._tick()
        if self._rested is None or now >= self._rested[0] + RESTS_SECONDS:
            letters = Tally({one: self._count(one) for one in WAITING})
            run = next(iter(recent_runs(self._house, days=DAYS_BACK)), None)
            self._rested = now, run, letters
        return self._rested[1:]

    def _count(self, status: LetterStatus) -> int:
        return sum(1 for _ in self._views.letters_that_are(status))


class Figures:
    """All figures of one server."""

    def __init__(self, requests: Requests, state: State) -> None:
        """Gather them."""
        self._registry = CollectorRegistry()
        for one in (requests.answered, requests.lasted, requests.refused, state):
            self._registry.register(one)

    def text(self) -> bytes:
        """Give them as Prometheus reads them; raises StoreError."""
        return generate_latest(self._registry)


def _of_run(run: RunOut | None, now: datetime) -> Iterator[Metric]:
    """How the last run stands; nothing is told where there was none of late."""
    if run is None:
        return
    age = (now - (run.finished_at or run.started_at)).total_seconds()
    yield GaugeMetricFamily("vordering_run_age_seconds", "since the last daily run", value=age)
    result = {run.status: 1}
    yield _by("vordering_run_result", "1: how it ended", "result", result, RUN_RESULTS)
    yield _by("vordering_run_lines", "what it did", "what", run.totals, run.totals)


def _of_webhooks(house: House) -> Iterator[Metric]:
    """How the sending to other systems stands, by the id of each subscription."""
    waiting = GaugeMetricFamily(
        "vordering_webhook_waiting", "events that wait to be taken", labels=["subscription"]
    )
    failing = GaugeMetricFamily(
        "vordering_webhook_failing_seconds", "since it took nothing", labels=["subscription"]
    )
    attempts = CounterMetricFamily(
        "vordering_webhook_attempts", "what came of sending", labels=["subscription", "outcome"]
    )
    now = house.real_clock()
    for one, far in house.deliveries.progress().items():
        since = far.failing_since
        waiting.add_metric([str(one)], far.waiting)
        failing.add_metric([str(one)], (now - since).total_seconds() if since else 0)
        attempts.add_metric([str(one), "taken"], far.taken)
        attempts.add_metric([str(one), "failed"], far.failed)
    yield from (waiting, failing, attempts)


def _by(
    name: str, about: str, label: str, found: Mapping[Any, int], all_of: Iterable[str]
) -> Metric:
    """A gauge with a value for each name of a label, also where there is nothing of it."""
    family = GaugeMetricFamily(name, about, labels=[label])
    for one in all_of:
        family.add_metric([str(one)], found.get(one, 0))
    return family
