"""The facts of one line of a bank account: what it says, and where its cents went."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.facts import EnteredInError, Fact, Sha256
from domain.parties import Value
from domain.sealing import Purpose, Sealed, SealedFields


class BankLineKind(StrEnum):
    """What a line is, before anybody asks whose it is."""

    CREDIT = "credit"
    """Somebody paid."""
    DEBIT = "debit"
    """Money of ours went out."""
    RETURN_OF_COLLECTION = "return_of_collection"
    """A debit by which money that had come in goes back: a storno, a payment taken back."""
    RETURN_OF_TRANSFER = "return_of_transfer"
    """A credit by which money that had gone out comes back: nobody pays with it."""


class LineTold(Value):
    """What the bank says of a line in words; all of it may be personal."""

    name: str = ""
    """The other party's."""
    ultimate_name: str = ""
    """For whom he acts."""
    account: str = ""
    """The other party's, IBAN without spaces, or as written."""
    end_to_end: str = ""
    mandate: str = ""
    references: tuple[str, ...] = ()
    """All other ids that payer and banks gave."""
    structured: tuple[str, ...] = ()
    """Payment references in a field of their own."""
    documents: tuple[str, ...] = ()
    """Invoice numbers in a field of their own."""
    unstructured: str = ""
    pieces: tuple[str, ...] = ()
    """The text in the pieces that the file gives it in."""
    additional: str = ""
    return_of: str = ""
    """The id of what came back."""


class Placement(Value):
    """A part of a line on a claim, in cents, as the payment of an id."""

    claim_id: UUID
    amount: int = Field(gt=0)
    payment_id: str
    creditor_id: UUID


class MatchReason(Value):
    """Why a line is thought to pay a claim: a code, and about what; never a name or account."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    value: str = ""


class MatchCandidate(Value):
    """One way to place a line; ``score`` in hundredths of certainty."""

    placements: tuple[Placement, ...]
    score: int = Field(ge=0)
    reasons: tuple[MatchReason, ...] = ()


class DecidedBy(StrEnum):
    """Who decided where a line goes."""

    RULE = "rule"
    PERSON = "person"


class ParkedWhy(StrEnum):
    """Why a line waits for a person."""

    NO_CLUE = "no_clue"
    """Nothing says whose it is."""
    DOUBTFUL = "doubtful"
    """Something says whose it may be, too little to propose a claim."""
    BATCH_WITHOUT_DETAILS = "batch_without_details"
    """Several transactions in one entry, and the file does not show them."""
    PERHAPS_KNOWN = "perhaps_known"
    """It may be here already: from a file in another form, or recorded by hand."""
    RETURN_WITHOUT_LINE = "return_without_line"
    """Money went back, and it is not certain which."""
    RETURN_TURNED_BACK = "return_turned_back"
    """Money that went out comes back, and it may be a return that is turned back itself."""
    REFUND_CAME_BACK = "refund_came_back"
    """A transfer of our own came back by which a debtor may have been refunded."""
    REFUND_PAID_ANYWAY = "refund_paid_anyway"
    """The bank paid a refund that is not paid here, or paid it once more."""
    NO_PROPOSAL_FITS = "no_proposal_fits"
    """A person says that none of what was proposed is right."""
    PAYER_ASKED = "payer_asked"
    """A person asked the payer what it is for."""
    LOOKED_INTO = "looked_into"
    """A person is finding out whose it is."""
    NOT_AS_ORDERED = "not_as_ordered"
    """It names a debit or refund of ours, and is not as that was ordered (before: DOUBTFUL)."""
    UNDONE = "undone"
    """A person undid what had been decided on it (until November 2026 this was NO_CLUE)."""
    FROM_PARTY = "from_party"
    """It comes from an agency, bailiff or lawyer: what that passes on, and no debtor's payment."""


class UnmatchedWhy(StrEnum):
    """Why a decision on a line is undone."""

    PERSON = "person"
    """Somebody says that it was wrong."""
    RETURN_PLACED = "return_placed"
    """It was a return after all."""


