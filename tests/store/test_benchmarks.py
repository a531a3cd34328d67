"""What is measured still runs: a benchmark that nobody ran rots unseen."""

from contextlib import ExitStack
from typing import cast

import pytest

from adapters.store.fsck import check
from adapters.store.store import Store
from benchmarks.append import contest, together
from benchmarks.bulk import Import, _chronicle
from benchmarks.grounds import Grounds
from benchmarks.history import Chronicle, chunks
from benchmarks.raw import raw
from benchmarks.unsealed import unsealed
from domain.application import Collections


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_appends_and_imports_are_stored_whole_on_both_sides(engine: str) -> None:
    grounds = Grounds()
    with ExitStack() as doors:
        doors.callback(grounds.close)
        ready = contest(doors, grounds, engine, threads=2)
        store = ready.mine[0].collections.store
        before = store.last_position()
        together([writer.append for writer in ready.mine], 2)
        assert store.last_position() == before + 4
        event, append = ready.theirs[0].pending()
        assert append.events == [event]
        assert list(check(cast("Store", store))) == []
        bare = ready.theirs[1]
        without = unsealed(cast("Store", bare.collections.store))
        bare.collections, bare.sealed = Collections(without), False
        bare.append()
        assert without.last_position() == before + 1


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_what_is_imported_is_the_same_on_both_sides(engine: str) -> None:
    grounds = Grounds()
    with ExitStack() as doors:
        doors.callback(grounds.close)
        ground, other = (doors.enter_context(grounds.empty(engine)) for _ in range(2))
        mine, theirs = _chronicle(doors, ground), _chronicle(doors, other)
        driver = doors.enter_context(raw(other))
        ready = Import(mine=mine, theirs=theirs, driver=driver, engine=engine, facts=40)
        for chunk in chunks(mine, facts=90, size=50):
            mine.save(chunk)
        for chunk in chunks(theirs, facts=90, size=50):
            driver.many(ready._tables(chunk, driver.last_position()))
        assert _stored(mine) == _stored(theirs)


def _stored(chronicle: Chronicle) -> int:
    return chronicle.collections.store.last_position()
