"""The table of who looked at whose data, held against its chain."""

from collections.abc import Iterator

from adapters.access.file import FILE
from adapters.store.findings import Finding, Place
from application.house import House


def read_findings(house: House) -> Iterator[Finding]:
    """What was changed in the table, or is gone from it; where nobody ever looked: nothing."""
    if not (house.home / FILE).exists():
        return
    for what in house.reads.damage():
        yield Finding(place=Place(table="reads"), code="chain", what=what)
