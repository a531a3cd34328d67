"""The sample, made once in a run of the tests; whoever needs it gets a copy of its home."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from pathlib import Path

from adapters.store.opening import Mode
from api.wiring import open_house
from application.house import House
from application.sample import make_sample, sample_is_there
from application.settings import Settings
from application.views import views_of
from tests.application.houses import clock_at

END = date(2026, 11, 20)
"""A Friday: the last day of the sample, on which every look at it is taken."""

EVENING = time(18, 0)


def made_once(folder: Path) -> Path:
    """The home of the sample in a folder that the workers of a run share.

    The first who asks makes it, the others wait for him; nobody may open it, only copy it.
    """
    home, finished = folder / "sample", folder / "sample-is-made"
    with (folder / "sample-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not finished.exists():
            shutil.rmtree(home, ignore_errors=True)  # what a maker who failed left behind
            _make(home)
            finished.touch()
    return home


def _make(home: Path) -> None:
    clock = clock_at(END - timedelta(days=690))
    with open_house(Settings(home=home), clock=clock, mode=Mode.SANDBOX) as house:
        assert not sample_is_there(house)
        assert make_sample(house, clock, until=END, told=lambda _at, _of: None) > 40
        with views_of(house) as views:
            views.catch_up()


@contextmanager
def sample_house(home: Path) -> Iterator[House]:
    """The house of a copy of the sample, on the evening of its last day."""
    with open_house(Settings(home=home), clock=clock_at(END, EVENING)) as house:
        yield house
