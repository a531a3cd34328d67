"""A report as one file: a zip of its folder, the same bytes each time."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_PART_BYTES = 1_000_000


def packed(folder: Path) -> Iterator[bytes]:
    """The zip in parts, at most a million bytes of a file in memory at a time.

    Every file is open before the first part is asked for: that the folder is taken away meanwhile
    breaks off nothing. Raises FileNotFoundError where there is no such folder.
    """
    with ExitStack() as opening:
        files = {
            one.name: opening.enter_context(one.open("rb")) for one in sorted(folder.iterdir())
        }
        return _parts(files, opening.pop_all())


def _parts(files: Mapping[str, BinaryIO], opened: ExitStack) -> Iterator[bytes]:
    out = _Passing()
    with opened, ZipFile(out, "w", ZIP_STORED) as archive:
        for name, file in files.items():
            info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o644 << 16
            with archive.open(info, "w") as place:
                while some := file.read(_PART_BYTES):
                    place.write(some)
                    yield out.taken()
    yield out.taken()


class _Passing:
    """What is written goes by: it cannot be wound back, so sizes stand behind each file."""

    def __init__(self) -> None:
        self._some = bytearray()

    def write(self, part: bytes) -> int:
        """Take a part."""
        self._some += part
        return len(part)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is open."""

    def taken(self) -> bytes:
        """What was written since, which is forgotten here."""
        found = bytes(self._some)
        self._some.clear()
        return found
