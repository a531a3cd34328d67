"""The facts of a mandate (machtiging) in the stream of the debtor who signed it."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias

from pydantic import Field

from domain.facts import Fact, Sha256
from domain.law.direct_debit import DebitScheme
from domain.parties import Value
from domain.sealing import Purpose, Sealed, SealedFields

MANDATE_ID = r"^[A-Za-z0-9+?/:().,' -]{1,35}$"
"""What a mandate may be called (SDD Core Rulebook AT-01): 35 characters of the SEPA set."""


class SignedHow(StrEnum):
    """How a mandate was signed."""

    PAPER = "paper"
    ONLINE = "online"
    BY_TELEPHONE = "by_telephone"
    UNKNOWN = "unknown"
    """Taken over from elsewhere."""


class MandateEnd(StrEnum):
    """By whose word a mandate ended."""

    DEBTOR = "debtor"
    CREDITOR = "creditor"
    BANK = "his_bank"


class DebitAccount(Value):
    """The account that is debited, and whose it is; always sealed."""

    iban: str
    holder: str


class MandateSigned(Fact):
    """The debtor lets the creditor collect from an account of his."""

    TOPIC: ClassVar[str] = "debtor.mandate_signed"
    SEALED: ClassVar[SealedFields] = {"account": Purpose.LEDGER}

    mandate_id: str = Field(pattern=MANDATE_ID)
    """Unique at the creditor."""
    signed_on: date
    scheme: DebitScheme = DebitScheme.CORE
    recurring: bool = True
    """False: for one collection only."""
    how: SignedHow = SignedHow.UNKNOWN
    account: Sealed[DebitAccount]
    used_on: date | None = None
    """The last collection under it before it was known here; none: there was none."""
    document_sha256: Sha256 | None = None


class MandateAmended(Fact):
    """The debtor named another account to collect from under the same mandate."""

    TOPIC: ClassVar[str] = "debtor.mandate_amended"
    SEALED: ClassVar[SealedFields] = {"account": Purpose.LEDGER}

    mandate_id: str
    amended_on: date
    account: Sealed[DebitAccount]


class MandateRevoked(Fact):
    """Nothing is collected under the mandate any more."""

    TOPIC: ClassVar[str] = "debtor.mandate_revoked"

    mandate_id: str
    revoked_on: date
    by: MandateEnd = MandateEnd.DEBTOR

    @property
    def legal_day(self) -> date:
        """It ends on the day on which it was revoked."""
        return self.revoked_on


MandateFact: TypeAlias = MandateSigned | MandateAmended | MandateRevoked
