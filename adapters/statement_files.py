"""Finding bank files in files, folders and zip archives, one at a time and within fixed limits."""

import os
import stat
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from adapters.invoice_files import LARGEST_ZIP, MOST_ENTRIES
from adapters.statements.faults import LARGEST_FILE
from domain.errors import Refusal

_ENDINGS: Final = (".xml", ".txt", ".sta", ".swi", ".mt940", ".940", ".942", ".053", ".054", ".stm")
_LOCKED: Final = 0x1


@dataclass(frozen=True, slots=True)
class BankFileSource:
    """One file that should be a bank file: its name for people, and its bytes or why not."""

    name: str
    content: bytes | Refusal

    def load(self) -> bytes:
        """Give the bytes, or raise the Refusal that stands in their place."""
        if isinstance(self.content, Refusal):
            raise self.content
        return self.content


def find_bank_files(paths: Sequence[Path]) -> Iterator[BankFileSource]:
    """Give every bank file in files, folders (with those below, sorted) and zip archives.

    A file named by itself is taken whatever its name; in folders and zips those whose name ends
    as banks end theirs. Never raises: what cannot be read comes as a source whose ``load`` raises
    Refusal ``bank_files.…``.
    """
    for path in paths:
        found = False
        for source in _within(path):
            found = True
            yield source
        if not found:
            yield _refused("nothing_there", path, "There is no bank file in it.")


def in_zip(path: Path, shown: str) -> Iterator[BankFileSource]:
    """Give the bank files of an archive, under the name it is shown by."""
    try:
        if path.stat().st_size > LARGEST_ZIP:
            yield _refused("large_zip", shown, "The zip file is too large.")
            return
        with ZipFile(path) as archive:
            entries = [one for one in archive.infolist() if _is_meant(one.filename)]
            if len(entries) > MOST_ENTRIES:
                yield _refused("large_zip", shown, "The zip file holds too many files.")
                return
            for one in entries:
                name = f"{shown}/{one.filename}"
                if one.flag_bits & _LOCKED:
                    yield _refused("encrypted", name, "It is locked by a password.")
                    continue
                with archive.open(one) as file:
                    yield BankFileSource(_printable(name), file.read(LARGEST_FILE + 1))
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError):
        yield _refused("broken_zip", shown, "The zip file is not whole or is no zip file.")
    except OSError:
        yield _refused("unreadable", shown, "It cannot be read.")


def is_zip(content: bytes) -> bool:
    """Whether bytes begin as an archive does."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _within(path: Path) -> Iterator[BankFileSource]:
    if path.is_dir():
        for here, folders, names in os.walk(path):
            folders.sort()
            for name in sorted(names):
                one = Path(here, name)
                if name.lower().endswith(".zip") and not name.startswith("._"):
                    yield from in_zip(one, str(one))
                elif _is_meant(name):
                    yield _read(one)
    elif path.name.lower().endswith(".zip"):
        yield from in_zip(path, str(path))
    else:
        yield _read(path)


def _read(path: Path) -> BankFileSource:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return _refused("no_file", path, "It is no regular file.")
        with path.open("rb") as file:
            return BankFileSource(_printable(str(path)), file.read(LARGEST_FILE + 1))
    except FileNotFoundError:
        return _refused("not_found", path, "There is no such file or folder.")
    except OSError:
        return _refused("unreadable", path, "It cannot be read.")


def _refused(code: str, path: Path | str, why: str) -> BankFileSource:
    way_out = "Give a file of the bank (CAMT or MT940), a folder with such files, or a zip."
    return BankFileSource(
        _printable(str(path)), Refusal(f"bank_files.{code}", why, way_out=way_out)
    )


def _is_meant(name: str) -> bool:
    last = name.rsplit("/", 1)[-1]
    return last.lower().endswith(_ENDINGS) and not last.startswith("._")


def _printable(name: str) -> str:
    """Escape what a terminal or a JSON file cannot take: a name may be any bytes."""
    safe = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in safe)
