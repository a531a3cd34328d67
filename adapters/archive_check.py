"""The archive held against itself: every document is opened, and hashed to its name."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from adapters.archive import Archive
from adapters.store.findings import Finding, Place, guarded

_NAME: Final = re.compile(r"([0-9a-f]{64})\.[0-9a-f]{32}")


def archive_findings(archive: Archive, kept: set[bytes]) -> Iterator[Finding]:
    """Find documents that were changed or are none; ``kept`` is told every hash there is."""
    if not archive.folder.exists():
        return
    for folder in sorted(archive.folder.iterdir()):
        if not folder.is_dir():
            yield _stray(folder)
            continue
        for path in sorted(folder.iterdir()):
            yield from guarded(_place(path), _found(archive, path, kept))


def _found(archive: Archive, path: Path, kept: set[bytes]) -> Iterator[Finding]:
    if path.name.startswith("."):
        return  # a write that a crash cut short; it has no name yet
    named = _NAME.fullmatch(path.name)
    if named is None or named[1][:2] != path.parent.name:
        yield _stray(path)
        return
    archive.read_copy(path, named[1])
    kept.add(bytes.fromhex(named[1]))


def _stray(path: Path) -> Finding:
    what = "no document has this name or place"
    return Finding(place=_place(path), code="stray", what=what)


def _place(path: Path) -> Place:
    return Place(table="archive", key=f"{path.parent.name}/{path.name}")
