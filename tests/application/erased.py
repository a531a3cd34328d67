"""Who is erased, for tests: his keys and those beside them are destroyed, whatever is recorded."""

from collections.abc import Iterator
from uuid import UUID

from adapters.store.reading import vault_row
from application.by import stream_of_debtor
from application.erasures.carried_out import ERASED, finish_erasures
from application.erasures.shared_files import shared_files
from application.erasures.subjects import kept_of
from application.house import House
from domain.application import Session
from domain.debtor.erasure_events import ErasureGround, SubjectErased
from domain.debtor.state import Debtor
from domain.facts import StreamKind
from domain.parties import ContactDetails
from domain.sealing import Purpose
from tests.application.houses import by


def erase_debtor(house: House, debtor_id: UUID) -> None:
    """Destroy them; people decide on an erasure otherwise (``test_erasing``)."""
    for subject in kept_of(house, debtor_id).subjects:
        house.store.keys.erase(subject)


def erase_everybody(house: House) -> None:
    """Erase every debtor as if nothing stood in the way of it, and all years were over."""
    for debtor_id in house.store.streams(StreamKind.DEBTOR):
        debtor = house.collections.debtor(debtor_id)
        if debtor.creditor_id and not debtor.merged_into and debtor.erased_on is None:
            _erase(house, debtor)
    finish_erasures(house)


def _erase(house: House, debtor: Debtor) -> None:
    kept = kept_of(house, debtor.id)
    files = tuple(dict.fromkeys(file for file, _ in shared_files(house, kept)))
    fact = SubjectErased(ground=ErasureGround.REQUEST, beside=kept.beside, files=files)
    log = debtor.creditor_id
    assert log is not None

    def record(session: Session) -> None:
        fresh = session.debtor(debtor.id)
        session.record(stream_of_debtor(fresh), [fact], subject=fresh.id)
        session.identify(kind=ERASED, value=str(fresh.id), stream=fresh.id, log=log)
        session.forgotten |= dict.fromkeys(kept.subjects)

    house.collections.carry_out(by().command(house, log=log, said=("erase", debtor.id)), record)


def words_of_debtors(house: House) -> set[str]:
    """Name, street, e-mail and telephone of everybody whose data can be read."""
    found = set[str]()
    for debtor_id in house.store.streams(StreamKind.DEBTOR):
        state = house.collections.debtor(debtor_id)
        known = house.open(state.contact, ContactDetails, Purpose.CONTACT)
        if known is not None:
            found |= {known.name, known.address.street, known.email, known.phone}
    return found - {""}


def opened(house: House) -> Iterator[tuple[str, bytes]]:
    """All that can still be read with the keys there are: sealed values, and documents."""
    columns = "commitment, stream, version, field, subject, purpose, key_id, ciphertext"
    for row in map(vault_row, house.store.recorder.rows(f"SELECT {columns} FROM vault", ())):
        plain = house.store.vault.plaintext(row)
        if isinstance(plain, bytes):
            yield f"{row.field} of {row.subject}", plain
    for path in sorted((house.home / "archive").rglob("*.*")):
        content = house.archive.read_copy(path, path.name.partition(".")[0])
        if isinstance(content, bytes):
            yield path.suffix, content


def left_in(house: House, words: set[str]) -> list[tuple[str, str]]:
    """Where each of some words can still be read: sealed, in documents, and in any file."""
    files = ((str(one), one) for one in sorted(house.home.rglob("*")) if one.is_file())
    every = [*opened(house), *((name, path.read_bytes()) for name, path in files)]
    return [(word, where) for where, raw in every for word in words if word.encode() in raw]
