"""What is decided on who is who: two debtors are one, are not, or a claim is another's."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from domain.claim.events import (
    ClaimFact,
    ClaimMovedToDebtor,
    Mark,
    NewRoundBegun,
)
from domain.claim.marks import end_mark
from domain.claim.state import Claim
from domain.debtor.costs_apart import costs_apart
from domain.debtor.credit import forget, notice, of_claim, perhaps
from domain.debtor.decisions import establish_capacity, follow_capacity
from domain.debtor.events import CreditEnd, DebtorFact
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
from domain.debtor.refusals import creditor_of, require_debtor_of
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.law.protection import Bar
from domain.parties import Capacity

ANOTHER: Final = "the letters went to another debtor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """What is recorded on the debtor who gives, the one who takes, and each claim concerned."""

    giver: Sequence[DebtorFact]
    taker: Sequence[DebtorFact]
    claims: Sequence[tuple[Claim, Sequence[ClaimFact]]]


def seem_alike(
    debtor: Debtor, other: Debtor, grounds: Sequence[LikenessGround]
) -> list[LikenessFound]:
    """Record that another debtor may be the same; known already, or decided: nothing.

    What was decided is asked again only where they are alike in something new.
    """
    known = debtor.alike.get(other.id, ())
    if debtor.decided_apart(other.id, grounds) or set(grounds) <= set(known):
        return []
    return [LikenessFound(other=other.id, grounds=tuple(dict.fromkeys((*known, *grounds))))]


def deny(debtor: Debtor, other: Debtor) -> tuple[list[LikenessDenied], list[LikenessDenied]]:
    """Record on both that they are two people; repeated, it is nothing new.

    Raises NotFound ``debtor.unknown`` for a debtor of another creditor, Refusal ``merge.itself``.
    """
    _require_another(debtor, other)
    pairs = ((debtor, other.id), (other, debtor.id))
    mine, theirs = (
        [] if whom in one.unlike else [LikenessDenied(other=whom)] for one, whom in pairs
    )
    return mine, theirs


def merge(
    former: Debtor, other: Debtor, *, of_former: Sequence[Claim], of_other: Sequence[Claim]
) -> Regrouped:
    """Let a debtor be another one: his claims become the other's, and what bars the way counts.

    Costs that two letters asked apart are asked in one, or counted once (BW 6:96 lid 7).
    Raises NotFound ``debtor.unknown`` for a debtor of another creditor, Refusal ``merge.itself``
    or ``merge.capacities``.
    """
    _require_another(former, other)
    capacity = _capacity_of_both(former, other)
    moved = ClaimMovedToDebtor(from_debtor=former.id, to_debtor=other.id)
    apart = costs_apart(of_former, of_other) if capacity.protected_as_consumer else {}
    claims = [
        (claim, [moved, *_follow(claim, capacity), *apart.get(claim.id, [])]) for claim in of_former
    ]
    claims += [(claim, [*_follow(claim, capacity), *apart.get(claim.id, [])]) for claim in of_other]
    joined = ClaimsJoined(
        from_debtor=former.id,
        claims=tuple(claim.id for claim in of_former),
        bars=_carried(former),
        died_on=former.died_on,
        over=tuple(
            CarriedBar(bar=one.bar.value, since=one.first, until=one.last)
            for one in former.insolvencies
        ),
    )
    alike = [
        LikenessFound(other=whom, grounds=grounds)
        for whom, grounds in former.alike.items()
        if whom not in {other.id, *other.unlike, *other.alike}
    ]
    taker = [
        joined,
        *establish_capacity(other, capacity=capacity),
        *_credit_comes(former, other, former.credits),
        *alike,
    ]
    return Regrouped(giver=[DebtorMerged(into=other.id)], taker=taker, claims=claims)


def _carried(former: Debtor) -> tuple[CarriedBar, ...]:
    """What bars the way to the one, and from here on to the other; also what freed him of debts."""
    bars = [
        CarriedBar(
            bar=bar,
            until=until,
            since=former.insolvent_since.get(bar),
            claims=former.bars_over.get(bar),
        )
        for bar, until in former.bars.items()
    ]
    if former.natural_through:
        free = Bar.NATURAL_OBLIGATION.value
        bars.append(CarriedBar(bar=free, since=former.natural_through))
    return tuple(bars)


def alike_instead(third: Debtor, former: Debtor, other: Debtor) -> list[LikenessFound]:
    """What is recorded on somebody who seemed alike to a debtor that proved to be another one."""
    if former.id not in third.alike or third.id == other.id:
        return []
    grounds = third.alike[former.id]
    return [LikenessFound(other=other.id, grounds=grounds, instead_of=former.id)]


def undo_merge(
    former: Debtor,
    other: Debtor,
    *,
    claims: Sequence[Claim],
    wrote_to_other: Iterable[UUID],
    of_both: Collection[str] = (),
) -> Regrouped:
    """Let a merged debtor stand by himself again, with the claims that had come from him.

    Of those, whichever was written about meanwhile begins anew: the letter went to somebody else.
    ``of_both``: the credit that may be the one's or the other's, for which both wait.
    """
    back = ClaimMovedToDebtor(from_debtor=other.id, to_debtor=former.id)
    told = set(wrote_to_other)
    regrouped = [
        (claim, [back, *_follow(claim, former.capacity), *_anew(claim, told=claim.id in told)])
        for claim in claims
    ]
    theirs = {*former.credits, *(of_claim(claim.id) for claim in claims)} - set(of_both)
    left = ClaimsLeft(to_debtor=former.id, claims=tuple(claim.id for claim in claims))
    return Regrouped(
        giver=[left, *_credit_goes(other, theirs), *_perhaps(other, other, of_both)],
        taker=[
            MergeUndone(parted_from=other.id),
            *_credit_comes(other, former, theirs),
            *_perhaps(other, former, of_both),
            *_credit_goes(former, set(former.credits) - set(other.credits), CreditEnd.USED),
        ],
        claims=regrouped,
    )


def split_off(claim: Claim, giver: Debtor, taker: Debtor, *, capacity: Capacity) -> Regrouped:
    """Let a claim be another debtor's; its letters went to somebody else, and begin anew.

    Raises NotFound ``debtor.unknown`` or Refusal ``merge.itself``.
    """
    if taker.registered:
        _require_another(giver, taker)
    moved = ClaimMovedToDebtor(from_debtor=giver.id, to_debtor=taker.id)
    facts = [moved, *_follow(claim, capacity), *_anew(claim, told=bool(claim.sent_in_round()))]
    own = [of_claim(claim.id)]
    joined = ClaimsJoined(from_debtor=giver.id, claims=(claim.id,))
    return Regrouped(
        giver=[ClaimsLeft(to_debtor=taker.id, claims=(claim.id,)), *_credit_goes(giver, own)],
        taker=[joined, *_credit_comes(giver, taker, own)],
        claims=[(claim, facts)],
    )


def clear_doubt(claim: Claim) -> list[ClaimFact]:
    """Clear the mark of a claim of which it is known by now whose it is."""
    return end_mark(claim, Mark.PARTY_UNCLEAR) if claim.live else []


def merged_away(debtor: Debtor) -> Refusal:
    """The refusal ``debtor.merged``: who proved to be another one is asked for as that one."""
    return Refusal(
        "debtor.merged",
        f"This debtor is known as debtor {debtor.merged_into} by now.",
        way_out="Use that one, or undo the merge: `vordering record merge-undone`.",
        values={"debtor": str(debtor.merged_into)},
    )


def _require_another(debtor: Debtor, other: Debtor) -> None:
    require_debtor_of(other, creditor_of(debtor))
    if debtor.id == other.id:
        raise Refusal(
            "merge.itself",
            "A debtor cannot be compared with himself.",
            way_out="Name the other debtor.",
        )


def _capacity_of_both(former: Debtor, other: Debtor) -> Capacity:
    known = {one.capacity for one in (former, other)} - {Capacity.UNKNOWN}
    if len(known) > 1:
        raise Refusal(
            "merge.capacities",
            "The two debtors act in different capacities.",
            article="BW 6:96 lid 5",
            way_out="Record first in what capacity this one acts, or leave them apart.",
        )
    return next(iter(known), Capacity.UNKNOWN)


def _follow(claim: Claim, capacity: Capacity) -> list[ClaimFact]:
    """What follows for a claim of who owes it: its interest, and no doubt about who it is."""
    return [*follow_capacity(claim, capacity=capacity), *clear_doubt(claim)]


def _credit_comes(giver: Debtor, taker: Debtor, refs: Iterable[str]) -> list[DebtorFact]:
    """The money and credit that comes along: the taker's claims wait for it, too."""
    found = [giver.credits[ref] for ref in sorted(refs) if ref in giver.credits]
    return [
        fact
        for one in found
        for fact in notice(taker, ref=one.ref, kind=one.kind, number=one.number, amount=one.amount)
    ]


def _perhaps(giver: Debtor, taker: Debtor, refs: Collection[str]) -> list[DebtorFact]:
    """The credit of the one that may be another's as well: he waits for it, too."""
    return [
        fact
        for one in (giver.credits[ref] for ref in sorted(refs))
        for fact in notice(
            taker, ref=one.ref, kind=perhaps(one.kind), number=one.number, amount=one.amount
        )
    ]


def _credit_goes(
    giver: Debtor, refs: Iterable[str], why: CreditEnd = CreditEnd.MOVED
) -> list[DebtorFact]:
    return [fact for ref in sorted(refs) for fact in forget(giver, ref, why)]


def _anew(claim: Claim, *, told: bool) -> list[ClaimFact]:
    return [NewRoundBegun(why=ANOTHER)] if told and claim.live and not claim.offer else []
