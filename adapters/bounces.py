"""Reports of delivery that come back by mail (RFC 3464), read to a value without personal data.

What a post office says in its own words, and every address, stays in the mail itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Final, TypeAlias
from uuid import UUID

from adapters.mail_refusals import senders_fault

Head: TypeAlias = "Message[str, str]"

_ID: Final = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_BARE: Final = re.compile(rf"\s*({_ID})\s*", re.IGNORECASE)
_AT_HOME: Final = re.compile(rf"\b({_ID})@", re.IGNORECASE)
_PLUS: Final = re.compile(rf"\+({_ID})@", re.IGNORECASE)
_STATUS: Final = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_REFUSED: Final = 550
_REFUSED_FOR_NOW: Final = 450
_SAYS_NOTHING: Final = ".0.0"
_RETURNED: Final = frozenset({"message/rfc822", "text/rfc822-headers", "message/global-headers"})


class Verdict(StrEnum):
    """What a report says became of a mail."""

    FAILED = "failed"
    """It will not arrive; the sending server has given up."""
    DELAYED = "delayed"
    """It is still being tried."""
    DELIVERED = "delivered"
    """It lies in the mailbox."""
    RELAYED = "relayed"
    """It was passed on to a server that reports nothing."""
    EXPANDED = "expanded"
    """It was delivered to a list."""
    READ = "read"
    """The receiver opened it; only a carrier of messages says so."""
    UNKNOWN = "unknown"
    """The mail is no report, or one that says nothing we know."""


_WORST_FIRST: Final = tuple(Verdict)
_ACTIONS: Final = frozenset(Verdict) - {Verdict.READ, Verdict.UNKNOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a mail says about a letter; ``letter_id`` is None where it names none.

    ``status`` is the code of RFC 3463, such as ``5.1.1``, or empty; ``sender``: it failed for
    what is wrong with whoever sent it. ``dated`` is when the report
    was written, aware, or None.
    """

    letter_id: UUID | None
    verdict: Verdict
    status: str = ""
    sender: bool = False
    dated: datetime | None = None


NO_REPORT: Final = Report(letter_id=None, verdict=Verdict.UNKNOWN)


def read_report(raw: bytes) -> Report:
    """Read a mail that came back; whatever it holds, there is an answer and nothing is raised.

    What no reader takes, such as parts within parts without end, is no report.
    """
    try:
        return _read(raw)
    except Exception:  # noqa: BLE001 - whatever strangers write into a mail, it is no report
        return NO_REPORT


def _read(raw: bytes) -> Report:
    """Read a mail as a report.

    The letter is named by the envelope id, by the id of the mail that is returned with it, or
    by the address it was returned to, in this order; a mail that is no report may still answer
    a letter of ours.
    """
    # The older policy of the library reads broken heads as text; the newer one raises on some.
    message = message_from_bytes(raw)
    about = _about(message)
    verdict, status = _said(message, about)
    return Report(
        letter_id=_letter(message, about),
        verdict=verdict,
        status=status,
        sender=verdict is Verdict.FAILED and _of_the_sender(about, status),
        dated=_dated(message),
    )


def _of_the_sender(about: list[Head], status: str) -> bool:
    """Whether the sender was refused, by its code or by what the server said beside it."""
    said = " ".join(_field(part, "Diagnostic-Code") for part in about)
    known = "" if status.endswith(_SAYS_NOTHING) else status
    code = _REFUSED if status.startswith("5") else _REFUSED_FOR_NOW
    return bool(senders_fault(code, f"{known} {said}"))


def _about(message: Head) -> list[Head]:
    """Give the parts of the delivery status: the first of the message, then one a recipient."""
    for part in message.walk():
        if part.get_content_type() in {"message/delivery-status", "message/global-delivery-status"}:
            return _parts(part)
    return []


def _said(message: Head, about: list[Head]) -> tuple[Verdict, str]:
    """Give the worst that is said of any recipient, with its code."""
    said = [
        (verdict, _code(_field(part, "Status")))
        for part in about
        if (verdict := _verdict(_field(part, "Action"))) is not None
    ]
    if said:
        return min(said, key=lambda one: _WORST_FIRST.index(one[0]))
    # Exim returns a mail in its own words, and names the recipients that failed in the head.
    if _field(message, "X-Failed-Recipients"):
        return Verdict.FAILED, _code(_text_of(message))
    return Verdict.UNKNOWN, ""


def _verdict(action: str) -> Verdict | None:
    word = action.split("(", maxsplit=1)[0].strip().lower()
    return Verdict(word) if word in _ACTIONS else None


def _letter(message: Head, about: list[Head]) -> UUID | None:
    for found in _named(message, about):
        if found:
            return UUID(found[1])
    return None


def _named(message: Head, about: list[Head]) -> Iterator[re.Match[str] | None]:
    for part in about:
        yield _BARE.fullmatch(_field(part, "Original-Envelope-Id"))
    for returned in _returned(message):
        yield _AT_HOME.search(_field(returned, "Message-ID"))
    for name in ("Delivered-To", "X-Original-To", "Envelope-To", "To"):
        yield _PLUS.search(_field(message, name))
    for name in ("In-Reply-To", "References"):
        yield _AT_HOME.search(_field(message, name))
    yield _AT_HOME.search(_text_of(message))


def _returned(message: Head) -> list[Head]:
    """Give the heads of the mails that were sent back with this one, whole or in part."""
    heads: list[Head] = []
    for part in message.walk():
        if part is message or part.get_content_type() not in _RETURNED:
            continue
        if part.is_multipart():
            heads += _parts(part)
        else:
            raw = part.get_payload(decode=True)
            heads.append(message_from_bytes(raw if isinstance(raw, bytes) else b""))
    return heads


def _parts(part: Head) -> list[Head]:
    payload = part.get_payload()
    found = payload if isinstance(payload, list) else []
    return [one for one in found if isinstance(one, Message)]


def _field(message: Head, name: str) -> str:
    return str(message.get(name, ""))


def _text_of(message: Head) -> str:
    """Give the plain text of all its parts, as far as it can be read."""
    raw = (part.get_payload(decode=True) for part in message.walk() if not part.is_multipart())
    return "\n".join(text.decode("utf-8", "replace") for text in raw if isinstance(text, bytes))


def _code(text: str) -> str:
    found = _STATUS.search(text)
    return found[1] if found else ""


def _dated(message: Head) -> datetime | None:
    try:
        dated = parsedate_to_datetime(_field(message, "Date"))
    except ValueError:
        return None
    return dated if dated.tzinfo else None
