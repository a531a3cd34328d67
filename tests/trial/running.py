"""A server in a process of its own, which may be killed and started again at the same address."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from socket import create_server
from time import sleep
from typing import Final
from urllib.request import urlopen

ROOT: Final = Path(__file__).parents[2]
PATIENCE_SECONDS: Final = 60


class Running:
    """The real program over a home; ``url`` is its database where that is no file."""

    def __init__(self, home: Path, url: str = "", **settings: str) -> None:
        """Find a free port; nothing is started yet."""
        with closing(create_server(("127.0.0.1", 0))) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._log = home / "server.log"
        self._environment = {
            **os.environ,
            "VORDERING_HOME": str(home),
            "VORDERING_REQUESTS_A_MINUTE": "0",
            **({"VORDERING_DATABASE": url} if url else {}),
            **{f"VORDERING_{name.upper()}": value for name, value in settings.items()},
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [sys.executable, "-m", "api", "serve", "--port", str(self.port)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, env=self._environment, cwd=ROOT, stdout=log, stderr=log
            )
        while self._process.poll() is None:
            try:
                with urlopen(f"{self.address}/healthz"):  # noqa: S310 - our own
                    return
            except OSError:
                sleep(0.05)  # it needs the processor more than who waits for it
        raise AssertionError(f"the server did not come up: {self._log.read_text()[-500:]}")

    @property
    def pid(self) -> int:
        """Its process, once it was started."""
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(PATIENCE_SECONDS)

    def stop(self) -> None:
        """Ask it to stop; raises AssertionError where it had ended by itself."""
        assert self._process is not None
        ended = self._process.poll()
        self._process.terminate()
        self._process.wait(PATIENCE_SECONDS)
        if ended is not None:
            raise AssertionError(f"the server ended by itself with {ended}")

    def sound(self) -> bool:
        """Whether `fsck` finds nothing wrong in its home."""
        command = [sys.executable, "-m", "api", "fsck"]
        done = subprocess.run(
            command, env=self._environment, cwd=ROOT, capture_output=True, check=False
        )
        return done.returncode == 0
