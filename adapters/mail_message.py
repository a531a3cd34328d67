"""An e-mail as a message of RFC 5322: built from values, the same bytes at every attempt."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.header import Header, decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Final

from domain.characters import unfit
from domain.errors import Refusal

_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_PLAIN_ADDRESS: Final = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")
"""The dot-atom of RFC 5322; no quoted names, no comments, no addresses beyond ASCII."""


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file that goes along."""

    name: str
    content: bytes
    media_type: str = "application/pdf"


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One e-mail as the caller decided it; nothing in it is drawn or read from a clock."""

    message_id: str
    """Without the angle brackets, ``<letter id>@<domain>``: the same at every attempt."""
    dated: datetime
    """Aware."""
    sender: str
    sender_name: str = ""
    bounces_to: str = ""
    """The sender on the envelope, to which the post office returns it; empty: ``sender``."""
    recipient: str
    recipient_name: str = ""
    reply_to: str = ""
    subject: str
    text: str
    language: str = "nl"
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FinishedMail:
    """A mail whose bytes are made and were read back: what goes over the wire, line by line."""

    mail: Mail
    raw: bytes = field(repr=False)
    returned_to: str


def finish(mail: Mail) -> FinishedMail:
    """The mail as it will be sent; the same mail gives the same bytes.

    The bytes are read back: the head holds what was meant and nothing else, and no line is too
    long. Raises Refusal ``mail.address`` or ``mail.header``; nothing else is raised for what a
    mail holds, so that no letter is under way when it is found out.
    """
    try:
        raw = _head(mail) + _body(mail)
        checked = _as_meant(raw, mail)
    except (UnicodeError, ValueError, LookupError) as error:
        raise _unfit_head() from error
    if not checked:
        raise _unfit_head()
    return FinishedMail(mail=mail, raw=raw, returned_to=envelope_sender(mail))


def envelope_sender(mail: Mail) -> str:
    """Give the address to which the mail is returned; raises Refusal ``mail.address``."""
    return _address(mail.bounces_to or mail.sender, "", "")


def envelope_id(mail: Mail) -> str:
    """Give what a report of delivery names the mail by: its id before the domain (RFC 3461)."""
    return _xtext(mail.message_id.partition("@")[0])


def original_recipient(mail: Mail) -> str:
    """Give the recipient as ORCPT names him, with his address as xtext (RFC 3461, 4.2)."""
    return f"rfc822;{_xtext(mail.recipient)}"


def _xtext(text: str) -> str:
    return "".join(f"+{ord(sign):02X}" if sign in "+=" else sign for sign in text)


def _boundary(message_id: str) -> str:
    return "=_" + "".join(sign for sign in message_id if sign.isalnum())[:60]


def _head(mail: Mail) -> bytes:
    """The lines of the head that name people and say what it is about, each of it encoded by us.

    The library decodes what it is given as a header once more, so that a name which only looks
    encoded could come out as a line of its own.
    """
    lines = [
        ("Message-ID", f"<{_header_safe(mail.message_id)}>"),
        ("Date", format_datetime(mail.dated)),
        ("From", _address(mail.sender, mail.sender_name, "From")),
        ("To", _address(mail.recipient, mail.recipient_name, "To")),
        *([("Reply-To", _address(mail.reply_to, "", "Reply-To"))] if mail.reply_to else []),
        ("Subject", _encoded(_header_safe(mail.subject), "Subject")),
        ("Content-Language", _header_safe(mail.language)),
        # No answering machine should answer, and no list should carry it on (RFC 3834).
        ("Auto-Submitted", "auto-generated"),
    ]
    return "".join(f"{name}: {said}{_CRLF}" for name, said in lines).encode("ascii")


def _body(mail: Mail) -> bytes:
    """Text and attachments, with the lines of the head that say how they are packed."""
    message = EmailMessage(policy=SMTP)
    message.set_content(mail.text, cte="quoted-printable")
    for attachment in mail.attachments:
        main, sub = attachment.media_type.split("/", 1)
        message.add_attachment(
            attachment.content,
            maintype=main,
            subtype=sub,
            filename=_header_safe(attachment.name),
        )
    if mail.attachments:
        message.set_boundary(_boundary(mail.message_id))
    return message.as_bytes()


def _as_meant(raw: bytes, mail: Mail) -> bool:
    """Whether a reader finds in the finished bytes what was meant, and nothing besides."""
    read = message_from_bytes(raw)
    names = [name.lower() for name in read.keys()]  # noqa: SIM118 - a mail may say a name twice
    meant = [*_NAMES, *(["reply-to"] if mail.reply_to else [])]
    meant += [] if mail.attachments else ["content-transfer-encoding"]
    lines = raw.split(_CRLF.encode())
    bounded = all(len(line) <= _LONGEST_LINE and not _BREAKS & set(line) for line in lines)
    return (
        bounded
        and sorted(names) == sorted(meant)
        and not any(part.defects for part in read.walk())
        and person(read["From"]) == (mail.sender_name, mail.sender)
        and person(read["To"]) == (mail.recipient_name, mail.recipient)
        and _decoded(read["Subject"]) == mail.subject
    )


def person(said: str) -> tuple[str, str]:
    """The name and the address of the one person whom a line of a head names."""
    name, address = parseaddr(said.replace(_CRLF, ""))
    return _decoded(name), address


def _decoded(said: str) -> str:
    return str(make_header(decode_header(said.replace(_CRLF, ""))))


def _address(address: str, name: str, header: str) -> str:
    """Read an address; whatever could carry a second one or a second line is refused."""
    if not _PLAIN_ADDRESS.fullmatch(address):
        raise Refusal(
            "mail.address",
            "An e-mail address is not one plain address.",
            way_out="Correct the address, or send the letter by post.",
        )
    shown = _header_safe(name)
    if not shown:
        return address
    if _WORDS.fullmatch(shown) and len(shown) <= _LONGEST_PLAIN:
        return f'"{shown}"{_CRLF} <{address}>'
    return f"{_words(shown, header)}{_CRLF} <{address}>"


def _encoded(text: str, header: str) -> str:
    """A text as it stands where it is plain, else as encoded words (RFC 2047)."""
    if _PLAIN_LINE.fullmatch(text) and "=?" not in text and len(text) <= _LONGEST_PLAIN:
        return text
    return _words(text, header)


def _words(text: str, header: str) -> str:
    return Header(text, "utf-8", header_name=header).encode(linesep=_CRLF)


def _header_safe(text: str) -> str:
    """Refuse what would end a header's line, or what a reader might take for its end."""
    if unfit(text):
        raise _unfit_head()
    return text


def _unfit_head() -> Refusal:
    return Refusal("mail.header", "A line of the mail's head holds a control character.")


_CRLF: Final = "\r\n"
_BREAKS: Final = frozenset(b"\r\n\0")
_LONGEST_LINE: Final = 998
"""Of RFC 5322, without its end."""
_LONGEST_PLAIN: Final = 60
_WORDS: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,&'()/+-]*(?<! )")
_PLAIN_LINE: Final = re.compile(r"[!-~]+(?: [!-~]+)*")
_NAMES: Final = (
    "message-id date from to subject content-language auto-submitted mime-version content-type"
).split()
