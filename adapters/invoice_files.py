"""Finding invoices in files, folders and zip archives, one at a time and within fixed limits."""

import os
import stat
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from adapters.ubl.errors import InvoiceRefused
from adapters.ubl.parsing import LARGEST_FILE, too_large
from domain.errors import Refusal

LARGEST_ZIP: Final = 200_000_000
"""The largest zip file that is opened, in bytes."""

MOST_ENTRIES: Final = 10_000
"""The most entries a zip file may have, of any kind."""

MOST_UNPACKED: Final = 1_000_000_000
"""The most bytes the invoices of one zip file may have together when unpacked."""

_ENCRYPTED: Final = 0x1


@dataclass(frozen=True, slots=True)
class InvoiceSource:
    """One file that should be an invoice: its name for people, and its bytes or why not.

    Within a zip the name is ``archive.zip/folder/name.xml``; it is never used as a path.
    """

    name: str
    content: bytes | InvoiceRefused

    def load(self) -> bytes:
        """Give the bytes, or raise the InvoiceRefused that stands in their place."""
        if isinstance(self.content, InvoiceRefused):
            raise self.content
        return self.content


class _Place(Protocol):
    """Somewhere an invoice should be; nothing of it is read yet."""

    @property
    def name(self) -> str: ...

    def read(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class _File:
    name: str

    def read(self) -> bytes:
        found = os.stat(self.name)  # noqa: PTH116 - a path for each of many files costs more
        if not stat.S_ISREG(found.st_mode):
            raise _no_file()
        if found.st_size > LARGEST_FILE:
            raise too_large(found.st_size)
        with open(self.name, "rb") as file:  # noqa: PTH123 - as above
            # Room for the largest file would be asked of the machine for each; one may grow.
            content = file.read(found.st_size + 1)
            more = LARGEST_FILE + 1 - len(content)
            return content + file.read(more) if len(content) > found.st_size else content


@dataclass(frozen=True, slots=True)
class _Entry:
    archive: ZipFile
    entry: ZipInfo
    path: Path

    @property
    def name(self) -> str:
        return f"{self.path}/{self.entry.filename}"

    def read(self) -> bytes:
        if self.entry.flag_bits & _ENCRYPTED:
            raise _locked()
        if self.entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise _broken_zip("is packed in an unusual way")
        if self.entry.file_size > LARGEST_FILE:
            raise too_large(self.entry.file_size)
        with self.archive.open(self.entry) as file:
            return file.read(LARGEST_FILE + 1)


@dataclass(frozen=True, slots=True)
class _Refused:
    path: Path
    why: Refusal

    @property
    def name(self) -> str:
        return str(self.path)

    def read(self) -> bytes:
        raise self.why


def find_invoices(paths: Sequence[Path]) -> Iterator[InvoiceSource]:
    """Give every invoice in files, folders (with those below, sorted) and zip archives.

    A file named by itself is taken whatever its name; in folders and zips ``*.xml`` and ``*.pdf``
    (and in folders ``*.zip``), in capitals too. A PDF beside an XML file of the same name is the
    picture of it and left out. Reads one file at a time, when it is asked for.
    Never raises: what cannot be read, and a path that holds no invoice, comes as a source whose
    ``load`` raises InvoiceRefused ``files.…`` or ``ubl.too_large``.
    """
    for place in _places(paths):
        yield InvoiceSource(_printable(place.name), _content(place))


def count_invoices(paths: Sequence[Path]) -> int:
    """Count what ``find_invoices`` will give, without reading it, for a progress bar."""
    return sum(1 for _ in _places(paths))


def _content(place: _Place) -> bytes | InvoiceRefused:
    try:
        return place.read()
    except Refusal as no:
        return InvoiceRefused(no.code, no.message, way_out=no.way_out)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError):
        return _broken_zip("does not unpack to what it says")
    except (OSError, ValueError) as error:
        return _unreadable(error)


def _places(paths: Sequence[Path]) -> Iterator[_Place]:
    for path in paths:
        empty = True
        for place in _within(path):
            empty = False
            yield place
        if empty:
            yield _Refused(path, _nothing_there())


def _within(path: Path) -> Iterator[_Place]:
    try:
        is_folder = path.is_dir()
    except OSError as error:
        yield _Refused(path, _unreadable(error))
        return
    if is_folder:
        yield from _in_folder(path)
    elif _is_zip(path.name):
        yield from _in_zip(path)
    else:
        yield _File(str(path))


