"""Sign-ins, and who looked at whose data: held against their seals, and against the log."""

from collections.abc import Iterator

from adapters.access.file import FILE
from adapters.store.findings import Finding, Place
from application.house import House
from domain.facts import StreamKind
from domain.run.events import RunStarted

_PLACE = Place(table="reads")


def read_findings(house: House) -> Iterator[Finding]:
    """What was changed in the file of sign-ins and readings, or is gone from it.

    Each daily run says in the log how far the table of readings reached: an older copy that was
    put back, or a file that was taken away, shows from the next run on.
    """
    there = (house.home / FILE).exists()
    if there:
        for broken in house.access.damage():
            yield Finding(place=_PLACE, code="damaged", what=f"{FILE} is damaged: {broken}")
        for what in house.sign_ins.damage():
            yield Finding(place=Place(table="sign-ins"), code="seal", what=what)
        for what in house.reads.damage():
            yield Finding(place=_PLACE, code="chain", what=what)
    for said in _told(house):
        if not there or house.reads.seal_of(said.readings) != said.readings_seal:
            what = f"the {said.readings} readings that the run of {said.day} found are not there"
            yield Finding(place=_PLACE, code="log", what=what)


def _told(house: House) -> Iterator[RunStarted]:
    """What the runs said of the readings."""
    for run in house.store.streams(StreamKind.RUN):
        for one in house.collections.history(run):
            if isinstance(one.fact, RunStarted) and one.fact.readings:
                yield one.fact
