"""From the bytes of an MT940 to its fields: a tag, its lines, and where it stands.

A line that begins with a colon is no tag by that alone: in a text that was cut at a column a time
of day may begin a line (``:26:37``), even ``:20:15``. So a tag counts only where it may stand.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from adapters.statements import faults

_LINE: Final = re.compile(r"\r\n|\n|\r")
_TAG: Final = re.compile(r"\s{0,3}:(\d{2}[A-Z]?|NS):(.*)", re.DOTALL)
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BIC: Final = re.compile(r"(?<![A-Z])([A-Z]{4}NL[A-Z0-9]{2})")
_KIND: Final = re.compile(r"(?:\{2:[IO]|^:?)94([02])")
_END: Final = re.compile(r"-(?:\}.*|X{3})?\s*|\{[1-5]:.*")

_HEADER: Final = frozenset("21 25 25P 28 28C 13 13D 34F NS".split())
_OPENING: Final = frozenset("60F 60M".split())
_BODY: Final = frozenset("61 86 NS".split())
_CLOSING: Final = frozenset("62F 62M".split())
_FOOT: Final = frozenset("64 65 64F 65F 90C 90D 86".split())
_AHEAD: Final = 100
"""A text has six lines, and of the banks that write more none has as many."""
_NEXT: Final = frozenset("28 28C 60F 60M NS 13 13D 34F".split())
"""What follows an account."""


class Phase(Enum):
    """Where in a statement a line stands."""

    OUTSIDE = auto()
    HEADER = auto()
    BODY = auto()
    FOOT = auto()


_MAY: Final = {
    Phase.OUTSIDE: frozenset(),
    Phase.HEADER: _HEADER | _OPENING | _BODY | _CLOSING,
    Phase.BODY: _BODY | _OPENING | _CLOSING | _FOOT,
    Phase.FOOT: _FOOT,
}


@dataclass(slots=True)
class TaggedField:
    """A tag with its lines, the first without the tag; ``line`` is the first one's number."""

    tag: str
    line: int
    lines: list[str] = field(default_factory=list)
    foot: bool = False
    """It stands behind the closing balance, where ``:86:`` is about the statement."""

    @property
    def text(self) -> str:
        """The first line, without padding."""
        return self.lines[0].strip() if self.lines else ""


@dataclass(slots=True)
class StatementFields:
    """The fields of one statement, and what the lines above it say of the bank."""

    line: int
    bic: str
    interim: bool
    fields: list[TaggedField] = field(default_factory=list)
    strange: list[int] = field(default_factory=list)
    """The lines with a tag that cannot stand where they are."""

    def all(self, *tags: str) -> Iterator[TaggedField]:
        """The fields with one of some tags, in the order of the file."""
        return (one for one in self.fields if one.tag in tags)

    def first(self, *tags: str) -> TaggedField | None:
        """The first field with one of some tags."""
        return next(self.all(*tags), None)


def decoded(raw: bytes) -> str:
    """The text of the bytes: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def looks_like_mt940(text: str) -> bool:
    """Whether there is a statement in it: a reference, and an account soon after it."""
    return re.search(r"^[\s\x00-\x1f]{0,3}:20:", text, re.MULTILINE) is not None


def statements_in(text: str) -> list[StatementFields]:
    """Part a text into statements; raises Refusal where an entry stands outside of any."""
    return _Parting(_LINE.split(text)).run()


class _Parting:
    """Goes over the lines once, knowing in which phase of a statement it is."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = [_CONTROLS.sub("", line) for line in lines]
        self.found: list[StatementFields] = []
        self.phase, self.bic, self.interim = Phase.OUTSIDE, "", False

    def run(self) -> list[StatementFields]:
        for number, line in enumerate(self.lines, 1):
            self._take(number, line)
        return self.found

    def _take(self, number: int, line: str) -> None:
        tagged = _TAG.fullmatch(line)
        tag = tagged[1] if tagged else ""
        if tagged and tag == "20" and self._begins(number):
            self._open(number, tagged[2])
        elif tagged and tag in _MAY[self.phase]:
            self._add(tag, number, tagged[2])
        elif tag in {"61", "62F", "62M"} and self.phase in {Phase.OUTSIDE, Phase.FOOT}:
            raise faults.missing(":20:", number)
        elif self.phase is Phase.BODY and not self._ends(number, line):
            self._go_on(number, line)
        elif self.phase is Phase.HEADER and not _END.fullmatch(line):
            self._in_header(number, line)
        else:
            self._outside(line)

    def _begins(self, number: int) -> bool:
        """Whether a reference begins a statement: an account follows it, or nothing it was in."""
        if self.phase in {Phase.OUTSIDE, Phase.FOOT}:
            return True
        tags = self._tags_ahead(number)
        first = next((tag for tag in tags if tag != "21"), "")
        if self.phase is Phase.HEADER:
            return first.startswith("25")
        return first.startswith("25") and next(tags, "") in _NEXT

    def _open(self, number: int, rest: str) -> None:
        self.phase = Phase.HEADER
        self.found.append(StatementFields(number, self.bic, self.interim))
        self._add("20", number, rest)

    def _add(self, tag: str, number: int, rest: str) -> None:
        if tag in _CLOSING:
            self.phase = Phase.FOOT
        elif tag in _OPENING | {"61", "86"} and self.phase is Phase.HEADER:
            self.phase = Phase.BODY
        foot = self.phase is Phase.FOOT and tag not in _CLOSING
        self.found[-1].fields.append(TaggedField(tag, number, [rest.rstrip("\n")], foot))

    def _go_on(self, number: int, line: str) -> None:
        last = self.found[-1].fields[-1]
        if last.tag in {"61", "86", "NS"}:
            last.lines.append(line)
        elif line.strip():
            self.found[-1].strange.append(number)

    def _in_header(self, number: int, line: str) -> None:
        if line.strip() and self.found[-1].fields[-1].tag != "NS":
            self.found[-1].strange.append(number)

    def _ends(self, number: int, line: str) -> bool:
        """Whether a line in the body ends the statement; a dash may be a payer's text as well."""
        if not _END.fullmatch(line):
            return False
        return line.startswith(("{", "-}")) or next(self._tags_ahead(number), "20") == "20"

    def _tags_ahead(self, number: int) -> Iterator[str]:
        """The tags of the lines below one, as far as a text may reach."""
        below = range(number, min(len(self.lines), number + _AHEAD))
        found = (_TAG.fullmatch(self.lines[at]) for at in below)
        return (tagged[1] for tagged in found if tagged)

    def _outside(self, line: str) -> None:
        """Take from a line between statements which bank it is, and what it sends."""
        if _END.fullmatch(line):
            self.phase = Phase.OUTSIDE
        if bic := _BIC.search(line):
            self.bic = bic[1]
        if kind := _KIND.search(line):
            self.interim = kind[1] == "2"