class ReturnSide(StrEnum):
    """Which of the two a line is, of the money and of what takes it back."""

    WENT_BACK = "went_back"
    """The money of this line went back by the other one."""
    TAKES_BACK = "takes_back"
    """By this line the money of the other one went back."""


class SetAsideWhy(StrEnum):
    """Why a line is for no claim here."""

    DEBIT = "debit"
    """We paid it ourselves."""
    OWN_TRANSFER_BACK = "own_transfer_back"
    """A transfer of our own came back: nobody paid."""
    NOT_FOR_A_CLAIM = "not_for_a_claim"
    """A person says that it pays no claim here."""
    KNOWN_ALREADY = "known_already"
    """A person says that the same money is here as another line, or was recorded by hand."""
    DETAILS_CAME = "details_came"
    """Its single transactions are here as lines of their own."""
    PARTY_REMITTANCE = "party_remittance"
    """A party passed it on, as is recorded on the claims that it had."""
    NOTHING_PLACED = "nothing_placed"
    """What went back was placed on no claim."""


class BankLineImported(Fact):
    """The bank booked this on an account of ours; in cents, signed: plus is money to us."""

    TOPIC: ClassVar[str] = "bank_line.imported"
    SEALED: ClassVar[SealedFields] = {"told": Purpose.LEDGER}

    account_id: UUID
    iban: str
    """Ours, on which it was booked."""
    amount: int
    booked_on: date
    credited_on: date
    """The day from which it counts as paid: the value day, at the latest the booking day."""
    kind: BankLineKind
    reference: str = ""
    """The bank's own; it names no line by itself."""
    code: str = ""
    """The bank's code of what it is, as written."""
    place: int = Field(default=1, ge=1)
    """Among equals of one day, from 1."""
    detail: int = Field(default=0, ge=0)
    """Which transaction of its entry, from 1; 0: the entry as a whole."""
    entry_amount: int | None = None
    """Of the entry as a whole, where it holds several transactions."""
    transactions: int = Field(default=1, ge=1)
    """How many it is said to hold; more than one: the file does not show them."""
    instructed: int | None = None
    """What was ordered, unsigned, where that is another amount (a return with costs)."""
    reversal: bool = False
    """The file marks it as turning something back."""
    return_code: str = ""
    """Why it came back: AC04, MD06 …"""
    statement_id: str = ""
    document_sha256: Sha256
    written_in: str = ""
    told: Sealed[LineTold] | None = None


class BankLineProposed(Fact):
    """It may pay these claims, best first; a person decides."""

    TOPIC: ClassVar[str] = "bank_line.proposed"

    candidates: tuple[MatchCandidate, ...]
    may_concern: tuple[UUID, ...] = ()
    """The debtors whose claims these are: they wait."""


class BankLineMatched(Fact):
    """So much of the line pays these claims, which have the payments."""

    TOPIC: ClassVar[str] = "bank_line.matched"

    placements: tuple[Placement, ...]
    by: DecidedBy
    score: int = Field(default=0, ge=0)
    reasons: tuple[MatchReason, ...] = ()


class BankLineParked(Fact):
    """Nobody knows where it goes; a person is asked."""

    TOPIC: ClassVar[str] = "bank_line.parked"

    why: ParkedWhy
    may_concern: tuple[UUID, ...] = ()
    """Debtors whose it may be: they wait. None: everybody who pays into the account may."""
    like: UUID | None = None
    """The line that it may be the same as, or turn back."""
    until: date | None = None
    """The day on which a person is asked again; none: at once."""


class BankLineUnmatched(Fact):
    """What had been decided on these placements is undone: the cents wait again."""

    TOPIC: ClassVar[str] = "bank_line.unmatched"

    placements: tuple[Placement, ...]
    why: UnmatchedWhy


