"""A real receiver of webhooks, on a port of this machine, that does what a test tells it."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Got:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is answered; ``dribbles``: in bytes without an end."""

    status: int = 204
    body: bytes = b""
    location: str = ""
    dribbles: bool = False


Behaviour: TypeAlias = Callable[[Got], Reply]


def takes(_: Got) -> Reply:
    """Whatever comes is taken."""
    return Reply()


@dataclass
class Receiver:
    """What came in, and how it is answered from now on."""

    does: Behaviour = takes
    got: list[Got] = field(default_factory=list)
    port: int = 0

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/in"


@contextmanager
def receiving(does: Behaviour = takes, *, tls: ssl.SSLContext | None = None) -> Iterator[Receiver]:
    """A receiver that listens as long as the test lasts."""
    receiver = Receiver(does)

    class Handler(_Handler):
        of = receiver

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    receiver.port = server.server_address[1]
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    of: Receiver
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", "0"))
        headers = {name.lower(): value for name, value in self.headers.items()}
        got = Got(self.path, headers, self.rfile.read(length))
        reply = self.of.does(got)
        self.of.got.append(got)
        self.send_response(reply.status)
        if reply.location:
            self.send_header("Location", reply.location)
        if reply.dribbles:
            self._dribble()
            return
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def _dribble(self) -> None:
        """Begin a header that never ends, a byte at a time, until the other side leaves."""
        self.close_connection = True
        self.flush_headers()
        try:
            while True:
                self.wfile.write(b"X-Slow: " if not self.of.got else b"a")
                self.wfile.flush()
                self.connection.settimeout(0.02)
                try:
                    if not self.connection.recv(1):
                        return
                except TimeoutError:
                    self.connection.settimeout(None)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        """Say nothing."""


__all__ = ["Got", "Receiver", "Reply", "receiving", "takes"]
