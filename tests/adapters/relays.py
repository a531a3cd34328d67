"""Mail servers in the process: a real one, and one that says what a test tells it to."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from adapters.mail import Attachment, Mail, SmtpSettings, Tls

MAIL = Mail(
    message_id="5f0c2f@delinde.example",
    dated=datetime(2026, 11, 3, 9, 0, tzinfo=UTC),
    sender="debiteuren@delinde.example",
    sender_name="Kwekerij De Linde B.V.",
    recipient="jan@voorbeeld.example",
    recipient_name="Jan Łódź-de Vries, c.s.",
    subject="Herinnering: factuur F-2026-0118 – één",
    text="Geachte heer, mevrouw,\n\n.begint met een punt\n..en met twee\n\nGroet\n",
    attachments=(Attachment(name="brief.pdf", content=b"%PDF-1.7 \x00\xff" * 500),),
)


class Relay:
    """A mail server that takes everything down and answers as a test tells it to."""

    def __init__(self, *, rcpt: str = "250 OK", data: str = "250 queued as 42") -> None:
        self.rcpt, self.data = rcpt, data
        self.received: list[bytes] = []

    async def handle_RCPT(  # noqa: N802 - the server's own name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(  # noqa: N802 - the server's own name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        self.received.append(envelope.content)
        if self.data == "hang up":
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        if self.data == "stay silent":
            await asyncio.sleep(2)
        return self.data


class AnyPort(Controller):
    """A server on a port that the system chose; the library itself only takes a known one."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # the library has no types


@contextmanager
def served(relay: Relay, **how: Any) -> Iterator[SmtpSettings]:
    controller = AnyPort(relay, hostname="127.0.0.1", port=0, **how)
    controller.start()
    try:
        yield SmtpSettings(host="127.0.0.1", port=controller.port, tls=Tls.NONE, timeout_seconds=5)
    finally:
        controller.stop()


@contextmanager
def scripted(answers: dict[str, str]) -> Iterator[tuple[SmtpSettings, list[str]]]:
    """Serve one conversation by the first word of each line; an answer of "" hangs up."""
    heard: list[str] = []

    def converse(door: socket.socket) -> None:
        visitor, _ = door.accept()
        with visitor, visitor.makefile("rwb", buffering=0) as line:
            line.write(answers.get("greeting", "220 hello").encode() + b"\r\n")
            for raw in line:
                heard.append(raw.decode().strip())
                answer = answers.get(heard[-1].split(" ")[0].split(":")[0].upper(), "250 OK")
                if not answer:
                    return
                line.write(answer.encode() + b"\r\n")

    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        thread = threading.Thread(target=converse, args=(door,))
        thread.start()
        port = door.getsockname()[1]
        yield SmtpSettings(host="127.0.0.1", port=port, tls=Tls.NONE, timeout_seconds=5), heard
        thread.join()
