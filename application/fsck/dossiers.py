"""The folders of hand-overs held against the facts and the archive."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import orjson

from adapters.store.findings import Finding, Place, guarded
from application.house import House
from domain.claim.events import (
    HandedOver,
    HandOverRequested,
    InvoiceDocumentAttached,
    InvoiceForm,
    InvoiceSent,
)
from domain.claim.events.letters import LetterOrderedForClaim
from domain.facts import Recorded
from domain.letter.events import DispatchStarted, LetterPosted, LetterSent
from domain.letter.state import Letter

_JSON, _PDF = "dossier.json", "dossier.pdf"
_INVOICES = {f"invoice.{form.value}" for form in InvoiceForm}


def dossier_findings(house: House) -> Iterator[Finding]:
    """Find files of dossiers that were changed or are missing.

    A folder that is not there was given to the party; one without a fact is the trace of a
    crash, and what lies in it is held against the archive alone.
    """
    root = house.home / "hand-over"
    for day in sorted(root.iterdir()) if root.is_dir() else ():
        if not day.is_dir():
            yield _finding(day, "stray", "nothing of ours has this name")
            continue
        for folder in sorted(day.iterdir()):
            place = Place(table="hand-over", key=f"{day.name}/{folder.name}")
            yield from guarded(place, _folder(house, folder))


def _folder(house: House, folder: Path) -> Iterator[Finding]:
    history = house.collections.history(UUID(folder.name))
    if not history or not folder.is_dir():
        yield _finding(folder, "stray", "no claim of ours has this name")
        return
    hashes = {
        path.name: sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if not path.name.startswith(".")
    }
    yield from _dossier(house, folder, hashes, history)
    listed = _listed(house, folder, hashes, _given(history, on=folder.parent.name))
    if listed is not None:
        yield from _papers(folder, hashes, listed)
        return
    documents, letters = _documents(history), _letters(house, history)
    for name, found in hashes.items():
        right = documents if name in _INVOICES else letters.get(name, set())
        if name not in {_JSON, _PDF} and found not in right:
            yield _finding(folder / name, "changed", "it is not the document of its name")
    if house.archive.has(hashes.get(_JSON, "")):
        yield from _missing(house, folder, hashes, documents)
    yield from _letters_missing(house, folder, hashes, history)


def _dossier(
    house: House, folder: Path, hashes: Mapping[str, str], history: Sequence[Recorded]
) -> Iterator[Finding]:
    """The dossier is the one of the fact, and the archive has both its forms for its debtor."""
    given = _given(history, on=folder.parent.name)
    debtor = next((r.fact.debtor_id for r in history if isinstance(r.fact, InvoiceSent)), None)
    for name in (_JSON, _PDF):
        if name not in hashes:
            yield _finding(folder / name, "missing", "it is gone")
        elif name == _JSON and given and hashes[name] not in given:
            yield _finding(folder / name, "changed", "it is not the dossier of the hand-over")
        elif debtor and not house.archive.is_kept_for(hashes[name], subject=debtor):
            yield _finding(folder / name, "changed", "the archive holds no such dossier of his")


def _listed(
    house: House, folder: Path, hashes: Mapping[str, str], given: set[str]
) -> Mapping[str, str] | None:
    """The hashes of the papers that a dossier of ours lists, by file; None: it lists none.

    The archive says which list that is, whatever became of the one in the folder: the last that
    was given, or the one that lies there, whose hash says that it is the one where the archive
    lost it. Dossiers from before papers were listed have no list.
    """
    here = hashes.get(_JSON, "")
    for one in [here] if here in given or not given else sorted(given):
        content = house.archive.get(one) if house.archive.has(one) else None
        if content is None and one == here and here in given:
            content = (folder / _JSON).read_bytes()
        papers = orjson.loads(content).get("papers") if isinstance(content, bytes) else None
        if papers is not None:
            return {row["file"]: row["sha256"] for row in papers if row["beside"]}
    return None


def _papers(
    folder: Path, hashes: Mapping[str, str], listed: Mapping[str, str]
) -> Iterator[Finding]:
    """Each paper lies there as the dossier lists it, and nothing else does."""
    for name, found in hashes.items():
        if name not in {_JSON, _PDF} and listed.get(name) != found:
            yield _finding(folder / name, "changed", "it is not the document of its name")
    for name in listed:
        if name not in hashes:
            yield _finding(folder / name, "missing", "it is gone")


def _missing(
    house: House, folder: Path, hashes: Mapping[str, str], documents: set[str]
) -> Iterator[Finding]:
    """Files that go with the dossier as it is, and are gone."""
    dossier = orjson.loads((folder / _JSON).read_bytes())
    for row in dossier["letters"]:
        name = f"{row['sent_on']}-{row['kind']}-{row['letter_id'][:8]}.pdf"
        if name not in hashes and isinstance(house.archive.get(row["document_sha256"]), bytes):
            yield _finding(folder / name, "missing", "it is gone")
    if documents and not _INVOICES & hashes.keys():
        yield _finding(folder / "invoice", "missing", "it is gone")


def _letters_missing(
    house: House, folder: Path, hashes: Mapping[str, str], history: Sequence[Recorded]
) -> Iterator[Finding]:
    """Letters that had gone when the dossier was given, whether it lists them or not."""
    given_at = max((one.position for one in _offers(history, on=folder.parent.name)), default=0)
    for recorded in history:
        if not isinstance(recorded.fact, LetterOrderedForClaim):
            continue
        letter, gone_at = _sent(house, recorded.fact.letter_id)
        names = _names(letter)
        if gone_at is None or gone_at > given_at or names & hashes.keys():
            continue
        if isinstance(house.archive.get(letter.document_sha256), bytes):
            yield _finding(folder / min(names), "missing", "it is gone")


def _sent(house: House, letter_id: UUID) -> tuple[Letter, int | None]:
    """A letter, and the position at which it is known to have gone."""
    facts = house.collections.history(letter_id)
    gone = (one.position for one in facts if isinstance(one.fact, LetterSent | LetterPosted))
    letter = house.collections.letter(letter_id)
    return letter, min(gone, default=None) if letter.sent_on else None


def _names(letter: Letter) -> set[str]:
    """The names that the file of a letter may have."""
    kind = letter.order.letter_kind.value if letter.order else ""
    days = (letter.sent_on, letter.started_on, letter.posted_on)
    return {f"{day}-{kind}-{str(letter.id)[:8]}.pdf" for day in days if day}


def _offers(history: Sequence[Recorded], *, on: str) -> Iterator[Recorded]:
    """The facts by which a claim was handed over or offered on a day."""
    for recorded in history:
        offered = isinstance(recorded.fact, HandedOver | HandOverRequested)
        if offered and recorded.effective_on.isoformat() == on:
            yield recorded


def _given(history: Sequence[Recorded], *, on: str) -> set[str]:
    """The dossiers that a claim was handed over or offered with on a day."""
    facts = (recorded.fact for recorded in _offers(history, on=on))
    return {f.dossier_sha256 for f in facts if isinstance(f, HandedOver | HandOverRequested)}


def _documents(history: Sequence[Recorded]) -> set[str]:
    """The documents that the invoice came with."""
    facts = (recorded.fact for recorded in history)
    return {
        fact.document_sha256
        for fact in facts
        if isinstance(fact, InvoiceSent | InvoiceDocumentAttached) and fact.document_sha256
    }


def _letters(house: House, history: Sequence[Recorded]) -> dict[str, set[str]]:
    """The documents of each letter of a claim, by the names that its file may have."""
    found: dict[str, set[str]] = {}
    for recorded in history:
        if isinstance(recorded.fact, LetterOrderedForClaim):
            letter = house.collections.letter(recorded.fact.letter_id)
            documents = {
                one.fact.document_sha256
                for one in house.collections.history(letter.id)
                if isinstance(one.fact, DispatchStarted)
            }
            found |= dict.fromkeys(_names(letter), documents)
    return found


def _finding(path: Path, code: str, what: str) -> Finding:
    key = "/".join(path.parts[-3:])
    return Finding(place=Place(table="hand-over", key=key), code=code, what=what)
