"""The facts of a debtor; one debtor belongs to one creditor's log."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.debtor.bar_events import BarFact
from domain.debtor.erasure_events import ErasureFact
from domain.debtor.mandate_events import MandateFact
from domain.debtor.merge_events import WhoFact
from domain.debtor.refund_events import RefundFact
from domain.facts import EnteredInError, Fact
from domain.law.estate import Acceptance
from domain.parties import Capacity, ContactDetails, PartyNumbers
from domain.sealing import Purpose, Sealed, SealedFields


class ApplicableLaw(StrEnum):
    """Which law holds for a consumer who lives abroad, by a person's word (Rome I art. 6)."""

    DUTCH = "dutch"
    FOREIGN = "foreign"


class DebtorRegistered(Fact):
    """A debtor was seen for the first time."""

    TOPIC: ClassVar[str] = "debtor.registered"
    SEALED: ClassVar[SealedFields] = {"contact": Purpose.CONTACT, "numbers": Purpose.LEDGER}

    creditor_id: UUID
    contact: Sealed[ContactDetails]
    numbers: Sealed[PartyNumbers] | None = None
    capacity: Capacity = Capacity.UNKNOWN
    postable: bool = False
    """The address is complete enough to post to."""
    mailable: bool = False
    """There is an e-mail address."""
    phone_known: bool | None = None
    """There is a telephone number; none: this was not recorded."""
    language: str = "nl"
    country: str = ""
    """Where he lives, as two capitals; empty: it was not recorded."""


class ContactDetailsChanged(Fact):
    """How to reach the debtor changed."""

    TOPIC: ClassVar[str] = "debtor.contact_details_changed"
    SEALED: ClassVar[SealedFields] = {"contact": Purpose.CONTACT}

    contact: Sealed[ContactDetails]
    postable: bool = False
    mailable: bool = False
    phone_known: bool | None = None
    country: str = ""
    invoiced_on: date | None = None
    """The day of the invoice that says so; none: a person said it."""


class CapacityEstablished(Fact):
    """It became known in what capacity the debtor acts, and what shows it."""

    TOPIC: ClassVar[str] = "debtor.capacity_established"

    capacity: Capacity
    evidence: str = ""


class LawEstablished(Fact):
    """Somebody said which law holds for the debtor, who lives in another country."""

    TOPIC: ClassVar[str] = "debtor.law_established"

    law: ApplicableLaw
    country: str
    evidence: str = ""


class ClaimOpenedForDebtor(Fact):
    """A claim on this debtor was opened; recorded with the claim's first fact."""

    TOPIC: ClassVar[str] = "debtor.claim_opened"

    claim_id: UUID


class BankruptcyDeclared(Fact):
    """The debtor is bankrupt: dunning stops, the claim goes to the curator (Fw 26)."""

    TOPIC: ClassVar[str] = "debtor.bankruptcy_declared"

    declared_on: date

    @property
    def legal_day(self) -> date:
        """A bankruptcy works from the day it was declared (Fw 23)."""
        return self.declared_on


class BankruptcyEnded(Fact):
    """The bankruptcy ended."""

    TOPIC: ClassVar[str] = "debtor.bankruptcy_ended"


class DebtRestructuringStarted(Fact):
    """Statutory debt restructuring (Wsnp) applies: dunning stops (Fw 299 lid 2)."""

    TOPIC: ClassVar[str] = "debtor.debt_restructuring_started"


class DebtRestructuringEnded(Fact):
    """Statutory debt restructuring ended."""

    TOPIC: ClassVar[str] = "debtor.debt_restructuring_ended"


class DebtHelpStarted(Fact):
    """Debt help asked for a pause, until a day (inclusive) where one was named."""

    TOPIC: ClassVar[str] = "debtor.debt_help_started"

    until: date | None = None


class DebtHelpEnded(Fact):
    """The pause for debt help ended."""

    TOPIC: ClassVar[str] = "debtor.debt_help_ended"


