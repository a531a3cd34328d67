"""The folder of bank files of a server: looked at again and again, in a thread of its own."""

from collections.abc import Sequence
from typing import ClassVar, Final

import structlog

from api.watch import Watch
from api.words.language import DUTCH, ENGLISH, speaking
from api.words.refusals import refusal_said
from application.banking.files import BankFileTaken
from application.banking.statements import StatementTaken
from application.banking.watched_folder import take_from
from application.faults import fault
from domain.errors import Conflict, Refusal, StoreError

log = structlog.get_logger()

LOOK_SECONDS: Final = 15.0


class BankFolder(Watch):
    """Takes what the bank puts into a folder."""

    NAME: ClassVar[str] = "bank-folder"

    def has_place(self) -> bool:
        """Whether the settings name a folder of bank files."""
        return self._house.settings.bank_folder is not None

    def seconds_after_look(self) -> float:
        """Look, and again after a while."""
        self.look()
        return LOOK_SECONDS

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
