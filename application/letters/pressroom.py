"""The press room: letters of a large run are set by a process of its own for each core.

What a letter looks like follows from its content alone: wherever it is set, its bytes are those.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import structlog

from adapters.paper import Look, render_dossier, render_letter, text_of
from application.processes import pool_of
from domain.case.dossier import Dossier
from domain.claim.events import Channel
from domain.claim.events.values import MESSAGES
from domain.errors import Refusal
from domain.letter.text import LetterContent, check_specification, check_text
from domain.letter.text.short import short_text

S = TypeVar("S")

log = structlog.get_logger()


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
    pdf = render_letter(sheet.content, look=sheet.look)
    text = text_of(pdf)
    check_text(text, sheet.content)
    check_specification(text, sheet.content)
    return pdf


class PressRoom:
    """Makes documents here, or once it was started by processes of its own; for many threads."""

    def __init__(self) -> None:
        """Nothing is started yet."""
        self._pool: ProcessPoolExecutor | None = None

    def start(self, presses: int) -> None:
        """Let so many processes make the documents from here on; one alone is none."""
        if presses > 1 and self._pool is None:
            self._pool = pool_of(presses)

    def document(self, sheet: PressJob) -> bytes:
        """A document, as the function of that name makes it; who asks waits for it."""
        return self._made(document, sheet)

    def dossier(self, dossier: Dossier) -> bytes:
        """A dossier on paper, as ``render_dossier`` prints it; who asks waits for it."""
        return self._made(render_dossier, dossier)

    def _made(self, make: Callable[[S], bytes], sheet: S) -> bytes:
        pool = self._pool
        if pool is None:
            return make(sheet)
        try:
            made = pool.submit(_made_or_none, make, sheet).result()
        except (BrokenProcessPool, CancelledError, RuntimeError, OSError) as error:
            self._go_on_without(pool, error)
            made = None
        # A refusal is raised here, where somebody hears it.
        return make(sheet) if made is None else made

    def close(self) -> None:
        """Stop the processes; safe to repeat."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)

    def _go_on_without(self, pool: ProcessPoolExecutor, error: Exception) -> None:
        """Go on here, where a process was killed or none could be started."""
        if self._pool is pool:
            self._pool = None
            log.warning("presses_lost", error=type(error).__name__)
        pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def press_room() -> Iterator[PressRoom]:
    """Open a press room, and stop its processes afterwards."""
    room = PressRoom()
    try:
        yield room
    finally:
        room.close()


def _made_or_none(make: Callable[[S], bytes], sheet: S) -> bytes | None:
    try:
        return make(sheet)
    except Refusal:
        return None
