"""Where the archive of a house lies, told so that another process or machine reads it."""

from contextlib import AbstractContextManager
from itertools import takewhile
from pathlib import Path

from adapters.fact_archive.figures import ArchiveFigures, figures_over
from adapters.fact_archive.history import ArchivePlace
from adapters.store.rows import LogRow
from application.house import House
from domain.facts import StreamKind


def place_of(house: House, *, seen_at: Path | None = None) -> ArchivePlace:
    """The files that the log knows; ``seen_at``: where another machine sees their folder.

    It reaches as far as nothing but the archive itself is told of.
    """
    archive = house.collections.fact_archive()
    later = takewhile(_own, house.store.read_after(archive.through, len(archive.parts) + 1))
    through = max((row.position for row in later), default=archive.through)
    return ArchivePlace(seen_at or house.facts_folder.path, tuple(archive.files), through)


def _own(row: LogRow) -> bool:
    return row.kind == StreamKind.ARCHIVE


def figures_of(house: House) -> AbstractContextManager[ArchiveFigures]:
    """The views over the files that the log knows. Raises Refusal ``archive.empty``."""
    place = place_of(house)
    paths = [place.folder / file.name for file in place.files]
    return figures_over(place.folder, paths, threads=house.cores)
