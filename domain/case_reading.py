"""Reading cases: each stream once, so that claims of one debtor share what stands around them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar
from uuid import UUID

from domain.case import Case, as_owed_by
from domain.case.paid_as_asked import Paper
from domain.claim.refusals import unknown_claim
from domain.claim.state import Claim
from domain.creditor.plans import plan_for
from domain.creditor.state import Creditor
from domain.debtor.state import Debtor
from domain.facts import Point
from domain.letter.events import LetterOrdered
from domain.letter.state import Letter

T = TypeVar("T")


class Streams(Protocol):
    """Where states are loaded from."""

    def claim(self, claim_id: UUID, at: Point | None = None) -> Claim:
        """Load a claim."""

    def debtor(self, debtor_id: UUID, at: Point | None = None) -> Debtor:
        """Load a debtor."""

    def creditor(self, creditor_id: UUID, at: Point | None = None) -> Creditor:
        """Load a creditor."""

    def letter(self, letter_id: UUID, at: Point | None = None) -> Letter:
        """Load a letter."""


@dataclass(slots=True)
class CaseReader:
    """Reads cases at a point of both axes of time (none: now); ``read`` holds every state read."""

    streams: Streams
    at: Point | None = None
    read: dict[UUID, Any] = field(default_factory=dict)

    @property
    def versions(self) -> dict[UUID, int]:
        """The version at which each stream was read."""
        return {stream: state.version for stream, state in self.read.items()}

    def claim(self, claim_id: UUID) -> Claim:
        """Read a claim; its interest ends where its debtor's insolvency ends it."""
        return self._once(claim_id, lambda: self._owed(self.streams.claim(claim_id, self.at)))

    def debtor(self, debtor_id: UUID) -> Debtor:
        """Read a debtor."""
        return self._once(debtor_id, lambda: self.streams.debtor(debtor_id, self.at))

    def creditor(self, creditor_id: UUID) -> Creditor:
        """Read a creditor."""
        return self._once(creditor_id, lambda: self.streams.creditor(creditor_id, self.at))

    def letter(self, letter_id: UUID) -> Letter:
        """Read a letter."""
        return self._once(letter_id, lambda: self.streams.letter(letter_id, self.at))

    def case(self, claim_id: UUID) -> Case:
        """Read a claim with its debtor, creditor, plan and letters.

        Raises NotFound ``claim.unknown``.
        """
        claim = self.claim(claim_id)
        if not claim.opened or claim.debtor_id is None or claim.creditor_id is None:
            raise unknown_claim(claim_id)
        debtor, creditor = self.debtor(claim.debtor_id), self.creditor(claim.creditor_id)
        plan = plan_for(creditor, claim.plan)
        letters = self._letters(claim)
        return Case(
            claim=claim,
            debtor=debtor,
            creditor=creditor,
            plan=plan,
            letters=letters,
            siblings=self._series(claim, debtor),
            bundled=self._bundled(claim, letters),
            asked_with=self._asked_with(claim, letters),
            planned_with=self._planned_with(claim),
            others=self._others(claim, debtor) if plan.looks_at_others else (),
        )

    def cases(self, claim_ids: Iterable[UUID]) -> tuple[Case, ...]:
        """Read several claims in the order given."""
        return tuple(self.case(one) for one in claim_ids)

    def claims_of(self, debtor: Debtor) -> tuple[Claim, ...]:
        """Read a debtor's claims that stand, in the order they were opened.

        The one reader of them: an invoice that was taken back is no claim, one that was entered
        again is one, and one that lies with another debtor by now is his.
        """
        return self._standing(debtor, debtor.claims)

    def neighbours(self, case: Case, *, but: Iterable[UUID] = ()) -> tuple[Case, ...]:
        """Read the debtor's other claims, in the order they were opened; ``but`` some."""
        left_out = {case.claim.id, *but}
        others = (one for one in case.debtor.claims if one not in left_out)
        return self.cases(one.id for one in self._standing(case.debtor, others))

    def around(self, order: LetterOrdered) -> tuple[tuple[Case, ...], tuple[Case, ...]]:
        """Read the claims of a letter that stand, in its order, and the debtor's other ones."""
        asked = [part.claim_id for part in order.claims]
        cases = self.cases(one for one in asked if self.claim(one).opened)
        return cases, self.neighbours(cases[0], but=asked) if cases else ()

    def _standing(self, debtor: Debtor, claims: Iterable[UUID]) -> tuple[Claim, ...]:
        found = map(self.claim, claims)
        return tuple(claim for claim in found if claim.opened and claim.debtor_id == debtor.id)

    def _owed(self, claim: Claim) -> Claim:
        return as_owed_by(claim, self.debtor(claim.debtor_id)) if claim.debtor_id else claim

    def _letters(self, claim: Claim) -> dict[UUID, Letter]:
        return {one: self.letter(one) for one in sorted(letters_about(claim))}

    def _series(self, claim: Claim, debtor: Debtor) -> tuple[Claim, ...]:
        """Read the debtor's other claims where this one is of a series: its costs are capped."""
        if not claim.series_id:
            return ()
        return self._others(claim, debtor)

    def _others(self, claim: Claim, debtor: Debtor) -> tuple[Claim, ...]:
        return tuple(one for one in self.claims_of(debtor) if one.id != claim.id)

    def _bundled(self, claim: Claim, letters: dict[UUID, Letter]) -> tuple[Claim, ...]:
        """Read the claims with which this one was asked costs in one letter: they share them.

        One that was taken back is among them: nothing of it is open.
        """
        parts = (
            part.claim_id
            for letter in letters.values()
            if letter.order and letter.order.costs_if_unpaid
            for part in letter.order.claims
        )
        return tuple(self.claim(one) for one in dict.fromkeys(parts) if one != claim.id)

    def paper(self, claim: Claim) -> Paper:
        """Read what asked a claim, without its debtor, creditor and plan."""
        letters = self._letters(claim)
        return Paper(claim, letters, self._asked_with(claim, letters))

    def _asked_with(self, claim: Claim, letters: dict[UUID, Letter]) -> tuple[Claim, ...]:
        """Read the claims that letters asked together with this one: they are paid together."""
        orders = (letter.order for letter in letters.values() if letter.order)
        parts = dict.fromkeys(part.claim_id for order in orders for part in order.claims)
        return tuple(self.claim(one) for one in parts if one != claim.id)

    def _planned_with(self, claim: Claim) -> tuple[Claim, ...]:
        """Read the other claims of the plan that both signed, as long as it runs."""
        his = claim.arrangement.plan.claims if claim.arrangement else ()
        return tuple(self.claim(one) for one in his if one != claim.id)

    def _once(self, stream: UUID, load: Callable[[], T]) -> T:
        if stream not in self.read:
            self.read[stream] = load()
        found: T = self.read[stream]
        return found


def letters_about(claim: Claim) -> set[UUID]:
    """The letters that a claim tells of."""
    wanted = {sent.letter_id for sent in claim.letters}
    wanted |= {confirmed.letter_id for confirmed in claim.confirmations}
    wanted |= {told.letter_id for told in claim.plan_letters}
    wanted |= {one.letter_id for one in claim.interruptions if one.letter_id}
    wanted |= {told.letter_id for told in claim.at_party.notices}
    wanted |= {one.letter_id for one in claim.estate.letters}
    wanted |= {notice.told.letter_id for notice in claim.debit_notices}
    return wanted | ({claim.pending.letter_id} if claim.pending else set())
