"""The outbox folder held against the letters: what lies there is what was started."""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from adapters.outbox import sidecar_bytes
from adapters.store.findings import Finding, Place, guarded
from application.house import House
from application.letters.enclosures import enclosed_by_name
from application.letters.outbox_words import beside
from domain.claim.events import InvoiceSent
from domain.claim.events.values import MESSAGES
from domain.letter.events import DispatchStarted
from domain.letter.state import Letter, LetterStatus


def outbox_findings(house: House) -> Iterator[Finding]:
    """Find letters in the outbox that were changed, lack a half, or are of nobody.

    A letter that is not there was taken to be printed: that is what the folder is for.
    """
    folder = house.home / "outbox"
    for day in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not day.is_dir():
            yield _finding(day, "stray", "nothing of ours has this name")
            continue
        letters: dict[str, list[Path]] = defaultdict(list)
        for path in sorted(day.iterdir()):
            if not path.name.startswith("."):
                letters[path.name.partition(".")[0]].append(path)
        for name, paths in letters.items():
            place = Place(table="outbox", key=f"{day.name}/{name}")
            yield from guarded(place, _letter(house, day, name, paths))


def _letter(house: House, day: Path, name: str, paths: list[Path]) -> Iterator[Finding]:
    letter = _known(house, name)
    if letter is None or letter.order is None or letter.order.send_on.isoformat() != day.name:
        yield _finding(day / name, "stray", "no letter of ours has this name and day")
        return
    suffix = ".txt" if (letter.channel or letter.order.channel) in MESSAGES else ".pdf"
    document, sidecar = day / f"{name}{suffix}", day / f"{name}.json"
    cases, _ = house.collections.around(letter.order)
    enclosed = enclosed_by_name(house, letter.order, cases)
    beside_it = {day / f"{name}.{one}": content for one, content in enclosed.items()}
    for path in paths:
        if path not in {document, sidecar, *beside_it}:
            yield _finding(path, "stray", "nothing of ours has this name")
        elif path.read_bytes() != beside_it.get(path, path.read_bytes()):
            yield _finding(path, "changed", "it is not what went along with the letter")
    yield from _changed(house, letter, document, sidecar)


def _changed(house: House, letter: Letter, document: Path, sidecar: Path) -> Iterator[Finding]:
    if document.exists():
        if sha256(document.read_bytes()).hexdigest() not in _started(house, letter):
            yield _finding(document, "changed", "it is not the letter that was made")
    elif sidecar.exists():
        yield _finding(document, "half", "the letter is gone, and what stood beside it is there")
    if sidecar.exists():
        right = sidecar_bytes(beside(house, letter, _numbers(house, letter)))
        if sidecar.read_bytes() != right:
            yield _finding(sidecar, "changed", "it says something else than the letter")
    elif document.exists() and letter.status is not LetterStatus.STARTED:
        yield _finding(sidecar, "half", "what stood beside the letter is gone")


def _known(house: House, name: str) -> Letter | None:
    try:
        given = UUID(name)
    except ValueError:
        return None
    letter = house.collections.letter(given)
    return letter if letter.order and str(given) == name else None


def _started(house: House, letter: Letter) -> set[str]:
    history = house.collections.history(letter.id)
    facts = (recorded.fact for recorded in history)
    return {fact.document_sha256 for fact in facts if isinstance(fact, DispatchStarted)}


def _numbers(house: House, letter: Letter) -> list[str]:
    """The numbers that its claims were opened with, also one that was taken back since."""
    assert letter.order is not None
    histories = (house.collections.history(part.claim_id) for part in letter.order.claims)
    return [
        recorded.fact.invoice_number
        for history in histories
        for recorded in history[:1]
        if isinstance(recorded.fact, InvoiceSent)
    ]


def _finding(path: Path, code: str, what: str) -> Finding:
    key = f"{path.parent.name}/{path.name}"
    return Finding(place=Place(table="outbox", key=key), code=code, what=what)
