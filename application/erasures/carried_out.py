"""An erasure carried out: what was recorded is done to keys, copies and the search by name.

The fact and the end of the sealed values are one save. What follows lies in other files and takes
no part in it: it is done at once, and by the next start where the program was killed. The
debtor's own keys go last: where they are gone, all of it is done.
"""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from adapters.store.keys import KeyState
from application.erasures.folders import clear_away
from application.erasures.subjects import kept_of
from application.house import House
from application.view_places import generations_of
from domain.debtor.erasure_events import SubjectErased
from domain.facts import StreamKind
from domain.sealing import Purpose
from projections.people.fold import PeopleView

ERASED: Final = "erased"
"""The kind of identity by which those who were erased are found, of a creditor's log."""


def finish_erasures(house: House) -> int:
    """Do what was recorded and is not done; give how many that were. Raises StoreError.

    Safe to repeat, and beside another program that does the same.
    """
    if not house.acts:
        return 0
    waiting = list(_unfinished(house))
    for debtor_id in waiting:
        _finish(house, debtor_id)
    return len(waiting)


def _unfinished(house: House) -> Iterator[UUID]:
    for creditor in house.store.streams(StreamKind.CREDITOR):
        for debtor_id in house.store.identified(creditor, ERASED):
            if house.store.keys.state(debtor_id, Purpose.LEDGER) is not KeyState.ERASED:
                yield debtor_id


def _finish(house: House, debtor_id: UUID) -> None:
    history = house.collections.history(debtor_id)
    facts = [one.fact for one in history if isinstance(one.fact, SubjectErased)]
    clear_away(house, kept_of(house, debtor_id))
    for file in (one for fact in facts for one in fact.files):
        house.archive.destroy(file.sha256, subject=file.subject)
    beside = [one for fact in facts for one in fact.beside]
    for subject in beside:
        house.store.keys.erase(subject)
    _forget_names(house, [debtor_id, *beside])
    house.store.keys.erase(debtor_id)


def _forget_names(house: House, gone: list[UUID]) -> None:
    """Take them out of the search by name, in every generation, down to the bytes of its file."""
    generations = generations_of(house.settings, house.store)
    try:
        name = PeopleView.name
        for number in {generations.current(name), generations.previous(name)} - {None}:
            assert number is not None
            database = generations.open(name, number)
            with database.transaction():
                for table in PeopleView.tables:
                    database.delete_many(table.name, "debtor_id", [str(one) for one in gone])
            database.wipe([table.name for table in PeopleView.tables])
    finally:
        generations.close()
