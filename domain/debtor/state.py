"""A debtor as its facts leave it, and what bars the way to him."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Final
from uuid import UUID

from domain.days import add_days
from domain.debtor.events import (
    AddressUnknown,
    ApplicableLaw,
    BankruptcyDeclared,
    BankruptcyEnded,
    CapacityEstablished,
    ClaimOpenedForDebtor,
    ContactDetailsChanged,
    CreditEnd,
    CreditGone,
    CreditKind,
    CreditNoticed,
    DeathReported,
    DebtHelpEnded,
    DebtHelpStarted,
    DebtorRegistered,
    DebtRestructuringEnded,
    DebtRestructuringStarted,
    GuardianshipEnded,
    GuardianshipOrdered,
    HeirsKnown,
    LawEstablished,
)
from domain.debtor.merge_events import (
    CarriedBar,
    ClaimsJoined,
    ClaimsLeft,
    DebtorMerged,
    LikenessDenied,
    LikenessFound,
    LikenessGround,
    MergeUndone,
)
from domain.facts import EnteredInError, Fact, Point, Recorded, by_type, in_force
from domain.law.estate import estate_barred_until
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


def fold(debtor_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> Debtor:
    """The debtor as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    debtor = Debtor(debtor_id)
    for recorded in in_force(known, at):
        evolve(debtor, recorded)
    debtor.version = known[-1].originator_version if known else 0
    return debtor


def brought_on(
    debtor: Debtor, since: Sequence[Recorded], history: Callable[[], Iterable[Recorded]]
) -> Debtor:
    """The debtor as the facts behind his version leave him; he himself is not changed.

    A correction may concern any fact before it: then he is folded anew from his ``history``.
    """
    if any(isinstance(recorded.fact, EnteredInError) for recorded in since):
        return fold(debtor.id, history())
    later = copy(debtor)
    for one in fields(later):
        value = getattr(later, one.name)
        if isinstance(value, dict | set):
            setattr(later, one.name, value.copy())
    for recorded in since:
        evolve(later, recorded)
    return later


def evolve(debtor: Debtor, recorded: Recorded) -> Debtor:
    """Apply one fact to a debtor in place, and give it back."""
    fact = recorded.fact
    CHANGES[type(fact)](debtor, fact, recorded)
    debtor.version = recorded.originator_version
    return debtor


def _register(debtor: Debtor, fact: DebtorRegistered, recorded: Recorded) -> None:
    debtor.registered, debtor.creditor_id = True, fact.creditor_id
    debtor.contact, debtor.numbers = fact.contact, fact.numbers
    debtor.capacity, debtor.language = fact.capacity, fact.language
    debtor.postable, debtor.mailable = fact.postable, fact.mailable
    debtor.phone_known, debtor.country = fact.phone_known, fact.country
    debtor.contact_version = recorded.originator_version


def _change_contact(debtor: Debtor, fact: ContactDetailsChanged, recorded: Recorded) -> None:
    debtor.contact, debtor.contact_since = fact.contact, recorded.effective_on
    debtor.postable, debtor.mailable = fact.postable, fact.mailable
    debtor.phone_known = fact.phone_known
    debtor.contact_version = recorded.originator_version
    debtor.contact_said = fact.invoiced_on is None
    debtor.invoiced_on = fact.invoiced_on or debtor.invoiced_on
    debtor.move(fact.country)


def _establish_law(debtor: Debtor, fact: LawEstablished, _recorded: Recorded) -> None:
    debtor.law = fact.law


def _establish_capacity(debtor: Debtor, fact: CapacityEstablished, _recorded: Recorded) -> None:
    debtor.capacity = fact.capacity


def _open_claim(debtor: Debtor, fact: ClaimOpenedForDebtor, _recorded: Recorded) -> None:
    debtor.claims.setdefault(fact.claim_id)


_BARRING: Final[Mapping[type[Fact], str]] = {
    BankruptcyDeclared: "bankruptcy",
    BankruptcyEnded: "bankruptcy",
    DebtRestructuringStarted: "debt_restructuring",
    DebtRestructuringEnded: "debt_restructuring",
    DebtHelpEnded: "debt_help",
    GuardianshipOrdered: "guardianship",
    GuardianshipEnded: "guardianship",
}


def _bar(
    debtor: Debtor,
    fact: BankruptcyDeclared | DebtRestructuringStarted | GuardianshipOrdered,
    recorded: Recorded,
) -> None:
    debtor.bars[_BARRING[type(fact)]] = None
    debtor.bars_since.setdefault(_BARRING[type(fact)], recorded.known_on)
    if not isinstance(fact, GuardianshipOrdered):
        debtor.insolvent_since[_BARRING[type(fact)]] = fact.legal_day or recorded.effective_on


def _unbar(
    debtor: Debtor,
    fact: BankruptcyEnded | DebtRestructuringEnded | DebtHelpEnded | GuardianshipEnded,
    _recorded: Recorded,
) -> None:
    debtor.bars.pop(_BARRING[type(fact)], None)
    debtor.bars_since.pop(_BARRING[type(fact)], None)
    debtor.insolvent_since.pop(_BARRING[type(fact)], None)


def _help(debtor: Debtor, fact: DebtHelpStarted, recorded: Recorded) -> None:
    debtor.bars["debt_help"] = fact.until
    debtor.bars_since.setdefault("debt_help", recorded.known_on)


