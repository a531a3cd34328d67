"""A real scheduler of Dask with workers, each a process of its own, on this machine."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import Final

from distributed import Client

PATIENCE: Final = 120
"""Seconds that they may take to come, beside much other work."""
_DASK: Final = (sys.executable, "-m")
_QUIET: Final = ("--no-dashboard",)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where the scheduler listens, and the processes of its workers."""

    address: str
    workers: tuple[Popen[bytes], ...]

    @property
    def running(self) -> int:
        """How many workers are alive."""
        return sum(one.poll() is None for one in self.workers)


@contextmanager
def cluster_of(workers: int, folder: Path) -> Iterator[Cluster]:
    """Start them, wait until all are there, and end them afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    told = folder / "scheduler.json"
    scheduler = (
        *(*_DASK, "distributed.cli.dask_scheduler", *_QUIET, "--no-show"),
        *("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told)),
    )
    worker = (
        *(*_DASK, "distributed.cli.dask_worker", *_QUIET, "--no-nanny", "--nthreads", "1"),
        *("--death-timeout", str(PATIENCE), "--local-directory", str(folder)),
        *("--scheduler-file", str(told)),
    )
    with ExitStack() as stack:
        stack.enter_context(_started(*scheduler))
        started = tuple(stack.enter_context(_started(*worker)) for _ in range(workers))
        with Client(scheduler_file=str(told), timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=PATIENCE)
            address = client.scheduler.address
        yield Cluster(address, started)


@contextmanager
def _started(*command: str) -> Iterator[Popen[bytes]]:
    env = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    process = Popen(command, stdout=DEVNULL, stderr=DEVNULL, env=env)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