class GuardianshipOrdered(Fact):
    """An administrator was appointed (onderbewindstelling, BW 1:438); a person must look."""

    TOPIC: ClassVar[str] = "debtor.guardianship_ordered"


class GuardianshipEnded(Fact):
    """The administration ended."""

    TOPIC: ClassVar[str] = "debtor.guardianship_ended"


class DeathReported(Fact):
    """The debtor died: dunning stops until the heirs are known (BW 4:185)."""

    TOPIC: ClassVar[str] = "debtor.death_reported"

    died_on: date | None = None
    """None: not known, at the latest on the day of this fact."""


class HeirsKnown(Fact):
    """Who inherited became known: from here on the letters go to them (BW 4:182)."""

    TOPIC: ClassVar[str] = "debtor.heirs_known"
    SEALED: ClassVar[SealedFields] = {"contact": Purpose.CONTACT}

    contact: Sealed[ContactDetails]
    """The heirs, or who acts for all of them."""
    postable: bool = False
    mailable: bool = False
    phone_known: bool | None = None
    acceptance: Acceptance = Acceptance.UNKNOWN
    country: str = ""
    died_on: date | None = None
    """The day of death, where it is known better than when the death was reported."""


class CreditKind(StrEnum):
    """In what form a debtor has money or credit with the creditor."""

    OVERPAID = "overpaid"
    """More was paid on a claim than was owed."""
    CREDIT_NOTE = "credit_note"
    """A credit note of his waits for its invoice."""
    POSSIBLE_NOTE = "possible_note"
    """A credit note waits that may be his or another's."""
    OPEN_ITEM = "open_item"
    """The creditor's list of open items holds a credit of his."""
    POSSIBLE_ITEM = "possible_item"
    """The creditor's list of open items holds a credit that may be his or another's."""
    POSSIBLE_PAYMENT = "possible_payment"
    """Money came in at the bank that may be his or another's."""
    ON_ACCOUNT = "on_account"
    """Money of his came in at the bank and is on no claim."""


class CreditEnd(StrEnum):
    """Why a debtor's credit is looked at no more."""

    USED = "used"
    """It was paid back, set off or placed."""
    NOT_LISTED = "not_listed"
    """The creditor's list of open items holds it no more."""
    MOVED = "moved"
    """It proved to be another debtor's."""
    LOOKED_AT = "looked_at"
    """A person says that his claims go on in spite of it."""


class CreditNoticed(Fact):
    """The debtor turned out to have money or credit with the creditor; again: another amount."""

    TOPIC: ClassVar[str] = "debtor.credit_noticed"

    ref: str
    """What tells it apart among the debtor's: a claim, a credit note, a line of a list."""
    kind: CreditKind
    number: str = ""
    """Of the invoice or credit note, where it has one."""
    amount: int = Field(gt=0)


class CreditGone(Fact):
    """The debtor's money or credit is there no more, or stops his claims no more."""

    TOPIC: ClassVar[str] = "debtor.credit_gone"

    ref: str
    why: CreditEnd
    amount: int = Field(default=0, ge=0)
    """What it was, in cents; 0: recorded before that was said."""


class AddressUnknown(Fact):
    """The debtor no longer lives where we wrote to."""

    TOPIC: ClassVar[str] = "debtor.address_unknown"


DebtorFact: TypeAlias = (
    DebtorRegistered
    | ContactDetailsChanged
    | CapacityEstablished
    | LawEstablished
    | ClaimOpenedForDebtor
    | BankruptcyDeclared
    | BankruptcyEnded
    | DebtRestructuringStarted
    | DebtRestructuringEnded
    | DebtHelpStarted
    | DebtHelpEnded
    | GuardianshipOrdered
    | GuardianshipEnded
    | DeathReported
    | HeirsKnown
    | AddressUnknown
    | CreditNoticed
    | CreditGone
    | BarFact
    | WhoFact
    | MandateFact
    | RefundFact
    | ErasureFact
    | EnteredInError
)
