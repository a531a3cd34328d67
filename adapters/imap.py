"""A mailbox on a mail server (IMAP, RFC 9051): each mail is taken once, and then laid aside.

A mail is moved to a folder of its own only after it was taken; until then it is where it was, and
unread for whoever looks there. Numbers of mails (UID) hold as long as the mailbox keeps its
UIDVALIDITY, and only what was left is remembered by them: forgetting it reads it again.
"""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from adapters.mail import Tls
from adapters.returned_mail import BEGINNING, LARGEST, Kept, MailInFolder, Take
from domain.errors import StoreError

LET_COOL: Final = timedelta(minutes=5)
"""So long nobody knocks again who was refused: servers shut out who tries a word too often."""


@dataclass(frozen=True, kw_only=True)
class ImapSettings:
    """Where the mailbox is and how to speak to it."""

    host: str
    port: int = 993
    tls: Tls = Tls.SSL
    user: str = ""
    password: str = field(default="", repr=False)
    folder: str = "INBOX"
    done_folder: str = "vordering"
    """Where a mail is laid that was taken; made where there is none."""
    timeout_seconds: float = 30.0
    tls_context: ssl.SSLContext | None = None
    """Own roots of trust; the system's where None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxMemory:
    """What is remembered of a mailbox between two looks; it may be lost without harm."""

    validity: int = 0
    """The UIDVALIDITY for which the numbers hold."""
    left: frozenset[int] = frozenset()
    """The numbers of mails that say nothing to us, or lie in both folders and stay."""
    refused_at: datetime | None = None
    """When its server did not let us in."""
    stuck: int = 0
    """How many mails were taken and could not be laid aside: they are known by their hash."""


def take_from_mailbox(
    settings: ImapSettings,
    take: Take,
    *,
    memory: MailboxMemory,
    now: datetime,
    stop: Callable[[], bool] = lambda: False,
) -> MailboxMemory:
    """Let each mail that is new be taken, the oldest first; gives what is to be remembered.

    A mail that its server does not hand over is taken without bytes, and the others go on.
    Raises StoreError where the mailbox cannot be reached, entered, read or changed: what was
    taken before is taken. Raises MailboxRefused, which holds what is to be remembered, where
    the server does not let us in.
    """
    if memory.refused_at is not None and now < memory.refused_at + LET_COOL:
        again = memory.refused_at + LET_COOL
        raise MailboxRefused(_where(settings), memory, again=f"{again:%H:%M} UTC")
    try:
        with _entered(settings) as client:
            return _through(client, settings, take, memory, stop)
    except LoginError as error:
        raise MailboxRefused(_where(settings), replace(memory, refused_at=now)) from error
    except (OSError, IMAPClientError) as error:
        raise StoreError(
            f"The mailbox {_where(settings)} cannot be read: {_said(error)}. See that the server"
            " can be reached and that VORDERING_IMAP_… fit it."
        ) from error


class MailboxRefused(StoreError):
    """The server does not let us in; ``memory`` says since when."""

    def __init__(self, where: str, memory: MailboxMemory, *, again: str = "") -> None:
        """Name the mailbox, never a word of how we asked."""
        later = f" It is tried again from {again}." if again else ""
        super().__init__(
            f"The mailbox {where} does not let us in. See to VORDERING_IMAP_USER and"
            f" VORDERING_IMAP_PASSWORD.{later}"
        )
        self.memory = memory


@contextmanager
def _entered(settings: ImapSettings) -> Iterator[IMAPClient]:
    """A conversation in which we are known, under encryption before any word of ours."""
    context = settings.tls_context or ssl.create_default_context()
    client = IMAPClient(
        settings.host,
        port=settings.port,
        ssl=settings.tls is Tls.SSL,
        ssl_context=context,
        timeout=settings.timeout_seconds,
    )
    try:
        if settings.tls is Tls.STARTTLS:
            client.starttls(ssl_context=context)
        _log_in(client, settings)
        yield client
    finally:
        # Whatever it answers, and whether it still does: what was taken is taken.
        with suppress(OSError, IMAPClientError):
            client.logout()
        with suppress(OSError, IMAPClientError):
            client.shutdown()


def _log_in(client: IMAPClient, settings: ImapSettings) -> None:
    """By LOGIN, which each server has; it takes plain signs alone."""
    if settings.user.isascii() and settings.password.isascii():
        client.login(settings.user, settings.password)
    else:
        client.plain_login(settings.user, settings.password)


def _through(
    client: IMAPClient,
    settings: ImapSettings,
    take: Take,
    memory: MailboxMemory,
    stop: Callable[[], bool],
) -> MailboxMemory:
    said = client.select_folder(settings.folder)
    validity = int(said.get(b"UIDVALIDITY", 0))
    left = memory.left if validity == memory.validity else frozenset()
    here = [int(one) for one in sorted(client.search("UNDELETED"))]
    left &= frozenset(here)
    aside, stuck = _Aside(client, settings.done_folder), 0
    for uid in here:
        if stop():
            break
        if uid in left:
            continue
        found = _mail(client, uid, name=f"{settings.folder} {uid}")
        if found is None:
            continue
        match take(found):
            case Kept.ASIDE:
                laid = aside.lay(uid)
                stuck += laid is not LaidAside.MOVED
                if laid is LaidAside.COPIED:
                    left |= {uid}
            case Kept.LEFT:
                left |= {uid}
            case Kept.HERE:
                pass
    return MailboxMemory(validity=validity, left=left, stuck=stuck)


def _mail(client: IMAPClient, uid: int, *, name: str) -> MailInFolder | None:
    """A mail, without marking it as read; None where somebody took it away meanwhile."""
    try:
        sizes = client.fetch([uid], ["RFC822.SIZE"])
        if uid not in sizes:
            return None
        # A server may be wrong about a size, so never more is asked for than is wanted.
        most = LARGEST + 1 if int(sizes[uid][b"RFC822.SIZE"]) <= LARGEST else BEGINNING
        fetched = client.fetch([uid], [f"BODY.PEEK[]<0.{most}>"])
    except IMAPClientAbortError:
        raise  # the connection is gone
    except (IMAPClientError, KeyError):
        return MailInFolder(name=name, raw=None)
    if uid not in fetched:
        return None
    raw = fetched[uid].get(b"BODY[]<0>", fetched[uid].get(b"BODY[]"))
    if not isinstance(raw, bytes):
        return MailInFolder(name=name, raw=None)
    whole = most == LARGEST + 1 and len(raw) <= LARGEST
    return MailInFolder(name=name, raw=raw if whole else raw[:BEGINNING], whole=whole)


class LaidAside(Enum):
    """What a server did with a mail that is to be laid aside."""

    MOVED = "moved"
    COPIED = "copied"
    """It lies in both: the server lets nobody of us delete; to be asked again would double it."""
    NOT = "not"


class _Aside:
    """The folder for what was taken, made when the first mail is laid there."""

    def __init__(self, client: IMAPClient, name: str) -> None:
        self._client, self._name = client, name
        self._ready = False

    def lay(self, uid: int) -> LaidAside:
        """Move a mail, and tell what the server did; nobody else's mail is ever removed."""
        client, done = self._client, LaidAside.NOT
        try:
            name = self._prepared()
            if client.has_capability("MOVE"):
                client.move([uid], name)
                return LaidAside.MOVED
            client.copy([uid], name)
            done = LaidAside.COPIED
            client.delete_messages([uid], silent=True)
            if client.has_capability("UIDPLUS"):
                client.uid_expunge([uid])
        except IMAPClientAbortError:
            raise  # the connection is gone
        except IMAPClientError:
            return done
        return LaidAside.MOVED

    def _prepared(self) -> str:
        if not self._ready:
            self._name = self._within(self._name)
            if not self._client.folder_exists(self._name):
                self._client.create_folder(self._name)
            self._ready = True
        return self._name

    def _within(self, name: str) -> str:
        """The name where a server wants all folders under another (``INBOX.``)."""
        if not self._client.has_capability("NAMESPACE"):
            return name
        own = self._client.namespace().personal
        prefix = str(own[0][0]) if own else ""
        return name if name.startswith(prefix) else f"{prefix}{name}"


def _where(settings: ImapSettings) -> str:
    return f"{settings.folder} at {settings.host}:{settings.port}"


def _said(error: Exception) -> str:
    """What went wrong, in few words: a server may say back what it was told."""
    if isinstance(error, ssl.SSLError):
        return f"no safe connection ({error.reason or type(error).__name__})"
    if isinstance(error, OSError):
        return error.strerror or str(error) or type(error).__name__
    return f"the server says no ({type(error).__name__})"
