"""What takes long gives way to a server on the same cores, and nothing else does."""

import subprocess
import sys

import pytest

from api.giving_way import LONG_WORK, NICENESS

_TOLD = """
import os, sys
from api.cli.main import main
sys.argv = ["vordering", sys.argv[1], "--help"]
try:
    main()
finally:
    print(os.getpriority(os.PRIO_PROCESS, 0))
"""


@pytest.mark.parametrize("command", [*sorted(LONG_WORK), "overview"])
def test_only_long_work_gives_way(command: str) -> None:
    mine, its = (
        int(
            subprocess.run(
                [sys.executable, "-c", said, command], capture_output=True, text=True, check=False
            ).stdout.splitlines()[-1]
        )
        for said in ("import os; print(os.getpriority(os.PRIO_PROCESS, 0))", _TOLD)
    )
    assert its == (max(mine, NICENESS) if command in LONG_WORK else mine)
