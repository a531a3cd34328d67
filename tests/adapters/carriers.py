"""A carrier of messages in the process: a real HTTP server that answers as a test tells it to."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from adapters.messages import SIGNATURE, Carrier, is_signed

SECRET = "open sesame"


@dataclass
class Switchboard:
    """What was posted, and the status of the next answer; 0 hangs up after the message."""

    status: int = 202
    bodies: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    signed: list[bool] = field(default_factory=list)


@contextmanager
def carrying(status: int = 202) -> Iterator[tuple[Switchboard, Carrier]]:
    board = Switchboard(status)

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            board.bodies.append(json.loads(body))
            board.keys.append(self.headers["Idempotency-Key"])
            board.signed.append(is_signed(body, self.headers[SIGNATURE], secret=SECRET))
            if board.status:
                self.send_response(board.status)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            """Say nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_address[1]}/send?from=us"
        yield board, Carrier(url=url, secret=SECRET, timeout_seconds=5)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
