"""A creditor as his facts leave him."""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Final, assert_never
from uuid import UUID

from domain.claim.events import PartyKind
from domain.creditor.events import (
    AccountDoubted,
    AccountDoubtEnded,
    CreditorFact,
    CreditorRegistered,
    HandOverParty,
    LetterTemplateInstalled,
    OldClaimAdmitted,
    OpenItemsImported,
    PaymentsCheck,
    PaymentsKnownThrough,
    PlanUploaded,
    TermsChanged,
    UnplacedMoney,
)
from domain.days import ONE_DAY, day_after
from domain.facts import EnteredInError, Point, Recorded, in_force
from domain.four_eyes import ApprovalGiven, DecisionProposed, ProposalEnded, Waiting, after
from domain.law.direct_debit import USUAL_NOTICE_DAYS, DebitForm
from domain.law.limitation import ClaimKind
from domain.law.vat_relief import VatReturns
from domain.letter.text.payment_reference import ReferenceKind
from domain.matching.terms import SAFE_BOOKING, USUAL_PROPOSAL, Clue, MatchingTerms
from domain.parties import CreditorProfile

UNNAMED: Final = CreditorProfile(name="")

EVERY_ACCOUNT: Final = ""
"""The key under which it is kept what is known of all accounts together."""


@dataclass(slots=True)
class Creditor:
    """The state of one creditor."""

    id: UUID
    version: int = 0
    registered: bool = False
    profile: CreditorProfile = UNNAMED
    ibans: tuple[str, ...] = ()
    can_deduct_vat: bool = True
    collector_charges_vat: bool = False
    smallest_step: int | None = None
    """For less no step is taken, in cents; None: as the house does."""
    small_difference: int | None = None
    reference_kind: ReferenceKind = ReferenceKind.NONE
    payment_link: str = ""
    ideal_on_link: bool = False
    wero_from: date = date.max
    """First day on which his link offers Wero in place of iDEAL; date.max: not known."""
    reply_to: str = ""
    account_holders: dict[str, str] = field(default_factory=dict)
    """By account, whose it is as the bank writes it, where he told."""
    debit_identifier: str = ""
    debit_notice_days: int = USUAL_NOTICE_DAYS
    debit_form: DebitForm = DebitForm.PAIN_008_09
    template: str = "house@1"
    """The template that new orders name."""
    templates: dict[str, str] = field(default_factory=dict)
    """Every template that was installed, by name and version, with its hash in the archive."""
    collects_for_others: bool = False
    plan_for_consumers: str = "four-steps@1"
    plan_for_businesses: str = "four-steps@1"
    payments_checked: PaymentsCheck = PaymentsCheck.REQUIRED
    shown: dict[str, dict[date, date]] = field(default_factory=dict)
    """By account, spans of days of which payments are recorded: the last day by the first.

    date.min as the first: it was said of every day before. A day counts when it is over: what was
    said during a day shows the days before it.
    """
    said_through: dict[str, date] = field(default_factory=dict)
    """By account, the last day that was said to be known, whether it was over or not."""
    doubts: dict[str, AccountDoubted] = field(default_factory=dict)
    """By account, the day beyond which nothing is known, whatever is recorded."""
    unplaced_money: UnplacedMoney = UnplacedMoney.EVERYBODY
    book_from: int = SAFE_BOOKING
    """From which score money that came in is booked by itself."""
    propose_from: int = USUAL_PROPOSAL
    uncounted_clues: tuple[Clue, ...] = ()
    books_itself: bool = True
    difference_let_go: int = 0
    """At most so much that a payment by bank leaves open is let go by itself, in cents."""
    discount_hundredths: int = 0
    discount_days: int = 0
    discount_since: date = date.min
    credit_charge_days: int = 0
    remind_before: int = 3
    """So many days before an instalment its debtor is reminded of it; 0: not."""
    remind_after: int = 1
    """So many days after an instalment that is not there he is reminded; 0: not."""
    promise_days: int = 1
    promise_short: int = 0
    """With what a promise is kept: days later than promised, and cents less."""
    open_items_on: date = date.min
    """The day of the newest list of open items that was laid beside the claims."""
    listed_through: date = date.min
    """The last day that it shows whole: one that came in on its own day shows the day before."""
    open_items_sha256: str = ""
    open_credits_of: tuple[UUID, ...] = ()
    """Debtors of whom the last list of open items holds credit."""
    plans: dict[str, str] = field(default_factory=dict)
    """His own plans by key, as TOML."""
    parties: tuple[HandOverParty, ...] = ()
    claim_kind_for_consumers: ClaimKind = ClaimKind.OTHER
    invoices_by_email: bool = False
    vat_returns: VatReturns = VatReturns.NOT_WATCHED
    proposals: Waiting = field(default_factory=dict)
    """What waits for a second person."""
    admitted: dict[date, int] = field(default_factory=dict)
    """How many claims that came in old begin their plan on a day."""

    @property
    def payments_through(self) -> dict[str, date]:
        """By account, the last day (inclusive) of which payments are recorded."""
        return {iban: max(spans.values()) for iban, spans in self.shown.items()}

    def known_through(self, iban: str, *, since: date = date.max) -> date:
        """The last day of which the payments on an account are known; date.min: none.

        ``since``: the first day on which what is asked about could be paid. Of days before the
        first statement nothing is known until a person, or a list of open items, says so.
        """
        recorded = self._reached(iban, since)
        doubt = self.doubts.get(iban)
        return min(recorded, doubt.through) if doubt else recorded

    def begins_on(self, ibans: tuple[str, ...], since: date) -> date | None:
        """The first day that statements of accounts show, where what lies before it matters."""
        late = []
        for one in ibans:
            reached = self._reached(one, since)
            apart = (first for first, last in self._spans(one) if last > reached)
            late.append(min(apart, default=date.min))
        begins = max(late, default=date.min)
        return begins if begins > date.min else None

    def _reached(self, iban: str, since: date) -> date:
        reached = date.min
        for first, last in self._spans(iban):
            if first <= since or first <= day_after(reached):
                reached = max(reached, last)
        return reached

    def _spans(self, iban: str) -> list[tuple[date, date]]:
        """What is known of an account, in order; a list of open items tells of every account."""
        every, own = self.shown.get(EVERY_ACCOUNT, {}), self.shown.get(iban, {})
        return sorted([(date.min, self.listed_through), *every.items(), *own.items()])

    def waited_for(self, named: tuple[str, ...]) -> tuple[str, ...]:
        """The accounts that must be known for a claim: those that it names, and all his own.

        A debtor may pay on any account of his creditor that he knows of (BW 6:114), also on one
        of which no statement came in yet.
        """
        return tuple(dict.fromkeys((*named, *self.ibans))) or (EVERY_ACCOUNT,)

    def doubt_before(self, needed: date, ibans: tuple[str, ...] = ()) -> AccountDoubted | None:
        """What stands in the way of knowing some accounts (none: his own) through a day."""
        doubts = (self.doubts.get(iban) for iban in ibans or self.ibans)
        found = [one for one in doubts if one and one.through < needed]
        return min(found, key=lambda one: one.through, default=None)

    def payments_known(self, ibans: tuple[str, ...] = (), *, since: date = date.max) -> date:
        """The last day of which all payments on a claim that names accounts are known.

        A list of open items says it for every account at once. date.min: nothing is known.
        """
        recorded = min(self.known_through(one, since=since) for one in self.waited_for(ibans))
        return max(recorded, self.listed_through)


