"""People by name: the one view with personal data, emptied of whoever is erased."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Protocol, TypeVar
from uuid import UUID

import orjson

from domain.debtor.events import ContactDetailsChanged, DebtorRegistered, HeirsKnown
from domain.debtor.state import fold
from domain.facts import EnteredInError
from domain.parties import ContactDetails
from domain.sealing import Erased, Purpose, Sealed
from projections.cases import Batch
from projections.database import Database
from projections.log.feed import Row
from projections.log.quarantine import UNTAKEABLE, Quarantine, code_of
from projections.page import bounded
from projections.view import Table, View

__all__ = ["Opener", "People", "PeopleView", "Person"]

T = TypeVar("T")

PEOPLE: Final = Table(
    "people",
    (
        ("debtor_id", "TEXT NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("name", "TEXT NOT NULL"),
        ("city", "TEXT NOT NULL"),
        ("email", "TEXT NOT NULL"),
        ("folded", "TEXT NOT NULL"),
        ("contact", "TEXT NOT NULL"),
    ),
    ("debtor_id",),
)
"""``folded`` is what is searched; ``contact`` the commitment the row was read from."""

_GIVING: Final = frozenset({DebtorRegistered.TOPIC, ContactDetailsChanged.TOPIC, HeirsKnown.TOPIC})


class Opener(Protocol):
    """Opens sealed values; the store's ``open_sealed`` is one."""

    def __call__(self, sealed: Sealed[T], shape: type[T], purpose: Purpose) -> T | Erased:
        """Give the value, or Erased where its key or row is gone."""


class PeopleView(View):
    """One row for each debtor whose contact details can be opened."""

    name: ClassVar[str] = "people"
    schema: ClassVar[int] = 1
    tables: ClassVar[tuple[Table, ...]] = (PEOPLE,)
    personal: ClassVar[bool] = True

    def __init__(self, opener: Opener) -> None:
        """Open sealed values by a port that the wiring gives."""
        self._open = opener

    def fold(self, batch: Batch, database: Database, quarantine: Quarantine) -> None:
        """Read anew every debtor whose details a batch may have changed, erased ones to nothing."""
        changed: dict[str, list[Row]] = {}
        for row in batch.of_kind("debtor"):
            if _matters(row.topic):
                changed.setdefault(row.stream, []).append(row)
        added: list[tuple[Any, ...]] = []
        for stream, rows in changed.items():
            if quarantine.holds(stream):
                continue
            try:
                added += self._rows(stream, rows[0].log, _contact(batch, stream, rows))
            except UNTAKEABLE as error:
                quarantine.put(stream, rows[-1].position, code_of(error))
        database.delete_many("people", "debtor_id", list(changed))
        database.insert_many("people", PEOPLE.names, added)

    def sweep(self, database: Database) -> int:
        """Remove everybody who was erased meanwhile; give how many were.

        Run it after every erasure and every restore, on each generation that is kept.
        """
        rows = database.query("SELECT debtor_id, contact FROM people ORDER BY debtor_id")
        gone = [debtor for debtor, contact in rows if isinstance(self._opened(contact), Erased)]
        database.delete_many("people", "debtor_id", gone)
        return len(gone)

    def _rows(self, stream: str, log: str, contact: str) -> list[tuple[Any, ...]]:
        details = self._opened(contact) if contact else None
        if not isinstance(details, ContactDetails):
            return []
        shown = (details.name, details.address.city, details.email)
        searched = folded(" ".join((*shown, details.attention)))
        return [(stream, log, *shown, searched, contact)]

    def _opened(self, contact: str) -> ContactDetails | Erased:
        sealed: Sealed[ContactDetails] = Sealed.committed(contact)
        return self._open(sealed, ContactDetails, Purpose.CONTACT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A debtor as found by name: personal data, for the screen only."""

    debtor_id: UUID
    creditor_id: UUID
    name: str
    city: str
    email: str


class People:
    """Answers from the current generation of the view; one object for each process."""

    def __init__(self, database: Callable[[], Database]) -> None:
        """Take the door to the view: ``engine.reading("people")``."""
        self._database = database

    def search(
        self, text: str, *, creditor: UUID | None = None, limit: int = 20
    ) -> Sequence[Person]:
        """Give debtors whose name, city or e-mail holds every word, accents and case aside."""
        words = folded(text).split()
        if not words:
            return []
        where = ["folded LIKE ? ESCAPE '!'"] * len(words)
        values = [f"%{_literal(word)}%" for word in words]
        if creditor is not None:
            where.append("log = ?")
            values.append(str(creditor))
        return self._found(f"{' AND '.join(where)} ORDER BY name, debtor_id", values, limit)

    def named(self, debtor_ids: Sequence[UUID]) -> dict[UUID, Person]:
        """Give the people of a list of debtors, those that are there."""
        if not debtor_ids:
            return {}
        marks = ", ".join("?" * len(debtor_ids))
        values = [str(one) for one in debtor_ids]
        found = self._found(f"debtor_id IN ({marks})", values, len(values))
        return {person.debtor_id: person for person in found}

    def _found(self, where: str, values: Sequence[Any], limit: int) -> list[Person]:
        rows = self._database().query(
            f"SELECT debtor_id, log, name, city, email FROM people WHERE {where}"
            f" LIMIT {bounded(limit)}",
            values,
        )
        return [
            Person(debtor_id=UUID(d), creditor_id=UUID(log), name=name, city=city, email=email)
            for d, log, name, city, email in rows
        ]


def _matters(topic: str) -> bool:
    return topic in _GIVING or topic == EnteredInError.TOPIC or "erased" in topic


def _contact(batch: Batch, stream: str, rows: Iterable[Row]) -> str:
    """Give the commitment of a debtor's details at the end of a batch; the last one counts."""
    rows = list(rows)
    if all(row.topic in _GIVING for row in rows):
        return str(orjson.loads(rows[-1].state)["contact"])
    contact = fold(UUID(stream), batch.history(stream)).contact
    return contact.commitment if contact else ""


def folded(text: str) -> str:
    """Give a text as it is searched: without accents, in one case."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def _literal(word: str) -> str:
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
