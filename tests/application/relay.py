"""A mail server in the process that takes down what it accepted, and tells when it is reached."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from adapters.mail import SmtpSettings
from tests.adapters.relays import Relay, served

__all__ = ["Post", "post_office"]


class Post(Relay):
    """A relay whose raw messages are read back by Message-ID.

    ``at_rcpt`` and ``at_data`` are called while the sender waits for the answer: with the text
    of a message the server already has, and no answer given yet.
    """

    def __init__(self, *, rcpt: str = "250 OK", data: str = "250 queued as 42") -> None:
        super().__init__(rcpt=rcpt, data=data)
        self.at_rcpt: Callable[[], None] = lambda: None
        self.at_data: Callable[[], None] = lambda: None
        self.offered = 0
        self.ids: Counter[str] = Counter()
        """How many raw messages there were of each Message-ID."""

    async def handle_RCPT(  # noqa: N802 - the server's own name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.offered += 1
        self.at_rcpt()
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(  # noqa: N802 - the server's own name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        head = BytesHeaderParser(policy=default).parsebytes(self.received[-1])
        self.ids[str(head["Message-ID"]).strip("<>")] += 1
        self.at_data()
        return answer

    @property
    def messages(self) -> list[EmailMessage]:
        return [_parsed(raw) for raw in self.received]


def _parsed(raw: bytes) -> EmailMessage:
    message: Any = message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@contextmanager
def post_office(**said: str) -> Iterator[tuple[Post, SmtpSettings]]:
    """Serve a post office; ``rcpt`` and ``data`` are its answers."""
    post = Post(**said)
    with served(post) as where:
        yield post, where
