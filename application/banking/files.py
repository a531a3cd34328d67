"""Bank files as they are given: read, taken in, and told of, one after the other."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from uuid import UUID

from adapters.passing_folder import passing_folder
from adapters.statement_files import BankFileSource, in_zip, is_zip
from adapters.statements.reading import read_bank_file
from adapters.statements.status_report import may_be_status_report, read_status_report
from application.banking.statements import StatementIntake, StatementTaken
from application.banking.status_reports import StatusTaken, take_status_report
from application.house import House
from domain.errors import Refusal, Told
from domain.facts import JsonObject
from domain.shown import unseen


@dataclass(slots=True)
class BankFileTaken:
    """What became of one file: of each statement in it, or why nothing of it was read."""

    file: str
    written_in: str = ""
    statements: list[StatementTaken] = field(default_factory=list)
    status: StatusTaken | None = None
    """Of a report on a file of ours (pain.002): what the bank refused of it."""
    code: str = ""
    why: str = ""
    way_out: str = ""
    values: Mapping[str, Told] = field(default_factory=dict)
    """What the refusal is about."""

    @property
    def refused(self) -> bool:
        """Tell whether anything of it was refused."""
        return bool(self.code) or any(one.code for one in self.statements)

    def as_json(self) -> JsonObject:
        """As the command line and the API print it."""
        return {
            "file": self.file,
            "written_in": self.written_in,
            "code": self.code,
            "why": self.why,
            "way_out": self.way_out,
            "status": self.status.as_json() if self.status else None,
            "statements": [one.as_json() for one in self.statements],
        }


def import_statements(
    house: House,
    sources: Iterable[BankFileSource],
    *,
    actor: str,
    mine: Collection[UUID] | None = None,
    waits: Callable[[], None] = lambda: None,
    enough: Callable[[], bool] = lambda: False,
) -> Iterator[BankFileTaken]:
    """Take bank files in, each when the next is asked for; safe to stop and to repeat.

    A file, or a statement of it, that is refused leaves the others alone. ``enough`` is asked
    before each file. Raises Refusal ``disk.full`` and StoreError.
    """
    intake = StatementIntake(house, actor=actor, mine=mine, waits=waits)
    for source in sources:
        if enough():
            return
        house.require_room()
        taken = BankFileTaken(source.name)
        try:
            raw = source.load()
            if may_be_status_report(raw) and (report := read_status_report(raw)):
                taken.written_in = report.written_in
                taken.status = take_status_report(house, report, actor=actor, mine=mine)
                yield taken
                continue
            file = read_bank_file(raw)
        except Refusal as refusal:
            taken.code, taken.why = refusal.code, refusal.message
            taken.way_out, taken.values = refusal.way_out, refusal.values
        else:
            taken.written_in = file.written_in
            with unseen():
                taken.statements = list(intake.take(file, raw))
        yield taken


def sent_along(files: Sequence[tuple[str, bytes]]) -> Iterator[BankFileSource]:
    """Every bank file in files that were sent, each with its name; those in a zip one by one.

    The name is the sender's word for the file: it is shown, and never used as a path.
    """
    for number, (name, content) in enumerate(files):
        shown = PurePosixPath(name.replace("\\", "/")).name or f"{number}"
        if not is_zip(content):
            yield BankFileSource(shown, content)
            continue
        with passing_folder() as folder:
            place = folder / f"{number}.zip"
            place.write_bytes(content)
            yield from in_zip(place, shown)
