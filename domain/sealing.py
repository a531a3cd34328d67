"""A sealed value is plaintext only on its way into the vault; in a fact it is its commitment."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

from pydantic import GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, core_schema, to_json

T = TypeVar("T")

COMMITMENT_PATTERN: Final = r"^[0-9a-f]{64}$"


class Purpose(StrEnum):
    """Why a personal value is kept; each purpose of each subject has a key of its own."""

    CONTACT = "contact"
    NOTES = "notes"
    LEDGER = "ledger"


class Sealed(Generic[T]):
    """A personal value: given in plain to the append, loaded as a commitment (64 hex digits).

    The commitment is SHA-256 of a random 32-byte salt followed by the canonical JSON of the
    value. Neither ``repr`` nor serialisation ever shows the plaintext: a fact whose value was
    not sealed cannot be written.
    """

    __slots__ = ("_plain", "commitment")

    def __init__(self, *, plain: T | None = None, commitment: str = "") -> None:
        """Hold one of the two; use ``of`` or ``committed`` to make one."""
        self._plain = plain
        self.commitment = commitment

    @classmethod
    def of(cls, plain: T) -> "Sealed[T]":
        """Wrap a plain value that is still to be sealed."""
        return cls(plain=plain)

    @classmethod
    def committed(cls, commitment: str) -> "Sealed[T]":
        """Make the reference to a value that lies in the vault."""
        return cls(commitment=commitment)

    @property
    def given(self) -> T | None:
        """What was given to be sealed; None in one that was loaded."""
        return self._plain

    def plaintext(self) -> bytes:
        """The bytes to be sealed: compact JSON of the value (for the vault only)."""
        return to_json(self._plain, exclude_none=True)

    def __repr__(self) -> str:
        """Show the commitment, or only that there is something to be sealed."""
        return f"Sealed({self.commitment[:8] or 'not yet sealed'})"

    def __eq__(self, other: object) -> bool:
        """Compare commitments; before sealing, plain values."""
        if not isinstance(other, Sealed):
            return NotImplemented
        if self.commitment or other.commitment:
            return self.commitment == other.commitment
        return bool(self._plain == other._plain)

    def __hash__(self) -> int:
        """Hash by commitment."""
        return hash(self.commitment)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read a commitment from JSON, take an instance from Python, write a commitment."""
        from_json = core_schema.chain_schema(
            [
                core_schema.str_schema(pattern=COMMITMENT_PATTERN),
                core_schema.no_info_plain_validator_function(cls.committed),
            ]
        )
        return core_schema.json_or_python_schema(
            json_schema=from_json,
            python_schema=core_schema.is_instance_schema(cls),
            serialization=core_schema.plain_serializer_function_ser_schema(_written),
        )


class Erased:
    """What opening gives when the person's key was destroyed, or nothing is kept."""

    def __repr__(self) -> str:
        """Show the word that pages print."""
        return "Erased"


ERASED: Final = Erased()


def opened(plaintext: bytes, shape: type[T]) -> T:
    """Read a value back from the bytes that ``plaintext`` gave."""
    return TypeAdapter(shape).validate_json(plaintext)


def _written(value: "Sealed[Any]") -> str:
    if not value.commitment:
        msg = "a personal value was to be written before it was sealed"
        raise ValueError(msg)
    return value.commitment


SealedFields = Mapping[str, Purpose]
