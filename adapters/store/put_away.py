"""What was written ahead is put into its file by another thread than those who write."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Final

AFTER_PAGES: Final = 1_000
"""So many pages written ahead, 4 kB each, are put into the file."""
STILL_THE_WRITER_PAGES: Final = 16_000
"""Where nobody came to it before, whoever writes then does it, so that no journal grows on."""
_ROUNDS: Final = 5
"""So often it is begun anew for what was written meanwhile; only a whole journal is used again."""


class PutAway:
    """Puts the journal of one SQLite file into the file, now and then.

    SQLite has the writer do it who finds the journal long: he, and all who wait for him, then wait
    for two flushes and thousands of pages. Here nobody waits: it goes on beside all of them.
    """

    def __init__(self, path: Path, *, after: int = AFTER_PAGES) -> None:
        """Begin with nothing written; of a file that was opened durable."""
        self._path, self._after = path, after
        self._guard = Lock()
        self._pages = 0
        self._thread: Thread | None = None

    def wrote(self, rows: int) -> None:
        """Count what was written, about a page for each row; starts the thread where it is much."""
        with self._guard:
            self._pages += rows + 1
            if self._pages < self._after or (self._thread and self._thread.is_alive()):
                return
            self._pages = 0
            thread = Thread(target=self._put_away, name="journal", daemon=True)
            with suppress(RuntimeError):  # no thread is to be had: it is tried again later
                thread.start()
                self._thread = thread

    def wait(self) -> None:
        """Wait for what is being put away."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _put_away(self) -> None:
        # What could not be put away lies in the journal as durably; SQLite passes it over as well.
        with suppress(sqlite3.Error), closing(self._opened()) as sql:
            sql.execute("PRAGMA synchronous=FULL")
            _all_of_it(lambda: sql.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone())

    def _opened(self) -> sqlite3.Connection:
        """The file, if it is still there: it is not made again."""
        return sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=rw", uri=True)


def _all_of_it(go: Callable[[], tuple[int, int, int]]) -> None:
    """Go on until nothing is left; another one who does the same is let do it."""
    for _ in range(_ROUNDS):
        busy, written, put_away = go()
        if busy or written == put_away:
            return
