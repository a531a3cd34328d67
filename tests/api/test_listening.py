"""The door of the server: a port is taken before anything starts, and no answer waits there."""

import asyncio
import socket

import pytest

from api.cli.serving import listening


def test_an_answer_leaves_at_once_and_waits_for_no_sign_that_the_last_part_came() -> None:
    """Else the second part of each answer lies still for 40 ms (RFC 9293 3.7.4, RFC 1122)."""

    async def delays() -> int:
        heard: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            taken = writer.get_extra_info("socket")
            heard.set_result(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with listening("127.0.0.1", 0) as door:
            async with await asyncio.start_server(answer, sock=door):
                _, asking = await asyncio.open_connection("127.0.0.1", door.getsockname()[1])
                told = await heard
                asking.close()
                return told

    assert asyncio.run(delays()) != 0


def test_a_port_that_is_taken_is_said_at_once() -> None:
    with listening("127.0.0.1", 0) as door, pytest.raises(OSError, match="in use"):
        listening("127.0.0.1", door.getsockname()[1])
