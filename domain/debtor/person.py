"""A debtor as he is known: who he is, how he is reached, and what bars the way to him."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from domain.claim.remembered import NO_RELIEF, Relief
from domain.claim.state import Claim
from domain.days import add_days
from domain.debtor.bar_events import DissolutionKind, Threat
from domain.debtor.erasure_events import ErasureGround
from domain.debtor.events import ApplicableLaw, CreditKind
from domain.debtor.mandates import DebitMandate
from domain.debtor.merge_events import ClaimsJoined, LikenessGround
from domain.debtor.refunds import REFUNDABLE, DebtorRefund, MadeFile, ToldAccount
from domain.law.limitation import Insolvency
from domain.law.protection import RULES, Bar
from domain.parties import Capacity, ContactDetails, PartyNumbers
from domain.sealing import Sealed


@dataclass(frozen=True, slots=True)
class Credit:
    """Money or credit of a debtor that nobody used or looked at yet, in cents."""

    ref: str
    kind: CreditKind
    number: str
    amount: int
    on: date

    @property
    def refundable(self) -> bool:
        """Tell whether it is money, and surely his, so that it can go back to him."""
        return self.kind in REFUNDABLE


@dataclass(frozen=True, slots=True)
class Protected:
    """What is known of something that protects a debtor; who runs it stays sealed."""

    bar: Bar
    since: date
    until: date | None
    number: Sealed[str] | None
    court: str
    contact: Sealed[ContactDetails] | None
    postable: bool
    mailable: bool
    undisclosed: bool
    threat: Threat | None
    dissolved: DissolutionKind | None
    claims: tuple[UUID, ...] = ()

    @property
    def reachable(self) -> bool:
        """Tell whether who runs it can be written to."""
        return self.postable or self.mailable


@dataclass(frozen=True, slots=True)
class Insolvent:
    """A bankruptcy or restructuring that ended: its first and last day, both inclusive."""

    bar: Bar
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class OwnDetails:
    """How the debtor himself was reached before letters went to who acts for him."""

    bar: Bar
    contact: Sealed[ContactDetails] | None
    postable: bool
    mailable: bool
    phone_known: bool | None
    said: bool


@dataclass(slots=True)
class Debtor:
    """The state of one debtor; contact details stay sealed."""

    id: UUID
    version: int = 0
    registered: bool = False
    creditor_id: UUID | None = None
    contact: Sealed[ContactDetails] | None = None
    numbers: Sealed[PartyNumbers] | None = None
    capacity: Capacity = Capacity.UNKNOWN
    postable: bool = False
    mailable: bool = False
    phone_known: bool | None = None
    """Whether there is a telephone number; none: nobody recorded it."""
    contact_since: date = date.min
    """The day on which the contact details became as they are; date.min: from the start."""
    contact_version: int = 0
    """The version of the fact that says them."""
    contact_said: bool = False
    """A person said them after the start."""
    invoiced_on: date = date.min
    """The day of the last invoice from which they were taken over."""
    unaddressed_since: date | None = None
    """The day on which his address proved to be wrong; None: it did not."""
    country: str = ""
    """Where he lives, as two capitals; empty: it was not recorded."""
    law: ApplicableLaw | None = None
    """A person's word on the law that holds, while he lives where he did then."""
    language: str = "nl"
    claims: dict[UUID, None] = field(default_factory=dict)
    """His claims in the order they came; of thousands each is found at once."""
    bars: dict[str, date | None] = field(default_factory=dict)
    """What stops every step for this debtor, with its last day where one is known."""
    bars_since: dict[str, date] = field(default_factory=dict)
    """By what bars the way: the first day on which that was known."""
    credits: dict[str, Credit] = field(default_factory=dict)
    """Money and credit of his that his claims wait for, by what tells them apart."""
    credits_seen: dict[str, int] = field(default_factory=dict)
    """Of what a person looked at: how much it was then."""
    bars_said: dict[str, date] = field(default_factory=dict)
    """By what bars the way: the day on which its last day was said."""
    bars_over: dict[str, tuple[UUID, ...]] = field(default_factory=dict)
    """Of what holds for some of his claims only: those claims."""
    bar_facts: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    """By what bars the way, or did last: the version and topic of each fact that says so."""
    bars_ended: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By what barred the way, and does not any more: the version and topic of the fact of it."""
    protections: dict[str, Protected] = field(default_factory=dict)
    """What is known of each thing that protects him, as long as it lasts."""
    own: OwnDetails | None = None
    """How he himself is reached, while letters go to who acts for him."""
    natural_through: date | None = None
    """What he owed by this day (inclusive) cannot be enforced any more (Fw 358, BW 6:3)."""
    insolvencies: tuple[Insolvent, ...] = ()
    """Bankruptcies and restructurings that ended, and were not annulled."""
    ended_insolvencies: tuple[Insolvency, ...] = ()
    """The same, and those of before it was told how they ended: they lengthen limitation."""
    mandates: dict[str, DebitMandate] = field(default_factory=dict)
    """What he lets the creditor collect by, by name, also what he revoked."""
    refunds: dict[UUID, DebtorRefund] = field(default_factory=dict)
    """Money that goes back to him, or went, by the id of each refund."""
    refund_files: dict[str, MadeFile] = field(default_factory=dict)
    """Files for the bank by which they were paid, by the hash of each, also those withdrawn."""
    refund_account: ToldAccount | None = None
    """The account to which he wants it, where he told one."""
    insolvent_since: dict[str, date] = field(default_factory=dict)
    """By bankruptcy or statutory restructuring that lasts: the day on which it was ordered."""
    died_on: date | None = None
    heirs_since: date | None = None
    """The day from which letters go to the heirs."""
    alike: dict[UUID, tuple[LikenessGround, ...]] = field(default_factory=dict)
    """Who may be the same person, and why it seems so, as long as nobody decided."""
    grounds_seen: dict[UUID, frozenset[LikenessGround]] = field(default_factory=dict)
    """By who ever seemed the same: in what. What was decided is not asked about again."""
    alike_since: dict[UUID, date] = field(default_factory=dict)
    """By who seemed the same, also if it was decided: the first day on which he did."""
    unlike: set[UUID] = field(default_factory=set)
    """Of whom a person decided that they are somebody else."""
    merged_into: UUID | None = None
    joined: dict[UUID, ClaimsJoined] = field(default_factory=dict)
    """What came from which other debtor, as long as it was not given back."""
    erased_on: date | None = None
    """The day on which his personal data were erased; None: they were not."""
    erased_for: ErasureGround | None = None

    def move(self, country: str) -> None:
        """Let him live in a country; what was said of the law held for the one before."""
        if country != self.country:
            self.country, self.law = country, None

    def outlived(self, last_day: date | None, *, sent_on: date) -> bool:
        """Tell whether a term that was given to the debtor himself outlived him.

        ``last_day`` of the term; none: it is not known. Nobody had that term (BW 3:37 lid 3).
        """
        if self.died_on is None or (self.heirs_since and sent_on >= self.heirs_since):
            return False
        return last_day is None or last_day >= self.died_on

    def decided_apart(
        self,
        other: UUID,
        grounds: Iterable[LikenessGround],
        *,
        seen: frozenset[LikenessGround] | None = None,
    ) -> bool:
        """Tell whether a person said that somebody is another one, and nothing new speaks for it.

        ``seen``: in what they had seemed alike by then; none: all that is known.
        """
        known = self.grounds_seen.get(other, frozenset()) if seen is None else seen
        return other in self.unlike and set(grounds) <= known

    @property
    def undecided(self) -> str:
        """Say in what others are alike of whom nobody decided; empty: there are none."""
        grounds = sorted({ground for grounds in self.alike.values() for ground in grounds})
        return f"it is not decided who this is: {' '.join(grounds)}" if grounds else ""

    @property
    def last_interest_day(self) -> date | None:
        """The last day of which interest can be asked; None: none is known.

        What runs from the day of a bankruptcy on cannot be verified (Fw 23, 128), and from that
        of a statutory debt restructuring on none is owed while it lasts (Fw 303).
        """
        first = min(self.insolvent_since.values(), default=None)
        return add_days(first, -1) if first else None

    @property
    def lengthened_by(self) -> list[Insolvency]:
        """What lengthens the limitation of what he owes (BW 3:320, Fw 36).

        One that was annulled does not, to his good.
        """
        lasting = (Insolvency(since) for since in self.insolvent_since.values())
        return [*self.ended_insolvencies, *lasting]

    def interest_ends(self, claim: Claim) -> date | None:
        """The last day of which interest can be asked on a claim; None: none is known.

        Nothing more comes to what cannot be enforced any more.
        """
        days = [self.last_interest_day]
        if self.set_free(claim) and self.natural_through:
            days.append(add_days(self.natural_through, -1))
        return min((day for day in days if day), default=None)

    def relief_of(self, claim: Claim) -> Relief:
        """The days that bear no interest or costs on a claim, beside the end of its interest.

        During a restructuring no interest is owed on what was owed at its start (Fw 303); that
        it comes to life again when the restructuring ends without a clean slate is not read in
        it: so less is asked. What fell due as costs meanwhile falls, also when it is over.
        """
        if not (self.insolvencies or self.insolvent_since or self.natural_through):
            return NO_RELIEF
        over = [one for one in self.insolvencies if claim.issued_on <= one.first]
        lasting = [(since, date.max) for since in self.insolvent_since.values()]
        if self.set_free(claim) and self.natural_through:
            lasting.append((self.natural_through, date.max))
        return Relief(
            no_interest=tuple(
                (one.first, one.last) for one in over if one.bar is Bar.DEBT_RESTRUCTURING
            ),
            no_costs=tuple(sorted({*lasting, *((one.first, one.last) for one in over)})),
        )

    def barred_on(self, day: date, claim: Claim | None = None) -> str:
        """Name what bars dunning on a day, or give the empty string; of one claim, or of any."""
        for bar, until in self.bars.items():
            if (until is None or day <= until) and self._holds_for(bar, claim):
                return bar
        return Bar.NATURAL_OBLIGATION.value if claim and self.set_free(claim) else ""

    def unseen_on(self, day: date, claim: Claim | None = None) -> str:
        """Name what ended by its last day before a day, and nobody looked since; empty: nothing.

        What had ended when it was recorded was seen by who recorded it.
        """
        return next(
            (
                bar
                for bar in self.bars
                if self.over_unseen(bar, day) and self._holds_for(bar, claim)
            ),
            "",
        )

    def over_unseen(self, bar: str, day: date) -> bool:
        """Tell whether something ended by its last day before a day, and nobody looked since."""
        until = self.bars.get(bar)
        return until is not None and self.bars_said.get(bar, date.min) <= until < day

    def stopped_on(self, day: date, claim: Claim | None = None) -> str:
        """Name what keeps a step from being taken by itself: it bars the way, or nobody looked."""
        return self.barred_on(day, claim) or self.unseen_on(day, claim)

    def bars_of(self, claim: Claim) -> dict[str, date | None]:
        """What bars the way for one claim, with its last day where one is known."""
        found = {bar: until for bar, until in self.bars.items() if self._holds_for(bar, claim)}
        return found | ({Bar.NATURAL_OBLIGATION.value: None} if self.set_free(claim) else {})

    def files(self, claim: Claim) -> bool:
        """Tell whether what he owes is filed with a trustee and the like, or settled by force."""
        bars = map(Bar, self.bars_of(claim))
        return any(RULES[bar].takes_claims or bar is Bar.FORCED_SETTLEMENT for bar in bars)

    def stopping(self, claim: Claim) -> list[date | None]:
        """The last day on which each thing keeps a claim still; None: until somebody looks."""
        return [
            until if until and until < self.bars_said.get(bar, date.min) else None
            for bar, until in self.bars_of(claim).items()
        ]

    def set_free(self, claim: Claim) -> bool:
        """Tell whether a claim cannot be enforced: it is of before what freed him of his debts."""
        return self.natural_through is not None and claim.issued_on <= self.natural_through

    def _holds_for(self, bar: str, claim: Claim | None) -> bool:
        some = self.bars_over.get(bar, ())
        return claim is None or not some or claim.id in some
