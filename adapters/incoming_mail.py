"""A mail that somebody wrote to us, read to a value: whoever wrote it, it raises nothing.

What it quotes of our own letter is left out of what is shown; the mail itself is kept whole.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from email.utils import getaddresses, parsedate_to_datetime
from enum import StrEnum
from typing import Final, TypeAlias
from unicodedata import normalize

from lxml import etree
from lxml import html as trees

from domain.characters import legible

Part: TypeAlias = "Message[str, str]"


class WrittenBy(StrEnum):
    """By whom a mail was written, as far as it says so itself."""

    PERSON = "person"
    MACHINE = "machine"
    """An answering machine: out of office, or that it came in (RFC 3834)."""
    SERVER = "server"
    """A mail server, about a mail that it may not have delivered: no answer of anybody."""
    LIST = "list"
    """A mailing, or a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingMail:
    """A mail as a person reads it; ``files`` counts what was attached."""

    written: WrittenBy
    sender: str
    subject: str
    text: str
    files: int = 0
    dated: datetime | None = None
    address: str = ""
    """Of whoever sent it, in small letters; empty: it names none."""
    addressed: tuple[str, ...] = ()
    """The addresses it came to, in small letters."""
    whole: str = ""
    """Its text with what it quotes: where numbers are sought, and nothing else."""
    spam: bool = False
    """A mail server on the way took it for spam."""


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that came with a mail, as it names it: whoever sent it may have named it anything."""

    name: str
    media_type: str
    content: bytes


LONGEST_TEXT: Final = 20_000
"""Signs of a mail that are shown; all of it is kept."""
_LONGEST_LINE: Final = 300
_LONGEST_HEAD: Final = 4_000
_LONGEST_NAME: Final = 120
_ADDRESS: Final = re.compile(r"[^\s@<>\"]{1,64}@[^\s@<>\"]{1,253}")
_TO: Final = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
_SPAM: Final = ("X-Spam-Flag", "X-Spam-Status")
_MOST_PARTS: Final = 200
_LARGEST_HTML: Final = 1_000_000
_MACHINES: Final = ("X-Autoreply", "X-Autorespond", "X-Autoresponder")
_SUPPRESSED: Final = "X-Auto-Response-Suppress"
"""Of Microsoft; it stands in automatic replies, and in other mail too."""
_PRECEDENCE: Final = {
    "auto_reply": WrittenBy.MACHINE,
    "bulk": WrittenBy.LIST,
    "list": WrittenBy.LIST,
}
_SERVERS: Final = re.compile(r"\b(?:mailer-daemon|postmaster)@", re.IGNORECASE)
_AWAY: Final = re.compile(
    r"out of (?:the )?office|automatic reply|auto-?reply|automatisch(?:e)? (?:antwoord|reactie)"
    r"|afwezig(?:heid)?(?:sbericht|smelding)?\b|abwesenheit|automatische antwort|absence",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(
    r"^(?:>|-{2,} ?(?:original message|oorspronkelijk bericht|ursprüngliche nachricht)"
    r"|(?:on|op|am) .{5,200}(?:wrote|schreef.*|schrieb.*):\s*$|_{10,}\s*$)",
    re.IGNORECASE,
)
_HIDDEN: Final = ("script", "style", "head", "title", "template")


_LONGEST_SOURCE: Final = 16_000
"""Signs of a line of the head that are looked at: its parameters are read in squared time."""
_PIECE: Final = 1_000
"""Signs that are composed together: a heap of accents is put in order in squared time."""


class _Bounded(Compat32):
    """Reads a mail as ever, and of each line of the head no more than anybody needs."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name of a line, and the beginning of what it says."""
        name, said = super().header_source_parse(sourcelines)
        return name, said[:_LONGEST_SOURCE]


_BOUNDED: Final = _Bounded()


def read_mail(raw: bytes) -> IncomingMail:
    """Read a mail; what no reader takes is a mail of a person without a text, who looks at it."""
    try:
        return _read(message_from_bytes(raw, policy=_BOUNDED))
    except Exception:  # noqa: BLE001 - whatever strangers write into a mail, a person looks at it
        return IncomingMail(written=WrittenBy.PERSON, sender="", subject="", text="")


def _read(mail: Part) -> IncomingMail:
    subject, text = _line(mail, "Subject"), _text(mail)
    return IncomingMail(
        written=_written(mail, subject),
        sender=_line(mail, "From"),
        subject=subject,
        text=_shown(text),
        files=len(list(_files(mail))),
        dated=_dated(mail),
        address=next(iter(_addresses(mail, ("From",))), ""),
        addressed=tuple(_addresses(mail, _TO)),
        whole=_fit(text[:LONGEST_TEXT])[:LONGEST_TEXT],
        spam=any(_line(mail, name).lower().startswith("yes") for name in _SPAM),
    )


def files_of(raw: bytes) -> tuple[MailFile, ...]:
    """What is attached to a mail, in its order; of what no reader takes nothing."""
    try:
        return tuple(_files(message_from_bytes(raw, policy=_BOUNDED)))
    except Exception:  # noqa: BLE001 - whatever strangers write into a mail, it is kept whole
        return ()


