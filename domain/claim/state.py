"""The state of a claim as its facts leave it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.claim.arranged import Arrangement, KeptPlan, Promise
from domain.claim.collected import Collection, Notice
from domain.claim.court import Court
from domain.claim.estate import AtEstate
from domain.claim.events import (
    Asked,
    Channel,
    DiscountOffer,
    DisputeOutcome,
    FourteenDayLetterSent,
    InvoiceForm,
    Mark,
)
from domain.claim.found import Charged, Contested, Determined
from domain.claim.halves import Half
from domain.claim.milestones import Milestone
from domain.claim.offered import Offer, SentBack
from domain.claim.remembered import (
    Complaint,
    Confirmed,
    Dropped,
    Interrupted,
    Judged,
    KnownPaper,
    OpenPlan,
    PlanTold,
    Relief,
    ToldTaxOffice,
)
from domain.claim.there import AtParty
from domain.claim.waived_rest import WaivedRest
from domain.four_eyes import Waiting
from domain.law.account import EntryKind
from domain.law.default import TermBasis
from domain.law.interest import DayCount
from domain.law.limitation import ClaimKind
from domain.law.rates import InterestKind
from domain.letter.text import LetterKind


class Ending(StrEnum):
    """How a claim left the creditor's own work, if it did."""

    NONE = "none"
    SETTLED = "settled"
    HANDED_OVER = "handed_over"
    WITHDRAWN = "withdrawn"
    WRITTEN_OFF = "written_off"


