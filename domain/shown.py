"""Whose personal data were opened meanwhile: told where they are opened, for whoever watches."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, TypeAlias
from uuid import UUID

Shown: TypeAlias = dict[UUID, set[str]]
"""By subject, what of him was opened: ``name``, or the purposes under which it is sealed."""

_watched: Final[ContextVar[Shown | None]] = ContextVar("shown", default=None)


def tell_shown(subject: UUID, what: str) -> None:
    """Tell that something of a person was opened; where nobody watches it goes unheard."""
    shown = _watched.get()
    if shown is not None:
        shown.setdefault(subject, set()).add(what)


@contextmanager
def unseen() -> Iterator[None]:
    """Let what is opened inside go unheard: the program works with it, and shows it to nobody."""
    before = _watched.set(None)
    try:
        yield
    finally:
        _watched.reset(before)


@contextmanager
def watching() -> Iterator[Shown]:
    """Hear whose data are opened in this context, and in what it starts, while inside."""
    shown: Shown = {}
    before = _watched.set(shown)
    try:
        yield shown
    finally:
        _watched.reset(before)