def _files(mail: Part) -> Iterator[MailFile]:
    """Its attachments, and whatever else in it has a name or is no text."""
    for part in _parts(mail):
        named = part.get_filename()
        inline = part.get_content_maintype() == "text" and not named
        if inline and part.get_content_disposition() != "attachment":
            continue
        content = part.get_payload(decode=True)
        name = _name_of(named or "")
        yield MailFile(
            name, part.get_content_type(), content if isinstance(content, bytes) else b""
        )


def _name_of(said: str) -> str:
    """The name of a file in words, without a folder."""
    with suppress(LookupError, UnicodeError, ValueError):
        said = str(make_header(decode_header(said)))
    last = re.split(r"[/\\]", legible(_composed(said)))[-1]
    return " ".join(last.split()).lstrip(".")[:_LONGEST_NAME]


def _addresses(mail: Part, names: Iterable[str]) -> Iterator[str]:
    """The plain addresses that some lines of the head name, each once."""
    said = [_line(mail, name, longest=_LONGEST_HEAD) for name in names]
    found = (address.strip().lower() for _, address in getaddresses(said))
    return iter(dict.fromkeys(one for one in found if _ADDRESS.fullmatch(one)))


def _written(mail: Part, subject: str) -> WrittenBy:
    """Tell machines by what they say in the head; by their subject where they say nothing."""
    if mail.get_content_type() == "multipart/report" or _SERVERS.search(_line(mail, "From")):
        return WrittenBy.SERVER
    auto = _line(mail, "Auto-Submitted").lower()
    if (auto and not auto.startswith("no")) or any(mail.get(name) for name in _MACHINES):
        return WrittenBy.MACHINE
    precedence = _line(mail, "Precedence").lower()
    if precedence in _PRECEDENCE:
        return _PRECEDENCE[precedence]
    if mail.get("List-Id") or mail.get("List-Unsubscribe"):
        return WrittenBy.LIST
    suppressed = mail.get(_SUPPRESSED) is not None
    return WrittenBy.MACHINE if suppressed and _AWAY.search(subject) else WrittenBy.PERSON


def _parts(mail: Part) -> list[Part]:
    """Its parts that hold something, so many at most: parts may lie in parts without end."""
    found: list[Part] = []
    for number, part in enumerate(mail.walk()):
        if number >= _MOST_PARTS:
            break
        if not part.is_multipart():
            found.append(part)
    return found


def _text(mail: Part) -> str:
    """The plain text, else the one in HTML as text."""
    inline = [one for one in _parts(mail) if one.get_content_disposition() != "attachment"]
    plain = [_decoded(one) for one in inline if one.get_content_type() == "text/plain"]
    if any(one.strip() for one in plain):
        return "\n".join(plain)
    rich = [_decoded(one) for one in inline if one.get_content_type() == "text/html"]
    return "\n".join(map(_of_html, rich))


def _decoded(part: Part) -> str:
    raw = part.get_payload(decode=True)
    found = raw if isinstance(raw, bytes) else b""
    try:
        return found.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return found.decode("utf-8" if _is_utf8(found) else "cp1252", "replace")


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _of_html(text: str) -> str:
    """What is read of a page: no scripts, no addresses of pictures, a line for each block."""
    try:
        tree = trees.fromstring(
            text[:_LARGEST_HTML].encode(),
            parser=trees.HTMLParser(encoding="utf-8", no_network=True),
        )
    except (etree.LxmlError, ValueError):
        return ""
    etree.strip_elements(tree, *_HIDDEN, with_tail=False)
    for block in tree.iter("p", "div", "br", "tr", "li", "blockquote"):
        block.tail = f"\n{block.tail or ''}"
    return "".join(str(piece) for piece in tree.itertext())


def _shown(text: str) -> str:
    """The text above what it quotes; all of it where it begins with a quotation."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    first = next((at for at, line in enumerate(lines) if _QUOTED.match(line)), len(lines))
    own = "\n".join(lines[:first]).strip() or "\n".join(lines).strip()
    return _fit(own[:LONGEST_TEXT])[:LONGEST_TEXT]


def _line(mail: Part, name: str, *, longest: int = _LONGEST_LINE) -> str:
    """A line of the head in words; an encoding that is none stays as it was written."""
    said = str(mail.get(name, ""))
    with suppress(LookupError, UnicodeError, ValueError):
        said = str(make_header(decode_header(said)))
    return " ".join(_fit(said).split())[:longest]


def _fit(text: str) -> str:
    """The text composed, and without the signs that no page or paper can show."""
    return legible(_composed(text), lines=True)


def _composed(text: str) -> str:
    pieces = (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))
    return "".join(normalize("NFC", piece) for piece in pieces)


def _dated(mail: Part) -> datetime | None:
    try:
        dated = parsedate_to_datetime(str(mail.get("Date", "")))
    except ValueError:
        return None
    return dated if dated.tzinfo else None
