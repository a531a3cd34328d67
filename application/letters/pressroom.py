"""The press room: letters of a large run are set ahead, by a process of its own for each core.

What a letter looks like follows from its content alone, so it may be made before its turn comes:
if the content is still the same then, so are the bytes; if not, they are made anew.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

import structlog

from adapters.paper import Look, render_letter, text_of
from application.processes import pool_of
from domain.claim.events import Channel
from domain.claim.events.values import MESSAGES
from domain.errors import Refusal
from domain.letter.text import LetterContent, check_specification, check_text
from domain.letter.text.short import short_text

log = structlog.get_logger()

LETTERS_BEFORE: Final = 48
"""A run of fewer letters sets them itself: starting processes takes longer."""


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


@dataclass
class PressRoom:
    """Makes documents here, or in a large run ahead, by ``presses`` processes."""

    presses: int = 1
    _made: int = 0
    _ahead: dict[UUID, tuple[PressJob, Future[bytes | None]]] = field(default_factory=dict)
    _pool: ProcessPoolExecutor | None = None

    @property
    def depth(self) -> int:
        """How many letters may be under way at once; 0: each is finished before the next."""
        return 2 * self.presses + 1 if self.presses > 1 and self._made >= LETTERS_BEFORE else 0

    def begin(self, letter_id: UUID, sheet: PressJob) -> None:
        """Let a document be made while other work goes on."""
        if self._pool is None:
            self._pool = pool_of(self.presses)
        try:
            self._ahead[letter_id] = sheet, self._pool.submit(_made_or_none, sheet)
        except BrokenProcessPool:
            self._give_up()

    def take(self, letter_id: UUID, sheet: PressJob) -> bytes:
        """A document: the one made ahead where it is of the same content, else made here."""
        self._made += 1
        known, coming = self._ahead.pop(letter_id, (None, None))
        if coming is not None and known == sheet:
            try:
                made = coming.result()
            except BrokenProcessPool:
                self._give_up()
            else:
                # A refusal is raised here, where somebody hears it.
                return document(sheet) if made is None else made
        return document(sheet)

    def close(self) -> None:
        """Stop the processes; safe to repeat."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _give_up(self) -> None:
        """Go on without other processes, where one of them was killed."""
        log.warning("presses_lost")
        self.presses = 1
        self.close()


@contextmanager
def press_room(presses: int) -> Iterator[PressRoom]:
    """Open a press room, and stop its processes afterwards."""
    room = PressRoom(presses)
    try:
        yield room
    finally:
        room.close()


def _made_or_none(sheet: PressJob) -> bytes | None:
    try:
        return document(sheet)
    except Refusal:
        return None
