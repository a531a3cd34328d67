"""Invoices of a large folder are read by a process of its own, ahead of those who decide.

What an invoice says follows from its bytes alone: wherever it is read, it says the same. Whatever
becomes of the reader, its files are read here instead, and what is wrong is heard here.
"""

import signal
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from typing import Final, NamedTuple, TypeAlias

import structlog

from adapters.e_invoice import read_invoice
from adapters.invoice_files import InvoiceSource
from adapters.ubl import InvoiceDocument, InvoiceRefused
from application.processes import CannotStartError, Pool

log = structlog.get_logger()

BY_ITSELF: Final = 128
"""So many files are read before anything is started: most folders are no larger."""
PATIENCE_SECONDS: Final = 60.0
"""The longest that some files are waited for: the largest that is handed out takes far less."""
_HANDED_OUT: Final = 16
"""How many files are handed out at once."""
_AHEAD: Final = 12
"""How often so many are handed out before the first of them come back."""
_SMALL: Final = 1_000_000
"""A file of more bytes is read here: it would lie in memory twice."""

Read: TypeAlias = tuple[InvoiceSource, InvoiceDocument | None]
"""A file and what it says; None: it is still to be read, or it says nothing."""
Reading: TypeAlias = Callable[[Iterable[InvoiceSource]], Iterator[Read]]
"""Goes through files in their order."""


def unread(sources: Iterable[InvoiceSource]) -> Iterator[Read]:
    """Go through files of which nothing is read ahead."""
    return ((source, None) for source in sources)


@contextmanager
def reading_ahead() -> Iterator[Reading]:
    """What reads a large folder ahead; its process is ended afterwards, whatever it does."""
    reader = _Reader()
    try:
        yield reader.through
    finally:
        reader.end()


def documents_in(several: Sequence[bytes]) -> list[InvoiceDocument | None]:
    """What some files say; None of one that is refused or fails, which is told where it came."""
    return [_document_in(one) for one in several]


def _document_in(raw: bytes) -> InvoiceDocument | None:
    try:
        return read_invoice(raw)
    except Exception:  # noqa: BLE001 - who gave it reads it again, and hears what is wrong
        return None


class _Part(NamedTuple):
    """Some files that follow each other, and what is to come of them; None: nothing."""

    sources: Sequence[InvoiceSource]
    coming: Future[list[InvoiceDocument | None]] | None

    @property
    def size(self) -> int:
        """How many bytes lie in memory for it."""
        return sum(map(_size, self.sources))


class _Reader:
    """One process that reads, from when it is there until it is ended or lost."""

    def __init__(self) -> None:
        self._pool: Pool | None = None

    def through(self, sources: Iterable[InvoiceSource]) -> Iterator[Read]:
        """Go through files in their order, some of them handed out ahead."""
        left = iter(sources)
        yield from unread(islice(left, BY_ITSELF))
        here = list(islice(left, 1))
        ready = self._start() if here else None
        while here and ready and not ready.done():  # until it is there nobody waits for it
            yield from unread(here)
            here = list(islice(left, 1))
        yield from self._ahead(chain(here, left))

    def _ahead(self, left: Iterator[InvoiceSource]) -> Iterator[Read]:
        handed_out: deque[_Part] = deque()
        while True:
            while self._pool and _has_room(handed_out):
                some = _next_few(left)
                if not some:
                    break
                handed_out.append(self._handed_out(some))
            if not handed_out:
                break
            yield from self._came_back(handed_out.popleft())
        yield from unread(left)

    def _handed_out(self, some: Sequence[InvoiceSource]) -> _Part:
        return _Part(some, self._submitted([_given(one.content) for one in some]))

    def _submitted(self, several: Sequence[bytes]) -> Future[list[InvoiceDocument | None]] | None:
        if self._pool is None:
            return None
        try:
            return self._pool.submit(documents_in, several)
        except (CannotStartError, BrokenProcessPool) as error:
            self._lose(error)
            return None

    def _came_back(self, part: _Part) -> Iterator[Read]:
        if part.coming is None:
            return unread(part.sources)
        try:
            return zip(part.sources, part.coming.result(PATIENCE_SECONDS), strict=True)
        except Exception as error:  # noqa: BLE001 - also what it could not send: it is read here
            self._lose(error)
            return unread(part.sources)

    def _start(self) -> Future[list[InvoiceDocument | None]] | None:
        """Let the process begin; what is given is done when it is there."""
        try:
            self._pool = Pool(1, _begin)
        except CannotStartError as error:
            self._lose(error)
        return self._submitted(())

    def _lose(self, error: Exception) -> None:
        """Go on without one that was killed, does not answer, or cannot be started."""
        if self._pool is not None or isinstance(error, CannotStartError):  # it is said once
            log.warning("reader_lost", why=type(error).__name__)
        self.end()

    def end(self) -> None:
        """End the process at once; safe to repeat."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.end()


def _has_room(handed_out: Collection[_Part]) -> bool:
    """Whether more may be handed out: of few files, or of few bytes, all lie in memory."""
    held = sum(part.size for part in handed_out)
    return len(handed_out) < _AHEAD and held < _AHEAD * _SMALL


def _next_few(left: Iterator[InvoiceSource]) -> list[InvoiceSource]:
    """The next few files, fewer where they are large."""
    some, size = list[InvoiceSource](), 0
    while len(some) < _HANDED_OUT and size <= _SMALL and (one := next(left, None)):
        some.append(one)
        size += _size(one)
    return some


def _size(source: InvoiceSource) -> int:
    return 0 if isinstance(source.content, InvoiceRefused) else len(source.content)


def _given(content: bytes | InvoiceRefused) -> bytes:
    """What the reader is given of a file: nothing of one that is read here."""
    if isinstance(content, InvoiceRefused) or len(content) > _SMALL:
        return b""
    return content


def _begin() -> None:
    """Who interrupts the shell ends its import, which ends this: it says nothing of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
