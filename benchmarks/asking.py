"""Many connections that ask one thing after the other: a client that costs next to nothing."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from time import perf_counter


@dataclass
class Asked:
    """How long each request took, and how it was answered."""

    seconds: list[float] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)


def ask(ports: Sequence[int], requests: Sequence[bytes], *, connections: int) -> Asked:
    """Send all requests over so many connections, spread over the ports; wait for every answer."""
    asked = Asked()
    asyncio.run(_all(ports, iter(requests), connections, asked))
    return asked


async def _all(
    ports: Sequence[int], requests: Iterator[bytes], connections: int, asked: Asked
) -> None:
    async with asyncio.TaskGroup() as group:
        for number in range(connections):
            group.create_task(_one(ports[number % len(ports)], requests, asked))


async def _one(port: int, requests: Iterator[bytes], asked: Asked) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for request in requests:
        begun = perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(length_of(head))
        asked.seconds.append(perf_counter() - begun)
        asked.answers[int(head[9:12])] += 1
    writer.close()
    await writer.wait_closed()


def length_of(head: bytes) -> int:
    """How many bytes follow a head."""
    found = head.lower().partition(b"content-length:")[2]
    return int(found.partition(b"\r\n")[0])


def get(path: str, token: str) -> bytes:
    """A GET as it goes over the wire."""
    return _head("GET", path, token).encode() + b"\r\n"


def post(path: str, token: str, body: bytes, *, key: str) -> bytes:
    """A POST of JSON as it goes over the wire."""
    more = (
        f"Idempotency-Key: {key}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return _head("POST", path, token).encode() + more.encode() + body


def _head(method: str, path: str, token: str) -> str:
    return f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
