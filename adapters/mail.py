"""Letters by e-mail: one SMTP conversation a letter, and what came of it as a value.

The conversation is held step by step, because it matters where it broke: before the text was
handed over nothing was sent, after that nobody here can know (house.md 12: InDoubt). Nothing is
tried twice in here; the letter's own facts decide that, and a repeat has the same Message-ID.
"""

import contextlib
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Timer
from typing import Final, TypeAlias

from adapters.mail_message import (
    Attachment,
    FinishedMail,
    Mail,
    envelope_id,
    finish,
    original_recipient,
)

__all__ = [
    "Accepted",
    "Attachment",
    "FinishedMail",
    "InDoubt",
    "Mail",
    "Outcome",
    "RefusedForNow",
    "RefusedPermanently",
    "SmtpSettings",
    "Tls",
    "finish",
    "send",
]

_REFUSALS: Final = 400
_PERMANENT: Final = 500
_TAKEN: Final = (250, 251)
_GO_AHEAD: Final = 354
_READY: Final = 220
_SILENCES: Final = 6
"""A conversation has some eight steps; as many of the longest silence in all are enough."""


class Tls(StrEnum):
    """How the conversation is kept private."""

    NONE = "none"
    """Not at all: for a relay on the same machine."""
    STARTTLS = "starttls"
    SSL = "ssl"


@dataclass(frozen=True, kw_only=True)
class SmtpSettings:
    """Where the relay is and how to speak to it."""

    host: str
    port: int = 587
    tls: Tls = Tls.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    timeout_seconds: float = 30.0
    """The longest silence we wait for at each step."""
    local_hostname: str = "localhost"
    """How we greet the relay; fixed, so that no name is looked up."""
    tls_context: ssl.SSLContext | None = None
    """Own roots of trust; the system's where None."""


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """The relay took the message on; ``reply`` usually holds its number in the queue."""

    reply: str


@dataclass(frozen=True, kw_only=True)
class RefusedPermanently:
    """The relay will not take this message (5xx): trying again is of no use."""

    code: int
    text: str


@dataclass(frozen=True, kw_only=True)
class RefusedForNow:
    """Nothing was sent: the relay asks to come back (4xx), or could not be reached (code 0)."""

    code: int
    text: str


@dataclass(frozen=True, kw_only=True)
class InDoubt:
    """The text was handed over and no answer came: it may or may not have been sent."""

    reason: str
    heard: tuple[str, ...] = ()
    """What the relay said before: how it names itself, and its answers line by line."""


Outcome: TypeAlias = Accepted | RefusedPermanently | RefusedForNow | InDoubt


