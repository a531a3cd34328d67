"""A few facts of the tests' own, with everything a fact can have."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from domain.facts import Fact
from domain.sealing import Purpose, Sealed, SealedFields


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    of: str
    cents: int
    note: str | None = None


class Billed(Fact):
    TOPIC: ClassVar[str] = "claim.billed"

    number: str
    cents: int
    due_on: date
    letter: UUID | None = None
    parts: tuple[Part, ...] = ()


class Nudged(Fact):
    """In its first version the day was called ``when`` and there was no channel."""

    TOPIC: ClassVar[str] = "claim.nudged"
    SCHEMA: ClassVar[int] = 2

    on: date
    channel: str

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> dict[str, Any]:
        return {"on": state["when"], "channel": "post"}


class Address(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    street: str
    city: str


class Named(Fact):
    TOPIC: ClassVar[str] = "debtor.named"
    SEALED: ClassVar[SealedFields] = {
        "name": Purpose.CONTACT,
        "address": Purpose.CONTACT,
        "account": Purpose.LEDGER,
    }

    name: Sealed[str]
    address: Sealed[Address] | None = None
    account: Sealed[str] | None = None


class Closed(Fact):
    """A fact that carries nothing."""

    TOPIC: ClassVar[str] = "claim.closed"


FACTS: dict[str, type[Fact]] = {fact.TOPIC: fact for fact in (Billed, Nudged, Named, Closed)}
