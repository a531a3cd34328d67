"""The facts of a creditor, whose stream opens a log of its own."""

from datetime import date, time
from enum import StrEnum
from typing import ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.claim.events import PartyKind
from domain.facts import EnteredInError, Fact, Sha256
from domain.four_eyes import ApprovalGiven, DecisionProposed, ProposalEnded
from domain.law.direct_debit import DebitForm
from domain.law.limitation import ClaimKind
from domain.law.vat_relief import VatReturns
from domain.letter.text.payment_reference import ReferenceKind
from domain.matching.terms import Clue
from domain.parties import CreditorProfile, Value


class RegistrationGround(StrEnum):
    """Why a party that collects for others need not stand in the register (Wki art. 2 and 4)."""

    BAILIFF = "bailiff"
    """It is a bailiff's office: it answers to its own discipline."""
    LAWYER = "lawyer"
    EXEMPT = "exempt"
    """Another ground, which a senior looked up."""


class DebtorToldBy(StrEnum):
    """Who tells a debtor that his claim lies with a party, and whom he pays from then on."""

    PARTY = "party"
    """The party, by its own first letter; nothing leaves the house by itself."""
    CREDITOR = "creditor"
    """The creditor, by a letter that the daily run sends."""


class HandOverParty(Value):
    """An agency, bailiff or lawyer to whom claims go, and how it works."""

    name: str
    kind: PartyKind
    confirms: bool = False
    """True: it answers whether it takes a claim; until then the claim is only offered."""
    cut_off: time = time(15, 0)
    """A dossier that comes in before this local time is taken up the same working day."""
    ibans: tuple[str, ...] = ()
    """Accounts from which it passes on what it collected."""
    not_ibans: tuple[str, ...] = ()
    """Accounts that were set down for it and proved to be another's."""
    registration: str = ""
    """The mark of the register of collection services (Wki art. 4 and 11), as it was looked up."""
    registered_from: date | None = None
    """First day of the registration; None: not looked up, and then none counts."""
    registered_until: date | None = None
    """Last day, inclusive; None: it stands until further notice."""
    checked_on: date | None = None
    checked_by: str = ""
    """The login of who looked it up."""
    unregistered: RegistrationGround | None = None
    """A senior said that it need not be registered, and why."""
    told_by: DebtorToldBy = DebtorToldBy.PARTY
    """Who tells the debtor. Nothing goes out that nobody asked for: who is told nothing and pays
    the creditor has paid (BW 3:94 lid 3, 6:34)."""

    def may_collect_on(self, day: date) -> bool:
        """Whether it may collect from natural persons on a day, by what was looked up."""
        if self.kind is not PartyKind.AGENCY or self.unregistered is not None:
            return True
        if not self.registration or self.registered_from is None or day < self.registered_from:
            return False
        return self.registered_until is None or day <= self.registered_until


class PaymentsCheck(StrEnum):
    """Whether the run must know the payments before it takes a step that rests on non-payment."""

    REQUIRED = "required"
    NOT_REQUIRED = "not_required"


class KnownFrom(StrEnum):
    """How it is known which payments came in."""

    PERSON = "person"
    """Somebody looked at the account and recorded what was credited."""
    STATEMENT = "statement"
    OPEN_ITEMS = "open_items"


class UnplacedMoney(StrEnum):
    """Whom money holds that came in and is nobody's yet."""

    EVERYBODY = "everybody"
    """Nobody who may pay into the account is written to before somebody looked at it."""
    CONCERNED = "concerned"
    """Only those of whom something says that it may be theirs."""


class DoubtGround(StrEnum):
    """Why less is known of an account than was thought, or said."""

    GAP = "gap"
    """Statements are missing in between."""
    DIFFERS = "differs"
    """Two statements contradict each other."""
    UNPLACED = "unplaced"
    """Money came in that is nobody's yet."""


class CreditorRegistered(Fact):
    """A creditor was seen for the first time, or was entered by hand."""

    TOPIC: ClassVar[str] = "creditor.registered"

    profile: CreditorProfile
    ibans: tuple[str, ...] = ()
    can_deduct_vat: bool = True
    collects_for_others: bool = False
    """True for an agency: before natural persons the Wki binds."""
    payments_checked: PaymentsCheck = PaymentsCheck.REQUIRED
    plan_for_consumers: str = "four-steps@1"
    plan_for_businesses: str = "four-steps@1"
    """The plans of his new claims, until he chooses others."""


class PlanUploaded(Fact):
    """The creditor gave a dunning plan of his own, or its next version; it never changes."""

    TOPIC: ClassVar[str] = "creditor.plan_uploaded"

    name: str
    version: int = Field(ge=1)
    text: str
    """The plan as TOML; a configuration, without personal data."""
    advice: tuple[str, ...] = ()
    """Codes of what the lint found unwise, which was accepted."""

    @property
    def key(self) -> str:
        """Name and version as claims name them."""
        return f"{self.name}@{self.version}"


