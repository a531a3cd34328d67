"""A folder of mail that came back: a Maildir or an mbox, read mail by mail and set aside.

In a Maildir a mail that was dealt with is moved to its folder ``.processed``, in one step; in an
mbox it is marked as read. Whatever was not dealt with stays as it is.
"""

import mailbox
from collections.abc import Callable, Iterator
from enum import Enum, auto
from pathlib import Path
from typing import Final, TypeAlias

from domain.errors import StoreError

_SEEN: Final = "R"
_ASIDE: Final = ".processed"


class Kept(Enum):
    """What is done with a mail after it was read."""

    HERE = auto()
    ASIDE = auto()


Take: TypeAlias = Callable[[str, bytes], Kept]
"""Takes the name of a mail in its folder, and its bytes."""


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
        if take(path.name, path.read_bytes()) is Kept.ASIDE:
            aside = place / _ASIDE
            for part in ("new", "cur", "tmp"):
                (aside / part).mkdir(parents=True, exist_ok=True)
            (aside / "maildirfolder").touch()
            path.rename(aside / "cur" / f"{path.name.partition(':')[0]}:2,S")


def _mails(place: Path) -> Iterator[Path]:
    for part in ("new", "cur"):
        yield from sorted(path for path in (place / part).iterdir() if path.is_file())


def _mbox(place: Path, take: Take) -> None:
    if not place.is_file():
        raise FileNotFoundError(f"there is no {place.name}")
    box = mailbox.mbox(place, create=False)
    box.lock()
    try:
        for key in box.iterkeys():
            mail = box[key]
            if _SEEN in mail.get_flags():
                continue
            if take(str(key), box.get_bytes(key)) is Kept.ASIDE:
                mail.add_flag(_SEEN)
                box[key] = mail
        box.flush()
    finally:
        box.unlock()
        box.close()
