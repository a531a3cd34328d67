"""Seals: keyed hashes over rows that no leaf holds, under a key that lies outside the store."""

import hmac
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, Self

import orjson

from adapters.store.keyed_hash import KeyedHash

_SEAL_BYTES: Final = 16
_BROKEN: Final = "broken"
"""Stands where a seal did not hold when it was to be renewed; no seal is equal to it."""


@dataclass(frozen=True, slots=True)
class Seals:
    """Seals rows of one store; a row of another store, table or content has another seal."""

    key: bytes = field(repr=False)
    store_id: str
    _hash: KeyedHash = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", KeyedHash(self.key))

    def of(self, table: str, *values: object) -> str:
        """The seal (32 hex digits) of a row of a table."""
        said = orjson.dumps([self.store_id, table, *values], default=_plain)
        return self._hash.of(said)[:_SEAL_BYTES].hex()

    def holds(self, seal: object, table: str, *values: object) -> bool:
        """Tell whether a seal is that of a row, whatever may lie in its columns."""
        try:
            right = self.of(table, *values)
        except TypeError:  # no row of ours holds such a value
            return False
        return isinstance(seal, str) and hmac.compare_digest(right.encode(), seal.encode())


class Tally(NamedTuple):
    """How many rows there are, and the last leaf: what a row that is gone is missed by."""

    facts: int
    head: str
    commands: int
    identities: int
    seal: str = ""

    @classmethod
    def read(cls, row: tuple[Any, ...]) -> Self:
        """Read the one row of the table."""
        return cls(*row)

    def sealed(self, seals: Seals) -> Self:
        """The same numbers with their seal."""
        return self._replace(seal=seals.of("tally", *self[:-1]))

    def holds(self, seals: Seals) -> bool:
        """Tell whether the numbers are the ones that were sealed."""
        return seals.holds(self.seal, "tally", *self[:-1])

    def after(
        self,
        seals: Seals,
        *,
        leaves: list[bytes],
        commands: int,
        identities: int,
        known: "Tally | None" = None,
    ) -> "Tally":
        """The tally after an append; where this one was changed, none ever holds again.

        ``known``: the last one that this program sealed; the same one need not be looked over.
        """
        if self.seal == _BROKEN or (self != known and not self.holds(seals)):
            return self._replace(seal=_BROKEN)
        return Tally(
            self.facts + len(leaves),
            leaves[-1].hex() if leaves else self.head,
            self.commands + commands,
            self.identities + identities,
        ).sealed(seals)


def _plain(value: object) -> object:
    """What orjson cannot write by itself; an id it writes as its text."""
    if isinstance(value, bytes | memoryview):
        return {"bytes": bytes(value).hex()}
    raise TypeError(type(value).__name__)
