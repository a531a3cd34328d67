"""An e-mail as a message of RFC 5322: built from values, the same bytes at every attempt."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final

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


def build(mail: Mail) -> EmailMessage:
    """Give the message as it will be sent; the same mail gives the same bytes.

    Raises Refusal ``mail.address`` or ``mail.header`` where a value cannot stand in a header.
    """
    message = EmailMessage()
    _set_headers(message, mail)
    message.set_content(mail.text, cte="quoted-printable")
    for attachment in mail.attachments:
        main, sub = attachment.media_type.split("/", 1)
        message.add_attachment(
            attachment.content, maintype=main, subtype=sub, filename=attachment.name
        )
    if mail.attachments:
        message.set_boundary(_boundary(mail.message_id))
    return message


def envelope_sender(mail: Mail) -> str:
    """Give the address to which the mail is returned; raises Refusal ``mail.address``."""
    return _address(mail.bounces_to or mail.sender, "").addr_spec


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


def _set_headers(message: EmailMessage, mail: Mail) -> None:
    message["Message-ID"] = f"<{_header_safe(mail.message_id)}>"
    message["Date"] = format_datetime(mail.dated)
    message["From"] = _address(mail.sender, mail.sender_name)
    message["To"] = _address(mail.recipient, mail.recipient_name)
    if mail.reply_to:
        message["Reply-To"] = _address(mail.reply_to, "")
    message["Subject"] = _header_safe(mail.subject)
    message["Content-Language"] = mail.language
    # No answering machine should answer, and no list should carry it on (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"


def _address(address: str, name: str) -> Address:
    """Read an address; whatever could carry a second one or a second line is refused."""
    if not _PLAIN_ADDRESS.fullmatch(address):
        raise Refusal(
            "mail.address",
            "An e-mail address is not one plain address.",
            way_out="Correct the address, or send the letter by post.",
        )
    return Address(display_name=_header_safe(name), addr_spec=address)


def _header_safe(text: str) -> str:
    """Refuse what would end a header's line; the library would refuse it later and less clearly."""
    if any(ord(character) < ord(" ") or character == "\x7f" for character in text):
        raise Refusal("mail.header", "A line of the mail's head holds a control character.")
    return text
