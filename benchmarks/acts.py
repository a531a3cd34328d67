"""What a history is made of: acts of a day, by and about somebody."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final
from uuid import UUID

from domain.claim.events import Source
from domain.creditor.events import CreditorRegistered, PaymentsCheck
from domain.facts import Fact, StreamRef
from domain.parties import CreditorProfile

CREDITORS: Final = tuple(UUID(f"0192a000-0000-7000-8000-00000000000{n}") for n in range(1, 6))
PLAN: Final = "four-steps@1"
INVOICE: Final = b"an invoice"
SCAN: Final = sha256(INVOICE).hexdigest()
"""Every document that a history names."""
BANK: Final = Source(kind="camt", sha256=SCAN, row=17)

Told = tuple[StreamRef, Fact, UUID | None]


@dataclass(frozen=True, slots=True)
class Act:
    """What is recorded together on a day: facts with their streams and subjects."""

    on: date
    facts: tuple[Told, ...]
    debtor: UUID
    actor: str = "daily-run"
    role: str = "system"
    policy: str = ""
    opens: StreamRef | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Debtor:
    """Somebody who owes, with the creditor in whose log he lies."""

    id: UUID
    creditor: UUID
    consumer: bool


def creditor_opening(creditor: UUID, on: date) -> Act:
    """Register a creditor."""
    profile = CreditorProfile(
        name=f"Van Dijk {creditor.hex[-1]} B.V.",
        street="Keizersgracht 1",
        postal_code="1015 CJ",
        city="Amsterdam",
        kvk="12345678",
    )
    fact = CreditorRegistered(
        profile=profile, ibans=("NL91ABNA0417164300",), payments_checked=PaymentsCheck.NOT_REQUIRED
    )
    stream = StreamRef.creditor(creditor)
    return Act(on, ((stream, fact, None),), creditor)
