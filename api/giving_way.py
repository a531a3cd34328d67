"""Long work of a program of its own gives way to whoever waits for a page of the server."""

import os
from typing import Final

NICENESS: Final = 10
"""On the scale of nice(1): beside a server on the same cores it gets a tenth, else all of them."""

LONG_WORK: Final = frozenset({"run-day", "rebuild"})
"""The commands that do."""


def give_way() -> None:
    """Let this program, and those it starts, work behind others; before it starts any thread."""
    if hasattr(os, "setpriority"):
        mine = os.getpriority(os.PRIO_PROCESS, 0)
        os.setpriority(os.PRIO_PROCESS, 0, max(mine, NICENESS))
