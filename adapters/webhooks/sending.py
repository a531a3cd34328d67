"""Sending over HTTP to where others say: no address within our walls, no redirect, no waiting.

The address that was looked at is the one that is connected to: a name that leads elsewhere a
moment later (DNS rebinding) leads nowhere. Each time anew: nothing is kept open in between.
"""

import json
import re
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from time import monotonic
from typing import Any, Final

import httpcore
import httpx

from adapters.webhooks.address import is_public, require_address
from adapters.webhooks.lookup import Lookup, addresses_of, within
from adapters.webhooks.outcomes import SendOutcome
from domain.errors import Refusal

SECONDS: Final = 15.0
"""How long one attempt may take in all, from the lookup to the answer."""
MOST_BYTES: Final = 16_384
"""So much of an answer is read at most, to find its code."""
_PIECE: Final = 4_096
_CODE: Final = re.compile(r"[a-z0-9_.:/-]{1,80}")
_TAKEN: Final = range(200, 300)
_ELSEWHERE: Final = range(300, 400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What came of one attempt."""

    outcome: SendOutcome
    status: int = 0
    """What was answered; 0: nothing."""
    milliseconds: int = 0
    code: str = ""
    """The short code in an answer that refused; no other word of it is kept."""


class Sender:
    """Sends a body to an address, once; whatever happens is an outcome, never an error."""

    def __init__(
        self,
        *,
        anywhere: bool,
        seconds: float = SECONDS,
        lookup: Lookup = addresses_of,
        context: ssl.SSLContext | None = None,
    ) -> None:
        """``anywhere``: over plain http and within our own walls too; ``context``: other roots."""
        self._anywhere, self._seconds, self._lookup = anywhere, seconds, lookup
        # roots that come along: a machine may have none of its own
        self._context = context or httpx.create_ssl_context(trust_env=False)

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> Posted:
        """Post a body; safe to call from several threads at once."""
        began = monotonic()
        outcome, status, code = self._posted(address, body, headers, ends=began + self._seconds)
        took = int((monotonic() - began) * 1_000)
        return Posted(outcome=outcome, status=status, milliseconds=took, code=code)

    def _posted(
        self, address: str, body: bytes, headers: Mapping[str, str], *, ends: float
    ) -> tuple[SendOutcome, int, str]:
        wire = _Wire(self._lookup, ends=ends, anywhere=self._anywhere)
        said = {"connection": "close", "user-agent": "vordering", **headers}
        try:
            require_address(address, anywhere=self._anywhere)
            with (
                httpcore.ConnectionPool(ssl_context=self._context, network_backend=wire) as pool,
                pool.stream("POST", address, headers=list(said.items()), content=body) as answer,
            ):
                outcome = _outcome(answer.status)
                code = "" if outcome is SendOutcome.TAKEN else _code(answer)
                return outcome, answer.status, code
        except (Refusal, _WithinOurWalls):
            return SendOutcome.PRIVATE, 0, ""
        except (httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.UnsupportedProtocol):
            return SendOutcome.UNREACHABLE, 0, ""
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError):
            return SendOutcome.SILENT, 0, ""


def _outcome(status: int) -> SendOutcome:
    if status in _TAKEN:
        return SendOutcome.TAKEN
    if status in _ELSEWHERE:
        return SendOutcome.REDIRECTED
    return SendOutcome.GONE if status == HTTPStatus.GONE else SendOutcome.REFUSED


def _code(answer: httpcore.Response) -> str:
    """The short code that an answer names (RFC 9457 or alike); empty where it names none."""
    read = bytearray()
    try:
        for part in answer.iter_stream():
            read += part
            if len(read) > MOST_BYTES:
                return ""
        said = json.loads(bytes(read))
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError):
        return ""
    except (ValueError, RecursionError):
        return ""
    named = said if isinstance(said, dict) else {}
    codes = (named.get(name) for name in ("code", "type", "error"))
    return next((one for one in codes if isinstance(one, str) and _CODE.fullmatch(one)), "")


class _WithinOurWalls(Exception):
    """A name led to an address that nothing is sent to."""


class _Wire(httpcore.NetworkBackend):
    """Connects to no address but one that was looked at, until a moment by the steady clock."""

    def __init__(self, lookup: Lookup, *, ends: float, anywhere: bool) -> None:
        self._lookup, self._ends, self._anywhere = lookup, ends, anywhere
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        del timeout
        try:
            found = within(_left(self._ends), self._lookup, host, port)
        except OSError as error:
            raise httpcore.ConnectError from error
        if not self._anywhere and not all(map(is_public, found)):
            raise _WithinOurWalls
        failed: Exception = httpcore.ConnectError()
        for address in found:
            try:
                stream = self._plain.connect_tcp(
                    str(address), port, _left(self._ends), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Timed(stream, self._ends)
        raise failed


class _Timed(httpcore.NetworkStream):
    """A connection on which each wait ends when all of it must."""

    def __init__(self, stream: httpcore.NetworkStream, ends: float) -> None:
        self._stream, self._ends = stream, ends

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._stream.read(max_bytes, _left(self._ends))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        for start in range(0, len(buffer), _PIECE):
            self._stream.write(buffer[start : start + _PIECE], _left(self._ends))

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        del timeout
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(self._ends))
        return _Timed(secured, self._ends)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(ends: float) -> float:
    left = ends - monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left
