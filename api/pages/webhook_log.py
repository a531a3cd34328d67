"""The log of deliveries on the pages of webhooks: what was looked for, and what was found."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from adapters.webhooks.deliveries import Delivery
from adapters.webhooks.outcomes import Delivered
from api.pages.refusals import told
from api.problems import problem_of
from api.served import served
from application.house import House
from application.queries.claim_named import claim_by
from application.queries.shapes import ProblemOut
from domain.errors import Refusal
from domain.user.roles import May

SHOWN_AT_ONCE: Final = 25
"""Deliveries that one page shows."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked for, by the names that stand in the address; empty: all of it."""

    said: Mapping[str, str]
    before: int = 0

    @property
    def state(self) -> Delivered | None:
        """That stand so; None: whatever they stand at, also where no such state is known."""
        known = {one.value: one for one in Delivered}
        return known.get(self.said.get("stand", ""))


@dataclass(frozen=True, slots=True)
class FoundLog:
    """The deliveries that were found, the address of older ones, and why there are none."""

    said: Mapping[str, str]
    deliveries: Sequence[Delivery]
    older: str = ""
    problem: ProblemOut | None = None
    states: Sequence[Delivered] = tuple(Delivered)


ALL: Final = Looked({})


def looked_for(
    stand: str | None, vordering: str | None, gebeurtenis: str | None, before: int | None
) -> Looked:
    """What the address of a page says."""
    said = {"stand": stand, "vordering": vordering, "gebeurtenis": gebeurtenis}
    return Looked({name: text.strip() for name, text in said.items() if text}, before or 0)


def found_for(house: House, subscription: UUID, looked: Looked) -> FoundLog:
    """The deliveries of a subscription that somebody looked for, the newest first."""
    said = looked.said
    try:
        named = said.get("vordering")
        claim = claim_by(house, named, served().creditors(May.LOOK)) if named else None
    except Refusal as refusal:
        return FoundLog(said, (), problem=told(problem_of(refusal, path="")))
    found = house.deliveries.found(
        [subscription],
        claim=claim,
        event=said.get("gebeurtenis", ""),
        state=looked.state,
        before=looked.before,
        limit=SHOWN_AT_ONCE,
    )
    full = len(found) == SHOWN_AT_ONCE
    older = urlencode({**said, "before": found[-1].number}) if full else ""
    return FoundLog(said, found, older)


def invoices_of(house: House, claims: Collection[UUID]) -> Mapping[UUID, str]:
    """The invoice numbers of those claims that whoever is served may see."""
    mine = served().creditors(May.LOOK)
    known = (house.collections.claim(one) for one in claims)
    return {
        one.id: one.invoice_number
        for one in known
        if one.opened and (mine is None or one.creditor_id in mine)
    }
