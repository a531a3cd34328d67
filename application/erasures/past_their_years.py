"""The debtors of a creditor whose years are over: nothing asks that they be kept any longer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import UUID

from application.erasures.decision import claims_kept
from application.house import House
from domain.days import add_years, ends
from domain.debtor.erasure import ErasureHeld, InTheWay, in_the_way
from domain.facts import StreamKind
from domain.law.retention import KEPT_YEARS

_LOOKED_AT = 2_000
"""So many debtors are looked at for one page."""


@dataclass(frozen=True, slots=True)
class PastYears:
    """A debtor whose books need not be kept, with what else stands in the way of erasing him."""

    debtor_id: UUID
    claims: int
    last: date
    """The day of the last thing that happened to a claim on him."""
    held: tuple[InTheWay, ...]


@dataclass(frozen=True, slots=True)
class PastYearsPage:
    """Some of them; ``next``: where to go on looking, as there are more debtors."""

    rows: tuple[PastYears, ...]
    next: UUID | None


def past_their_years(
    house: House, creditor_id: UUID, *, today: date, limit: int, after: UUID | None = None
) -> PastYearsPage:
    """Those who are not erased, in the order in which they became known.

    Who was not yet known seven years ago is not looked at, so that a young house answers at once.
    """
    since = house.store.position_at(ends(add_years(today, -KEPT_YEARS)))
    every = house.store.streams(StreamKind.DEBTOR, creditor_id) if since else []
    first = every.index(after) + 1 if after in every else 0
    looked_at = every[first : first + _LOOKED_AT]
    found = list(islice(_past(house, looked_at, since, today), limit))
    if len(found) == limit:
        last = found[-1].debtor_id
    elif first + _LOOKED_AT < len(every):
        last = looked_at[-1]
    else:
        return PastYearsPage(tuple(found), None)
    return PastYearsPage(tuple(found), last if last != every[-1] else None)


def _past(house: House, debtors: list[UUID], since: int, today: date) -> Iterator[PastYears]:
    for debtor_id in debtors:
        debtor = house.collections.debtor(debtor_id)
        history = house.collections.history(debtor_id)
        if history[0].position > since:
            return
        if debtor.erased_on is not None or debtor.merged_into is not None or not debtor.claims:
            continue
        claims = house.collections.claims_of(debtor)
        kept = claims_kept(house, claims)
        held = tuple(in_the_way(debtor, kept, today=today))
        if kept and all(one.why is not ErasureHeld.KEPT_BY_LAW for one in held):
            yield PastYears(debtor_id, len(kept), max(one.last for one in kept), held)
