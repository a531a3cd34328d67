"""The outbox folder: letters written once, for whoever prints or forwards them.

``<home>/outbox/<yyyy-mm-dd>/<letter id>.pdf`` with a ``.json`` beside it. The JSON is written
last: where it stands, the letter is complete.
"""

import json
import os
import re
import tempfile
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from adapters.durable import make_durable
from domain.errors import StoreError

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

_PLAIN_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True, kw_only=True)
class Written:
    """Where a letter lies; ``again`` where the same letter lay there already."""

    pdf: Path
    sidecar: Path
    again: bool


def write_letter(
    *,
    home: Path,
    day: date,
    letter_id: str,
    pdf: bytes,
    sidecar: Mapping[str, Json],
    suffix: str = "pdf",
    enclosed: Mapping[str, bytes] = MappingProxyType({}),
) -> Written:
    """Write a letter and what belongs to it; the same letter again changes nothing.

    A short message is written as text, with another ``suffix``. What is ``enclosed`` lies beside
    it by its name behind the letter's id.

    Both files are complete and durable when this returns, or absent under their names. Raises
    StoreError where other bytes lie under this id, and where the folder cannot take the letter.
    """
    if not _PLAIN_ID.fullmatch(letter_id):
        raise StoreError("A letter id for the outbox holds only letters, digits, dots and dashes.")
    folder = home / "outbox" / day.isoformat()
    paths = folder / f"{letter_id}.{suffix}", folder / f"{letter_id}.json"
    try:
        _made(folder)
        for name, content in enclosed.items():
            _write_once(folder / f"{letter_id}.{name}", content)
        new = [
            _write_once(path, content)
            for path, content in zip(paths, (pdf, sidecar_bytes(sidecar)), strict=True)
        ]
    except OSError as error:
        message = f"The outbox cannot take the letter: {error.strerror} ({folder})."
        raise StoreError(f"{message} Make room or give access, then run again.") from error
    return Written(pdf=paths[0], sidecar=paths[1], again=not any(new))


def sidecar_bytes(sidecar: Mapping[str, Json]) -> bytes:
    """What stands in the file beside a letter, the same each time."""
    return (json.dumps(sidecar, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _made(folder: Path) -> None:
    """Make the folder, and make its name in the folder above as durable as what goes in."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        make_durable(folder.parent)


def _write_once(path: Path, content: bytes) -> bool:
    """Put the content under its name in one step; say whether it is new."""
    if not path.exists():
        draft = _drafted(path.parent, content)
        try:
            # Unlike a rename, a link never replaces the file of another run.
            with suppress(FileExistsError):
                os.link(draft, path)
                return True
        finally:
            draft.unlink()
            make_durable(path.parent)
    if path.read_bytes() != content:
        raise StoreError(
            f"{path} holds other bytes than this letter. "
            "Nothing was overwritten; look which of the two was sent."
        )
    return False


def _drafted(folder: Path, content: bytes) -> Path:
    """Write the content durably under a name of its own; leave nothing where that fails."""
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=".draft-")
    try:
        with os.fdopen(descriptor, "wb") as draft:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


def remove_files(folder: Path, *, but: Collection[str] = ()) -> None:
    """Remove the files of a folder but those named, and no folder in it; none there: nothing.

    Raises StoreError where that is not allowed.
    """
    try:
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name not in but and not path.is_dir():
                path.unlink()
    except OSError as error:
        message = f"The folder {folder} cannot be emptied: {error.strerror}."
        raise StoreError(f"{message} Give access, then repeat.") from error


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of one dossier, each whole and durable; a later version replaces it.

    Raises StoreError where the folder cannot take them.
    """
    try:
        _made(folder)
        for name, content in files.items():
            _drafted(folder, content).replace(folder / name)
        make_durable(folder)
    except OSError as error:
        message = f"The dossier cannot be written: {error.strerror} ({folder})."
        raise StoreError(f"{message} Make room or give access, then run again.") from error
