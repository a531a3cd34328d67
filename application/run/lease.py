"""A lease on the daily run, so that two do not work side by side."""

from collections.abc import Iterator
from contextlib import contextmanager

from application.house import House
from application.lease import leased
from domain.errors import Refusal


@contextmanager
def run_lease(house: House) -> Iterator[None]:
    """Hold the right to run while inside; a process that dies gives it up by dying.

    It only saves work: the fence that keeps a letter from going out twice is its version.
    Raises Refusal ``run.running`` where another process of this store holds it.
    """
    taken = Refusal(
        "run.running",
        "Another daily run is at work on this store.",
        way_out="Wait until it has finished; a run that died holds nothing back.",
    )
    with leased(house, "run", taken=taken):
        yield
