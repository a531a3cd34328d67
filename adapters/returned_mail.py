"""A folder of mail that came back: a Maildir or an mbox, read mail by mail and set aside.

In a Maildir a mail that was dealt with is moved to its folder ``.processed``, in one step; in an
mbox it is marked as read. Whatever was not dealt with stays as it is.
"""

import mailbox
from collections.abc import Callable, Iterator
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
    ASIDE = auto()


LARGEST: Final = 50_000_000
"""Bytes; a report brings back at most one letter with its attachments."""

Take: TypeAlias = Callable[[str, bytes | None], Kept]
"""Takes the name of a mail in its folder, and its bytes; None where it cannot be read."""


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
        if take(path.name, _read(path)) is Kept.ASIDE:
            aside = place / _ASIDE
            for part in ("new", "cur", "tmp"):
                (aside / part).mkdir(parents=True, exist_ok=True)
            (aside / "maildirfolder").touch()
            path.rename(aside / "cur" / f"{path.name.partition(':')[0]}:2,S")


def _read(path: Path) -> bytes | None:
    """The bytes of a mail; None where there are too many, or nobody may read it."""
    try:
        return path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError:
        return None


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
            if _size(box, key) > LARGEST or (mail := _parsed(box, key)) is None:
                take(str(key), None)
                continue
            if _SEEN in mail.get_flags():
                continue
            if take(str(key), box.get_bytes(key)) is Kept.ASIDE:
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


def _parsed(box: mailbox.mbox, key: str) -> mailbox.mboxMessage | None:
    """A mail with its flags; None where no reader takes it."""
    try:
        return box[key]
    except Exception:  # noqa: BLE001 - whatever strangers write into a mail, the others are read
        return None
