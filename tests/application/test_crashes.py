"""kill -9 of the daily run: nothing goes out or is charged twice, nothing is lost or forgotten."""

import os
import random
import signal
from collections import Counter
from typing import Any

import pytest

from application.run.day import run_day
from benchmarks.crashing import CrashRun, crash_run, kill_at_random
from domain.facts import StreamKind
from domain.letter.state import LetterStatus
from tests.application.houses import HousePlace, broken, letters, statuses, topics

pytestmark = pytest.mark.both_stores

CLAIMS = 3
SECONDS_A_CLAIM = 0.15
"""About what a letter takes; a kill that comes too late is a run that ended, no failure."""

pytestmark = pytest.mark.slow


class KillAt:
    """Kill a run when the mail server is at its second letter."""

    def __init__(self, moment: str) -> None:
        self.moment, self.reached = moment, 0

    def __call__(self, run: CrashRun, process: Any) -> None:
        def reached() -> None:
            self.reached += 1
            if self.reached == 2:
                os.kill(process.pid, signal.SIGKILL)

        setattr(run.post, self.moment, reached)
        process.join(60)
        setattr(run.post, self.moment, lambda: None)


def first_day(run: CrashRun) -> None:
    due = next(run.days(CLAIMS, until=lambda: False))
    assert due == CLAIMS


@pytest.mark.parametrize(
    ("moment", "received"), [("at_rcpt", 1), ("at_data", 2)], ids=["before the text", "after it"]
)
def test_a_run_killed_while_a_letter_is_handed_over_leaves_that_letter_in_doubt(
    place: HousePlace, moment: str, received: int
) -> None:
    with crash_run(place) as run:
        first_day(run)
        process, line = run._start()
        with line:
            line.recv()
            KillAt(moment)(run, process)
        assert process.exitcode == -signal.SIGKILL
        assert len(run.post.received) == received
        assert Counter(statuses(run.house)) == {LetterStatus.SENT: 1, LetterStatus.STARTED: 1}
        foretold = run_day(run.house, dry_run=True).counts()
        assert (foretold["letter_in_doubt"], foretold["task"]) == (1, 1)
        run.whole_round()
        assert Counter(statuses(run.house)) == {
            LetterStatus.SENT: CLAIMS - 1,
            LetterStatus.IN_DOUBT: 1,
        }
        assert set(run.post.ids.values()) == {1}
        assert len(run.post.received) == CLAIMS - 2 + received
        run.whole_round()
        assert len(run.post.received) == CLAIMS - 2 + received
        assert broken(run.house) == []
        assert run.tally.wrong == []


def test_a_killed_run_is_gone_on_with_and_finished(place: HousePlace) -> None:
    with crash_run(place) as run:
        first_day(run)
        run.killed_round(KillAt("at_data"))
        [first, *later] = run.house.store.streams(StreamKind.RUN)
        assert topics(run.house, first) == ["run.started", "run.reported", "run.finished"]
        assert all(topics(run.house, one) == ["run.started", "run.finished"] for one in later)
        assert run.tally.wrong == []
        assert Counter(statuses(run.house)) == {LetterStatus.SENT: CLAIMS}
        assert run.post.ids == dict.fromkeys((x.message_id for x in letters(run.house)), 1)


def test_runs_killed_at_random_moments_send_charge_and_lose_nothing_twice(
    place: HousePlace,
) -> None:
    chance = random.Random(f"{place.engine}")
    with crash_run(place) as run:
        for due in run.days(CLAIMS, until=lambda: bool(run.claims)):
            run.killed_round(kill_at_random(chance, within=due * SECONDS_A_CLAIM))
        tally = run.conclude()
    assert tally.wrong == []
    assert tally.kills + tally.missed >= 4
    assert tally.most_of_one_letter == 1
    assert tally.charges == {1: CLAIMS}
    assert tally.handed_over == CLAIMS
