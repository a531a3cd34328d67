"""The life of one debtor, told fact by fact around a story of one claim of his."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from domain.case import Case
from domain.claim.balance import balance
from domain.debtor.events import ClaimOpenedForDebtor, DebtorFact, DebtorRegistered
from domain.debtor.protection import (
    BarTold,
    begin,
    end,
)
from domain.debtor.state import Debtor, fold
from domain.facts import Recorded
from domain.law.protection import Bar, BarEnd
from domain.parties import Address, Capacity, ContactDetails
from domain.sealing import Sealed
from tests.domain.story import (
    CLAIM,
    CREDITOR,
    DEBTOR,
    Story,
    given,
    invoice_sent,
    recorded,
)

DAY = timedelta(days=1)
NOON = time(12)
MONDAY = date(2026, 2, 2)
"""The first day on which a reminder may go: the 1st is a Sunday."""
TRUSTEE = ContactDetails(
    name="mr. C. Curator", address=Address(street="Gracht 1", city="Amsterdam"), email="c@x.example"
)
OTHER = UUID("01900000-0000-7000-8000-000000000099")


class Life:
    """A debtor told fact by fact, around a story of one claim of his."""

    def __init__(self, story: Story | None = None) -> None:
        self.story = story or given(invoice_sent())
        self.history: list[Recorded] = []
        self.happens(
            DebtorRegistered(
                creditor_id=CREDITOR,
                contact=Sealed.committed("cd" * 32),
                capacity=Capacity.CONSUMER,
                postable=True,
                mailable=True,
            ),
            ClaimOpenedForDebtor(claim_id=CLAIM),
            on=date(2026, 1, 1),
        )

    def happens(self, *facts: DebtorFact, on: date) -> Sequence[DebtorFact]:
        for fact in facts:
            version = len(self.history) + 1
            one = recorded(fact, version=version, on=on, stream=DEBTOR)
            self.history.append(replace(one, recorded_at=datetime.combine(on, NOON, UTC)))
        return facts

    def begins(self, bar: Bar, *, on: date, since: date | None = None, **more: object) -> None:
        told = BarTold(bar=bar, since=since or on, **more)  # type: ignore[arg-type]  # by name
        self.happens(*begin(self.debtor, told, today=on), on=on)

    def ends(self, bar: Bar, *, on: date, how: BarEnd = BarEnd.OVER) -> None:
        self.happens(*end(self.debtor, bar=bar, how=how, ended_on=on, today=on), on=on)

    @property
    def debtor(self) -> Debtor:
        return fold(DEBTOR, self.history)

    @property
    def case(self) -> Case:
        return replace(self.story.case, debtor=self.debtor)


def owed(life: Life, day: date) -> tuple[int, int, int]:
    now = balance(life.case.claim, on=day)
    return now.principal, now.interest, now.costs