class _Stopped(Exception):
    """Carries an outcome out of the conversation."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


def send(mail: Mail | FinishedMail, *, settings: SmtpSettings) -> Outcome:
    """Send one mail and say what came of it; no failure of the network is raised.

    The texts in an outcome are the relay's own and may name the recipient: personal data.

    Raises Refusal ``mail.*`` where the mail itself is no lawful message (an address that is none,
    a line break in a header): that is known before the relay is called, and of a mail that was
    finished before, not at all.
    """
    finished = mail if isinstance(mail, FinishedMail) else finish(mail)
    try:
        with _open(settings) as relay:
            return _conversation(relay, finished, settings)
    except _Stopped as stopped:
        return stopped.outcome


def _conversation(relay: smtplib.SMTP, finished: FinishedMail, settings: SmtpSettings) -> Outcome:
    mail = finished.mail
    _prepare(relay, settings)
    options = _sender_options(relay, mail, finished.raw)
    heard = (
        _named(relay),
        _step(lambda: relay.mail(finished.returned_to, options=options)),
        _step(lambda: relay.rcpt(mail.recipient, options=_notify(relay, mail)), _TAKEN),
        _step(lambda: relay.docmd("DATA"), (_GO_AHEAD,)),
    )
    return _hand_over(relay, finished.raw, heard)


@contextlib.contextmanager
def _open(settings: SmtpSettings) -> Iterator[smtplib.SMTP]:
    """Open the connection and leave it politely; saying goodbye never changes the outcome.

    A relay that says a byte now and then would never be silent for long: the whole conversation
    ends after some silences' time.
    """
    relay = _relay(settings)
    ended = Timer(settings.timeout_seconds * _SILENCES, _hang_up, (relay,))
    ended.daemon = True
    ended.start()
    try:
        _connect(relay, settings)
        yield relay
    finally:
        with contextlib.suppress(smtplib.SMTPException, OSError):
            relay.quit()
        ended.cancel()
        relay.close()


def _hang_up(relay: smtplib.SMTP) -> None:
    if relay.sock is not None:
        with contextlib.suppress(OSError):
            relay.sock.shutdown(socket.SHUT_RDWR)


def _relay(settings: SmtpSettings) -> smtplib.SMTP:
    """The relay, not yet connected."""
    name, wait = settings.local_hostname, settings.timeout_seconds
    relay = (
        smtplib.SMTP_SSL(local_hostname=name, timeout=wait, context=_context(settings))
        if settings.tls is Tls.SSL
        else smtplib.SMTP(local_hostname=name, timeout=wait)
    )
    # The library notes whose certificate is wanted only where it connects at once.
    relay._host = settings.host  # type: ignore[attr-defined] # noqa: SLF001 - its own name for it
    return relay


def _connect(relay: smtplib.SMTP, settings: SmtpSettings) -> None:
    try:
        code, text = relay.connect(settings.host, settings.port)
    except (smtplib.SMTPException, OSError) as error:
        raise _Stopped(_unreached(error)) from error
    if code != _READY:
        raise _Stopped(_refused(code, text))


def _context(settings: SmtpSettings) -> ssl.SSLContext:
    return settings.tls_context or ssl.create_default_context()


def _prepare(relay: smtplib.SMTP, settings: SmtpSettings) -> None:
    """Greet, make it private and name ourselves; a relay that cannot is a refusal for now."""
    try:
        relay.ehlo_or_helo_if_needed()
        if settings.tls is Tls.STARTTLS:
            relay.starttls(context=_context(settings))
            relay.ehlo_or_helo_if_needed()
        if settings.user:
            relay.login(settings.user, settings.password)
    except smtplib.SMTPResponseException as refusal:
        text = _text(refusal.smtp_error)
        raise _Stopped(RefusedForNow(code=refusal.smtp_code, text=text)) from refusal
    except (smtplib.SMTPException, OSError) as error:
        raise _Stopped(_unreached(error)) from error


def _sender_options(relay: smtplib.SMTP, mail: Mail, raw: bytes) -> list[str]:
    """Say the size, and under which id a report of delivery should come back (RFC 3461)."""
    size = [f"SIZE={len(raw)}"] if relay.has_extn("size") else []
    report = ["RET=HDRS", f"ENVID={envelope_id(mail)}"]
    return [*size, *(report if relay.has_extn("dsn") else [])]


def _notify(relay: smtplib.SMTP, mail: Mail) -> list[str]:
    asked = ["NOTIFY=SUCCESS,FAILURE,DELAY", f"ORCPT={original_recipient(mail)}"]
    return asked if relay.has_extn("dsn") else []


def _step(command: Callable[[], tuple[int, bytes]], taken: tuple[int, ...] = (250,)) -> str:
    """Say one line and give the answer; here nothing has been sent yet, so failing is safe."""
    try:
        code, text = command()
    except (smtplib.SMTPException, OSError) as error:
        raise _Stopped(_unreached(error)) from error
    if code not in taken:
        raise _Stopped(_refused(code, text))
    return _answer(code, text)


def _hand_over(relay: smtplib.SMTP, raw: bytes, heard: tuple[str, ...]) -> Outcome:
    """Send the text after the go-ahead; from the first byte on, silence means doubt."""
    try:
        relay.send(_as_data(raw))
        code, text = relay.getreply()
    except (smtplib.SMTPException, OSError) as error:
        return InDoubt(reason=f"no answer after the text: {error}", heard=heard)
    if code in _TAKEN:
        return Accepted(reply=_text(text))
    if code < _REFUSALS:
        strange = f"an answer after the text that is none: {code}"
        return InDoubt(reason=strange, heard=heard)
    return _refused(code, text)


def _as_data(raw: bytes) -> bytes:
    """Give the text for DATA: leading dots doubled, a dot alone at the end (RFC 5321)."""
    lines = raw.split(b"\r\n")
    stuffed = [b"." + line if line.startswith(b".") else line for line in lines]
    while stuffed and not stuffed[-1]:
        stuffed.pop()
    return b"\r\n".join([*stuffed, b".", b""])


def _refused(code: int, text: bytes | str) -> RefusedPermanently | RefusedForNow:
    if code >= _PERMANENT:
        return RefusedPermanently(code=code, text=_text(text))
    # what is neither a yes nor a no was cut off, or is no answer at all
    return RefusedForNow(code=code if code >= _REFUSALS else 0, text=_text(text))


def _unreached(error: Exception) -> RefusedForNow:
    return RefusedForNow(code=0, text=f"{type(error).__name__}: {error}")


def _named(relay: smtplib.SMTP) -> str:
    return _text(relay.ehlo_resp or relay.helo_resp or b"").partition("\n")[0]


def _answer(code: int, text: bytes | str) -> str:
    return f"{code} {_text(text)}"


def _text(text: bytes | str) -> str:
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else text
