"""The facts of a mail that came in: what it says, and on whose claims it is."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.facts import EnteredInError, Fact, Sha256
from domain.parties import Value
from domain.sealing import Purpose, Sealed, SealedFields


class MailTold(Value):
    """What a mail says to who reads it; all of it may be personal."""

    sender: str = ""
    """As it names him: his name and address."""
    subject: str = ""
    text: str = ""
    """What stands above what he quotes."""


class MailClue(StrEnum):
    """Why a mail is thought to be about a claim."""

    REPLY_ADDRESS = "reply_address"
    """It came to the address that only one letter of ours names."""
    OUR_LETTER = "our_letter"
    """It says of which of our letters it is the answer."""
    REFERENCE = "reference"
    """It holds a payment reference of ours, whose check digits are right."""
    INVOICE_NUMBER = "invoice_number"
    CUSTOMER_NUMBER = "customer_number"
    SENDER = "sender"
    """It comes from an address that is known of the debtor."""
    NAME = "name"
    """The debtor's whole name stands in it."""


class MailReason(Value):
    """A clue, and what of ours stands in the mail: a number or a reference, never an address."""

    clue: MailClue
    value: str = ""


class MailWaitsWhy(StrEnum):
    """Why a person is asked whose a mail is."""

    SEVERAL = "several"
    """It may be about one claim or another."""
    MANY = "many"
    """It names more debtors than one mail may hold: of those only its sender's claims wait."""
    DOUBTFUL = "doubtful"
    """Something says what it is about, too little to be sure."""
    NO_CLUE = "no_clue"
    """Nothing says whose it is."""
    ENDED = "ended"
    """It is about claims that have ended."""
    UNDONE = "undone"
    """A person took back what was decided."""
    TOO_LARGE = "too_large"
    """Only its beginning was read; all of it lies where it came in."""
    UNREADABLE = "unreadable"
    """Nothing could be made of it."""


class MailDecider(StrEnum):
    """Who decided what a mail is about."""

    RULE = "rule"
    PERSON = "person"


class MailKept(Fact):
    """A mail came in and is kept whole in the archive."""

    TOPIC: ClassVar[str] = "incoming_mail.kept"
    SEALED: ClassVar[SealedFields] = {"told": Purpose.NOTES}

    document_sha256: Sha256
    """Of the mail as it came in."""
    received_on: date
    """The day of the mail; never after the one on which it was read."""
    by_machine: bool = False
    """True: an answering machine wrote it."""
    files: Annotated[int, Field(ge=0)] = 0
    """How many were attached."""
    told: Sealed[MailTold] | None = None

    @property
    def legal_day(self) -> date:
        """It counts from the day on which it came in."""
        return self.received_on


class MailWaits(Fact):
    """A person is to say whose a mail is; what it may be about stands still until then."""

    TOPIC: ClassVar[str] = "incoming_mail.waits"

    why: MailWaitsWhy
    may_concern: tuple[UUID, ...] = ()
    """The claims that it may be about."""
    reasons: tuple[MailReason, ...] = ()


class MailAttached(Fact):
    """A mail is about these claims."""

    TOPIC: ClassVar[str] = "incoming_mail.attached"

    claims: Annotated[tuple[UUID, ...], Field(min_length=1)]
    by: MailDecider
    letter_id: UUID | None = None
    """The letter that it answers, where it names one."""
    reasons: tuple[MailReason, ...] = ()


class MailOfNobody(Fact):
    """A person says that a mail is about no claim here."""

    TOPIC: ClassVar[str] = "incoming_mail.of_nobody"


class MailTakenBack(Fact):
    """A person takes back what was decided on a mail: it is about none of these claims."""

    TOPIC: ClassVar[str] = "incoming_mail.taken_back"

    claims: tuple[UUID, ...] = ()
    """Those on which it was; empty: it was said to be nobody's."""


IncomingMailFact: TypeAlias = (
    MailKept | MailWaits | MailAttached | MailOfNobody | MailTakenBack | EnteredInError
)
