"""How long a client is waited for, and for how much: half open connections, and bodies."""

import asyncio
from collections.abc import Callable
from typing import Final

import orjson
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.problems import MEDIA_TYPE, TooLarge, TooSlow, as_json, place_of, problem_of
from api.turned_away import BrokenHead, TooMany

HEAD_SECONDS: Final = 20.0
"""How long a client may take to say what it asks."""
BODY_SECONDS: Final = 120.0
"""How long it may take to send what goes with that."""
LONGEST_HEAD: Final = 32_768
MOST_CONNECTIONS: Final = 500
"""More at once are told to come back (503)."""
MOST_BYTES: Final = 70_000_000
"""Of any body: a list of open items, or a form with its files; each has limits of its own."""
MOST_OF_JSON: Final = 1_000_000
"""Of a body where no file is taken, whatever kind its sender says it is."""
MOST: Final = "vordering.most"
"""Under which name a request carries how large its body may be, once it is known who sends it."""


class Patient(H11Protocol):
    """A connection on which a request must have begun, and been said, within some seconds."""

    seconds: float = HEAD_SECONDS
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn narrows it
        """Begin to wait for the first request."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            self.app = too_many
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._waited()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Answer what cannot be read, as every failure is answered; not amid another answer."""
        del msg
        # there is no cycle before the first request, whatever its type says
        if getattr(self.cycle, "response_complete", True):
            self.transport.write(broken_head())
        self.transport.close()

    def data_received(self, data: bytes) -> None:
        """Take some bytes; while they are no whole request, the time goes on."""
        super().data_received(data)
        if not self._silent:
            self._waited()
        elif self._late is None:
            self._wait()

    @property
    def _silent(self) -> bool:
        """Whether no whole head of a request has come yet."""
        return repr(self.conn.their_state) == "IDLE"

    def _wait(self) -> None:
        self._late = self.loop.call_later(self.seconds, self._give_up)

    def _waited(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _give_up(self) -> None:
        self._late = None
        if self._silent and not self.transport.is_closing():
            self.transport.close()


def too_large(scope: Scope, *, most: int) -> TooLarge | None:
    """Why a body is not even read: its length is said, and too much."""
    said = Headers(scope=scope).get("content-length", "")
    return TooLarge(most) if said.isdecimal() and int(said[:20]) > most else None


def bounded(receive: Receive, *, most: Callable[[], int], seconds: float = BODY_SECONDS) -> Receive:
    """Receive a body of so many bytes in so many seconds; raises TooLarge, TooSlow."""
    read, whole = 0, False
    ends_at = asyncio.get_running_loop().time() + seconds

    async def some() -> Message:
        nonlocal read, whole
        if whole:
            return await receive()
        try:
            async with asyncio.timeout_at(ends_at):
                message = await receive()
        except TimeoutError:
            raise TooSlow from None
        read += len(message.get("body", b""))
        whole = not message.get("more_body", False)
        if read > (at_most := most()):
            raise TooLarge(at_most)
        return message

    return some


async def too_many(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer on a connection that is one too many."""
    if scope["type"] != "http":
        return
    accept = Headers(scope=scope).get("accept-language", "")
    answer = as_json(problem_of(TooMany(), path=place_of(scope["path"])), accept=accept)
    answer.headers["Connection"] = "close"
    await answer(scope, receive, send)


def broken_head() -> bytes:
    """The whole answer to what cannot be read; nothing of it is repeated."""
    body = orjson.dumps(problem_of(BrokenHead(), path="").model_dump(by_alias=True))
    head = (
        "HTTP/1.1 400 Bad Request",
        f"Content-Type: {MEDIA_TYPE}",
        f"Content-Length: {len(body)}",
        "Connection: close",
    )
    return "\r\n".join((*head, "", "")).encode() + body
