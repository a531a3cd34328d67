"""The facts of a letter."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.claim.events import AnnouncedDebit, Asked, Channel, Instalment, PartyKind
from domain.facts import EnteredInError, Fact, Sha256
from domain.law.protection import Bar
from domain.letter.text import LetterKind, PlanMoment
from domain.parties import Value
from domain.sealing import Purpose, Sealed, SealedFields


class AskedOfClaim(Value):
    """One claim in a letter: at which version it was decided, and what is asked."""

    claim_id: UUID
    version: int
    round: int
    asked: Asked
    costs_share: int = 0
    vat_share: int = 0
    derivation: tuple[str, ...] = ()
    instalment: int | None = None
    """What of the instalment that the letter is about is for this claim, in cents."""


class PartyToPay(Value):
    """With whom the claims of a letter lie: whom their debtor pays, from which day on."""

    name: str
    kind: PartyKind
    since: date
    mark: str = ""
    """Its mark in the register of collection services (Wki art. 11), where it needs one."""
    case_number: str = ""
    """The party's own number of the case; of several cases all of them."""


class FiledWithEstate(Value):
    """What was filed with whoever runs a debtor's insolvency, that a letter brings to him."""

    bar: Bar
    ordered_on: date
    """The day of the order or dissolution."""
    as_of: date
    """The last day of which interest is in it, inclusive."""
    document_sha256: Sha256


class LetterOrdered(Fact):
    """A letter is to be sent, with its amounts frozen; one debtor, one creditor."""

    TOPIC: ClassVar[str] = "letter.ordered"

    letter_kind: LetterKind
    debtor_id: UUID
    step: str
    plan: str
    claims: tuple[AskedOfClaim, ...] = Field(min_length=1)
    channel: Channel
    send_on: date
    """The last day on which it may be dispatched: later it lapses and is decided again."""
    pay_by: date | None = None
    term_days: int | None = None
    wording: str = ""
    costs_if_unpaid: int = 0
    vat_on_costs: int = 0
    costs_base: int = 0
    serves_as_notice: bool = False
    attach_invoice: bool = False
    agreed: str = ""
    """What a confirmation confirms, in the case handler's words."""
    agreement: str = ""
    """A confirmation only: ``extension``, ``promise`` or ``payment_plan``."""
    agreed_amount: int = 0
    """What the agreement covers, in cents."""
    instalments: tuple[Instalment, ...] = ()
    grace_days: int = 0
    listed: tuple[AskedOfClaim, ...] = ()
    """Other open claims that a statement lists for information; it asks nothing for them."""
    payment_reference: str = ""
    """What the debtor is to state with his payment; empty in orders of before it was kept."""
    template: str = "house@1"
    language: str = "nl"
    registered: bool = False
    """By registered post, where it goes by post."""
    doubles: UUID | None = None
    """The letter by e-mail that this one says again by post (BW 6:96 lid 6)."""
    payment_plan: UUID | None = None
    """The plan that both sign of which it tells; none: a plan on one claim, or no plan."""
    plan_moment: PlanMoment | None = None
    """What a letter about a payment plan tells."""
    plan_replaced: UUID | None = None
    """The plan that runs and that the one which it offers would change."""
    sign_link: UUID | None = None
    """The link by which the debtor signs that it brings him; its token stands in no fact."""
    sign_until: date | None = None
    """The last day (inclusive) on which what it offers can be signed."""
    reckoned_on: date | None = None
    """The day as of which a plan that it offers, or a debit it announces, was reckoned."""
    party: PartyToPay | None = None
    """A letter about a hand-over only: with whom its claims lie."""
    debit: AnnouncedDebit | None = None
    """The direct debit that it announces; a notice of a collection only."""
    estate: FiledWithEstate | None = None
    """What it brings to a trustee or administrator; it goes to him, and not to the debtor."""


class LetterCancelled(Fact):
    """The letter will not be sent: paid, held, disputed meanwhile, or lapsed."""

    TOPIC: ClassVar[str] = "letter.cancelled"

    why: str
    unwritable: bool = False
    """True: it could not be made as it was ordered; its claims wait for a person."""
    passing: bool = False
    """True: its day went by, which says nothing about it."""