class TermsChanged(Fact):
    """Accounts, default plans or VAT position changed; what is absent stays as it was."""

    TOPIC: ClassVar[str] = "creditor.terms_changed"

    ibans: tuple[str, ...] | None = None
    plan_for_consumers: str | None = None
    plan_for_businesses: str | None = None
    can_deduct_vat: bool | None = None
    collector_charges_vat: bool | None = None
    """Whether a third party that charges VAT collects for the creditor (Besluit BIK art. 2 lid 3);
    where he cannot deduct that VAT the costs are raised with it."""
    profile: CreditorProfile | None = None
    reference_kind: ReferenceKind | None = None
    """What payment reference letters ask for, where the invoice states none."""
    payment_link: str | None = None
    """An https address with ``{reference}`` and, if wanted, ``{amount}``; empty: no link."""
    payments_checked: PaymentsCheck | None = None
    parties: tuple[HandOverParty, ...] | None = None
    """All parties to whom his claims go; the first of a kind is the usual one."""
    claim_kind_for_consumers: ClaimKind | None = None
    """What his consumers owe him for, where an invoice does not say it (BW 7:28, 3:307)."""
    invoices_by_email: bool | None = None
    """His invoices go by e-mail: received the day after; else by post (BW 6:119a lid 2)."""
    smallest_step: int | None = None
    """For less principal and costs than this no step is taken, in cents."""
    small_difference: int | None = None
    """At most so much that is left is proposed for writing off at once, in cents."""
    unplaced_money: UnplacedMoney | None = None
    """Whom money holds that came in and is nobody's yet."""
    book_from: int | None = None
    """From which score (0 to 100) money that came in is booked by itself."""
    propose_from: int | None = None
    """From which score it is proposed to a person."""
    uncounted_clues: tuple[Clue, ...] | None = None
    """By what alone a payment is not known with him."""
    books_itself: bool | None = None
    """Whether any money is booked by itself."""
    difference_let_go: int | None = None
    """At most so much that a payment by bank leaves open is let go by itself, in cents."""
    discount_hundredths: int | None = None
    """Off an invoice that names no discount, for who pays in time; 2 % is 200, 0: nothing."""
    discount_days: int | None = None
    """So many days after that of the invoice such a discount can be had."""
    discount_since: date | None = None
    """It holds for invoices of this day and later."""
    credit_charge_days: int | None = None
    """Paid so many days after it, an invoice need not be paid its charge for credit
    (kredietbeperking); 0: only where the invoice says so itself."""
    vat_returns: VatReturns | None = None
    """How often he files a return of VAT: whether and when he is reminded (art. 29 OB)."""
    account_holders: dict[str, str] | None = None
    """By account, whose it is as his bank writes it: all of them. Others are in his own name."""
    ideal_on_link: bool | None = None
    """His payment link offers iDEAL, so that letters may say so beside it."""
    remind_before: int | None = None
    """So many days before an instalment its debtor is reminded of it; 0: not."""
    remind_after: int | None = None
    """So many days after an instalment that is not there he is reminded; 0: not."""
    promise_days: int | None = None
    """So many days later than promised money still keeps a promise."""
    promise_short: int | None = None
    """So much less than promised still keeps a promise, in cents."""
    wero_from: date | None = None
    """First day on which his link offers Wero in place of iDEAL, as his provider told him."""
    debit_identifier: str | None = None
    """His creditor identifier (incassant-ID) by which he collects; empty: he collects no more."""
    debit_notice_days: int | None = None
    """So many days before a direct debit his debtors are told of it."""
    debit_form: DebitForm | None = None
    """In which version of the message his files of direct debits are written."""
    reply_to: str | None = None
    """The address that answers to his letters go to; ``{token}`` in it names the letter."""
    collects_for_others: bool | None = None
    """The claims are another's, or were taken over: before natural persons the Wki binds."""


class LetterTemplateInstalled(Fact):
    """The creditor's own layout and sentences for letters; orders from now on use it."""

    TOPIC: ClassVar[str] = "creditor.letter_template_installed"

    name: str
    template_version: int = Field(ge=1)
    sha256: Sha256

    @property
    def key(self) -> str:
        """Name and version as an order names them."""
        return f"{self.name}@{self.template_version}"


class PaymentsKnownThrough(Fact):
    """Every payment that was credited up to and including a day is recorded."""

    TOPIC: ClassVar[str] = "creditor.payments_known_through"

    through: date
    ibans: tuple[str, ...] = ()
    """The accounts for which it is known; none: every account of the creditor."""
    source: KnownFrom = KnownFrom.PERSON
    since: date | None = None
    """The first day that the statements show which say so; none: it is said of every day before."""


class AccountDoubted(Fact):
    """Of an account no more is known than this, whatever was recorded or said before."""

    TOPIC: ClassVar[str] = "creditor.account_doubted"

    iban: str
    through: date
    """The last day (inclusive) of which every payment is known all the same."""
    why: DoubtGround
    line_id: UUID | None = None
    """The oldest line that waits, where that is why."""


class AccountDoubtEnded(Fact):
    """Nothing stands in the way of an account any more: what was recorded of it holds again."""

    TOPIC: ClassVar[str] = "creditor.account_doubt_ended"

    iban: str


class OpenItemsImported(Fact):
    """The creditor's list of open items of a day was laid beside the claims, all of them."""

    TOPIC: ClassVar[str] = "creditor.open_items_imported"

    as_of: date
    sha256: Sha256
    rows: int = Field(ge=0)
    listed: int = Field(ge=0)
    """Open claims that stand in the list."""
    vanished: int = Field(ge=0)
    """Open claims that should stand in it and do not."""
    lower: int = Field(default=0, ge=0)
    """Open claims of which less is open by the list."""
    credits_of: tuple[UUID, ...] = ()
    """Debtors of whom the list holds credit."""


class OldClaimAdmitted(Fact):
    """A claim that came in old begins its plan on a day; recorded with the claim's own fact."""

    TOPIC: ClassVar[str] = "creditor.old_claim_admitted"

    claim_id: UUID
    on: date


CreditorFact: TypeAlias = (
    CreditorRegistered
    | TermsChanged
    | LetterTemplateInstalled
    | PlanUploaded
    | PaymentsKnownThrough
    | AccountDoubted
    | AccountDoubtEnded
    | OpenItemsImported
    | OldClaimAdmitted
    | DecisionProposed
    | ApprovalGiven
    | ProposalEnded
    | EnteredInError
)
