"""The folder of bank files of a server: looked at again and again, in a thread of its own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final

import structlog

from api.words.language import DUTCH, ENGLISH, speaking
from api.words.refusals import refusal_said
from application.banking.files import BankFileTaken
from application.banking.statements import StatementTaken
from application.banking.watched_folder import take_from
from application.faults import fault
from application.house import House
from domain.errors import Conflict, Refusal, StoreError

log = structlog.get_logger()

LOOK_SECONDS: Final = 15.0


class BankFolder:
    """Takes what the bank puts into a folder."""

    def __init__(self, house: House) -> None:
        """Work on an open house; without a folder in its settings there is nothing to do."""
        self._house = house
        self._stop = Event()

    def look(self) -> int:
        """Take what is complete, and tell how many files; nothing is raised."""
        folder = self._house.settings.bank_folder
        if folder is None:
            return 0
        try:
            taken = take_from(self._house, folder, said=why_refused, stop=self._stop.is_set)
        except (Refusal, Conflict, StoreError, OSError) as error:
            # Another takes them, the disk is full, or the folder is away: looked at again soon.
            log.warning("bank_folder_waits", **fault(error))
            return 0
        except Exception as error:  # noqa: BLE001 - the folder is looked at whatever one file met
            log.error("bank_folder_failed", **fault(error))  # noqa: TRY400 - no values in a log
            return 0
        if taken:
            log.info("bank_files_taken", files=taken)
        return taken

    def stop(self) -> None:
        """Look no more; a file that is being taken is taken to its end."""
        self._stop.set()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Look in a thread of its own while inside."""
        if self._house.settings.bank_folder is None:
            yield
            return
        thread = Thread(target=self._run, name="bank-folder", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.stop()
            thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            self.look()
            self._stop.wait(LOOK_SECONDS)


def why_refused(taken: Sequence[BankFileTaken]) -> str:
    """Say in both languages why something of a file was refused, and what to do."""
    parts: list[BankFileTaken | StatementTaken] = []
    for one in taken:
        parts += [one] if one.code else [each for each in one.statements if each.code]
    said = []
    for language in (DUTCH, ENGLISH):
        with speaking(language):
            lines = (" ".join(refusal_said(p.code, p.why, p.way_out, p.values)) for p in parts)
            said.append("\n".join(dict.fromkeys(lines)))
    return "\n\n".join(said) + "\n"
