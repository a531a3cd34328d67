"""A process that is killed while it hands over its answer, as where memory runs short."""

import os
import signal
from multiprocessing.connection import Connection
from typing import Any

LARGE = 400_000
"""Bytes: more than a pipe takes at once."""


def killed_in_between() -> bytes:
    """Answer, and be gone when half of it is written."""

    def half(self: Any, answer: Any) -> None:
        data = bytes(answer)
        sent = 0
        while sent < len(data) // 2:
            sent += os.write(self.fileno(), data[sent : len(data) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    Connection._send = half  # type: ignore[attr-defined]  # what every answer goes by
    return b"x" * LARGE
