"""Erasing a person: what stands in the way of it, by what law, and the fact that says it is done.

Books are kept for seven years, and what a claim needs as long as it is asked or fought over: the
right to be erased does not hold against either (AVG art. 17 lid 3 b and e).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.debtor.erasure_events import ErasureGround, SharedFile, SubjectErased
from domain.debtor.refunds import refunds_due
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.law.retention import ARTICLE, kept_through


class ErasureHeld(StrEnum):
    """Why the personal data of a debtor are kept as yet."""

    CLAIM_OPEN = "claim_open"
    """A claim on him has not ended, or something about it waits: AVG art. 17 lid 3 e."""
    LETTER_WAITS = "letter_waits"
    """A letter to him has not gone out, or it is not known whether it did."""
    MONEY_WAITS = "money_waits"
    """Money or credit of his waits here, or goes back to him."""
    KEPT_BY_LAW = "kept_by_law"
    """The seven years of the books are not over: AWR art. 52 lid 4."""


@dataclass(frozen=True, slots=True)
class InTheWay:
    """What stands in the way of an erasure, of which claims, and through which day if any.

    The books of a claim that has not ended have no last day yet: each act moves it.
    """

    why: ErasureHeld
    numbers: tuple[str, ...] = ()
    through: date | None = None


@dataclass(frozen=True, slots=True)
class ClaimKept:
    """A claim that stands on a debtor, as far as an erasure rests on it."""

    number: str
    live: bool
    """It has not ended, or a decision about it waits."""
    letters_wait: bool
    last: date
    """The day of the last thing that happened to it."""


def in_the_way(debtor: Debtor, claims: Sequence[ClaimKept], *, today: date) -> Iterator[InTheWay]:
    """All that stands in the way of erasing a debtor on a day; ``claims``: those that stand.

    Who has no claim that stands is in no books: nothing need be kept of him.
    """
    if live := tuple(one.number for one in claims if one.live):
        yield InTheWay(ErasureHeld.CLAIM_OPEN, live)
    if waits := tuple(one.number for one in claims if one.letters_wait):
        yield InTheWay(ErasureHeld.LETTER_WAITS, waits)
    if debtor.credits or refunds_due(debtor.refunds):
        refunds = (one.number for one in refunds_due(debtor.refunds))
        numbers = (one.number for one in debtor.credits.values())
        yield InTheWay(ErasureHeld.MONEY_WAITS, tuple(dict.fromkeys((*numbers, *refunds))))
    through = books_through(claims)
    if through is not None and today <= through:
        yield InTheWay(ErasureHeld.KEPT_BY_LAW, through=end_of_books(claims))


def books_through(claims: Iterable[ClaimKept]) -> date | None:
    """The last day (inclusive) on which the books of some claims must be kept; None: no claim."""
    last = max((one.last for one in claims), default=None)
    return kept_through(last) if last else None


def end_of_books(claims: Sequence[ClaimKept]) -> date | None:
    """The last day (inclusive) of the books, where it can be said: every claim has ended."""
    return None if any(one.live for one in claims) else books_through(claims)


def erase(
    debtor: Debtor,
    claims: Sequence[ClaimKept],
    *,
    ground: ErasureGround,
    beside: tuple[UUID, ...],
    files: tuple[SharedFile, ...] = (),
    by_one: bool = False,
    today: date,
) -> list[SubjectErased]:
    """Erase a debtor, unless something stands in the way; who is erased already: nothing.

    Raises Refusal ``erasure.claim_open``, ``erasure.letter_waits``, ``erasure.money_waits`` and
    ``erasure.kept_by_law``.
    """
    if debtor.erased_on is not None:
        return []
    for held in in_the_way(debtor, claims, today=today):
        raise _refused(held)
    return [SubjectErased(ground=ground, beside=beside, files=files, by_one=by_one)]


def _refused(held: InTheWay) -> Refusal:
    numbers = ", ".join(held.numbers)
    match held.why:
        case ErasureHeld.CLAIM_OPEN:
            return Refusal(
                "erasure.claim_open",
                f"Claims on this debtor have not ended, or a decision about them waits: {numbers}.",
                article="AVG art. 17 lid 3 e",
                way_out="Settle, withdraw or write off these first, or decide on what waits.",
                values={"numbers": numbers},
            )
        case ErasureHeld.LETTER_WAITS:
            return Refusal(
                "erasure.letter_waits",
                f"Letters to this debtor are under way: {numbers}.",
                way_out="Record that they went out, or call them off.",
                values={"numbers": numbers},
            )
        case ErasureHeld.MONEY_WAITS:
            return Refusal(
                "erasure.money_waits",
                f"Money or credit of this debtor waits: {numbers}.",
                way_out="Pay it back, set it off, or say whose it is.",
                values={"numbers": numbers},
            )
        case ErasureHeld.KEPT_BY_LAW:
            assert held.through is not None  # the books have a last day
            return Refusal(
                "erasure.kept_by_law",
                f"The books of this debtor must be kept through {held.through}.",
                article=ARTICLE,
                way_out="Tell him until when; the list of erasures names him when it is over.",
                values={"through": held.through},
            )
