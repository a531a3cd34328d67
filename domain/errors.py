"""A refusal is an expected 'no': it names the rule, and what would make it a yes."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import ClassVar, TypeAlias, TypeGuard
from uuid import UUID

Told: TypeAlias = str | int | date
"""What a refusal is about: a name or a count as text, an amount in cents, a day."""

_NOTHING: Mapping[str, Told] = MappingProxyType({})


class Refusal(Exception):
    """An expected 'no' of a decision or of a boundary.

    ``code`` is stable and dotted (``costs.within_term``); ``article`` names the law where one
    applies; ``way_out`` says what would make it a yes; ``values`` names what the message holds
    (amounts in cents, days), for whoever says it in another language. No text holds personal data.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        way_out: str = "",
        article: str = "",
        values: Mapping[str, Told] = _NOTHING,
    ) -> None:
        """Keep the parts; ``str()`` joins those in words for a person."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.way_out = way_out
        self.article = article
        self.values = values

    def __str__(self) -> str:
        """One readable sentence or two: what, why by law, and the way out."""
        article = f" ({self.article})" if self.article else ""
        return f"{self.message}{article} {self.way_out}".strip()


class Conflict(Exception):
    """Something a decision rests on changed while it was taken; decide again."""

    of_command: ClassVar[bool] = False
    """Whether what was found is the command itself, carried out before."""
    stream: UUID | None = None
    """The stream that moved on; None: it was something else."""


class Forestalled(Conflict):
    """A save of this program that is not stored yet leaves no room for one; decide on it."""

    def __init__(self, stream: UUID | None = None) -> None:
        """Name the stream that comes to a later version; None: what was rested on is not stored."""
        about = "what it rests on was not stored" if stream is None else f"stream {stream} moves on"
        super().__init__(f"{about}; decide again")
        self.stream = stream


class NotFound(Refusal):
    """There is no such claim, debtor, letter or run."""


class StoreError(Exception):
    """The store cannot do what was asked; the message says what and what to do."""


class NoStore(StoreError):
    """There is no store where one was to be opened; one is made where its mode is said."""


class ViewGone(StoreError):
    """A generation of a view was taken away; another one is current since, or it must be made."""


class RowRefused(StoreError):
    """A database cannot hold a value that was to be written: that row's fault, not the store's."""


class IntegrityBroken(StoreError):
    """Stored bytes do not agree with their leaf: the history was changed outside the program."""


def is_away(found: object) -> TypeGuard[StoreError]:
    """Tell whether it is a store that cannot go on: whatever is asked next fails as well."""
    return isinstance(found, StoreError) and not isinstance(found, IntegrityBroken)
