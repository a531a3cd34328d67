"""A debtor as he is known: who he is, how he is reached, and what bars the way to him."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from domain.days import add_days
from domain.debtor.events import ApplicableLaw, CreditKind
from domain.debtor.merge_events import ClaimsJoined, LikenessGround
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

    def barred_on(self, day: date) -> str:
        """Name what bars dunning on a day, or give the empty string."""
        for bar, until in self.bars.items():
            if until is None or day <= until:
                return bar
        return ""
