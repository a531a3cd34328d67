"""The fold of people by name: the one view with personal data, emptied of whoever is erased."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Final, Protocol, TypeVar
from uuid import UUID

import orjson

from domain.debtor.events import ContactDetailsChanged, DebtorRegistered, HeirsKnown
from domain.debtor.state import fold
from domain.facts import EnteredInError
from domain.matching.names import words_of
from domain.parties import ContactDetails, mail_addresses
from domain.sealing import Erased, Purpose, Sealed
from projections.batch import Batch
from projections.database import Database
from projections.log.feed import Row
from projections.log.quarantine import Quarantine, its_own
from projections.people.tables import NAMES, PEOPLE, folded
from projections.view import Edit, Table, View

T = TypeVar("T")


_GIVING: Final = frozenset({DebtorRegistered.TOPIC, ContactDetailsChanged.TOPIC, HeirsKnown.TOPIC})


class Opener(Protocol):
    """Opens sealed values; the store's ``open_sealed`` is one."""

    def __call__(self, sealed: Sealed[T], shape: type[T], purpose: Purpose) -> T | Erased:
        """The value, or Erased where its key or row is gone."""


class PeopleView(View):
    """One row for each debtor whose contact details can be opened."""

    name: ClassVar[str] = "people"
    schema: ClassVar[int] = 3
    tables: ClassVar[tuple[Table, ...]] = (PEOPLE, NAMES)
    personal: ClassVar[bool] = True

    def __init__(self, opener: Opener) -> None:
        """Open sealed values by a port that the wiring gives."""
        self._open = opener

    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        """Read anew every debtor whose details a batch may have changed, erased ones to nothing."""
        changed: dict[str, list[Row]] = {}
        for row in batch.of_kind("debtor"):
            if matters(row.topic):
                changed.setdefault(row.stream, []).append(row)
        added: list[tuple[Any, ...]] = []
        names: list[tuple[Any, ...]] = []
        for stream, rows in changed.items():
            if quarantine.holds(stream):
                continue
            try:
                found = self._rows(stream, rows[0].log, _contact(batch, stream, rows))
                words = [(stream, word, log) for _, log, name, *_ in found for word in _words(name)]
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                quarantine.put(stream, rows[-1].position, its_own(error))
            else:
                added += found
                names += words
        gone = list(changed)
        return [Edit(PEOPLE, added, "debtor_id", gone), Edit(NAMES, names, "debtor_id", gone)]

    def sweep(self, database: Database) -> int:
        """Remove everybody who was erased meanwhile; give how many were.

        Run it after every erasure and every restore, on each generation that is kept.
        """
        rows = database.query("SELECT debtor_id, contact FROM people ORDER BY debtor_id")
        gone = [debtor for debtor, contact in rows if isinstance(self._opened(contact), Erased)]
        for table in self.tables:
            database.delete_many(table.name, "debtor_id", gone)
        return len(gone)

    def _rows(self, stream: str, log: str, contact: str) -> list[tuple[Any, ...]]:
        details = self._opened(contact) if contact else None
        if not isinstance(details, ContactDetails):
            return []
        shown = (details.name, details.address.city, details.email)
        searched = folded(" ".join((*shown, details.attention)))
        said = " ".join((details.email, *details.more_emails)).lower()
        emails = f" {' '.join(mail_addresses(said))} "
        return [(stream, log, *shown, emails, searched, contact)]

    def _opened(self, contact: str) -> ContactDetails | Erased:
        sealed: Sealed[ContactDetails] = Sealed.committed(contact)
        return self._open(sealed, ContactDetails, Purpose.CONTACT)


def _words(name: str) -> list[str]:
    return sorted(words_of(name))


def matters(topic: str) -> bool:
    """Whether a fact of a debtor may change what he is called."""
    return topic in _GIVING or topic == EnteredInError.TOPIC or "erased" in topic


def _contact(batch: Batch, stream: str, rows: Iterable[Row]) -> str:
    """The commitment of a debtor's details at the end of a batch; the last one counts."""
    rows = list(rows)
    if all(row.topic in _GIVING for row in rows):
        return str(orjson.loads(rows[-1].state)["contact"])
    contact = fold(UUID(stream), batch.history(stream)).contact
    return contact.commitment if contact else ""
