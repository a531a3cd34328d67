"""Paid what a letter asked, within its term: nothing more is asked (BW 3:35, 6:248)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from uuid import UUID

from domain.case import Case
from domain.case.asking_letters import AskingLetter, asking_letters
from domain.claim.balance import balance, balance_in_hindsight
from domain.claim.contested import as_never_asked
from domain.claim.differences import differences_asked_again
from domain.claim.events import (
    Asked,
    ClaimFact,
    ClaimReopened,
    CollectionCostsWaived,
    RestAskedAgain,
    RestGround,
    RestWaived,
)
from domain.claim.imagined import imagine
from domain.claim.kept import kept_payments
from domain.claim.kept_plan import plan_waivers_lost
from domain.claim.payments import with_consequences
from domain.claim.references import GRANTED
from domain.claim.state import Claim, Ending, LedgerEntry
from domain.claim.waived_rest import WaivedRest
from domain.law.account import EntryKind
from domain.letter.state import Letter
from domain.money import Cents

WHY_NO_COSTS: Final = "what a letter asked was paid within its term"


@dataclass(frozen=True, slots=True)
class Paper:
    """A claim with the letters that asked it, and the other claims that those asked with it."""

    claim: Claim
    letters: Mapping[UUID, Letter] = field(default_factory=dict)
    asked_with: tuple[Claim, ...] = ()

    @classmethod
    def of(cls, case: Case) -> "Paper":
        """What a case holds of it."""
        return cls(case.claim, case.letters, case.asked_with)

    def settle(
        self, *others: "Paper", decided: Mapping[UUID, Sequence[ClaimFact]], today: date
    ) -> list[tuple[Claim, list[ClaimFact]]]:
        """What was decided on this claim and others, with what it settles or opens again."""
        return settle_what_was_asked([self, *others], decided, today=today)


@dataclass(frozen=True, slots=True)
class PaidLetter:
    """A letter of which the total was paid in time, and the day on which that was so."""

    asking: AskingLetter
    paid_on: date
    parts: tuple[tuple[Claim, Asked], ...]
    """Every claim that it asked and that is still asked, with how much; this one first."""

    @property
    def asked(self) -> Cents:
        """What it asked of all its claims."""
        return sum(asked.total for _, asked in self.parts)


def settle_what_was_asked(
    papers: Sequence[Paper], decided: Mapping[UUID, Sequence[ClaimFact]], *, today: date
) -> list[tuple[Claim, list[ClaimFact]]]:
    """Add to what was decided on some claims what follows for them and for those beside them.

    ``papers`` hold the claims as they were; what was decided on one may pay a letter that asked
    others too, or take back what had paid it.
    """
    known = {one.id: one for paper in papers for one in (*paper.asked_with, paper.claim)}
    letters = {key: letter for paper in papers for key, letter in paper.letters.items()}
    facts = {one: list(decided.get(one, ())) for one in known}
    states = {one: imagine(known[one], facts[one], today=today) for one in known}
    for one in known:
        beside = tuple(state for key, state in states.items() if key != one)
        more = rest_of_what_was_asked(Paper(states[one], letters, beside), today=today)
        states[one] = imagine(states[one], more, today=today)
        facts[one] += more
    return [(claim, facts[claim.id]) for claim in known.values() if facts[claim.id]]


def rest_of_what_was_asked(paper: Paper, *, today: date) -> list[ClaimFact]:
    """Let go of what is left where a letter was paid as it asked; ask it again where it was not.

    The costs that were charged since go back, once. Repeated, it is nothing new.
    """
    claim = paper.claim
    if not claim.opened or claim.ending is Ending.WITHDRAWN or today < claim.issued_on:
        return []
    if claim.court.award:  # what is owed was judged
        return []
    facts: list[ClaimFact] = [*plan_waivers_lost(claim), *_fallen(paper, today)]
    facts += differences_asked_again(claim, today=today)
    found = paid_letter(_seen(paper, facts, today))
    if found:
        facts += _costs_since(claim, found.asking)
        facts += _rest(_seen(paper, facts, today), found, today)
    if not facts:
        return []
    facts = with_consequences(claim, facts, today=today)
    after = imagine(claim, facts, today=today)
    if after.ending is Ending.SETTLED and balance(after, on=today).total > 0:
        facts.append(ClaimReopened(why="payment reversed", new_round=False))
    return facts


def paid_letter(paper: Paper) -> PaidLetter | None:
    """The first letter that holds and of which the total was paid within its term."""
    for asking in asking_letters(paper.claim, paper.letters):
        found = _paid(paper, asking) if asking.holds else None
        if found:
            return found
    return None


def _paid(paper: Paper, asking: AskingLetter) -> PaidLetter | None:
    parts = _parts(paper, asking)
    if parts is None:
        return None
    ordered_at = {one.id: _ordered_at(one, asking) for one, _ in parts}
    needed = sum(_needed(one, asked, asking, ordered_at[one.id]) for one, asked in parts)
    paid = sorted(
        (entry.on, entry.cents)
        for one, _ in parts
        for entry in _payments(one, since=ordered_at[one.id])
        if entry.on <= asking.last
    )
    for at, (day, _) in enumerate(paid):
        if sum(cents for _, cents in paid[: at + 1]) >= needed:
            return PaidLetter(asking, max(day, paper.claim.issued_on), parts)
    return None


def _parts(paper: Paper, asking: AskingLetter) -> tuple[tuple[Claim, Asked], ...] | None:
    """Every claim of a letter with what was asked of it; None where one is not known here.

    One of which nothing is asked any more needs no payment, and none of its money counts.
    """
    own = (paper.claim, asking.asked)
    if asking.order is None:
        return (own,)
    beside = {one.id: one for one in paper.asked_with}
    others = [part for part in asking.order.claims if part.claim_id != paper.claim.id]
    if any(part.claim_id not in beside for part in others):
        return None
    known = [(beside[part.claim_id], part.asked) for part in others]
    return (own, *(part for part in known if part[0].opened and part[0].ending not in _GIVEN_UP))


_GIVEN_UP: Final = frozenset({Ending.WITHDRAWN, Ending.WRITTEN_OFF})


def _ordered_at(claim: Claim, asking: AskingLetter) -> int:
    """Where in the log a letter froze what it asked of a claim."""
    sent = (one for one in claim.letters if one.letter_id == asking.letter_id)
    return next((one.ordered_at for one in sent), asking.ordered_at)


def _needed(claim: Claim, asked: Asked, asking: AskingLetter, ordered_at: int) -> Cents:
    """What was to be paid for a claim: as asked, less what was let go of it since.

    What a dispute of before it was granted is first of what the letter left out. A payment that
    the letter counted and that was taken back since is owed beside it.
    """
    since = [e for e in claim.ledger if e.position > ordered_at]
    before = {e.ref for e in claim.ledger if e.position <= ordered_at}
    credited = sum(
        e.cents
        for e in since
        if e.kind is EntryKind.CREDIT and (e.retroactive or e.on <= asking.last)
    )
    if granted := _granted_since(claim, asking):
        credited -= min(granted, _not_asked(claim, asked, asking))
    back = sum(e.cents for e in since if e.kind is EntryKind.REVERSAL and e.reverses in before)
    charged = sum(e.cents for e in since if e.kind is EntryKind.COSTS)
    waived = sum(e.cents for e in since if e.kind is EntryKind.COSTS_WAIVED)
    costs = min(asked.costs, max(0, waived - charged))
    return max(0, asked.total - credited - costs) + back


def _payments(claim: Claim, *, since: int) -> list[LedgerEntry]:
    """What was paid since a letter was ordered and was never taken back."""
    return [e for e in kept_payments(claim.ledger) if e.position > since]


def _costs_since(claim: Claim, asking: AskingLetter) -> list[ClaimFact]:
    """Take back what was charged after the letter that was paid: it had not asked it."""
    charged_at = {e.ref: e.position for e in claim.ledger if e.kind is EntryKind.COSTS}
    undue = sum(
        charged.standing
        for charged in claim.costs
        if charged_at.get(str(charged.version), 0) > asking.ordered_at
    )
    if not undue:
        return []
    return [
        CollectionCostsWaived(amount=undue, why=WHY_NO_COSTS, retroactive=True, less_was_open=True)
    ]


def _rest(paper: Paper, found: PaidLetter, today: date) -> list[ClaimFact]:
    """What is left open and was not left out of the letter; of a settled claim nothing is."""
    claim = paper.claim
    if balance(claim, on=today).total == 0:
        return []
    amount = _grants(found, claim)
    if not amount:
        return []
    return [
        RestWaived(
            amount=amount,
            ground=RestGround.PAID_AS_ASKED,
            counts_on=found.paid_on,
            letter_id=found.asking.letter_id,
            asked=found.asked,
            pay_by=found.asking.last if found.asking.last < date.max else None,
        )
    ]


def _grants(found: PaidLetter, claim: Claim) -> Cents:
    """What is let go of this claim: of several never more than is left when all is laid together.

    Money that was booked on one of them beyond what it owed belongs to the others first.
    """
    rests = {one.id: 0 for one, _ in found.parts}
    over = 0
    for one, asked in [(claim, found.asking.asked), *found.parts[1:]]:
        left_out = _left_out(one, asked, found.asking)
        rest = balance_in_hindsight(as_never_asked(one, left_out), on=found.paid_on)
        rests[one.id] = rest.principal + rest.interest
        over += balance_in_hindsight(one, on=found.paid_on).unallocated
    left = sum(rests.values()) - over
    for key in sorted(rests, key=lambda key: (rests[key], key)):
        if rests[key] > left:
            return 0
        if key == claim.id:
            return rests[key]
        left -= rests[key]
    return 0


def _left_out(claim: Claim, asked: Asked, asking: AskingLetter) -> Cents:
    """The principal that a letter did not ask and that is owed: its interest goes with it."""
    return max(0, _not_asked(claim, asked, asking) - _granted_since(claim, asking))


def _granted_since(claim: Claim, asking: AskingLetter) -> Cents:
    """What was granted since a letter was ordered, of disputes that it had left out.

    A dispute that came after it contests what the letter asked: what that is granted lowers it.
    """
    at, parts = _ordered_at(claim, asking), asking.order.claims if asking.order else ()
    known = next((part.version for part in parts if part.claim_id == claim.id), claim.version)
    since = (e for e in claim.ledger if e.position > at and e.ref.startswith(GRANTED))
    return sum(e.cents for e in since if int(e.ref.removeprefix(GRANTED)) <= known)


def _not_asked(claim: Claim, asked: Asked, asking: AskingLetter) -> Cents:
    """The principal that a letter did not ask though it was open, such as what is contested."""
    at = _ordered_at(claim, asking)
    before = replace(claim, ledger=[e for e in claim.ledger if e.position <= at])
    return max(0, balance_in_hindsight(before, on=asking.ordered_on).principal - asked.principal)


def _fallen(paper: Paper, today: date) -> list[ClaimFact]:
    """Ask again what was let go on a letter that is not paid any more, as far as it is known."""
    letters = {one.letter_id: one for one in asking_letters(paper.claim, paper.letters)}
    fallen: list[ClaimFact] = []
    for rest in paper.claim.rests:
        asking = letters.get(rest.letter_id) if rest.letter_id else None
        if not rest.standing or asking is None or _parts(paper, asking) is None:
            continue
        if _paid(paper, asking) is None:
            fallen.append(_asked_again(paper, asking, rest, today))
    return fallen


def _asked_again(paper: Paper, asking: AskingLetter, rest: WaivedRest, today: date) -> ClaimFact:
    """Count it from the day of the storno; of a payment that never was, as never let go."""
    parts = _parts(paper, asking) or ()
    back = [e.on for one, _ in parts for e in one.ledger if e.kind is EntryKind.REVERSAL]
    return RestAskedAgain(
        waived_version=rest.version,
        amount=rest.amount,
        why="a payment on which it rested was taken back",
        counts_on=min(today, max([rest.on, *back])),
    )


def _seen(paper: Paper, facts: list[ClaimFact], today: date) -> Paper:
    return replace(paper, claim=imagine(paper.claim, facts, today=today)) if facts else paper