class DispatchStarted(Fact):
    """A worker is about to hand the letter over; this fact's version is the fence."""

    TOPIC: ClassVar[str] = "letter.dispatch_started"

    attempt: int
    channel: Channel
    document_sha256: Sha256
    message_id: str = ""


class LetterSent(Fact):
    """The mail server accepted the letter."""

    TOPIC: ClassVar[str] = "letter.sent"

    attempt: int
    message_id: str
    relay_said: str = ""


class LetterPosted(Fact):
    """The letter was handed to the print and post batch on a day."""

    TOPIC: ClassVar[str] = "letter.posted"

    attempt: int
    posted_on: date
    batch: str
    carrier: str = ""

    @property
    def legal_day(self) -> date:
        """The day on which it was posted, also where that is recorded later."""
        return self.posted_on


class LetterBatched(Fact):
    """The letter was put into a batch that people print and post."""

    TOPIC: ClassVar[str] = "letter.batched"

    batch: str


class LetterTracked(Fact):
    """The carrier's number of a letter that was posted."""

    TOPIC: ClassVar[str] = "letter.tracked"

    carrier: str
    number: str


class LetterInDoubt(Fact):
    """It is not known whether the letter went out; a person or a relay log must tell."""

    TOPIC: ClassVar[str] = "letter.in_doubt"

    attempt: int
    why: str


class DispatchFailed(Fact):
    """The letter certainly did not go out."""

    TOPIC: ClassVar[str] = "letter.dispatch_failed"

    attempt: int
    why: str
    permanent: bool = False
    passing: bool = False
    """True: no server answered, or its day went by, which says nothing about the letter."""


class DoubtOutcome(StrEnum):
    """What was found out about a letter in doubt."""

    WAS_SENT = "was_sent"
    WAS_NOT_SENT = "was_not_sent"


class DoubtResolved(Fact):
    """A relay log, a notification or a person told whether the letter went out."""

    TOPIC: ClassVar[str] = "letter.doubt_resolved"

    outcome: DoubtOutcome
    evidence: str
    sent_on: date | None = None
    """The day on which the evidence shows it went out; none: not later than this fact."""


class DeliveryGrade(StrEnum):
    """How strong the evidence of delivery is, weakest first."""

    SERVER_ACCEPTED = "server_accepted"
    OPENED = "opened"
    SIGNED_FOR = "signed_for"
    ACKNOWLEDGED = "acknowledged"


class LetterDelivered(Fact):
    """There is evidence that the letter arrived; presumption is never a fact."""

    TOPIC: ClassVar[str] = "letter.delivered"

    SEALED: ClassVar[SealedFields] = {"signed_by": Purpose.NOTES}

    grade: DeliveryGrade
    received_on: date
    evidence: str = ""
    """What shows it, without personal data."""
    signed_by: Sealed[str] | None = None
    """Who signed for it, as the carrier says."""


class DeliveryFailed(Fact):
    """The letter bounced or came back; terms that rest on it do not run."""

    TOPIC: ClassVar[str] = "letter.delivery_failed"

    permanent: bool
    code: str = ""
    sender: bool = False
    """True: whoever sent it was refused, which says nothing of the address or its reader."""


class DeliveryDoubted(Fact):
    """A later e-mail to the same address came back: whether this one arrived is to be shown."""

    TOPIC: ClassVar[str] = "letter.delivery_doubted"

    bounced: UUID
    """The letter that came back."""
    code: str = ""


class DeliveryDisproved(Fact):
    """It was shown that the letter never arrived; what followed from it is undone."""

    TOPIC: ClassVar[str] = "letter.delivery_disproved"

    evidence: str


LetterFact: TypeAlias = (
    LetterOrdered
    | LetterCancelled
    | DispatchStarted
    | LetterSent
    | LetterPosted
    | LetterBatched
    | LetterTracked
    | LetterInDoubt
    | DispatchFailed
    | DoubtResolved
    | LetterDelivered
    | DeliveryFailed
    | DeliveryDoubted
    | DeliveryDisproved
    | EnteredInError
)
