"""The keys of lines that are about to come: many are minted with one wait for the disk."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Final
from uuid import UUID

from adapters.store.errors import KeyErased
from application.banking.entries import EntryDraft
from application.banking.lookup import entry_name
from application.house import House
from domain.ids import bank_line_id
from domain.sealing import Purpose

_AT_ONCE: Final = 128


class KeysAhead:
    """Mints for some lines at once what each would mint in its own save, which waits for it.

    Which lines come is a guess: the first of equals has number 1. One that was not foreseen
    has its key minted by its save, and a key that nothing was sealed under is no harm.
    """

    def __init__(self, house: House, home: UUID, groups: Iterable[Sequence[EntryDraft]]) -> None:
        """``groups``: entries of one day and amount each, in the order in which they are taken."""
        self._house = house
        self._coming = _lines_of(home, groups)
        self._minted: set[UUID] = set()

    def mint(self, line_id: UUID) -> None:
        """See to it that a new line has a key, and those that come behind it."""
        if line_id in self._minted:
            return
        some = list(islice(self._coming, _AT_ONCE))
        self._minted.update(some)
        with suppress(KeyErased):  # whose save says so
            self._house.store.keys.keys_for((one, Purpose.LEDGER) for one in some)


def _lines_of(home: UUID, groups: Iterable[Sequence[EntryDraft]]) -> Iterator[UUID]:
    for group in groups:
        for number, draft in enumerate(group, 1):
            name = entry_name(draft.booked_on, draft.amount, number)
            for line in draft.lines:
                yield bank_line_id(home, entry=name, detail=line.detail)
