"""The states of claims, debtors and letters with their place in the log, and cases made of them."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

import orjson

from domain.case import Case
from domain.case.series import counts_in_series
from domain.claim.events import InvoiceSent
from domain.claim.evolve import evolve as evolve_claim
from domain.claim.state import Claim
from domain.creditor.events import DebtorToldBy, HandOverParty, TermsChanged
from domain.creditor.plans import plan_for
from domain.creditor.state import Creditor
from domain.creditor.state import fold as fold_creditor
from domain.debtor.events import ClaimOpenedForDebtor
from domain.debtor.state import Debtor
from domain.debtor.state import evolve as evolve_debtor
from domain.dunning.plan.document import PLANS, Plan
from domain.facts import EnteredInError, Recorded, in_force
from domain.letter.state import Letter
from domain.letter.state import evolve as evolve_letter
from projections.batch import ChangedClaim
from projections.log.feed import Feed
from projections.log.quarantine import its_own

S = TypeVar("S", Claim, Debtor, Letter)

NOBODY: Final = UUID(int=0)
"""Stands for a creditor or debtor whom no fact named."""
_UNKNOWN_PLAN = Plan.model_construct(name="unknown", version=0, title="", step=())


@dataclass(slots=True)
class Held(Generic[S]):
    """A state with the version and position of its last fact."""

    state: S
    version: int = 0
    position: int = 0


class Shelf(Generic[S]):
    """States of one kind of stream, at most ``most`` of them: the longest unused one leaves."""

    def __init__(self, make: Callable[[UUID], S], evolve: Callable[[S, Recorded], S]) -> None:
        """Begin empty."""
        self.make: Callable[[UUID], S] = make
        self.evolve: Callable[[S, Recorded], S] = evolve
        self.held: OrderedDict[str, Held[S]] = OrderedDict()

    def blank(self, stream: str) -> Held[S]:
        """The state before the first fact."""
        return Held(self.make(UUID(stream)))

    def advance(self, held: Held[S], recorded: Recorded) -> None:
        """Apply one fact."""
        self.evolve(held.state, recorded)
        held.version = recorded.originator_version
        if not isinstance(recorded.fact, ClaimOpenedForDebtor):
            # Which claims a debtor has changes nothing for the other ones.
            held.position = recorded.position

    def folded(self, stream: str, history: Sequence[Recorded]) -> Held[S]:
        """The state that a whole history leaves."""
        held = self.blank(stream)
        for recorded in in_force(history):
            self.evolve(held.state, recorded)
        if history:
            held.version = held.state.version = history[-1].originator_version
            held.position = _last_that_matters(history)
        return held

    def trim(self, most: int) -> None:
        """Let the longest unused states go."""
        while len(self.held) > most:
            self.held.popitem(last=False)


def _last_that_matters(history: Sequence[Recorded]) -> int:
    for recorded in reversed(history):
        if not isinstance(recorded.fact, ClaimOpenedForDebtor):
            return recorded.position
    return 0


class Shelves:
    """A shelf for each kind of stream that a case is made of."""

    def __init__(self) -> None:
        """Begin empty."""
        self.claims = Shelf(Claim, evolve_claim)
        self.debtors = Shelf(Debtor, evolve_debtor)
        self.letters = Shelf(Letter, evolve_letter)
        self.by_kind: Mapping[str, Shelf[Any]] = {
            "claim": self.claims,
            "debtor": self.debtors,
            "letter": self.letters,
        }


def _told_of(parties: Iterable[HandOverParty]) -> tuple[HandOverParty, ...]:
    """The parties of which the creditor tells the debtor, without what no case rests on."""
    return tuple(
        HandOverParty(name=one.name, kind=one.kind, told_by=one.told_by)
        for one in parties
        if one.told_by is DebtorToldBy.CREDITOR
    )


class Plans:
    """What cases rest on of creditors: plans, small amounts, returns of VAT, told parties."""

    def __init__(self, feed: Feed) -> None:
        """Read creditors from the log as they are asked for."""
        self._feed = feed
        self._known: dict[tuple[UUID, str], Plan] = {}
        self._creditors: dict[UUID, Creditor] = {}

    def creditor(self, creditor_id: UUID, *, through: int) -> Creditor:
        """A creditor with nothing but what cases rest on; without it where he cannot be read."""
        if creditor_id not in self._creditors:
            found = Creditor(creditor_id)
            try:
                known = fold_creditor(creditor_id, self._feed.history(creditor_id, through=through))
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                its_own(error)
            else:
                found.smallest_step = known.smallest_step
                found.small_difference = known.small_difference
                found.vat_returns = known.vat_returns
                found.debit_identifier = known.debit_identifier
                found.debit_notice_days = known.debit_notice_days
                found.parties = _told_of(known.parties)
            self._creditors[creditor_id] = found
        return self._creditors[creditor_id]

    def moved(self, creditor_id: UUID, *, after: int, end: int) -> bool:
        """Tell whether what cases rest on of a creditor is another at an end; it is read anew."""
        before = self.creditor(creditor_id, through=after)
        del self._creditors[creditor_id]
        return self.creditor(creditor_id, through=end) != before

    def of(self, claim: Claim, *, through: int) -> Plan | None:
        """The plan of a claim as known at a position; None where it is not there.

        A plan of a key never changes, so one that was found is kept.
        """
        if claim.plan in PLANS:
            return PLANS[claim.plan]
        creditor = claim.creditor_id or NOBODY
        if (creditor, claim.plan) not in self._known:
            try:
                history = self._feed.history(creditor, through=through)
                found = plan_for(fold_creditor(creditor, history), claim.plan)
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                its_own(error)
                return None
            self._known[creditor, claim.plan] = found
        return self._known[creditor, claim.plan]


def changed_claim(
    held: Held[Claim],
    *,
    debtor: Held[Debtor],
    letters: Iterable[Held[Letter]],
    creditor: Creditor,
    plan: Plan | None,
    fresh: bool,
    siblings: Iterable[Held[Claim]] = (),
) -> ChangedClaim:
    """A claim with its case, from the states that it is made of."""
    claim, letters = held.state, list(letters)
    case = Case(
        claim=claim,
        debtor=debtor.state,
        creditor=creditor,
        plan=plan or _UNKNOWN_PLAN,
        letters={letter.state.id: letter.state for letter in letters},
        siblings=tuple(one.state for one in siblings if one.state.opened),
    )
    position = max(held.position, debtor.position, *(x.position for x in letters), 0)
    log = str(claim.creditor_id or NOBODY)
    return ChangedClaim(str(claim.id), log, case, position, fresh, plan is not None)


class SeriesKnown:
    """What was asked over each series of each debtor: gathered once for all of its terms.

    Of the terms only those count of which anything was asked or is about to be, so that a
    thousand that just came are no million pairs.
    """

    def __init__(self, held: Callable[[UUID], Held[Claim]]) -> None:
        """Take the way to the state of a claim."""
        self._held = held
        self._known: dict[tuple[UUID, str], list[Held[Claim]]] = {}

    def beside(self, claim: Claim, debtor: Debtor) -> list[Held[Claim]]:
        """The other terms of a claim's series of which anything was asked."""
        if not claim.series_id:
            return []
        key = debtor.id, claim.series_id
        if key not in self._known:
            found = map(self._held, debtor.claims)
            self._known[key] = [
                one
                for one in found
                if one.state.series_id == claim.series_id and counts_in_series(one.state)
            ]
        return [one for one in self._known[key] if one.state.id != claim.id]


TERMS: Final = frozenset({TermsChanged.TOPIC, EnteredInError.TOPIC})
"""What may set for how little a creditor's claims take no step."""


def claims_of_creditors(feed: Feed, creditors: Collection[str], *, through: int) -> list[str]:
    """The claims of some creditors, by the first fact of each."""
    found = []
    for start in feed.starts(through=through) if creditors else ():
        if start.topic == InvoiceSent.TOPIC:
            with suppress(ValueError, LookupError, TypeError):
                if orjson.loads(start.state)["creditor_id"] in creditors:
                    found.append(start.stream)
    return found


def letters_of(claim: Claim) -> list[UUID]:
    """The letters that a claim's case looks at: sent, confirming, and under way."""
    letters = [sent.letter_id for sent in claim.letters]
    letters += [confirmed.letter_id for confirmed in claim.confirmations]
    letters += [told.letter_id for told in claim.plan_letters]
    letters += [one.letter_id for one in claim.interruptions if one.letter_id]
    letters += [told.letter_id for told in claim.at_party.notices]
    letters += [notice.told.letter_id for notice in claim.debit_notices]
    return [*letters, claim.pending.letter_id] if claim.pending else letters
