"""Letters by post: put into batches, printed and posted by people, and confirmed by them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from uuid import UUID

from adapters.outbox import remove_files, write_files
from adapters.paper.post_batch import Sheet, print_files
from application.by import By
from application.house import House
from application.letters.addressee import addressee
from application.letters.dispatch import Dispatched, Dispatcher
from application.letters.enclosures import printed_with
from application.letters.known import letter_if_readable, letter_known, log_of_letter
from application.letters.outcomes import record_on_letter
from domain.application import Mandate, Session
from domain.errors import NotFound
from domain.facts import INSTALLATION, StreamKind
from domain.letter import posted
from domain.letter.order.bundle import gone_elsewhere
from domain.letter.order.withdrawn import reason_to_take_out
from domain.letter.posted import batch_name, require_posted_on
from domain.letter.state import Letter
from domain.user.roles import May


@dataclass(frozen=True, slots=True, kw_only=True)
class PostBatch:
    """Letters that are printed together; ``take_out`` names those that must not be posted."""

    name: str
    creditor_id: UUID
    letters: tuple[Letter, ...]
    folder: Path
    take_out: tuple[tuple[UUID, str], ...] = ()

    @property
    def registered(self) -> int:
        """Count the letters by registered post."""
        return sum(letter.order is not None and letter.order.registered for letter in self.letters)


def waiting(house: House, started: Iterable[UUID]) -> list[Letter]:
    """Give, of the letters that were started, those that wait to be posted."""
    letters = (letter_if_readable(house, one) for one in started)
    waits = [one for one in letters if one and one.waits_for_post]
    return sorted(waits, key=lambda one: str(one.id))


def make_batches(house: House, letters: Sequence[Letter], *, by: By) -> list[PostBatch]:
    """Put waiting letters into a batch for each creditor, and write the files of every open one.

    What was paid, stopped or lapsed meanwhile is left out and decided again. Made twice, the
    files are the same; letters that wait since the batch was made come into a new one. A batch
    is recorded before its files are written: what lies in the folder is known. What was printed
    of letters that no longer go is taken away. Raises NotAllowed.
    """
    by = by.permitted(May.RUN, INSTALLATION)
    for _, new in groupby(_still_to_go(house, letters, by), key=lambda one: _log(house, one)):
        _record_batch(house, list(new), by)
    fresh = [house.collections.letter(one.id) for one in letters]
    batches = list(open_batches(house, fresh))
    for batch in batches:
        files = files_of(house, batch)
        remove_files(batch.folder, but=files)
        write_files(batch.folder, files)
    for folder in closed_folders(house):
        remove_files(folder)
    return batches


def closed_folders(house: House) -> list[Path]:
    """The folders that hold something though no letter of their batch waits any more."""
    root = house.home / "post"
    filled = [one for one in sorted(root.iterdir()) if _holds_files(one)] if root.is_dir() else []
    if not filled:
        return []
    every = waiting(house, house.store.streams(StreamKind.LETTER))
    still_open = {batch.name for batch in open_batches(house, every)}
    return [one for one in filled if one.name not in still_open]


def _holds_files(folder: Path) -> bool:
    return folder.is_dir() and any(not one.is_dir() for one in folder.iterdir())


def files_of(house: House, batch: PostBatch) -> dict[str, bytes]:
    """What lies in the folder of a batch: the same each time, as long as it is open."""
    return print_files(list(_sheets(house, batch)))


def open_batches(house: House, letters: Sequence[Letter]) -> Iterator[PostBatch]:
    """The batches among waiting letters, with what must be taken out of each."""
    those = sorted(
        (one for one in letters if one.waits_for_post and one.batch),
        key=lambda one: (one.batch, str(one.id)),
    )
    for name, found in groupby(those, key=lambda one: one.batch):
        inside = tuple(found)
        yield PostBatch(
            name=name,
            creditor_id=_log(house, inside[0]),
            letters=inside,
            folder=folder_of(house, name),
            take_out=tuple(_to_take_out(house, inside)),
        )


def print_anew(house: House, names: Iterable[str]) -> None:
    """Write the files of some batches without what goes no more; none is left of a closed one."""
    filled = [one for one in (folder_of(house, name) for name in names) if _holds_files(one)]
    if not filled:
        return
    every = waiting(house, house.store.streams(StreamKind.LETTER))
    still_open = {one.folder: one for one in open_batches(house, every)}
    for folder in filled:
        batch = still_open.get(folder)
        files = files_of(house, batch) if batch else {}
        remove_files(folder, but=files)
        if files:
            write_files(folder, files)


def confirm_posted(
    house: House, letters: Sequence[Letter], name: str, *, posted_on: date, carrier: str, by: By
) -> int:
    """Record that the letters of a batch were posted on a day, and give how many.

    ``letters`` are the waiting ones. Repeated, what was recorded stays, and none is left to be
    counted. The files of the batch are removed: the archive keeps each letter. Raises NotFound
    ``post.no_batch``, Refusal ``post.day``, NotAllowed.
    """
    by = by.permitted(May.RUN, INSTALLATION)
    found = [one for one in letters if one.waits_for_post and one.batch == name]
    if not found and not folder_of(house, name).exists():
        raise NotFound(
            "post.no_batch",
            f"There is no batch {name[:40]} that waits to be posted.",
            way_out="See `vordering post list`.",
        )
    for letter in found:
        require_posted_on(letter, posted_on, today=house.today)
    for letter in found:
        _record_posted(house, letter, posted_on, carrier, by)
    remove_files(folder_of(house, name))
    return len(found)


def folder_of(house: House, name: str) -> Path:
    """The folder in which the files of a batch lie."""
    return house.home / "post" / Path(name).name


def _still_to_go(house: House, letters: Sequence[Letter], by: By) -> list[Letter]:
    """Look at each letter without a batch once more; what may not go any more is dropped."""
    dispatcher = Dispatcher(house, actor=by.actor)
    kept = []
    for letter in letters:
        if letter.batch or not letter.waits_for_post:
            continue
        log = _log(house, letter)
        command = Mandate(
            key=by.key,
            actor=by.actor,
            role=by.role,
            today=house.today,
            log=log,
            name="post batch",
        )
        if dispatcher.settle_started(letter.id, command) is Dispatched.TO_POST:
            kept.append(letter)
    return sorted(kept, key=lambda one: (str(_log(house, one)), str(one.id)))


def _record_batch(house: House, letters: list[Letter], by: By) -> None:
    name = batch_name(letters, made_on=house.today)

    def decide(session: Session) -> None:
        for one in letters:
            letter = session.letter(one.id)
            record_on_letter(session, letter, posted.put_in_batch(letter, batch=name))

    command = Mandate(
        key=f"batch:{name}",
        actor=by.actor,
        role=by.role,
        today=house.today,
        log=_log(house, letters[0]),
        name="post batch",
    )
    house.collections.carry_out(command, decide)


def _record_posted(house: House, letter: Letter, posted_on: date, carrier: str, by: By) -> None:
    def decide(session: Session) -> None:
        fresh = session.letter(letter.id)
        facts = posted.post(fresh, posted_on=posted_on, carrier=carrier, today=session.today)
        record_on_letter(session, fresh, facts)

    said = ("posted", letter.id, posted_on, carrier)
    key = f"posted:{letter.id}:{letter.attempt}"
    command = By(key=key, actor=by.actor, role=by.role).command(
        house, log=_log(house, letter), said=said
    )
    house.collections.carry_out(command, decide)


def _to_take_out(house: House, letters: Sequence[Letter]) -> Iterator[tuple[UUID, str]]:
    for letter in letters:
        assert letter.order is not None
        cases, _ = house.collections.around(letter.order)
        whys = (reason_to_take_out(case, letter, today=house.today) for case in cases)
        if why := gone_elsewhere(cases, letter.order) or next(filter(None, whys), ""):
            yield letter.id, why


def _sheets(house: House, batch: PostBatch) -> Iterator[Sheet]:
    """The letters of a batch that are still to be posted, each with its address."""
    out = {letter_id for letter_id, _ in batch.take_out}
    for letter in batch.letters:
        assert letter.order is not None
        debtor = house.collections.debtor(letter.order.debtor_id)
        contact = addressee(house, debtor, letter.order)
        pdf = house.archive.get(letter.document_sha256)
        if letter.id in out or contact is None or not isinstance(pdf, bytes):
            continue
        yield Sheet(
            letter_id=str(letter.id),
            pdf=pdf,
            contact=contact,
            registered=letter.order.registered,
            enclosed=printed_with(house, letter.order, house.collections.around(letter.order)[0]),
        )


def _log(house: House, letter: Letter) -> UUID:
    return log_of_letter(house, letter.id)


def _by(house: House, letter_id: UUID, by: By, said: tuple[object, ...]) -> Mandate:
    letter_known(house, letter_id)
    return by.command(house, log=log_of_letter(house, letter_id), said=said)
