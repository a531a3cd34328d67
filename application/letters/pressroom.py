"""The press room: papers of a large run are made by a process of its own for each core.

What a paper looks like follows from its content alone: wherever it is made, its bytes are those.
Whatever becomes of a press, its paper is made here instead, and what is wrong is heard here.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

import structlog

from adapters.paper import Look
from adapters.paper.dossier_page import render_dossier
from application.faults import fault
from application.letters.dossier_paper import dossier_or_fault
from application.letters.proof import proved, proved_or_fault
from application.processes import CannotStartError, Pool
from domain.case.dossier import Dossier
from domain.claim.events import Channel
from domain.claim.events.values import MESSAGES
from domain.letter.text import LetterContent
from domain.letter.text.short import short_text

log = structlog.get_logger()

PATIENCE_SECONDS: Final = 60.0
"""The longest that a paper is waited for: the largest takes some seconds."""
MOST_LOST: Final = 3
"""So often presses that were killed are started anew; then this run makes its papers itself."""


@dataclass(frozen=True, slots=True)
class PressJob:
    """What a document is made of, and all it depends on."""

    channel: Channel
    content: LetterContent
    look: Look


def document(sheet: PressJob) -> bytes:
    """What leaves the house: the letter as PDF, or a reminder as the text of a message.

    The finished letter is read back: raises Refusal where it lacks what it must say.
    """
    if sheet.channel in MESSAGES:
        return short_text(sheet.content).encode()
    return proved(sheet.content, sheet.look)


class PressRoom:
    """Makes papers here, or once it was started by processes of its own; asked by many threads."""

    def __init__(self) -> None:
        """Nothing is started yet."""
        self._presses, self._lost = 1, 0
        self._pool: Pool | None = None
        self._guard = Lock()

    def start(self, presses: int) -> None:
        """Let so many processes make the papers from here on; one alone is none."""
        self._presses = presses
        self._started()

    def document(self, sheet: PressJob) -> bytes:
        """A document, as the function of that name makes it; who asks waits for it."""
        if sheet.channel in MESSAGES:
            return document(sheet)
        return self._made(proved_or_fault, sheet.content, sheet.look) or document(sheet)

    def dossier(self, dossier: Dossier) -> bytes:
        """A dossier on paper, as ``render_dossier`` prints it; who asks waits for it."""
        return self._made(dossier_or_fault, dossier) or render_dossier(dossier)

    def close(self) -> None:
        """Stop the processes; safe to repeat."""
        with self._guard:
            pool, self._pool, self._presses = self._pool, None, 1
        if pool is not None:
            pool.end()

    def _made(self, work: Callable[..., bytes | dict[str, str]], *given: Any) -> bytes | None:
        """What a press makes of something; None: nothing, so that it is tried here."""
        pool = self._started()
        if pool is None:
            return None
        try:
            made = pool.submit(work, *given).result(PATIENCE_SECONDS)
        except (CannotStartError, BrokenProcessPool, CancelledError, TimeoutError) as error:
            self._lose(pool, error)
            return None
        except Exception as error:  # noqa: BLE001 - what cannot travel is made here
            made = fault(error)
        if isinstance(made, bytes):
            return made
        if made:
            log.warning("press_failed", **made)
        return None  # a refusal is raised where somebody hears it

    def _started(self) -> Pool | None:
        """The presses, which start as there is work for them; None: there are none to be had."""
        with self._guard:
            if self._pool is None and self._presses > 1:
                try:
                    self._pool = Pool(self._presses)
                except CannotStartError as error:
                    self._count_lost(error)
            return self._pool

    def _lose(self, pool: Pool, error: Exception) -> None:
        """Go on without presses that were killed, do not answer, or cannot be started.

        Others are started for the next paper; after the third time all are made here.
        """
        with self._guard:
            if pool is not self._pool:
                return  # that was seen at another paper of theirs
            self._pool = None
            self._count_lost(error)
        pool.end()

    def _count_lost(self, error: Exception) -> None:
        self._lost += 1
        if self._lost >= MOST_LOST:
            self._presses = 1
        log.warning("presses_lost", times=self._lost, why=type(error).__name__)


@contextmanager
def press_room() -> Iterator[PressRoom]:
    """Open a press room, and stop its processes afterwards."""
    room = PressRoom()
    try:
        yield room
    finally:
        room.close()
