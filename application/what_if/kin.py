"""Who is looked at together: a debtor with all his claims, their letters, and his creditor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.house import House
from domain.days import legal_day
from domain.facts import Recorded, StreamKind
from domain.what_if.outside import of_a_letter


@dataclass(frozen=True, slots=True)
class Kin:
    """Debtors who are or were one, and every claim that ever lay with one of them."""

    creditor: UUID
    debtors: tuple[UUID, ...]
    claims: tuple[UUID, ...]
    """In the order in which the run takes them: that of their ids."""


def all_kin(house: House, creditor: UUID) -> Iterator[Kin]:
    """The debtors of a creditor, each once, in the order of their first debtors' ids.

    What is kept of a debtor while the others are found is his id and whom he was merged with.
    """
    root: dict[UUID, UUID] = {}

    def top(one: UUID) -> UUID:
        while (above := root.get(one, one)) != one:
            one = above
        return one

    debtors = sorted(house.store.streams(StreamKind.DEBTOR, creditor), key=str)
    for one in debtors:
        known = house.collections.debtor(one)
        for other in (known.merged_into, *known.joined):
            if other is not None:
                first, last = sorted((top(one), top(other)), key=str)
                root[last] = first
    members: dict[UUID, list[UUID]] = {}
    for one in debtors:
        members.setdefault(top(one), []).append(one)
    for group in members.values():
        claims = {claim for one in group for claim in house.collections.debtor(one).claims}
        if claims:
            yield Kin(creditor, tuple(group), tuple(sorted(claims, key=str)))


def letters_of(rows: Sequence[Recorded]) -> set[UUID]:
    """The letters of which the facts of a claim tell."""
    return {letter for one in rows if (letter := of_a_letter(one.fact)) is not None}


def known_by(recorded: Recorded, last: date) -> bool:
    """Whether a fact was recorded by the end of a day."""
    return legal_day(recorded.recorded_at) <= last