def _die(debtor: Debtor, fact: DeathReported, recorded: Recorded) -> None:
    debtor.bars["death"], debtor.heirs_since = None, None
    debtor.bars_since["death"] = recorded.known_on
    debtor.died_on = fact.died_on or recorded.effective_on


def _inherit(debtor: Debtor, fact: HeirsKnown, recorded: Recorded) -> None:
    debtor.contact, debtor.contact_since = fact.contact, recorded.effective_on
    debtor.postable, debtor.mailable = fact.postable, fact.mailable
    debtor.phone_known, debtor.heirs_since = fact.phone_known, recorded.effective_on
    debtor.move(fact.country)
    debtor.died_on = fact.died_on or debtor.died_on or recorded.effective_on
    debtor.bars_since.setdefault("death", recorded.known_on)
    debtor.bars["death"] = estate_barred_until(debtor.died_on, fact.acceptance)
    debtor.contact_version, debtor.contact_said = recorded.originator_version, True


def _lose_address(debtor: Debtor, _fact: AddressUnknown, recorded: Recorded) -> None:
    debtor.postable, debtor.unaddressed_since = False, recorded.known_on


def _notice(debtor: Debtor, fact: CreditNoticed, recorded: Recorded) -> None:
    known = debtor.credits.get(fact.ref)
    on = known.on if known else recorded.known_on  # it waits since it was first there
    debtor.credits[fact.ref] = Credit(fact.ref, fact.kind, fact.number, fact.amount, on)


def _forget_credit(debtor: Debtor, fact: CreditGone, _recorded: Recorded) -> None:
    gone = debtor.credits.pop(fact.ref, None)
    if gone and fact.why is CreditEnd.LOOKED_AT:
        debtor.credits_seen[fact.ref] = gone.amount
    else:
        debtor.credits_seen.pop(fact.ref, None)


def _seem(debtor: Debtor, fact: LikenessFound, recorded: Recorded) -> None:
    if fact.instead_of:
        debtor.alike.pop(fact.instead_of, None)
    seen = debtor.grounds_seen.get(fact.other, frozenset())
    debtor.grounds_seen[fact.other] = seen | set(fact.grounds)
    if debtor.decided_apart(fact.other, fact.grounds, seen=seen):
        return
    debtor.unlike.discard(fact.other)
    if fact.other not in debtor.alike:
        debtor.alike_since[fact.other] = recorded.known_on
    debtor.alike[fact.other] = fact.grounds


def _deny(debtor: Debtor, fact: LikenessDenied, _recorded: Recorded) -> None:
    debtor.alike.pop(fact.other, None)
    debtor.unlike.add(fact.other)


def _merge(debtor: Debtor, fact: DebtorMerged, _recorded: Recorded) -> None:
    debtor.merged_into = fact.into
    debtor.alike = {}


def _part(debtor: Debtor, fact: MergeUndone, _recorded: Recorded) -> None:
    debtor.merged_into = None
    debtor.unlike.add(fact.parted_from)


def _join(debtor: Debtor, fact: ClaimsJoined, recorded: Recorded) -> None:
    debtor.claims |= {one: None for one in fact.claims if one not in debtor.claims}
    debtor.alike.pop(fact.from_debtor, None)
    new = tuple(one for one in fact.bars if one.bar not in debtor.bars)
    debtor.bars |= {one.bar: one.until for one in fact.bars if _longer(one, debtor)}
    debtor.bars_since |= {one.bar: recorded.known_on for one in new}
    debtor.insolvent_since |= {one.bar: one.since for one in new if one.since}
    died_on = fact.died_on if debtor.died_on is None else None
    debtor.died_on = debtor.died_on or died_on
    before = debtor.joined.get(fact.from_debtor)
    claims = (*before.claims, *fact.claims) if before else fact.claims
    update = {"claims": claims, "bars": new, "died_on": died_on}
    debtor.joined[fact.from_debtor] = fact.model_copy(update=update)


def _longer(one: CarriedBar, debtor: Debtor) -> bool:
    until = debtor.bars.get(one.bar, date.min)
    return until is not None and (one.until is None or one.until > until)


def _leave(debtor: Debtor, fact: ClaimsLeft, _recorded: Recorded) -> None:
    left = set(fact.claims)
    debtor.claims = {one: None for one in debtor.claims if one not in left}
    debtor.alike.pop(fact.to_debtor, None)
    debtor.unlike.add(fact.to_debtor)
    came = debtor.joined.pop(fact.to_debtor, None)
    if came is None:  # no merge is undone: who parts them knows all that is alike in them
        debtor.grounds_seen[fact.to_debtor] = frozenset(LikenessGround)
    for one in came.bars if came else ():
        debtor.bars.pop(one.bar, None)
        debtor.bars_since.pop(one.bar, None)
        debtor.insolvent_since.pop(one.bar, None)
    if came and came.died_on:
        debtor.died_on = None


def _note(_debtor: Debtor, _fact: EnteredInError, _recorded: Recorded) -> None:
    """Change nothing: it is known, and that is all."""


CHANGES: Final = by_type(
    _register,
    _change_contact,
    _establish_capacity,
    _establish_law,
    _open_claim,
    _bar,
    _unbar,
    _help,
    _die,
    _inherit,
    _lose_address,
    _notice,
    _forget_credit,
    _seem,
    _deny,
    _merge,
    _part,
    _join,
    _leave,
    _note,
)
"""What each type of fact does to a debtor; a test holds it against ``DebtorFact``."""
