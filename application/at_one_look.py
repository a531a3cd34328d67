"""A house as one page looks at it: each stream, identity and sealed row is read once."""

from collections.abc import Iterable
from dataclasses import fields
from functools import cached_property
from typing import Any, Final, TypeVar, cast
from uuid import UUID

from adapters.access.file import AccessFile
from adapters.archive import Archive
from adapters.store.opening import Store
from adapters.store.rows import VaultRow
from adapters.store.tiles import Tiles
from adapters.webhooks.file import WebhooksFile
from application.house import House
from domain.at_one_look import AtOneLook
from domain.sealing import Erased, Purpose, Sealed

T = TypeVar("T")

AT_ONCE: Final = 1_000
"""So many sealed rows are read by one statement."""


class LookedAt:
    """A store of which one page asks nothing twice; what is opened is told each time."""

    def __init__(self, store: Store) -> None:
        """Begin with nothing read."""
        self._store = store
        self._identities: dict[tuple[UUID, str, str], UUID | None] = {}
        self._rows: dict[str, VaultRow | None] = {}

    def __getattr__(self, name: str) -> Any:
        """Whatever else there is, is the store's own."""
        return getattr(self._store, name)

    def find_identity(self, log: UUID, kind: str, value: str) -> UUID | None:
        """The stream that a value identifies in a log, or None."""
        asked = (log, kind, value)
        if asked not in self._identities:
            self._identities[asked] = self._store.find_identity(*asked)
        return self._identities[asked]

    def read_sealed(self, sealed: Iterable[Sealed[Any] | None]) -> None:
        """Read the rows of sealed values together, for whoever opens them one by one."""
        new = dict.fromkeys(one.commitment for one in sealed if one is not None)
        asked = [one for one in new if one and one not in self._rows]
        for at in range(0, len(asked), AT_ONCE):
            some = asked[at : at + AT_ONCE]
            self._rows |= dict.fromkeys(some) | self._store.sealed_rows(some)

    def open_sealed(self, sealed: Sealed[T], shape: type[T], purpose: Purpose) -> T | Erased:
        """Give a personal value for a purpose, or Erased; its key is asked for each time."""
        self.read_sealed([sealed])
        if not sealed.commitment:
            return self._store.open_sealed(sealed, shape, purpose)
        return self._store.opened_row(self._rows[sealed.commitment], shape, purpose)


class LookedAtHouse(House):
    """The house while one page is made of it; nothing is recorded in it."""

    look: AtOneLook
    looked_at: LookedAt
    through: int
    """The position of the last fact when the page was begun: every stream that it reads has what
    lies there or before, and some have more. What a view tells beyond it is left for the next."""
    _of: House

    @classmethod
    def of(cls, house: House) -> "LookedAtHouse":
        """The house as it stands now; one that is looked at already stays."""
        if isinstance(house, cls):
            return house
        made = cls(**{part.name: getattr(house, part.name) for part in fields(House)})
        made._of, made.looked_at = house, LookedAt(house.store)
        made.through = house.store.last_position()
        made.store = cast("Store", made.looked_at)
        made.look = AtOneLook(house.collections)
        return made

    @cached_property
    def collections(self) -> AtOneLook:
        """The application, each stream read once."""
        return self.look

    @cached_property
    def archive(self) -> Archive:
        """The archive of the house."""
        return self._of.archive

    @cached_property
    def access(self) -> AccessFile:
        """The file of the house, which closes it."""
        return self._of.access

    @cached_property
    def webhooks(self) -> WebhooksFile:
        """The file of the house, which closes it."""
        return self._of.webhooks

    @cached_property
    def tiles(self) -> Tiles:
        """The tiles of the house, which closes their file."""
        return self._of.tiles
