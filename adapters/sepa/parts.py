"""A file of transfers in parts: what it says of itself, and each line for itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_LINE: Final = re.compile(rb"[ \t]*<CdtTrfTxInf>.*?</CdtTrfTxInf>\r?\n?", re.DOTALL)
_HERE: Final = b"<!--lines-->\n"


@dataclass(frozen=True, slots=True)
class Parted:
    """The file without its lines, and the lines in their order, byte for byte."""

    frame: bytes
    lines: tuple[bytes, ...]


def parted(raw: bytes) -> Parted:
    """Take a file of transfers apart; raises ValueError where its lines do not lie together."""
    found = list(_LINE.finditer(raw))
    if not found or any(one.end() != other.start() for one, other in pairwise(found)):
        msg = "the lines of the file do not lie together"
        raise ValueError(msg)
    head, tail = raw[: found[0].start()], raw[found[-1].end() :]
    return Parted(head + _HERE + tail, tuple(one.group() for one in found))


def joined(frame: bytes, lines: Sequence[bytes]) -> bytes:
    """The file that was taken apart."""
    return frame.replace(_HERE, b"".join(lines), 1)
