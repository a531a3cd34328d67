"""Several people look at past days at once: who asks for one that is known waits for nobody."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from adapters.passing_folder import clear_passing_folders, passing_folder
from application.house import House
from application.past import MOST_KEPT, PastPoints
from application.past_fold import DayViews
from domain.errors import StoreError
from domain.facts import Point
from projections.log.feed import Start
from projections.past import PastFeed
from tests.application.houses import CONSUMER, MARCH, PLAIN, HousePlace, claim_from

LONG = 20.0
"""Seconds; nobody here waits that long unless for ever."""


@dataclass(frozen=True, slots=True)
class Halting(PastFeed):
    """A feed that halts where a fold begins, once it was told to."""

    halts: Event = field(default_factory=Event)
    reached: Event = field(default_factory=Event)
    go_on: Event = field(default_factory=Event)

    def starts(self, *, through: int) -> Iterable[Start]:
        """The first fact of every stream, when it may go on."""
        if self.halts.is_set():
            self.reached.set()
            assert self.go_on.wait(LONG)
        return self.feed.starts(through=through)


@pytest.fixture
def days(house: House, place: HousePlace) -> Iterator[PastPoints]:
    """The past days of a house with one claim, nine days after it came."""
    claim_from(house, CONSUMER)
    place.clock.move_to(day(9))
    made = PastPoints(Halting(house.store, Point(house.store.last_position(), day(9))))
    yield made
    made.close()


def day(number: int) -> date:
    return MARCH + timedelta(days=number)


def files() -> int:
    """How many past days lie in the temporary folder."""
    return len(list(Path(tempfile.gettempdir()).glob("vordering-passing-*")))


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_day_that_is_known_is_given_while_another_is_folded(days: PastPoints) -> None:
    feed = halting(days)
    with days.of(day(1)) as first:
        pass
    feed.halts.set()
    slow = Thread(target=ask, args=(days, day(2)), daemon=True)
    slow.start()
    assert feed.reached.wait(LONG)
    again: list[DayViews] = []
    quick = Thread(target=lambda: again.append(ask(days, day(1))), daemon=True)
    quick.start()
    quick.join(LONG / 4)
    assert again == [first]
    feed.go_on.set()
    slow.join(LONG)
    assert ask(days, day(2)) is ask(days, day(2))


def test_who_waits_too_long_for_another_day_is_told_to_ask_again(days: PastPoints) -> None:
    feed = halting(days)
    days.longest_wait = 0.01
    feed.halts.set()
    slow = Thread(target=ask, args=(days, day(2)), daemon=True)
    slow.start()
    assert feed.reached.wait(LONG)
    with pytest.raises(StoreError, match="Ask again"):
        ask(days, day(1))
    feed.go_on.set()
    slow.join(LONG)
    assert ask(days, day(1)) is ask(days, day(1))


def test_as_many_days_as_may_be_are_kept_and_the_longest_unused_goes(days: PastPoints) -> None:
    for number in range(MOST_KEPT):
        ask(days, day(-number))
    first, last = ask(days, day(0)), ask(days, day(1 - MOST_KEPT))
    assert files() == MOST_KEPT
    ask(days, day(1))
    assert files() == MOST_KEPT
    assert ask(days, day(0)) is first
    assert ask(days, day(1 - MOST_KEPT)) is last
    second = day(-1)
    with days.of(second) as made_again:
        assert made_again.outstanding.totals(second).rows
    assert files() == MOST_KEPT


def test_a_day_that_is_being_read_is_not_taken_away(days: PastPoints) -> None:
    with days.of(day(0)) as read:
        for number in range(1, MOST_KEPT + 1):
            ask(days, day(-number))
        assert read.outstanding.totals(day(0)).rows
        assert ask(days, day(0)) is read
    assert files() == MOST_KEPT


def test_when_a_fact_is_added_a_day_begins_where_it_was_kept_and_stays_as_it_was_known(
    house: House, days: PastPoints
) -> None:
    before = Point(house.store.last_position(), day(1))
    assert count(ask(days, day(1))) == 1
    claim_from(house, PLAIN)
    days.feed = Halting(house.store, Point(house.store.last_position(), day(9)))
    assert count(ask(days, day(1))) == 2
    with days.at(before) as known:
        assert sum(row.count for row in known.outstanding.totals(day(1)).rows) == 1
    assert files() == 2


def test_what_a_killed_program_left_behind_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    with passing_folder() as lives:
        (lives / "kept").write_text("")
        killed = tmp_path / "vordering-passing-killed"
        (killed / "inside").mkdir(parents=True)
        (killed / "held").write_text("")
        begun, forgotten = tmp_path / "vordering-passing-begun", tmp_path / "vordering-passing-old"
        begun.mkdir()
        forgotten.mkdir()
        os.utime(forgotten, (0, 0))
        elsewhere = tmp_path / "vordering-backup"
        elsewhere.mkdir()
        (tmp_path / "vordering-passing-link").symlink_to(elsewhere)
        clear_passing_folders()
        assert (lives / "kept").exists()
        assert [killed.exists(), begun.exists(), forgotten.exists()] == [False, True, False]
        assert elsewhere.exists()
    assert not lives.parent.exists()


def test_a_program_that_is_killed_leaves_nothing_for_long(tmp_path: Path) -> None:
    code = (
        "from adapters.passing_folder import passing_folder\n"
        "with passing_folder() as folder:\n"
        "    print(folder, flush=True)\n"
        "    input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout
        folder = Path(other.stdout.readline().strip())
        clear_passing_folders()
        assert folder.exists()
        other.kill()
    clear_passing_folders()
    assert not folder.parent.exists()


def count(views: DayViews) -> int:
    return sum(row.count for row in views.outstanding.totals(day(1)).rows)


def halting(days: PastPoints) -> Halting:
    assert isinstance(days.feed, Halting)
    return days.feed


def ask(days: PastPoints, on: date) -> DayViews:
    with days.of(on) as views:
        return views
