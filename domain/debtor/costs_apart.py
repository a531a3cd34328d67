"""Costs that were asked apart of two debtors who prove to be one consumer (BW 6:96 lid 7)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final
from uuid import UUID

from domain.claim.events import (
    ClaimFact,
    CollectionCostsWaived,
    FourteenDayLetterVoided,
    Mark,
    MarkPlaced,
    Source,
)
from domain.claim.found import Charged
from domain.claim.state import Claim, Ending, SentLetter
from domain.claim.undue_costs import base_in_hindsight
from domain.law.collection_costs import statutory_costs
from domain.money import Cents, round_half_up

ONE_LETTER: Final = "two debtors are one: costs are asked in one letter"
COUNTED_ONCE: Final = "two debtors are one: costs are counted once over the sum"

_GIVEN_UP: Final = frozenset({Ending.WITHDRAWN, Ending.WRITTEN_OFF})


@dataclass(slots=True)
class _Letter:
    """A fourteen-day letter of one of the two, with what of it stands on each claim."""

    sent: SentLetter
    former: bool
    claims: list[Claim] = field(default_factory=list)
    charged: list[tuple[Claim, Charged]] = field(default_factory=list)

    @property
    def running(self) -> bool:
        """Tell whether it announced costs of which none is charged yet."""
        return not self.charged and any(claim.live for claim in self.claims)


def costs_apart(
    of_former: Sequence[Claim], of_other: Sequence[Claim]
) -> Mapping[UUID, list[ClaimFact]]:
    """What is recorded on each claim where both sides were asked costs.

    Letters on which nothing was charged yet are void, and said again in one. What was charged
    apart on claims that one letter could have asked stands as far as one letter could have said:
    the scale once over the sum, and its floor once. Where of two such letters one runs, both are
    said again; where the other claim was handed over or paid by then, a person looks at the one
    that runs. A claim that fell due after the first letter is a new one, with its own costs.
    """
    letters = [*_letters(of_former, former=True), *_letters(of_other, former=False)]
    void = _void(letters)
    found: dict[UUID, list[ClaimFact]] = {}
    for letter in void:
        for claim in (one for one in letter.claims if one.live):
            fact = FourteenDayLetterVoided(letter_id=letter.sent.letter_id, why=ONE_LETTER)
            found.setdefault(claim.id, []).append(fact)
    left = [one for one in letters if one not in void]
    for claim in _undecidable(left):
        mark = MarkPlaced(mark=Mark.COSTS_APART, source=Source(kind="merge"))
        found.setdefault(claim.id, []).append(mark)
    for claim, waived in _beyond_one_letter([one for one in left if one.charged]):
        found.setdefault(claim.id, []).append(waived)
    return found


def _letters(claims: Sequence[Claim], *, former: bool) -> list[_Letter]:
    found: dict[UUID, _Letter] = {}
    for claim in claims:
        for sent in () if claim.ending in _GIVEN_UP else claim.sent_in_round():
            if sent.fourteen is None:
                continue
            letter = found.setdefault(sent.letter_id, _Letter(sent, former))
            letter.claims.append(claim)
            letter.charged += [
                (claim, one)
                for one in claim.costs
                if one.letter_id == sent.letter_id and one.standing
            ]
    return list(found.values())


def _void(letters: Sequence[_Letter]) -> list[_Letter]:
    """The letters that are said again in one: those that run on both sides, or beside a charge."""
    running = [one for one in letters if one.running]
    beside = [
        one
        for one in letters
        if one.charged
        and all(claim.live for claim in one.claims)
        and any(_could_be_one(one, other) for other in running)
    ]
    found = [*running, *beside]
    return found if len({one.former for one in found}) > 1 else []


def _undecidable(letters: Sequence[_Letter]) -> list[Claim]:
    """The live claims whose letter announces what another letter has charged for good."""
    found = [
        claim
        for one in letters
        if one.running and any(other.charged and _could_be_one(one, other) for other in letters)
        for claim in one.claims
    ]
    return [claim for claim in found if claim.live and Mark.COSTS_APART not in claim.marks]


def _beyond_one_letter(letters: list[_Letter]) -> Iterator[tuple[Claim, ClaimFact]]:
    left = sorted(letters, key=lambda one: (one.sent.sent_on, str(one.sent.letter_id)))
    while left:
        first, *others = left
        group = [first, *(one for one in others if _could_be_one(first, one))]
        left = [one for one in left if one not in group]
        if len(group) > 1:
            yield from _waived(group)


def _waived(group: Sequence[_Letter]) -> Iterator[tuple[Claim, ClaimFact]]:
    """Take back what the letters of a group charge beyond one letter, of the latest first."""
    charged = [one for letter in group for one in letter.charged]
    over = sum(one.standing for _, one in charged) - _of_one_letter(charged)
    for claim, one in reversed(charged):
        amount = min(over, one.standing)
        if amount > 0:
            over -= amount
            yield (
                claim,
                CollectionCostsWaived(
                    amount=amount, why=COUNTED_ONCE, retroactive=True, charge=one.version
                ),
            )


def _of_one_letter(charged: Sequence[tuple[Claim, Charged]]) -> Cents:
    """The costs over the sum of what was unpaid, with the VAT that was charged on them.

    What was credited since, or granted after a dispute, was never unpaid.
    """
    allowed = statutory_costs(sum(base_in_hindsight(claim, one) for claim, one in charged))
    vat = sum(one.vat for _, one in charged)
    without = sum(one.total for _, one in charged) - vat
    return allowed + round_half_up(Fraction(allowed * vat, without)) if without else allowed


def _could_be_one(one: _Letter, other: _Letter) -> bool:
    """Tell whether the first of two letters, to either of them, could have asked for both.

    Terms of a series are never asked together with other claims.
    """
    if one.former is other.former:
        return False
    first = min(one.sent.sent_on, other.sent.sent_on)
    return all(_asked_by(claim, first) for claim in (*one.claims, *other.claims))


def _asked_by(claim: Claim, first: date) -> bool:
    return not claim.series_id and claim.due_on < first