def _in_folder(folder: Path) -> Iterator[_Place]:
    """Walk a folder; links to folders are not followed, so that no loop is endless."""
    failed: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=failed.append):
        folders.sort()
        printed = _pictures(names)
        before = str(Path(here, "_"))[:-1]
        for name in sorted(names):
            if _is_invoice(name) and name not in printed:
                yield _File(before + name)
            elif _is_zip(name):
                yield from _in_zip(Path(here, name))
    for error in failed:
        yield _Refused(Path(os.fsdecode(error.filename)), _unreadable(error))


def _in_zip(path: Path) -> Iterator[_Place]:
    """Give the invoices of an archive; it stays open while they are read one by one."""
    try:
        archive = _opened(path)
    except Refusal as why:
        yield _Refused(path, why)
        return
    with archive:
        printed = _pictures([entry.filename for entry in archive.infolist()])
        for entry in archive.infolist():
            folder, _, name = entry.filename.rpartition("/")
            if entry.filename in printed or folder.startswith("__MACOSX"):
                continue
            if _is_invoice(name):
                yield _Entry(archive, entry, path)


def _opened(path: Path) -> ZipFile:
    """Open an archive whose table of contents stays within the limits, or refuse it."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise _no_file()
        if found.st_size > LARGEST_ZIP:
            raise _large_zip(f"has {found.st_size:,} bytes; at most {LARGEST_ZIP:,} are opened")
        archive = ZipFile(path)
    except (BadZipFile, NotImplementedError, UnicodeDecodeError):
        raise _broken_zip("is not whole or is no zip file") from None
    except (OSError, ValueError) as error:
        raise _unreadable(error) from None
    try:
        _refuse_bomb(archive.infolist())
    except Refusal:
        archive.close()
        raise
    return archive


def _refuse_bomb(entries: Sequence[ZipInfo]) -> None:
    """Refuse too many entries or bytes; no entry ever unpacks to more than it declares."""
    if len(entries) > MOST_ENTRIES:
        raise _large_zip(f"has {len(entries):,} entries; at most {MOST_ENTRIES:,} are taken")
    unpacked = sum(entry.file_size for entry in entries if _is_invoice(entry.filename))
    if unpacked > MOST_UNPACKED:
        raise _large_zip(f"unpacks to {unpacked:,} bytes; at most {MOST_UNPACKED:,} are taken")


def _is_invoice(name: str) -> bool:
    """Whether a file goes by its ending; macOS adds ``._name.xml`` beside files, which is none."""
    return name.lower().endswith((".xml", ".pdf")) and not name.startswith("._")


def _pictures(names: Sequence[str]) -> frozenset[str]:
    """Give the PDF files that lie beside an XML file of the same name."""
    written = {name[: -len(".xml")] for name in names if name.lower().endswith(".xml")}
    return frozenset(
        name for name in names if name.lower().endswith(".pdf") and name[: -len(".pdf")] in written
    )


def _is_zip(name: str) -> bool:
    return name.lower().endswith(".zip") and not name.startswith("._")


def _printable(name: str) -> str:
    """Escape what a terminal or a JSON file cannot take: a name may be any bytes."""
    if name.isprintable():
        return name
    safe = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in safe)


def _unreadable(error: OSError | ValueError) -> InvoiceRefused:
    if isinstance(error, FileNotFoundError):
        return InvoiceRefused(
            "files.not_found", "There is no such file or folder.", way_out="Check the path."
        )
    if isinstance(error, PermissionError):
        return InvoiceRefused(
            "files.no_rights",
            "It may not be read: this user has no rights to it.",
            way_out="Give read rights to the file, and to the folder it is in.",
        )
    reason = error.strerror if isinstance(error, OSError) else None
    return InvoiceRefused(
        "files.unreadable",
        f"It cannot be read: {reason or 'its name or its contents are damaged'}.",
        way_out="Copy it to a local folder and try again.",
    )


def _no_file() -> InvoiceRefused:
    return InvoiceRefused(
        "files.no_file",
        "It is no regular file.",
        way_out="Give an XML or PDF file, a folder or a zip.",
    )


def _nothing_there() -> InvoiceRefused:
    return InvoiceRefused(
        "files.nothing_there",
        "There is no *.xml and no *.pdf in it.",
        way_out="Give the folder or the zip that holds the e-invoices.",
    )


def _locked() -> InvoiceRefused:
    return InvoiceRefused(
        "files.encrypted", "It is locked by a password.", way_out="Unpack the zip file first."
    )


def _broken_zip(fault: str) -> InvoiceRefused:
    return InvoiceRefused(
        "files.broken_zip", f"The zip file {fault}.", way_out="Make or download it again."
    )


def _large_zip(fault: str) -> InvoiceRefused:
    return InvoiceRefused(
        "files.large_zip",
        f"The zip file {fault}.",
        way_out="Unpack it yourself and give the folder, or pack fewer invoices.",
    )