def party_said(creditor: Creditor, *, name: str, kind: PartyKind) -> HandOverParty | None:
    """The party that somebody named; None: a plan of the house names nobody."""
    return party_of(creditor, name=name, kind=kind, otherwise="") if named_party(name) else None


UNNAMED_PARTY: Final = "Incassobureau"
"""How a shipped plan calls a party that it cannot know."""


def named_party(name: str) -> str:
    """The name of a party as somebody gave it; empty: a plan of the house named nobody."""
    return "" if name == UNNAMED_PARTY else name


def party_of(creditor: Creditor, *, name: str, kind: PartyKind, otherwise: str) -> HandOverParty:
    """The party of a name, or without a name the usual one of its kind.

    One that the creditor did not set down is called as it is named, or ``otherwise``, takes what
    it is given without an answer, and has the usual cut-off.
    """
    for party in creditor.parties:
        if party.name == name or (not name and party.kind is kind):
            return party
    return HandOverParty(name=name or otherwise, kind=kind)


def fold(creditor_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> Creditor:
    """The creditor as the history leaves him at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    creditor = Creditor(creditor_id)
    for recorded in in_force(known, at):
        evolve(creditor, recorded)
    creditor.version = known[-1].originator_version if known else 0
    return creditor


def brought_on(
    creditor: Creditor, since: Sequence[Recorded], history: Callable[[], Iterable[Recorded]]
) -> Creditor:
    """The creditor as the facts behind his version leave him; he himself is not changed.

    A correction may concern any fact before it: then he is folded anew from his ``history``.
    """
    if any(isinstance(recorded.fact, EnteredInError) for recorded in since):
        return fold(creditor.id, history())
    later = deepcopy(creditor)
    for recorded in since:
        evolve(later, recorded)
    return later


def evolve(creditor: Creditor, recorded: Recorded) -> Creditor:
    """Apply one fact to a creditor in place, and give him back."""
    fact: CreditorFact = recorded.fact  # type: ignore[assignment]  # the registry keeps streams pure
    match fact:
        case CreditorRegistered():
            creditor.registered, creditor.profile = True, fact.profile
            creditor.ibans, creditor.can_deduct_vat = fact.ibans, fact.can_deduct_vat
            creditor.collects_for_others = fact.collects_for_others
            creditor.payments_checked = fact.payments_checked
            creditor.plan_for_consumers = fact.plan_for_consumers
            creditor.plan_for_businesses = fact.plan_for_businesses
        case TermsChanged():
            _change(creditor, fact)
        case LetterTemplateInstalled():
            creditor.templates[fact.key] = fact.sha256
            creditor.template = fact.key
        case PaymentsKnownThrough():
            for iban in fact.ibans or (EVERY_ACCOUNT,):
                _know(creditor, iban, fact, shown=_over(fact.through, recorded))
        case AccountDoubted():
            creditor.doubts[fact.iban] = fact
        case AccountDoubtEnded():
            creditor.doubts.pop(fact.iban, None)
        case OpenItemsImported():
            if fact.as_of >= creditor.open_items_on:
                creditor.open_items_on, creditor.open_items_sha256 = fact.as_of, fact.sha256
                creditor.open_credits_of = fact.credits_of
                listed = _over(fact.as_of, recorded)
                creditor.listed_through = max(creditor.listed_through, listed)
        case PlanUploaded():
            creditor.plans[fact.key] = fact.text
        case OldClaimAdmitted():
            creditor.admitted[fact.on] = creditor.admitted.get(fact.on, 0) + 1
        case DecisionProposed() | ApprovalGiven() | ProposalEnded():
            creditor.proposals = after(creditor.proposals, fact, recorded)
        case EnteredInError():
            pass
        case _:
            assert_never(fact)
    creditor.version = recorded.originator_version
    return creditor


def _over(day: date, recorded: Recorded) -> date:
    """The day itself where it was over when it was recorded, otherwise the one before.

    Whoever says at noon that all is known has not seen the afternoon.
    """
    return min(day, recorded.known_on - ONE_DAY)


def _know(creditor: Creditor, iban: str, fact: PaymentsKnownThrough, *, shown: date) -> None:
    first, spans = fact.since or date.min, creditor.shown.setdefault(iban, {})
    spans[first] = max(shown, spans.get(first, date.min))
    creditor.said_through[iban] = max(fact.through, creditor.said_through.get(iban, date.min))


def _change(creditor: Creditor, fact: TermsChanged) -> None:
    _change_paying(creditor, fact)
    if fact.plan_for_consumers is not None:
        creditor.plan_for_consumers = fact.plan_for_consumers
    if fact.plan_for_businesses is not None:
        creditor.plan_for_businesses = fact.plan_for_businesses
    if fact.can_deduct_vat is not None:
        creditor.can_deduct_vat = fact.can_deduct_vat
    if fact.collector_charges_vat is not None:
        creditor.collector_charges_vat = fact.collector_charges_vat
    if fact.payments_checked is not None:
        creditor.payments_checked = fact.payments_checked
    _change_himself(creditor, fact)
    if fact.parties is not None:
        creditor.parties = fact.parties
    if fact.claim_kind_for_consumers is not None:
        creditor.claim_kind_for_consumers = fact.claim_kind_for_consumers
    if fact.smallest_step is not None:
        creditor.smallest_step = fact.smallest_step
    if fact.small_difference is not None:
        creditor.small_difference = fact.small_difference
    if fact.unplaced_money is not None:
        creditor.unplaced_money = fact.unplaced_money
    _change_matching(creditor, fact)
    _change_discount(creditor, fact)
    _change_agreements(creditor, fact)
    if fact.vat_returns is not None:
        creditor.vat_returns = fact.vat_returns
    if fact.invoices_by_email is not None:
        creditor.invoices_by_email = fact.invoices_by_email


def _change_himself(creditor: Creditor, fact: TermsChanged) -> None:
    if fact.profile is not None:
        creditor.profile = fact.profile
    if fact.collects_for_others is not None:
        creditor.collects_for_others = fact.collects_for_others


def _change_matching(creditor: Creditor, fact: TermsChanged) -> None:
    if fact.book_from is not None:
        creditor.book_from = fact.book_from
    if fact.propose_from is not None:
        creditor.propose_from = fact.propose_from
    if fact.uncounted_clues is not None:
        creditor.uncounted_clues = fact.uncounted_clues
    if fact.books_itself is not None:
        creditor.books_itself = fact.books_itself
    if fact.difference_let_go is not None:
        creditor.difference_let_go = fact.difference_let_go


def _change_discount(creditor: Creditor, fact: TermsChanged) -> None:
    if fact.discount_hundredths is not None:
        creditor.discount_hundredths = fact.discount_hundredths
    if fact.discount_days is not None:
        creditor.discount_days = fact.discount_days
    if fact.discount_since is not None:
        creditor.discount_since = fact.discount_since
    if fact.credit_charge_days is not None:
        creditor.credit_charge_days = fact.credit_charge_days


def _change_agreements(creditor: Creditor, fact: TermsChanged) -> None:
    """How his agreements are watched."""
    if fact.remind_before is not None:
        creditor.remind_before = fact.remind_before
    if fact.remind_after is not None:
        creditor.remind_after = fact.remind_after
    if fact.promise_days is not None:
        creditor.promise_days = fact.promise_days
    if fact.promise_short is not None:
        creditor.promise_short = fact.promise_short


def matching_terms(creditor: Creditor) -> MatchingTerms:
    """On what terms his money is booked by itself, or proposed."""
    return MatchingTerms(
        book_from=creditor.book_from,
        propose_from=creditor.propose_from,
        uncounted=frozenset(creditor.uncounted_clues),
        books_itself=creditor.books_itself,
    )


def _change_paying(creditor: Creditor, fact: TermsChanged) -> None:
    """What letters say of how to pay."""
    if fact.ibans is not None:
        creditor.ibans = fact.ibans
    if fact.account_holders is not None:
        creditor.account_holders = fact.account_holders
    if fact.reference_kind is not None:
        creditor.reference_kind = fact.reference_kind
    if fact.payment_link is not None:
        creditor.payment_link = fact.payment_link
    if fact.ideal_on_link is not None:
        creditor.ideal_on_link = fact.ideal_on_link
    if fact.wero_from is not None:
        creditor.wero_from = fact.wero_from
    if fact.debit_identifier is not None:
        creditor.debit_identifier = fact.debit_identifier
    if fact.debit_notice_days is not None:
        creditor.debit_notice_days = fact.debit_notice_days
    if fact.debit_form is not None:
        creditor.debit_form = fact.debit_form
    if fact.reply_to is not None:
        creditor.reply_to = fact.reply_to