class BankLineReturned(Fact):
    """Money went back; on both lines, in cents without a sign."""

    TOPIC: ClassVar[str] = "bank_line.returned"

    other: UUID
    side: ReturnSide
    amount: int = Field(gt=0)
    taken: tuple[Placement, ...] = ()
    """On the line whose money went back: the placements that fell, by so much."""
    return_code: str = ""


class BankLineReturnUndone(Fact):
    """The money of one line did not go back by the other one: a person says so; on both lines."""

    TOPIC: ClassVar[str] = "bank_line.return_undone"

    other: UUID
    side: ReturnSide
    amount: int = Field(gt=0)
    """In cents, without a sign: it waits again, on both."""


class RemittedPart(Value):
    """What of a line a party passed on for one claim, with the fee that it kept; in cents."""

    claim_id: UUID
    party: str
    remittance_id: str
    received: int = Field(ge=0)
    fee: int = Field(ge=0, default=0)


class BankLineSetAside(Fact):
    """What was not placed of it is for no claim here."""

    TOPIC: ClassVar[str] = "bank_line.set_aside"

    why: SetAsideWhy
    by: DecidedBy
    amount: int = Field(gt=0)
    """In cents, without a sign."""
    remitted: tuple[RemittedPart, ...] = ()
    """A party's remittance that was put on its claims: what each of them got of it."""


class BankLineTakenUp(Fact):
    """What was set aside waits again: somebody says that it may be for a claim after all."""

    TOPIC: ClassVar[str] = "bank_line.taken_up"

    amount: int = Field(gt=0)


class BankLineOnDebtor(Fact):
    """So much of the line is a debtor's money, and on no claim of his."""

    TOPIC: ClassVar[str] = "bank_line.on_debtor"

    debtor_id: UUID
    creditor_id: UUID
    """In whose log he is."""
    amount: int = Field(gt=0)
    by: DecidedBy


class OffDebtorWhy(StrEnum):
    """Why money of a line is on a debtor no longer."""

    PLACED = "placed"
    """It pays claims of his."""
    UNDONE = "undone"
    """Somebody says that it was wrong."""
    RETURNED = "returned"
    """The money itself went back by another line."""


class BankLineOffDebtor(Fact):
    """So much of the line is on the debtor no longer."""

    TOPIC: ClassVar[str] = "bank_line.off_debtor"

    debtor_id: UUID
    amount: int = Field(gt=0)
    why: OffDebtorWhy


class BankLineToRefund(Fact):
    """So much of the debtor's money goes back to him: it is on him, and for claims, no longer."""

    TOPIC: ClassVar[str] = "bank_line.to_refund"

    refund_id: UUID
    debtor_id: UUID
    creditor_id: UUID
    amount: int = Field(gt=0)


class BankLineNotRefunded(Fact):
    """It does not go back after all, and is the debtor's as before."""

    TOPIC: ClassVar[str] = "bank_line.not_refunded"

    refund_id: UUID
    amount: int = Field(gt=0)


class BankLineRefunded(Fact):
    """It was paid back to the debtor."""

    TOPIC: ClassVar[str] = "bank_line.refunded"

    refund_id: UUID
    amount: int = Field(gt=0)
    refunded_on: date

    @property
    def legal_day(self) -> date:
        """It counts on the day on which it was paid."""
        return self.refunded_on


class BankLineRefundReopened(Fact):
    """It was not paid back after all: its file never reached the bank; it is to be, as before."""

    TOPIC: ClassVar[str] = "bank_line.refund_reopened"

    refund_id: UUID
    amount: int = Field(gt=0)


BankLineFact: TypeAlias = (
    BankLineImported
    | BankLineProposed
    | BankLineMatched
    | BankLineParked
    | BankLineUnmatched
    | BankLineReturned
    | BankLineSetAside
    | BankLineReturnUndone
    | BankLineTakenUp
    | BankLineOnDebtor
    | BankLineOffDebtor
    | BankLineToRefund
    | BankLineNotRefunded
    | BankLineRefunded
    | BankLineRefundReopened
    | EnteredInError
)
