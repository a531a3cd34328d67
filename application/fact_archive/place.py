"""Where the archive of a house lies, told so that another process or machine reads it."""

from contextlib import AbstractContextManager
from pathlib import Path

from adapters.fact_archive.figures import ArchiveFigures, figures_over
from adapters.fact_archive.history import ArchivePlace
from application.house import House


def place_of(house: House, *, seen_at: Path | None = None) -> ArchivePlace:
    """The files that the log knows; ``seen_at``: where another machine sees their folder."""
    archive = house.collections.fact_archive()
    files = tuple((file.bucket, file.name) for file in archive.files)
    return ArchivePlace(seen_at or house.facts_folder.path, files, archive.through)


def figures_of(house: House) -> AbstractContextManager[ArchiveFigures]:
    """The views over the files that the log knows. Raises Refusal ``archive.empty``."""
    place = place_of(house)
    paths = [place.folder / name for _, name in place.files]
    return figures_over(place.folder, paths, threads=house.cores)
