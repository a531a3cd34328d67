"""A folder of mail that came back: a Maildir or an mbox, read mail by mail and set aside.

In a Maildir a mail that was dealt with is moved to its folder ``.processed``, in one step; in an
mbox it is marked as read. Whatever was not dealt with stays as it is.
"""

import mailbox
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from os import SEEK_END
from pathlib import Path
from typing import Final, TypeAlias

from domain.errors import StoreError

_SEEN: Final = "R"
_ASIDE: Final = ".processed"


class Kept(Enum):
    """What is done with a mail after it was read."""

    HERE = auto()
    """It is read again."""
    LEFT = auto()
    """It says nothing to us, also when it is read again; it lies where people look."""
    ASIDE = auto()


LARGEST: Final = 50_000_000
"""Bytes; a report brings back at most one letter with its attachments."""
BEGINNING: Final = 1_000_000
"""Bytes of a larger mail that are read: its head, and what its sender wrote himself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailInFolder:
    """A mail where it lies: its name there, and its bytes."""

    name: str
    raw: bytes | None
    """None where it cannot be read."""
    whole: bool = True
    """False: it is too large, and ``raw`` is its beginning."""


Take: TypeAlias = Callable[[MailInFolder], Kept]
"""Takes a mail, and says what is done with it."""


def take_each(place: Path, take: Take) -> None:
    """Let each mail that was not dealt with be taken, the oldest name first.

    Raises StoreError where the place is no mail folder, or cannot be read or changed.
    """
    try:
        if place.is_dir():
            _maildir(place, take)
        else:
            _mbox(place, take)
    except (OSError, mailbox.Error) as error:
        raise StoreError(
            f"The mail folder {place} cannot be read: {error}. Give access to it, and see that"
            " it is a Maildir (with new and cur) or an mbox file."
        ) from error


def _maildir(place: Path, take: Take) -> None:
    for path in list(_mails(place)):
        if take(_read(path)) is Kept.ASIDE:
            aside = place / _ASIDE
            for part in ("new", "cur", "tmp"):
                (aside / part).mkdir(parents=True, exist_ok=True)
            (aside / "maildirfolder").touch()
            path.rename(aside / "cur" / f"{path.name.partition(':')[0]}:2,S")


def _read(path: Path) -> MailInFolder:
    """A mail, or the beginning of a large one; without bytes where nobody may read it."""
    try:
        whole = path.stat().st_size <= LARGEST
        with path.open("rb") as file:
            raw = file.read() if whole else file.read(BEGINNING)
    except OSError:
        return MailInFolder(name=path.name, raw=None)
    return MailInFolder(name=path.name, raw=raw, whole=whole)


def _mails(place: Path) -> Iterator[Path]:
    for part in ("new", "cur"):
        yield from sorted(path for path in (place / part).iterdir() if path.is_file())


def _mbox(place: Path, take: Take) -> None:
    if not place.is_file():
        raise FileNotFoundError(f"there is no {place.name}")
    box = mailbox.mbox(place, create=False)
    box.lock()
    try:
        for key in box.keys():  # noqa: SIM118 - a mail that is marked moves, the keys do not
            if _size(box, key) > LARGEST:
                # To mark it in its file would be to read all of it; it is known by its hash.
                take(MailInFolder(name=str(key), raw=_beginning(box, key), whole=False))
                continue
            if (mail := _parsed(box, key)) is None:
                whole = _size(box, key) <= BEGINNING
                take(MailInFolder(name=str(key), raw=_beginning(box, key), whole=whole))
                continue
            if _SEEN in mail.get_flags():
                continue
            found = MailInFolder(name=str(key), raw=box.get_bytes(key))
            if take(found) is Kept.ASIDE:
                mail.add_flag(_SEEN)
                box[key] = mail
        box.flush()
    finally:
        box.unlock()
        box.close()


def _size(box: mailbox.mbox, key: str) -> int:
    """How many bytes a mail has, before any of them is kept."""
    with box.get_file(key) as mail:
        mail.seek(0, SEEK_END)
        return mail.tell()


def _beginning(box: mailbox.mbox, key: str) -> bytes:
    with box.get_file(key) as mail:
        return mail.read(BEGINNING)


def _parsed(box: mailbox.mbox, key: str) -> mailbox.mboxMessage | None:
    """A mail with its flags; None where no reader takes it."""
    try:
        return box[key]
    except Exception:  # noqa: BLE001 - whatever strangers write into a mail, the others are read
        return None