THE_INVOICE: Final = "the invoice itself"
"""How a dossier names the invoice where it lacks it; laid with the claim, it lacks it no more."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One movement of money or of debt on a claim; ``cents`` is positive, ``kind`` the sign."""

    on: date
    rank: int
    position: int
    kind: EntryKind
    cents: int
    ref: str
    reverses: str = ""
    retroactive: bool = False


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter of this claim that was sent, in the round in which it was."""

    letter_id: UUID
    kind: LetterKind
    step: str
    round: int
    sent_on: date
    channel: Channel
    asked: Asked
    pay_by: date | None
    serves_as_notice: bool
    fourteen: FourteenDayLetterSent | None = None
    ordered_at: int = 0
    """The position in the log at which its amounts were frozen."""


@dataclass(frozen=True, slots=True)
class PendingLetter:
    """A letter that was ordered and has no outcome yet."""

    letter_id: UUID
    step: str
    ordered_on: date
    send_on: date
    position: int = 0


@dataclass(slots=True)
class Hold:
    """A stretch of days on which no step is taken; ``until`` is inclusive."""

    hold_id: str
    category: str
    from_day: date
    until: date | None
    lifted: bool = False


@dataclass(slots=True)
class Claim:
    """The state of one claim. Amounts in cents; days are legal days."""

    id: UUID
    version: int = 0
    opened: bool = False
    creditor_id: UUID | None = None
    debtor_id: UUID | None = None
    invoice_number: str = ""
    principal: int = 0
    vat: int | None = None
    prepaid: int = 0
    """What was paid before the invoice, which asks the rest; a credit note may be of all."""
    issued_on: date = date.min
    sent_on: date | None = None
    emailed: bool = False
    performed_on: date | None = None
    received_on: date | None = None
    accepted_on: date | None = None
    due_on: date = date.max
    term_basis: TermBasis = TermBasis.ONE_SIDED
    said_term: tuple[date, TermBasis] = (date.max, TermBasis.ONE_SIDED)
    """Due day and basis as they were recorded, also where the law does not let them count."""
    claim_kind: ClaimKind = ClaimKind.OTHER
    interest_kind: InterestKind = InterestKind.CONSUMER
    day_count: DayCount = DayCount.ACT_INTEREST_YEAR
    series_id: str = ""
    payment_reference: str = ""
    own_reference: str = ""  # what it is called in the creditor's own system
    ibans: tuple[str, ...] = ()
    shares: tuple[int | None, ...] = ()
    description: str = ""
    document_sha256: str | None = None
    document_form: InvoiceForm = InvoiceForm.XML
    mails: frozenset[str] = frozenset()  # hashes of answers that came by e-mail
    unclear_mails: frozenset[UUID] = frozenset()  # mails that may be about it, undecided
    came_again: frozenset[str] = frozenset()  # hashes of later files that say more was paid
    papers: tuple[KnownPaper, ...] = ()
    plan: str = ""
    marks: frozenset[Mark] = frozenset()
    collections: Mapping[str, Collection] = field(default_factory=dict)
    """The direct debits that were ordered and not withdrawn, by end-to-end id."""
    debit_notices: tuple[Notice, ...] = ()  # by which he was told of them, in order
    collected_elsewhere: bool = False  # its own invoice announces a direct debit
    marked_on: Mapping[Mark, date] = field(default_factory=dict)
    """The day on which each mark came to be known, also of those that nobody asks about more."""
    came_on: date = date.min  # the first day on which the claim was known here
    debtor_since: date = date.min  # the first day on which it was known to be this debtor's
    plan_since: date = date.min  # the first day on which it had this plan
    discounts: tuple[DiscountOffer, ...] = ()
    """What is off for who pays early, and until when."""
    discount: int | None = None  # the version of the fact that granted such a discount
    corrects: tuple[str, ...] = ()  # numbers of invoices that this one says it corrects
    ledger: list[LedgerEntry] = field(default_factory=list)
    round: int = 1
    letters: list[SentLetter] = field(default_factory=list)
    letters_at_move: int = 0
    """How many letters had been sent when the claim was last moved to another plan."""
    voided: set[UUID] = field(default_factory=set)
    pending: PendingLetter | None = None
    dropped: Mapping[str, Dropped] = field(default_factory=dict)
    """By step, what was dropped since a letter of it went out or was to be tried again."""
    lost_channels: Mapping[Channel, date] = field(default_factory=dict)
    """Channels that were refused for good, with the day of the last refusal."""
    done_steps: dict[str, date] = field(default_factory=dict)
    """Steps of this round that are done without a letter, such as a call, with their day."""
    first_step: str = ""  # at which a person let the plan begin; the ones before are passed
    asked_although_barred: date | None = None  # since when; he saw that it was, and said so
    judged_steps: dict[str, Judged] = field(default_factory=dict)  # what a person last decided
    default: Determined | None = None
    costs: list[Charged] = field(default_factory=list)
    rests: list[WaivedRest] = field(default_factory=list)
    given: tuple[Half, ...] = ()
    """What was paid too much here and set off against other claims, in the order of the log."""
    got: tuple[Half, ...] = ()
    """What was set off against this claim."""
    taken_back_on: date | None = None
    """The day of the last payment that was taken back."""
    taken_back_at: int = 0
    """Where in the log a payment was last taken back, or proved never to have been; 0: none."""
    told_at: int = 0
    """Where in the log the debtor was last reached otherwise than by letter, and on which day."""
    told_on: date | None = None
    extended_to: date | None = None
    extensions: int = 0
    agreed: tuple[tuple[date, str], ...] = ()  # when something was agreed, and what
    lapsed_on: date | None = None
    """The day on which a payment plan lapsed, as long as no letter told the debtor."""
    lapsed_plan: UUID | None = None
    """The plan both signed that lapsed last; None: none, or it was of this claim alone."""
    unconfirmed: str = ""
    """What was agreed and is not yet confirmed in writing: its kind, the latest one."""
    confirmations: list[Confirmed] = field(default_factory=list)
    plan_letters: tuple[PlanTold, ...] = ()
    open_plans: tuple[OpenPlan, ...] = ()  # drawn up, and not signed by both
    promise: Promise | None = None
    broken_promises: int = 0
    arrangement: Arrangement | None = None
    kept_plan: KeptPlan | None = None
    plan_waivers: Mapping[int, Arrangement | None] = field(default_factory=dict)
    """By the version of a waiver, the plan that it rests on; none: that plan stands no more."""
    anchor_on: date | None = None
    """The day from which the next step counts after an arrangement ended."""
    broken_on: date | None = None  # when an agreement of this round was last found broken
    approached: list[tuple[int, date]] = field(default_factory=list)
    """When we called or otherwise approached the debtor: version of the fact, and day."""
    milestones: tuple[Milestone, ...] = ()  # agreements, disputes and ends, each on its day
    spoken_on: date | None = None  # when he was last reached by telephone in this round
    disputes: tuple[Contested, ...] = ()
    """What is contested and not decided, in the order in which it was recorded."""
    granted_as: Mapping[int, DisputeOutcome] = field(default_factory=dict)
    """By the version of the fact that contested it, how a dispute was decided."""
    unsaid: Contested | None = None
    """A dispute that was upheld, in whole or in part, of which nobody said how much."""
    complaints: tuple[Complaint, ...] = ()
    """Complaints that wait to be dealt with, in the order in which they were recorded."""
    holds: list[Hold] = field(default_factory=list)
    interruptions: list[Interrupted] = field(default_factory=list)
    court: Court = field(default_factory=Court)
    missing: tuple[str, ...] = ()
    missing_since: date = date.min
    """The day on which the dossier was first found to lack something that it still lacks."""
    offer: Offer | None = None
    sent_back: SentBack | None = None
    handed_to: str = ""
    """With whom the claim lies, also where it was settled there."""
    hand_overs: tuple[date, ...] = ()
    """The days of all hand-overs in this round, recalled or not, also of an offer recalled."""
    recall_asked_on: date | None = None
    recall_failed_on: date = date.min
    recall_failed: str = ""
    """Why the party does not give the claim back, until a person decided about it."""
    untold_since: date = date.min
    """The day of the first thing that the party was not told of."""
    untold: tuple[str, ...] = ()
    """What happened here since the claim went out, and the party was not told of."""
    at_party: AtParty = field(default_factory=AtParty)
    handler: str = ""
    proposals: Waiting = field(default_factory=dict)  # what waits for a second person
    ending: Ending = Ending.NONE
    tax: ToldTaxOffice = field(default_factory=ToldTaxOffice)
    last_interest_day: date | None = None
    """The day before the debtor's bankruptcy; set where the claim is read with its debtor."""
    relief: Relief = field(default_factory=Relief)
    """What more is not owed since the debtor was insolvent; set where it is read with him."""
    relieved_of: tuple[Charged, ...] = ()
    """The costs that fall by it, as they were charged."""
    estate: AtEstate = field(default_factory=AtEstate)
    """As it was filed with a trustee or administrator, and went to him."""
    last_on: date = date.min
    """The day of the last thing that happened; a hold that is planned for a day has not."""

    @property
    def live(self) -> bool:
        """Tell whether steps may still be taken: opened and not ended."""
        return self.opened and self.ending is Ending.NONE

    @property
    def stopped_by(self) -> tuple[Mark, ...]:
        """The marks that a person must look at before anything is asked of the debtor."""
        return tuple(sorted(mark for mark in self.marks if mark.stops_letters))

    @property
    def disputed(self) -> int:
        """What is contested in all and not decided: never more than the claim."""
        return min(self.principal, sum(one.amount for one in self.disputes))

    @property
    def party(self) -> str:
        """Name who has the dossier or was offered it; empty: nobody."""
        return self.offer.party if self.offer else self.handed_to

    def paid(self, *, until: date = date.max) -> int:
        """All payments of the days up to one (inclusive), less those taken back by then."""
        signs = {EntryKind.PAYMENT: 1, EntryKind.REVERSAL: -1}
        return sum(signs.get(e.kind, 0) * e.cents for e in self.ledger if e.on <= until)

    def sent_in_round(self) -> list[SentLetter]:
        """The letters of this round that were not voided."""
        return [s for s in self.letters if s.round == self.round and s.letter_id not in self.voided]

    def held_on(self, day: date) -> Hold | None:
        """The hold that covers a day, if there is one."""
        for hold in self.holds:
            if hold.from_day <= day and (hold.until is None or day <= hold.until):
                return hold
        return None
