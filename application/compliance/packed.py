"""A report as one file: a zip of its folder, the same bytes each time."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_PART_BYTES = 1_000_000


def packed(folder: Path) -> Iterator[bytes]:
    """The zip in parts, one file of it in memory at a time at most."""
    out = _Passing()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for one in sorted(folder.iterdir()):
            info = ZipInfo(one.name, date_time=(1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o644 << 16
            with archive.open(info, "w") as place, one.open("rb") as file:
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
