"""Writing the fact archive: what was recorded since, in files that never change, told in the log.

The files of a part are prepared beside their places; then the part is recorded; then they are put
there. Whoever dies in between leaves what the next writing finishes, or takes away.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import takewhile
from typing import Final
from uuid import UUID

from adapters.fact_archive.buckets import bucket_of
from adapters.fact_archive.parquet import Archived, parquet_of
from adapters.store.rows import LogRow
from application.fact_archive.whose import Whose
from application.house import House
from application.lease import leased
from application.log_tree import root_of, tree_of
from domain.application import Mandate, Session
from domain.errors import IntegrityBroken, Refusal, StoreError
from domain.fact_archive.events import ARCHIVE, ArchivedFile, ArchivedRoot, PartArchived
from domain.facts import INSTALLATION, StreamKind, StreamRef

ACTOR: Final = "archive"
ROLE: Final = "system"
WRITE: Final = "archive-write"
PART: Final = 100_000
"""Facts in a part at most: so many are in memory together."""
_AT_ONCE: Final = 5_000
_MONTH: Final = 7

Told = Callable[[int, int], None]
Files = list[tuple[ArchivedFile, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveWritten:
    """What a writing came to: its parts and facts, and files that were missing and made again."""

    parts: int
    facts: int
    files: int
    again: int
    through: int


def write_archive(
    house: House, *, part: int = PART, told: Told = lambda _done, _all: None
) -> ArchiveWritten:
    """Archive every fact that is not yet, and make again what should lie there and does not.

    ``told`` is called with the position reached and the last one. Raises Refusal
    ``archive.running``, ``disk.full``, IntegrityBroken and StoreError.
    """
    taken = Refusal(
        "archive.running",
        "Another process writes the fact archive of this store.",
        way_out="Wait until it has finished; one that died holds nothing back.",
    )
    with leased(house, "fact-archive", taken=taken):
        return _Writing(house, part, told).through(house.store.last_position())


class _Writing:
    """A writing at work."""

    def __init__(self, house: House, part: int, told: Told) -> None:
        self._house, self._most, self._told = house, part, told
        self._folder, self._whose = house.facts_folder, Whose(house.store)

    def through(self, end: int) -> ArchiveWritten:
        archive = self._house.collections.fact_archive()
        again = sum(self._finish(part) for part in archive.parts)
        self._folder.clear()
        at, parts = archive.through, list[PartArchived]()
        while rows := _next(self._house, after=at, most=self._most, end=end):
            parts.append(self._archive(at, rows))
            at = parts[-1].through
            self._told(at, end)
        return ArchiveWritten(
            parts=len(parts),
            facts=sum(part.facts for part in parts),
            files=sum(len(part.files) for part in parts),
            again=again,
            through=at,
        )

    def _archive(self, after: int, rows: Sequence[LogRow]) -> PartArchived:
        self._house.require_room()
        files = self._files(rows)
        for file, content in files:
            self._folder.prepare(file, content)
        part = PartArchived(
            after=after,
            through=rows[-1].position,
            facts=len(rows),
            files=tuple(file for file, _ in files),
            roots=tuple(self._roots(rows)),
        )
        self._record(part)
        for file in part.files:
            self._folder.publish(file)
        return part

    def _files(self, rows: Sequence[LogRow]) -> Files:
        """The files of a stretch within one month, by bucket."""
        debtors = self._whose.debtors(rows)
        by_bucket: dict[str, list[Archived]] = {}
        for row in rows:
            _require_whole(row)
            whose = debtors.get(row.stream, "")
            by_bucket.setdefault(bucket_of(row.kind, whose), []).append(Archived(row, whose))
        return [_file(bucket, facts) for bucket, facts in sorted(by_bucket.items())]

    def _roots(self, rows: Sequence[LogRow]) -> Iterator[ArchivedRoot]:
        end = rows[-1].position
        for log in sorted({row.log for row in rows}):
            root = root_of(log, tree_of(self._house, UUID(log), through=end))
            yield ArchivedRoot(log=UUID(log), size=root.size, root=root.root)

    def _record(self, part: PartArchived) -> None:
        def decide(session: Session) -> None:
            if session.fact_archive().through != part.after:
                raise StoreError("The fact archive went on elsewhere. Write again.")
            session.record(StreamRef(StreamKind.ARCHIVE, ARCHIVE, INSTALLATION), [part])

        command = Mandate(
            key=f"part:{part.after}",
            actor=ACTOR,
            role=ROLE,
            today=self._house.today,
            log=INSTALLATION,
            name=WRITE,
        )
        self._house.collections.carry_out(command, decide)

    def _finish(self, part: PartArchived) -> int:
        """Put what is recorded in its place; what is gone is made again, and comes out the same."""
        for file in part.files:
            if self._folder.is_prepared(file):
                self._folder.publish(file)
        missing = [file for file in part.files if not self._folder.has(file)]
        if not missing:
            return 0
        rows = list(_rows(self._house, after=part.after, end=part.through))
        made = {file.name: (file, content) for file, content in self._files(rows)}
        for file in missing:
            same, content = made.get(file.name, (None, b""))
            if same != file:
                raise StoreError(
                    f"{file.name} is gone from the fact archive, and this program makes other"
                    " bytes of the same facts. Put it back from a backup of the archive."
                )
            self._folder.prepare(file, content)
            self._folder.publish(file)
        return len(missing)


def _next(house: House, *, after: int, most: int, end: int) -> list[LogRow]:
    """The rows of the next part: of one month; none where only our own facts came since."""
    rows: list[LogRow] = []
    for row in _rows(house, after=after, end=end):
        if len(rows) == most or (rows and _month(rows[0]) != _month(row)):
            return rows
        rows.append(row)
    return rows if any(row.kind != StreamKind.ARCHIVE for row in rows) else []


def _rows(house: House, *, after: int, end: int) -> Iterator[LogRow]:
    at = after
    while rows := house.store.read_after(at, _AT_ONCE):
        yield from takewhile(lambda row: row.position <= end, rows)
        at = rows[-1].position
        if at >= end:
            return


def _file(bucket: str, facts: Sequence[Archived]) -> tuple[ArchivedFile, bytes]:
    content = parquet_of(facts)
    first, last = facts[0].row, facts[-1].row
    file = ArchivedFile(
        month=date.fromisoformat(f"{_month(first)}-01"),
        bucket=bucket,
        sha256=sha256(content).hexdigest(),
        facts=len(facts),
        first=first.position,
        last=last.position,
    )
    return file, content


def _month(row: LogRow) -> str:
    return row.recorded_at[:_MONTH]


def _require_whole(row: LogRow) -> None:
    """Archive no fact that is not the one its header names."""
    digest = sha256(row.state).hexdigest()
    named = f'"state_sha256":"{digest}"'.encode() in row.header
    if not (named and b'"effective_on":"' in row.header):
        raise IntegrityBroken(
            f"The fact at position {row.position} ({row.stream}@{row.version}) is not the one that"
            " was recorded, and is not archived. Run 'vordering fsck'."
        )
